"""The clauses of a sentence while it is parsed: what belongs to them, and what still waits for its verb."""

from __future__ import annotations

from dashboard.reading.grammar.clause import Clause
from dashboard.reading.grammar.forms import is_participle, only_participle
from dashboard.reading.grammar.lookahead import comma_before, finite_later, told_after, verb_after
from dashboard.reading.grammar.phrase import Phrase, Verb
from dashboard.reading.grammar.word_sets import BE, BESIDE, DO, MADE

Opener = tuple[str, str, Phrase | None]
"""How the next clause begins: its kind, the word that opens it, and the noun phrase that it describes."""
NO_OPENER: Opener = ("", "", None)
_LEADS = frozenset(("", "after", "before", "by", "upon", "on", "while", "since", "in", "when"))
"""Words before a participle that has the subject of its sentence: `After leaving Rye, the army …`."""


_NOT_SO = frozenset(
    ("nor", "neither", "no", "little", "hardly", "scarcely", "barely", "nowhere", "rarely", "seldom")
)
NOMINATIVE = frozenset(("he", "she", "they", "we", "i"))
_NOBODY = frozenset(("nobody", "everyone", "everybody", "no-one"))
_WHEN = frozenset(("when", "after", "as", "once", "while", "before", "until", "since", "although", "though"))
_HALVES = frozenset(("new", "north", "south", "west", "east", "northern"))
_FIRST = frozenset(("first", "initially", "originally"))
_THEN = frozenset(("then", "later", "soon", "eventually", "subsequently", "finally"))
_PLACING = frozenset(("in", "at", "near", "from", "to", "outside"))


class Growing:
    """The clauses so far, and the phrases that belong to none yet."""

    def __init__(self, low: list[str], tags: list[str], found: list[Phrase]) -> None:
        """Before reading: the sentence's words in lower case, their tags, and its phrases."""
        self.low, self.tags, self.found = low, tags, found
        self.clauses: list[Clause] = []
        self.owner = [-1] * len(low)
        self.opener = NO_OPENER
        self.bare: list[tuple[Phrase, bool]] = []  # noun phrases that wait for a verb; a comma before it?
        self.lead: list[Phrase] = []
        self.waiting: list[tuple[Opener, list[tuple[Phrase, bool]], list[Phrase]]] = []
        self.at = -1  # the clause that takes what comes, or -1 before a verb
        self.comma = False  # whether a comma has closed it
        self.closed = False  # whether the next comma only closes the name of a region

    def _own(self, p: Phrase, at: int) -> None:
        """Give a phrase to the clause with the index `at`."""
        for k in range(p.first, p.end):
            self.owner[k] = at
        if self.clauses:
            self.clauses[at].last = max(self.clauses[at].last, p.end)

    def _own_quietly(self, p: Phrase) -> None:
        """Give a phrase in brackets to the clause around it, which does not end later for that."""
        at = self.at if self.at >= 0 else len(self.clauses)
        for k in range(p.first, p.end):
            self.owner[k] = at

    def _add(self, clause: Clause, p: Phrase) -> None:
        """Add a clause with its verb group `p`; the phrases that waited before it become part of it."""
        at = len(self.clauses)
        clause.lead = self.lead
        self.clauses.append(clause)
        before = [*self.lead, *(q for q, _ in self.bare), p]
        for q in before:
            self._own(q, at)
        clause.first = min(q.first for q in before)
        self.bare, self.lead = [], []
        self.opener = NO_OPENER
        self.at, self.comma = at, False

    def _park(self) -> None:
        """Set a subject aside, to wait for its verb, while another clause comes between."""
        if self.bare or (self.lead and self.at < 0):
            self.waiting.append((self.opener, self.bare, self.lead))
        self.bare, self.lead = [], []
        self.comma = False

    def _park_lead(self) -> None:
        """Set aside what waits while an infinitive or a participle makes a clause of its own."""
        if self.bare or (self.lead and self.at < 0):
            self.waiting.append((self.opener, self.bare, self.lead))
            self.opener = NO_OPENER
        self.bare, self.lead = [], []

    def _suspend(self) -> None:
        """After a verb and a comma, what comes next may begin a clause."""
        self.at = -1

    def _opens_main(self, i: int) -> bool:
        """Whether a noun phrase begins what is told, though no comma stands before it.

        So in `When the king died in May Kern fled`, after what a clause has said of a time.
        """
        first = self.clauses[0] if self.clauses else None
        if first is None or len(self.clauses) > 1 or self.at or self.comma or first.kind != "sub":
            return False
        before, p = self.found[i - 1], self.found[i]
        over = first.opener in _WHEN and first.verb.form == "finite"
        placed = before.kind == "NP" and i > 1 and self.found[i - 2].kind == "IN"  # `came to Rye the duke`
        over &= placed or before.kind in ("DATE", "RP") or self.low[p.first] in NOMINATIVE | _NOBODY
        over |= before.kind == "VG" and self.tags[p.first] == "NNP"
        return over and told_after(i, self.found, self.tags)

    def _flush(self) -> None:
        """Give phrases that found no verb to the last clause.

        After a comma, a relative clause does not get them, but the clause on which it depends.
        """
        if self.clauses:
            at = len(self.clauses) - 1
            while self.comma and self.clauses[at].kind == "rel" and 0 <= self.clauses[at].parent < at:
                at = self.clauses[at].parent
            for p in self.lead:
                self.clauses[at].post.append(p)
                self._own(p, at)
            for p, _ in self.bare:
                self._own(p, at)
        self.bare, self.lead = [], []

    def _close(self) -> None:
        """End the sentence, or a part of it at a `;`, `:` or dash: nothing waits any longer."""
        self._flush()
        for opener, bare, lead in self.waiting:
            self._verbless(opener, bare, lead)
        self.waiting.clear()
        self.at, self.comma = -1, False
        self.opener = NO_OPENER

    def _verbless(self, opener: Opener, bare: list[tuple[Phrase, bool]], lead: list[Phrase]) -> None:
        """Give a subject without a verb its verb: a past form after it that was taken for a participle."""
        told = any(c.kind == "main" for c in self.clauses)
        if not bare or (told and bare[-1][1] and all(p.kind == "ADV" for p in lead)):
            return  # `…, a copy of the rules written in Rye` is an apposition
        could = [c for c in self.clauses if self._could_be_finite(c, bare[-1][0])]
        if not could:
            return
        # `the truce signed in May ended in June`: the last is finite, unless `by` follows it
        agent = any(self.low[p.first] == "by" for p in could[-1].post)
        clause = could[0 if agent else -1]
        clause.kind, clause.parent, clause.subject = "main", -1, bare[-1][0]
        if opener[:2] in (("sub", "if"), ("sub", "unless")):
            clause.kind, clause.opener = opener[:2]  # `Unless the council paid, …`
        clause.verb = clause.verb._replace(form="finite", tense="past", passive=False)
        clause.shared, clause.lead = False, lead + clause.lead
        at = self.clauses.index(clause)
        for p in [*lead, *(q for q, _ in bare)]:
            self._own(p, at)

    def _could_be_finite(self, clause: Clause, noun: Phrase) -> bool:
        participle = clause.kind == "part" and clause.verb.form == "participle" and not clause.opener
        plain = participle and not only_participle(self.low[clause.verb.head])
        beside = any(c.verb.last == clause.verb.first for c in self.clauses)  # `what he saw grew`
        return plain and (self._ends_with(noun, clause.subject) or beside)

    def _ends_with(self, noun: Phrase, last: Phrase | None) -> bool:
        """Whether a noun phrase is the last, or the last of a phrase after it: `the troubles in Rye grew`."""
        if last is None or last is noun:
            return last is noun
        between = [p for p in self.found if noun.end <= p.first < last.first]
        return [p.kind for p in between] == ["IN"] and self.found[0] is noun

    def _close_soft(self) -> None:
        """End a clause; subjects that were set aside still wait for their verbs."""
        self._flush()
        self.at, self.comma = -1, False

    def _give_subject(self, clause: Clause) -> None:
        """A participle that opens the sentence gets the main subject: `Born in Ulm, Einstein …`."""
        for before in self.clauses:
            if before.kind == "part" and before.subject is None and before.opener in _LEADS:
                before.subject, before.apposed = clause.subject, clause.apposed

    def _take_up_lead(self) -> None:
        """A phrase set aside belongs to the clause of the next subject: `In March, claiming this, he …`."""
        while self.bare and not self.opener[0] and self.waiting:
            opener, bare, lead = self.waiting[-1]
            if bare or opener[0]:
                return
            self.waiting.pop()
            self.lead = lead + self.lead

    def _resume(self) -> None:
        """Go on with the subject that was set aside last."""
        self.opener, self.bare, lead = self.waiting.pop()
        while not self.bare and self.waiting:
            more = lead
            self.opener, self.bare, lead = self.waiting.pop()
            lead = lead + more
        self.lead = lead + self.lead

    def _parent(self, noun: Phrase | None) -> int:
        if noun is not None and self.owner[noun.head] >= 0:
            return self.owner[noun.head]
        return len(self.clauses) - 1

    def _split_lead(self, i: int) -> None:
        """Take the subject out of the phrase before it: `In Norway serfdom ended`."""
        lead = self.lead[-1] if self.lead else None
        if self.bare or self.waiting or self.clauses or lead is None or lead.kind != "PP" or self.opener[0]:
            return
        inner = lead.first + 1
        tags = self.tags[inner : lead.last]
        cut = next((k for k in range(len(tags)) if tags[k] != "NNP"), 0)
        plain = 0 < cut < len(tags) and all(tag in ("NN", "NNS", "JJ") for tag in tags[cut:])
        if plain and lead.last == self.found[i].first and not lead.parts and lead.end == lead.last:
            at = inner + cut
            self.lead[-1] = lead._replace(last=at, head=at - 1, end=at)
            self.bare.append((Phrase("NP", at, lead.last, lead.last - 1, lead.last), False))

    def _last_of(self, noun: Phrase) -> Phrase:
        """The last noun of a noun phrase with `of`: the monk in `the journey of the monk Otto, who …`."""
        of = [k for k in range(noun.last, noun.end) if self.low[k] == "of"]
        first = of[-1] + 1 if of else noun.first
        return noun._replace(first=first, last=noun.end, head=noun.end - 1, parts=()) if of else noun

    def _after_aside(self, v: Verb, i: int) -> bool:
        """Whether a past form after brackets is what the subject did: `the guild (RG) formed and grew`."""
        past = v.form == "participle" and v.last - v.first == 1 and not only_participle(self.low[v.head])
        aside = i > 0 and self.found[i - 1].kind == ")" and bool(self.bare) and not self.opener[0]
        joined = [p.kind for p in self.found[i + 1 : i + 3]] == ["CC", "VG"]
        return past and aside and joined and self.tags[self.found[i + 2].first] == "VBD"

    def _after_preposition(self, word: str, verb: int) -> bool:
        """Whether a preposition stands before the word that opens a clause: `the flood in which it sank`."""
        opener = next((k for k in range(verb - 1, 0, -1) if self.low[k] == word), 0)
        return word in ("which", "whom") and opener > 0 and self.tags[opener - 1] in ("IN", "TO")

    def _names_the_region(self, i: int) -> bool:
        """Whether a name between commas only says where a place is: `in Rye, Kent, the fleet sank`."""
        p, place = self.found[i], self.found[i - 2]
        kinds = [q.kind for q in self.found[max(0, i - 3) : i]]
        named = all(self.tags[k] == "NNP" for k in (*range(p.first, p.last), place.head)) and p.end == p.last
        short = 3 if self.at >= 0 or self.low[p.first] in _HALVES else 2  # not `a man from Ulm, Otto Kern,`
        closed = i + 1 < len(self.found) and self.found[i + 1].kind in (",", ".")
        before = self.found[i - 3] if i > 2 else p
        there = self.low[before.first] in _PLACING
        return kinds == ["IN", "NP", ","] and named and closed and there and p.last - p.first < short

    def _turns_back(self, i: int) -> bool:
        """Whether `but then` before the verb `i` goes on with the main clause, which has `at first`."""
        verb = self.found[i].first
        first = next((c for c in self.clauses if c.kind == "main"), None)
        if first is None or self.opener[1] != "but" or self.low[verb - 1] not in _THEN:
            return False
        return not _FIRST.isdisjoint(self.low[first.first : first.verb.last])

    def _said_of_an_object(self) -> bool:
        """Whether the noun that waits is an apposition between commas to the object of the clause before."""
        noun, after_comma = self.bare[0]
        if len(self.bare) > 1 or not after_comma or not self.clauses or self.waiting:
            return False
        aim = self.clauses[-1].second or self.clauses[-1].object
        place = next((k for k, p in enumerate(self.found) if p is noun), len(self.found))
        closed = [p.kind for p in self.found[place + 1 : place + 2]] == [","]
        common = self.tags[noun.head] in ("NN", "NNS")  # not `left Rye, Kent, and sailed`
        return closed and common and aim is not None and aim.end == noun.first - 1

    def _turned_round(self, p: Phrase, v: Verb) -> bool:
        """Read the verb of a clause whose subject stands before it: `So too did the guild sell the mill`."""
        clause = self.clauses[self.at] if self.at >= 0 else None
        if clause is None or clause.subject is not None or self.comma:
            return False
        if self.low[clause.verb.head] in BE and clause.object is not None and p.first == clause.object.end:
            return self._passive_turned_round(clause, p, v)
        if v.form != "infinitive":
            return False
        if self.low[clause.verb.head] not in DO or self.low[p.first] == "to" or clause.object is None:
            return False
        clause.subject, clause.object = clause.object, None
        clause.verb = clause.verb._replace(
            head=v.head, last=v.last, negated=not _NOT_SO.isdisjoint(self.low[: p.first])
        )
        self._own(p, self.at)
        return True

    def _passive_turned_round(self, clause: Clause, p: Phrase, v: Verb) -> bool:
        """Read the passive of such a clause: `Only after the flood was the wall raised`."""
        if self.tags[v.head] not in ("VBN", "VBD") or not {"only", "not"} & {*self.low[: clause.verb.first]}:
            return False
        clause.subject, clause.object = clause.object, None
        clause.verb = clause.verb._replace(head=v.head, last=v.last, passive=True, copula=False)
        self._own(p, self.at)
        return True

    def _lacks_verb(self, v: Verb, i: int) -> bool:
        """Whether a past form ends an aside, as the only verb left: `Kern, a man who fled, wrote on it`."""
        past = v.form == "participle" and v.last - v.first == 1 and not only_participle(self.low[v.head])
        told = not self.waiting or any(c.kind == "main" for c in self.clauses)
        return (
            past and not told and comma_before(i, self.found) and not finite_later(i, self.found, self.tags)
        )

    def _goes_on_told(self, v: Verb) -> bool:
        """Whether a past form after `and` goes on with an active clause: `sailed to Rye and attacked`."""
        before = self.clauses[-1].verb if self.clauses else v
        plain = before.form == "finite" and before.tense == "past" and not (before.passive or before.perfect)
        return plain and not (before.copula or before.modal or only_participle(self.low[v.head]))

    def _reduced(self, v: Verb, i: int) -> bool:
        """Whether an apparent past form is a participle after a noun: `forces unleashed by war led …`."""
        plain = self.tags[v.head] == "VBD" and v.last - v.first == 1
        double = self.low[v.head].endswith("ed") or is_participle(self.low[v.head])
        noun = self.bare[-1][0]
        told = self.low[noun.head] in NOMINATIVE or self.low[noun.first] == "whose"
        if not (plain and double and self.found[i - 1] is noun) or told:
            return False
        return verb_after(i + 1, self.found, self.tags)

    def _of_infinitive(self, i: int) -> tuple[Phrase | None, bool]:
        """Who is to do it, and whether the infinitive names them itself: `for Congress to pass the law`."""
        giver = self.found[i - 1] if i else None
        if giver is not None and giver.kind == "NP" and i > 1 and self.low[self.found[i - 2].first] == "for":
            return giver, True
        if self.at < 0:
            return None, False
        clause = self.clauses[self.at]
        return clause.object if clause.object is not None and not clause.post else clause.subject, False

    def _of_participle(self, i: int, parent: int) -> tuple[Phrase | None, int]:
        """The subject of a participle, and the index of the clause on which it depends."""
        before = self.found[i - 1] if i else None
        if before is not None and before.kind == "NP":
            return before, self.owner[before.head]
        if before is not None and before.kind == "," and self.at < 0:
            if self.bare and (parent < 0 or finite_later(i, self.found, self.tags)):
                renamed = len(self.bare) > 1 and self.low[self.bare[-1][0].first - 1] == "or"
                return self.bare[-2 if renamed else -1][0], parent  # `the British, engaged in a war, took …`
            lead = self.lead[-1] if self.lead else None
            if lead is not None and lead.kind == "PP" and self.tags[self.found[i].head] == "VBN":
                # `In a letter, sent in May, he …`
                return lead._replace(kind="NP", first=lead.first + 1), parent
        if (noun := self._just_named(i)) is not None:
            return noun, max(parent, self.owner[noun.head])
        if before is not None and before.kind == "," and self.low[self.found[i - 2].first] == "not":
            aside = parent >= 0 and self.clauses[parent].opener == "whether"
            parent = self.clauses[parent].parent if aside else parent  # `whether it would or not, taking …`
            while parent >= 0 and self.clauses[parent].kind == "part":
                parent = self.clauses[parent].parent
        return (self.clauses[parent].subject if parent >= 0 else None), parent

    def _just_named(self, i: int) -> Phrase | None:
        """The noun before a comma of which a participle after it tells: `entered the port, built in May`."""
        k = i - 1
        while k > 0 and self.found[k].kind == "ADV":
            k -= 1
        aside = self.found[k].kind == "," and k > 1
        at = k - 1 if aside else k
        if aside and self.found[at].kind == ")":  # `the Harbour League (HL), founded in May`
            at = next((j - 1 for j in range(at, 0, -1) if self.found[j].kind == "("), at)
        noun = self.found[at]
        word = self.low[self.found[i].head]
        if noun.kind != "NP" or not self.clauses or self.tags[self.found[i].head] != "VBN":
            return None
        if not aside:  # `a goal finally reached`
            return noun if k < i - 1 else None
        inside = self.found[at - 1].kind in ("IN", "EITHER")
        if inside and at < k - 1 and self.tags[self.found[at - 1].first - 1] == "NNP":
            return None  # `the Act on Bread and Salt (ABS), signed in May`
        return noun if word in MADE or not (inside or word in BESIDE) else None

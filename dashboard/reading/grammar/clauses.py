"""The clauses of a sentence: who does what to whom, by a grammar of phrases.

The grammar reads phrases from left to right. A noun phrase before a verb waits for it; what opens a clause
(`because`, `who`, `and`, a comma) closes the one before; a verb without a subject of its own takes up the
one that waits (`Stalin, sobered by this, decided`) or shares the last one (`came, saw and left`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.chunks import Phrase, Verb, phrases, verb
from dashboard.reading.grammar.tokens import tokens


@dataclass(slots=True)
class Clause:
    """A clause: `kind` is main, sub, rel, complement, inf or part; `opener` the word that opens it.

    `subject` and `object` are noun phrases or None, `gap` what a relative clause with a subject of its own
    is about, `post` what follows the verb, `lead` what stands before
    the subject; `parent` is the place of the clause that it hangs on, or -1.
    """

    kind: str
    opener: str
    verb: Verb
    subject: Phrase | None
    shared: bool = False
    parent: int = -1
    object: Phrase | None = None
    gap: Phrase | None = None
    second: Phrase | None = None
    apposed: Phrase | None = None
    adjective: Phrase | None = None
    particle: Phrase | None = None
    lead: list[Phrase] = field(default_factory=list)
    post: list[Phrase] = field(default_factory=list)
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence's tokens, tags, phrases and clauses; `owner` gives the clause of each token, or -1."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    low: list[str]
    tags: list[str]
    dated: list[bool]
    phrases: list[Phrase]
    clauses: list[Clause]
    owner: list[int]


def parse(
    text: str,
    start: int,
    end: int,
    *,
    dates: Sequence[tuple[int, int]] = (),
    using: tagger.Model | None = None,
) -> Sentence:
    """The clauses of a sentence of a text; `dates` are the spans of its dates."""
    spans = tokens(text, start, end)
    words = [text[a:b] for a, b in spans]
    low = [w.lower() for w in words]
    tags = tagger.tag(words, using)
    dated = (
        [any(a < high and low_ < b for low_, high in dates) for a, b in spans]
        if dates
        else [False] * len(spans)
    )
    found = phrases(low, tags, dated)
    reader = _Reader(low, tags, found)
    reader.read()
    return Sentence(text, spans, words, low, tags, list(dated), found, reader.clauses, reader.owner)


_THINKS = frozenset(
    [
        "said",
        "says",
        "say",
        "thought",
        "think",
        "thinks",
        "believed",
        "believe",
        "believes",
        "knew",
        "know",
        "knows",
        "claimed",
        "claim",
        "claims",
        "argued",
        "argue",
        "argues",
        "felt",
        "feel",
        "feels",
        "hoped",
        "hope",
        "hopes",
        "feared",
        "fear",
        "fears",
        "decided",
        "ensured",
        "insisted",
        "suggested",
        "realized",
        "realised",
        "meant",
        "means",
        "showed",
        "declared",
        "announced",
        "stated",
        "concluded",
        "reported",
        "denied",
        "agreed",
    ]
)
_NOMINATIVE = frozenset(("he", "she", "they", "we", "i"))


class _Reader:
    """Reads phrases from left to right into clauses."""

    def __init__(self, low: list[str], tags: list[str], found: list[Phrase]) -> None:
        self.low, self.tags, self.found = low, tags, found
        self.clauses: list[Clause] = []
        self.owner = [-1] * len(low)
        self.opener: tuple[str, str, Phrase | None] = ("", "", None)
        self.bare: list[tuple[Phrase, bool]] = []  # noun phrases that wait for a verb; a comma before it?
        self.lead: list[Phrase] = []
        self.waiting: list[
            tuple[tuple[str, str, Phrase | None], list[tuple[Phrase, bool]], list[Phrase], int]
        ] = []
        self.at = -1  # the clause that takes what comes, or -1 before a verb
        self.comma = False  # whether a comma has closed it
        self.begin = 0

    def read(self) -> None:
        i, n = 0, len(self.found)
        while i < n:
            p = self.found[i]
            kind = p.kind
            if kind in ("(", "—", "–", "--") and (end := self._aside(i)):
                for q in self.found[i:end]:
                    self._own_quietly(q)
                i = end
                continue
            if kind == "EITHER":
                kind = self._either(i)
            if kind == "NP":
                self._noun(p, i)
            elif kind == "VG":
                self._verb(p, i)
            elif kind == "IN":
                i = self._preposition(p, i)
            elif kind == "SUB":
                self._open("sub", p, i)
            elif kind == "REL":
                self._relative(p, i)
            elif kind == "CC":
                self._and(p, i)
            elif kind in (",", "(", ")"):
                self.comma = True
                if self.bare:
                    self.bare[-1] = (self.bare[-1][0], self.bare[-1][1])
            elif kind in (";", ":", "—", "–", "--"):
                self._close()
                self.opener = ("", p.kind, None)
                self.begin = p.last
            else:
                self._other(p)
            i += 1
        self._close()

    def _aside(self, i: int) -> int:
        """Where what stands in brackets or between two dashes ends; 0 if it does not, or is most of the
        sentence."""
        mark = self.found[i].kind
        closing = ")" if mark == "(" else mark
        for k in range(i + 1, len(self.found)):
            if self.found[k].kind == closing:
                long = self.found[k].first - self.found[i].first > max(30, len(self.low) // 2)
                return 0 if long else k + 1
        return 0

    def _own_quietly(self, p: Phrase) -> None:
        """What stands in brackets belongs to the clause around it."""
        at = self.at if self.at >= 0 else len(self.clauses)
        for k in range(p.first, p.end):
            self.owner[k] = at

    # what stands before and after verbs

    def _noun(self, p: Phrase, i: int) -> None:
        if i and self.low[p.first] in _NOMINATIVE and self._before_verb(i) and (k := self._touching(i)) >= 0:
            noun = self.found[k] if self.found[k].kind == "NP" else None
            self._park()
            self.at = -1
            self.opener = ("complement" if noun is None else "rel", "", noun)
            self.bare.append((p, False))
            return
        if self.at >= 0 and not self.comma:
            clause = self.clauses[self.at]
            if clause.object is None and not clause.post:
                clause.object = p
            elif (
                clause.object is not None
                and clause.second is None
                and not clause.post
                and self.found[i - 1] is clause.object
            ):
                clause.second = p
            else:
                clause.post.append(p)
            self._own(p, self.at)
            return
        if self.at >= 0 and self.comma:
            self._suspend()
        self.bare.append((p, self.comma))
        self.comma = False

    def _touching(self, i: int) -> int:
        """The place of the noun phrase or verb right before, quotation marks aside; -1 if there is none."""
        k = i - 1
        while k >= 0 and self.found[k].kind in ("“", "”", '"', "``", "''", "‘", "’"):
            k -= 1
        return k if k >= 0 and self.found[k].kind in ("NP", "VG") else -1

    def _before_verb(self, i: int) -> bool:
        k = i + 1
        while k < len(self.found) and self.found[k].kind == "ADV":
            k += 1
        return k < len(self.found) and self.found[k].kind == "VG"

    def _suspend(self) -> None:
        """After a verb and a comma: what comes may begin a clause."""
        self.at = -1
        self.begin = 0

    def _other(self, p: Phrase) -> None:
        if self.at >= 0 and not self.comma:
            clause = self.clauses[self.at]
            if p.kind == "ADJ" and clause.adjective is None and clause.object is None:
                clause.adjective = p
            elif p.kind == "RP" and clause.particle is None:
                clause.particle = p
            else:
                clause.post.append(p)
            self._own(p, self.at)
        else:
            self.lead.append(p)

    def _preposition(self, p: Phrase, i: int) -> int:
        """A preposition with its noun phrase or date, as one phrase; the place of its last part."""
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if following is not None and following.kind in ("NP", "DATE"):
            kind = "PP" if following.kind == "NP" else "DATE"
            whole = Phrase(kind, p.first, following.last, following.head, following.end, following.parts)
            self._other(whole)
            return i + 1
        if following is not None and following.kind == "VG" and self.tags[following.first] == "VBG":
            self._park()
            self.opener = ("by", self.low[p.first], None)
            self.begin = p.first
            return i
        self._other(p)
        return i

    def _either(self, i: int) -> str:
        """`after the king fled` opens a clause, `after the war the king fled` a phrase."""
        k = i + 1
        seen = False
        if self.bare and not self.comma:
            return "IN"
        if i and self.low[self.found[i - 1].first] == "such":
            return "IN"
        while k < len(self.found):
            p = self.found[k]
            if p.kind == "NP" and not seen:
                seen = True
            elif p.kind == "VG":
                v = verb(p, self.low, self.tags)
                return "SUB" if seen and v.form == "finite" else "IN"
            elif seen and p.kind in ("IN", "ADV", "DATE", "RP"):
                if p.kind == "IN" and k + 1 < len(self.found) and self.found[k + 1].kind == "NP":
                    k += 1
            elif p.kind not in ("ADV", "DATE"):
                return "IN" if self.low[self.found[i].first] != "so" else "ADV"
            k += 1
        return "IN" if self.low[self.found[i].first] not in ("so", "once") else "ADV"

    # what opens clauses

    def _park(self) -> None:
        """Keep a subject that waits for its verb while another clause comes between."""
        if self.bare or (self.lead and self.at < 0):
            self.waiting.append((self.opener, self.bare, self.lead, self.begin))
        self.bare, self.lead = [], []
        self.comma = False

    def _open(self, kind: str, p: Phrase, i: int) -> None:
        self._park()
        self.at = -1
        self.opener = (kind, self.low[p.first], None)
        self.begin = p.first

    def _relative(self, p: Phrase, i: int) -> None:
        noun = self._noun_before(i)
        self._park()
        self.at = -1
        self.opener = ("rel" if noun is not None else "sub", self.low[p.first], noun)
        self.begin = p.first

    def _noun_before(self, i: int) -> Phrase | None:
        for k in range(i - 1, max(-1, i - 4), -1):
            if self.found[k].kind == "NP":
                return self.found[k]
            if self.found[k].kind not in (",", "IN", "DATE", "``", "''", "(", ")"):
                return None
        return None

    def _and(self, p: Phrase, i: int) -> None:
        kind = self._after_and(i + 1)
        if kind == "clause":
            self._close_soft()
            self.opener = ("", self.low[p.first], None)
            self.begin = p.first
        elif kind == "verb":
            if self.at < 0 and self.bare:
                return
            self.opener = ("and", self.low[p.first], None)
            self.at = -1
            self.lead = []
            self.comma = False
            self.begin = p.first

    def _after_and(self, k: int) -> str:
        """What `and` joins: a verb, a clause or less."""
        seen = False
        if k < len(self.found) and self.found[k].kind == "ADJ":
            return ""
        while k < len(self.found):
            p = self.found[k]
            if p.kind == "VG":
                v = verb(p, self.low, self.tags)
                if seen:
                    return "clause" if v.form == "finite" else ""
                return "verb"
            if p.kind == "NP":
                seen = seen or not (k and self.found[k - 1].kind == "IN")
            elif p.kind in ("SUB", "REL", "CC", ";", ":", "—"):
                return "clause" if p.kind == "SUB" else ""
            elif p.kind == "EITHER":
                return "clause" if not seen else ""
            elif p.kind not in ("IN", "ADV", "DATE", ",", "ADJ"):
                return ""
            k += 1
        return ""

    def _close(self) -> None:
        self._flush()
        for _, bare, lead, _ in self.waiting:
            self._verbless(bare, lead)
        self.waiting.clear()
        self.at, self.comma = -1, False
        self.opener = ("", "", None)

    def _verbless(self, bare: list[tuple[Phrase, bool]], lead: list[Phrase]) -> None:
        """A subject that found no verb: a form that was taken for a participle is its verb."""
        for clause in self.clauses:
            if (
                bare
                and clause.kind == "part"
                and clause.verb.form == "participle"
                and clause.subject is bare[-1][0]
            ):
                clause.kind, clause.verb, clause.parent = (
                    "main",
                    clause.verb._replace(form="finite", tense="past", passive=False),
                    -1,
                )
                clause.shared, clause.lead = False, lead + clause.lead
                at = self.clauses.index(clause)
                for p in [*lead, *(q for q, _ in bare)]:
                    self._own(p, at)
                return

    def _close_soft(self) -> None:
        self._flush()
        self.at, self.comma = -1, False

    def _flush(self) -> None:
        """What waited in vain belongs to the clause before; after a comma, to that on which a relative
        clause hangs."""
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

    # verbs

    def _verb(self, p: Phrase, i: int) -> None:
        v = verb(p, self.low, self.tags)
        if v.form == "finite":
            self._finite(p, v, i)
        else:
            self._loose(p, v, i)

    def _finite(self, p: Phrase, v: Verb, i: int) -> None:
        kind, word, noun = self.opener
        subject: Phrase | None = None
        apposed: Phrase | None = None
        shared, parent = False, -1
        while (
            self.bare and not kind and self.waiting and not self.waiting[-1][1] and not self.waiting[-1][0][0]
        ):
            self.lead = self.waiting.pop()[2] + self.lead  # `In March, claiming this, he …`
        if self.bare:
            subject, apposed = self._subject(i)
        elif kind == "rel":
            subject = noun
        elif kind == "sub" and word in ("what", "who", "that", "which"):
            subject = None
        elif self.waiting and kind not in ("and", "sub"):
            self.opener, self.bare, lead, self.begin = self.waiting.pop()
            while not self.bare and self.waiting:
                more = lead
                self.opener, self.bare, lead, self.begin = self.waiting.pop()
                lead = lead + more
            self.lead = lead + self.lead
            kind, word, noun = self.opener
            if self.bare:
                subject, apposed = self._subject(i)
            elif kind == "rel":
                subject = noun
        else:
            subject, shared, parent, kind = self._borrowed(v, i, kind)
            if subject is None and parent == -2:  # a participle that looks like a past form
                self._loose(p, v._replace(form="participle", tense="", passive=True), i)
                return
        name = kind if kind in ("sub", "rel", "complement") else "main"
        gap = noun if kind == "rel" and noun is not None and subject is not noun and word != "whose" else None
        if name != "main" and parent < 0:
            parent = self._parent(noun)
        self._add(name, word, p, v, subject, apposed=apposed, shared=shared, parent=parent)
        self.clauses[-1].gap = gap

    def _parent(self, noun: Phrase | None) -> int:
        if noun is not None and self.owner[noun.head] >= 0:
            return self.owner[noun.head]
        return len(self.clauses) - 1

    def _subject(self, i: int) -> tuple[Phrase, Phrase | None]:
        """The subject of a verb among the noun phrases before it, and what stands in apposition to it."""
        before = self.found[i - 1].kind if i else ""
        if len(self.bare) == 1:
            return self.bare[0][0], None
        k = i - 1
        while k >= 0 and self.found[k].kind == "ADV":
            k -= 1
        closing = k >= 0 and self.found[k].kind in (",", ")", "—")
        del before
        if closing:
            first = self.bare[0][0]
            return first, self.bare[1][0] if self.bare[1][1] else None
        if self.bare[-1][1] or len(self.bare) == 2:
            return self.bare[-1][0], None
        return self.bare[-1][0], None

    def _borrowed(self, v: Verb, i: int, kind: str) -> tuple[Phrase | None, bool, int, str]:
        """The subject of a verb that has none of its own."""
        if self.at >= 0 and not self.comma and kind != "and":
            clause = self.clauses[self.at]
            last = clause.second or clause.object
            if (
                last is not None
                and not clause.post
                and clause.verb.form == "finite"
                and (
                    self.low[clause.verb.head] in _THINKS
                    or clause.second is not None
                    or v.modal
                    or v.tense == "present"
                    or v.last - v.first > 1
                )
            ):
                if clause.second is not None:
                    clause.second = None
                else:
                    clause.object = None
                self.begin = last.first
                self.opener = ("complement", "", None)
                return last, False, self.at, "complement"
            if self.tags[v.head] == "VBD" and v.last - v.first == 1 and self.low[v.head].endswith("ed"):
                return None, False, -2, kind
        want = [c for c in range(len(self.clauses) - 1, -1, -1) if self.clauses[c].verb.form == "finite"]
        if not want:
            return None, False, -1, kind
        same = [c for c in want if self.clauses[c].verb.tense == v.tense or v.modal]
        chosen = (same or want)[0]
        if self._comma_before(i) and self.clauses[chosen].kind in ("rel", "sub"):
            chosen = next((c for c in same if self.clauses[c].kind == "main"), chosen)
        clause = self.clauses[chosen]
        found = clause.kind if clause.kind in ("rel", "sub", "complement") else "and"
        return clause.subject, True, clause.parent if found != "and" else -1, found

    def _comma_before(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and self.found[k].kind in ("CC", "ADV"):
            k -= 1
        return k >= 0 and self.found[k].kind == ","

    def _loose(self, p: Phrase, v: Verb, i: int) -> None:
        """An infinitive or a participle."""
        before = self.found[i - 1].kind if i else ""
        kind, word, _ = self.opener
        subject: Phrase | None = None
        mine = False
        parent = self.at if self.at >= 0 else len(self.clauses) - 1
        if v.form == "infinitive":
            name = "inf"
            giver = self.found[i - 1] if i else None
            if (
                giver is not None
                and giver.kind == "NP"
                and i > 1
                and self.low[self.found[i - 2].first] == "for"
            ):
                subject, mine = giver, True  # `for Congress to pass the law`
            elif self.at >= 0:
                subject = (
                    self.clauses[self.at].object
                    if self.clauses[self.at].object is not None and not self.clauses[self.at].post
                    else self.clauses[self.at].subject
                )
            if self.at < 0 or self.comma:
                self._park_lead()
        else:
            name = "part"
            if before == "NP":
                subject = self.found[i - 1]
                parent = self.owner[subject.head]
            elif parent >= 0:
                subject = self.clauses[parent].subject
            if self.at < 0 or self.comma:
                self._park_lead()
        keep = self.opener
        self._add(name, word if kind == "by" else "", p, v, subject, parent=parent, shared=not mine)
        if kind in ("and", "by"):
            self.opener = ("", "", None)
        elif not self.waiting and keep[0] in ("sub", "rel"):
            self.opener = keep

    def _park_lead(self) -> None:
        if self.bare or (self.lead and self.at < 0):
            self.waiting.append((self.opener, self.bare, self.lead, self.begin))
            self.opener = ("", "", None)
        self.bare, self.lead = [], []

    def _add(
        self,
        kind: str,
        word: str,
        p: Phrase,
        v: Verb,
        subject: Phrase | None,
        *,
        apposed: Phrase | None = None,
        shared: bool = False,
        parent: int = -1,
    ) -> None:
        at = len(self.clauses)
        lead = self.lead
        clause = Clause(kind, word, v, subject, shared=shared, parent=parent, apposed=apposed, lead=lead)
        self.clauses.append(clause)
        for q in lead:
            self._own(q, at)
        for q, _ in self.bare:
            self._own(q, at)
        self._own(p, at)
        clause.first = min([q.first for q in lead] + [q.first for q, _ in self.bare] + [p.first])
        self.bare, self.lead = [], []
        self.opener = ("", "", None)
        self.at, self.comma = at, False
        self.begin = p.first

    def _own(self, p: Phrase, at: int) -> None:
        for k in range(p.first, p.end):
            self.owner[k] = at
        if self.clauses:
            self.clauses[at].last = max(self.clauses[at].last, p.end)

"""The clauses of a sentence: who does what to whom, by a grammar of phrases.

It reads phrases from left to right. A noun phrase waits until its verb comes. A word that opens a clause
(`because`, `who`, `and`) or a comma closes the clause before. A verb without a subject of its own takes the
subject that is still waiting (`Stalin, sobered by this, decided`), or shares the last one (`came, saw and
left`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.acts import tell_acts
from dashboard.reading.grammar.chunks import phrases, verb
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.growing import NO_OPENER, NOMINATIVE, Growing
from dashboard.reading.grammar.joining import measures
from dashboard.reading.grammar.lookahead import (
    after_and,
    aside,
    before_verb,
    comma_before,
    either,
    noun_before,
    touching,
)
from dashboard.reading.grammar.mending import mend
from dashboard.reading.grammar.phrase import Phrase, Verb
from dashboard.reading.grammar.tokens import tokens
from dashboard.reading.grammar.word_sets import LIMBS, MANNER, THINKS

_DASHES = ("—", "–", "--")


def parse(
    text: str,
    start: int,
    end: int,
    *,
    dates: Sequence[tuple[int, int]] = (),
    using: tagger.Model | None = None,
    spans: list[tuple[int, int]] | None = None,
) -> Sentence:
    """Parse the sentence `text[start:end]`.

    `dates` are the (start, end) of the dates in `text` that may stand in it; each counts as one phrase.
    `using` is another tagger than the package's, for training; `spans` are the tokens, if at hand.
    """
    spans = tokens(text, start, end) if spans is None else spans
    words = [text[a:b] for a, b in spans]
    low = [w.lower() for w in words]
    tags = tagger.tag(words, using)
    mend(words, low, tags)
    dated = _dated(spans, dates)
    found = phrases(low, tags, dated)
    reader = _Reader(low, tags, found)
    reader.read()
    return Sentence(text, spans, words, low, tags, dated, found, reader.clauses, reader.owner)


def _dated(spans: Sequence[tuple[int, int]], dates: Sequence[tuple[int, int]]) -> list[bool]:
    """Which tokens are words of a date."""
    dated = [False] * len(spans)
    for start, end in dates:
        k = bisect_right(spans, start, key=itemgetter(1))
        while k < len(spans) and spans[k][0] < end:
            dated[k] = True
            k += 1
    return dated


class _Reader(Growing):
    """Reads the phrases of a sentence from left to right and builds its clauses."""

    def read(self) -> None:
        """Read all phrases."""
        i = 0
        while i < len(self.found):
            if self.found[i].kind in ("(", *_DASHES) and (end := aside(i, self.found, len(self.low))):
                for q in self.found[i:end]:
                    self._own_quietly(q)
                i = end
            else:
                i = self._take(i) + 1
        self._close()
        tell_acts(self.clauses, self.low, self.tags)

    def _take(self, i: int) -> int:
        """Read the phrase at `i`; the index of the last phrase that was read with it."""
        p = self.found[i]
        kind = self._either(i) if p.kind == "EITHER" else p.kind
        if kind == "IN":
            return self._preposition(p, i)
        if kind == "NP":
            if self.low[p.first] == "whose":
                self._relative(p, i)
            self._noun(p, i)
        elif kind == "VG":
            self._verb(p, i)
        elif kind == "SUB":
            self._open("sub", p)
        elif kind == "REL":
            self._relative(p, i)
        elif kind == "CC":
            self._and(p, i)
        elif kind in (",", "(", ")"):
            self.comma, self.closed = not self.closed, False
        elif kind in (";", ":", *_DASHES):
            self._close()
            self.opener = ("", p.kind, None)
        else:
            self._other(p)
        return i

    def _either(self, i: int) -> str:
        """How a word such as `after` is used here (see `lookahead.either`)."""
        return "IN" if self.bare and not self.comma else either(i, self.found, self.low, self.tags)

    def _noun(self, p: Phrase, i: int) -> None:
        if self._opens_main(i):  # `When the king died Kern fled`
            self._suspend()
        elif (
            i
            and (self.low[p.first] in NOMINATIVE or self.low[self.found[i - 1].head] in MANNER)
            and before_verb(i, self.found)
            and (k := touching(i, self.found)) >= 0
        ):
            noun = self.found[k] if self.found[k].kind == "NP" else None
            self._park()
            self.at = -1
            self.opener = ("complement" if noun is None else "rel", "", noun)
            self.bare.append((p, False))
            return
        if self.comma and (self.at >= 0 or self.bare) and self._names_the_region(i):
            if self.at < 0:
                self.lead.append(p)
                return
            self._own(p, self.at)
            # `the pact, signed in Rye, Kent, in May`
            self.closed = [q.kind for q in self.found[i + 1 : i + 3]] in ([",", "IN"], [",", "DATE"])
            return
        if self.at >= 0 and not self.comma:
            clause = self.clauses[self.at]
            if (
                clause.adjective is not None
                and self.found[i - 1] is clause.adjective
                and before_verb(i, self.found)
            ):
                self._park()  # `the town was sure it would fall`
                self.at = -1
                self.opener = ("complement", "", None)
                self.bare.append((p, False))
                return
            if clause.object is None and all(q.kind == "ADV" for q in clause.post):
                clause.object = p
            elif (
                clause.object is not None
                and clause.second is None
                and not clause.post
                and self.found[i - 1] is clause.object
                and clause.object is not p
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
        """Read a preposition with its noun phrase or date as one phrase; the index of its last part."""
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if following is not None and following.kind in ("NP", "DATE"):
            kind = "PP" if following.kind == "NP" else "DATE"
            whole = Phrase(kind, p.first, following.last, following.head, following.end, following.parts)
            self._other(whole)
            return i + 1
        if following is not None and following.kind == "VG" and self.tags[following.first] == "VBG":
            self._park()
            self.opener = ("by", self.low[p.first], None)
            return i
        self._other(p)
        return i

    # what opens clauses

    def _open(self, kind: str, p: Phrase) -> None:
        self._park()
        self.at = -1
        self.opener = (kind, self.low[p.first], None)

    def _relative(self, p: Phrase, i: int) -> None:
        noun = noun_before(i, self.found, self.low, self.tags)
        word = self.low[p.first]
        act = noun is not None and word == "which" and self.low[noun.head].endswith(("tion", "ment"))
        named = noun is not None and self.tags[noun.head] == "NNP"  # `Bell of Rye, who`
        inner = noun is not None and (self.tags[noun.end - 1] == "NNP" or self.low[noun.head] in LIMBS)
        if noun is not None and (act or (word in ("who", "whom") and inner and not named)):
            noun = self._last_of(noun)
        self._park()
        self.at = -1
        self.opener = ("rel" if noun is not None else "sub", self.low[p.first], noun)

    def _and(self, p: Phrase, i: int) -> None:
        kind = after_and(i + 1, self.found, self.low, self.tags)
        if kind == "clause":
            self._close_soft()
            self.opener = ("", self.low[p.first], None)
        elif kind == "verb":
            if self.at < 0 and self.bare:
                if not self._said_of_an_object():
                    return
                self._flush()  # `chose Kern, owner of the mill, as mayor and left`
            self.opener = ("and", self.low[p.first], None)
            self.at = -1
            self.lead = []
            self.comma = False

    # verbs

    def _verb(self, p: Phrase, i: int) -> None:
        v = verb(p, self.low, self.tags)
        if p.first and self.low[p.first - 1] in ("neither", "nor", "not", "never"):
            v = v._replace(negated=True)  # `the king neither signed nor read it`, `he agreed not to sign it`
        if self._turned_round(p, v):
            return
        goes_on = v.form == "participle" and self.opener[0] == "and" and self._goes_on_told(v)
        if goes_on or self._lacks_verb(v, i) or self._after_aside(v, i):
            v = v._replace(form="finite", tense="past", passive=False)
        wished = v.form == "infinitive" and self.opener[:2] == ("sub", "that") and self.low[p.first] != "to"
        if (wished and self.bare) or (v.form == "finite" and not (self.bare and self._reduced(v, i))):
            self._finite(p, v, i)  # also `demanded that Kern leave`
        elif v.form == "finite":
            self._loose(p, v._replace(form="participle", tense="", passive=True), i)
        else:
            self._loose(p, v, i)

    def _finite(self, p: Phrase, v: Verb, i: int) -> None:
        kind, word, noun = self.opener
        subject: Phrase | None = None
        apposed: Phrase | None = None
        shared, parent = False, -1
        self._take_up_lead()
        self._split_lead(i)
        if self.bare:
            subject, apposed = self._subject(i)
        elif kind == "rel":
            subject = noun
        elif kind == "sub" and word in ("what", "who", "that", "which"):
            subject = None
        elif self.waiting and kind not in ("and", "sub"):
            self._resume()
            kind, word, noun = self.opener
            if self.bare:
                subject, apposed = self._subject(i)
            elif kind == "rel":
                subject = noun
        else:
            subject, shared, parent, kind = self._borrowed(v, i, kind)
            noun = self.opener[2] if kind == "rel" and not shared else noun
            if subject is None and parent == -2:  # a participle that looks like a past form
                self._loose(p, v._replace(form="participle", tense="", passive=True), i)
                return
        name = kind if kind in ("sub", "rel", "complement") else "main"
        gap = noun if kind == "rel" and noun is not None and subject is not noun and word != "whose" else None
        gap = None if gap is not None and self._after_preposition(word, p.first) else gap
        if name != "main" and parent < 0:
            parent = self._parent(noun)
        clause = Clause(name, word, v, subject, shared=shared, parent=parent, apposed=apposed, gap=gap)
        if name == "main":
            self._give_subject(clause)
        self._add(clause, p)

    def _subject(self, i: int) -> tuple[Phrase, Phrase | None]:
        """The subject among the noun phrases before a verb, and the noun phrase in apposition to it."""
        kind, _, noun = self.opener
        if kind == "rel" and noun is not None and self.low[self.bare[-1][0].first] in ("all", "both", "each"):
            return noun, None  # `which all fell`
        self.bare = [each for each in self.bare if not measures(each[0], self.low, self.tags)] or self.bare
        if len(self.bare) == 1:
            return self.bare[0][0], None
        k = i - 1
        while k >= 0 and self.found[k].kind == "ADV":
            k -= 1
        closing = k >= 0 and self.found[k].kind in (",", ")", "—")
        if closing:
            first = self.bare[0][0]
            other = self.bare[1][0]
            beside = self.bare[1][1] and self.low[other.first - 1] != "not"  # `the bishop, not the duke,`
            return first, other if beside else None
        if self.bare[-1][1] or len(self.bare) == 2:
            return self.bare[-1][0], None
        return self.bare[-1][0], None

    def _borrowed(self, v: Verb, i: int, kind: str) -> tuple[Phrase | None, bool, int, str]:
        """A subject for a verb without one: the subject, whether it is shared, the parent, the clause's kind.

        The parent is -2 where the verb is no finite verb but a participle.
        """
        if self.at >= 0 and not self.comma and kind != "and":
            clause = self.clauses[self.at]
            last = clause.second or clause.object
            told = self.low[clause.verb.head] in THINKS  # `told the king the town had fallen`
            known = None if told or clause.second is None else clause.object
            if (
                last is not None
                and not clause.post
                and clause.verb.form == "finite"
                and (
                    self.low[clause.verb.head] in THINKS
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
                if known is not None:  # `the taxes the king had raised`
                    self.opener = ("rel", "", known)
                    return last, False, self.at, "rel"
                self.opener = ("complement", "", None)
                return last, False, self.at, "complement"
            if self.tags[v.head] == "VBD" and v.last - v.first == 1 and self.low[v.head].endswith("ed"):
                return None, False, -2, kind
        want = [c for c in range(len(self.clauses) - 1, -1, -1) if self.clauses[c].verb.form == "finite"]
        if not want:
            return None, False, -1, kind
        same = [c for c in want if self.clauses[c].verb.tense == v.tense or v.modal]
        chosen = (same or want)[0]
        if comma_before(i, self.found) and self.clauses[chosen].kind in ("rel", "sub"):
            chosen = next((c for c in same if self.clauses[c].kind == "main"), chosen)
        if self.clauses[chosen].gap is not None:  # `Oslo left the land that Bergen had bought and rebuilt`
            chosen = next((c for c in want if self.clauses[c].kind == "main"), chosen)
        if self._turns_back(i):  # `it first grew as trade fell but then shrank`
            chosen = next((c for c in want if self.clauses[c].kind == "main"), chosen)
        clause = self.clauses[chosen]
        found = clause.kind if clause.kind in ("rel", "sub", "complement") else "and"
        return clause.subject, True, clause.parent if found != "and" else -1, found

    def _loose(self, p: Phrase, v: Verb, i: int) -> None:
        """Read an infinitive or a participle as a clause of its own."""
        kind, word, _ = self.opener
        parent = self.at if self.at >= 0 else len(self.clauses) - 1
        mine = False
        if v.form == "infinitive":
            name = "inf"
            subject, mine = self._of_infinitive(i)
        else:
            name = "part"
            subject, parent = self._of_participle(i, parent)
        if self.at < 0 or self.comma:
            self._park_lead()
        keep = self.opener
        opener = word if kind == "by" else ""
        self._add(Clause(name, opener, v, subject, parent=parent, shared=not mine), p)
        if kind in ("and", "by"):
            self.opener = NO_OPENER
        elif not self.waiting and keep[0] in ("sub", "rel"):
            self.opener = keep

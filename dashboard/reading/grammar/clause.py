"""What parsing gives: a sentence with its tokens, tags and phrases, and its clauses."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter

from dashboard.reading.grammar.phrase import Phrase, Verb


@dataclass(slots=True)
class Clause:
    """A clause: a verb with what belongs to it. A part that the clause lacks is None, '' or empty.

    - `kind`: main, sub (`because …`), rel (`who …`), complement (`said that …`), inf (`to …`), part (a
      participle: `led by …`); `opener` is the word that opens it, in lower case.
    - `subject`, its apposition `apposed`, `object` and `second` object are noun phrases. `shared` if the
      subject stands in another clause (`came and saw`). In `the pact that they signed`, `gap` is the pact.
    - `adjective` follows a copula, `particle` goes with the verb (`took up`), `lead` are the phrases before
      the subject, `post` the others after the verb.
    - `parent` is the index of the clause on which this one depends, or -1.
    - `first` and `last` bound its tokens, half-open; clauses inside it may lie between them.
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
    """A parsed sentence. Lists of tokens run in parallel; phrases and clauses hold indices into them.

    `spans` are the places of the tokens in `text` (the whole text), `words` the tokens themselves, `low` the
    same in lower case, `tags` their Penn tags, `dated` whether each is part of a date, `owner` the index of
    the clause to which each belongs, or -1.
    """

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    low: list[str]
    tags: list[str]
    dated: list[bool]
    phrases: list[Phrase]
    clauses: list[Clause]
    owner: list[int]

    def token_at(self, place: int) -> int:
        """The first token that ends after a place of the text; -1 if none does."""
        k = bisect_right(self.spans, place, key=itemgetter(1))
        return k if k < len(self.spans) else -1

    def place_of(self, clause: Clause) -> int:
        """The index of the clause that has this clause's verb; -1 if there is none."""
        return next((k for k, c in enumerate(self.clauses) if c.verb.head == clause.verb.head), -1)

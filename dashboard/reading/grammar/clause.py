"""What a parsed sentence is: its tokens, tags and phrases, and the clauses that they make."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import itemgetter

from dashboard.reading.grammar.chunks import Phrase, Verb


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

    def token_at(self, place: int) -> int:
        """The first token that ends after a place of the text; -1 if none does."""
        k = bisect_right(self.spans, place, key=itemgetter(1))
        return k if k < len(self.spans) else -1

    def place_of(self, clause: Clause) -> int:
        """The place among the clauses of one with this verb; -1 if there is none."""
        return next((k for k, c in enumerate(self.clauses) if c.verb.head == clause.verb.head), -1)

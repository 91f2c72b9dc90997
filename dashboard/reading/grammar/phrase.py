"""The pieces of a sentence: phrases and verb groups, and the Penn tags by which they are told."""

from __future__ import annotations

from typing import NamedTuple

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
NAMES = frozenset(("NNP", "NNPS"))
VERBS = frozenset(("VBD", "VBN", "VBZ", "VBP", "VB", "VBG", "MD"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


class Phrase(NamedTuple):
    """A run of tokens, given by their indices.

    `kind` is NP (noun phrase), VG (verb group), PP (preposition with its noun phrase), IN (preposition
    alone), SUB and REL (words that open a subordinate or a relative clause), EITHER (`after`: SUB or IN),
    CC (`and`), ADV, ADJ, DATE, RP (particle), or a punctuation mark. It runs from `first` to `last`,
    half-open; `end` is where its `of` phrases end. `head` is the token that carries the meaning; `parts` are
    the (first, last, head) of nouns joined by `and`.
    """

    kind: str
    first: int
    last: int
    head: int
    end: int
    parts: tuple[tuple[int, int, int], ...] = ()


class Verb(NamedTuple):
    """A verb group, such as `had not been seen`.

    `form` is finite, infinitive, ing or participle; `tense` past, present or ''; `modal` the modal verb
    (`would`) or ''. `head` is the token of the main verb; the group runs from `first` to `last`, half-open.
    `copula` if it links the subject with what it is (`was`, `became`).
    """

    form: str
    tense: str
    perfect: bool
    passive: bool
    progressive: bool
    modal: str
    negated: bool
    head: int
    first: int
    last: int
    copula: bool

"""Joins the phrases of a sentence: nouns with `and`, lists, and nouns with the `of` phrases after them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.grammar.phrase import FINITE, NAMES, Phrase
from dashboard.reading.grammar.word_sets import BEYOND, MEASURES, SOME

_LINKS = frozenset(("and", "or", "nor", "&"))


def joined(base: list[Phrase], low: Sequence[str], tags: Sequence[str]) -> list[Phrase]:
    """The phrases with nouns joined by `and`, and lists (`A, B and C`), made one noun phrase."""
    out: list[Phrase] = []
    i, n = 0, len(base)
    verb_before = False
    while i < n:
        phrase = base[i]
        if (
            phrase.kind == "CC"
            and low[phrase.first] in _LINKS
            and i + 1 < n
            and base[i + 1].kind == "NP"
            and (run := _list_before(out, low, tags)) >= 0
            and not (verb_before and not _opens_anew(run, out) and _verb_follows(base, i + 2, low))
        ):
            run = _subjects_only(run, out, base[i + 2 : i + 4], low=low, tags=tags)
            nouns = [p for p in out[run:] if p.kind == "NP"] + [base[i + 1]]
            del out[run:]
            parts = tuple(part for p in nouns for part in (p.parts or ((p.first, p.last, p.head),)))
            out.append(Phrase("NP", nouns[0].first, nouns[-1].last, nouns[0].head, nouns[-1].last, parts))
            i += 2
            continue
        if phrase.kind == "VG" and tags[phrase.first] in FINITE:
            verb_before = True
        elif phrase.kind in ("SUB", "REL", ";"):
            verb_before = False
        out.append(phrase)
        i += 1
    return out


def _opens_anew(run: int, out: list[Phrase]) -> bool:
    """Whether a new clause opens right before `out[run]`: `…, and in May, Kern and his sons were jailed`."""
    kinds = [p.kind for p in out[max(0, run - 4) : run]]
    return run > 4 and kinds in (["CC", "IN", "DATE", ","], ["CC", "IN", "NP", ","])


def _list_before(out: list[Phrase], low: Sequence[str], tags: Sequence[str]) -> int:
    """Where the list before an `and` begins: an index into `out`; -1 if no noun phrase stands there."""
    k = len(out) - 1
    if k >= 0 and out[k].kind == ",":
        # `A, B, and C` is a list; `…, and the king` begins a clause
        if k >= 3 and out[k - 1].kind == "NP" and out[k - 2].kind == "," and out[k - 3].kind == "NP":
            k -= 1
        else:
            return -1
    if k < 0 or out[k].kind != "NP":
        return -1
    while (
        k >= 2
        and out[k - 1].kind == ","
        and out[k - 2].kind == "NP"
        and not (
            low[out[k].first] in ("a", "an") and tags[out[k - 2].head] == "NNP"
        )  # `Ann Bell, a lawyer and writer,`
        and (k < 3 or out[k - 3].kind in ("VG", "IN", ","))
    ):
        k -= 2
    return k


def _describes(phrase: Phrase, before: Phrase, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a noun phrase says who a name is: `Ann Bell, a judge and poet`; not `Rye, the Hague, Ulm`."""
    described = tags[phrase.first] == "DT" and tags[before.head] == "NNP"
    return described and (low[phrase.first] in ("a", "an") or tags[phrase.head] not in NAMES)


def _subjects_only(
    run: int, out: list[Phrase], following: list[Phrase], *, low: Sequence[str], tags: Sequence[str]
) -> int:
    """Where a list of subjects begins: after `By the end of the year,` though that too ends in a noun."""
    kinds = [p.kind for p in following]
    verb_next = kinds[:1] == ["VG"] or kinds == ["ADV", "VG"]
    opening = run % 2 == 1 and all(out[k].kind == ("NP" if (run - k) % 2 == 0 else "IN") for k in range(run))
    # `In May, after a storm in the hills, Rye and Dover fell`
    opening |= (
        run > 0 and out[run - 1].kind == "IN" and not any(_could_act(out, k, low, tags) for k in range(run))
    )
    return run + 2 if verb_next and opening and run + 2 < len(out) else run


def measures(phrase: Phrase, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a noun phrase says how long after or how far from something: `two years after the war`."""
    counted = low[phrase.first] in SOME or "CD" in tags[phrase.first : phrase.last]
    beyond = not BEYOND.isdisjoint(low[phrase.last : phrase.last + 1])
    return counted and beyond and low[phrase.head] in MEASURES


def _could_act(out: list[Phrase], k: int, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a phrase is a verb, or a noun phrase that could be the subject of one."""
    noun = out[k].kind == "NP" and (not k or out[k - 1].kind != "IN") and not measures(out[k], low, tags)
    return noun or out[k].kind == "VG"


def _verb_follows(base: list[Phrase], i: int, low: Sequence[str]) -> bool:
    """Whether a verb comes next, ignoring adverbs, dates and prepositional phrases."""
    while i < len(base):
        kind = base[i].kind
        if kind == "VG":
            return True
        if kind in ("ADV", "DATE") or (kind == "NP" and base[i - 1].kind == "IN") or kind == "IN":
            i += 1
        else:
            return kind == "REL"
    return False


def with_of(base: list[Phrase], low: Sequence[str]) -> list[Phrase]:
    """The phrases with each `of` phrase made part of the noun phrase before it."""
    out: list[Phrase] = []
    for phrase in base:
        if (
            phrase.kind == "NP"
            and len(out) > 1
            and out[-1].kind == "IN"
            and low[out[-1].first] == "of"
            and out[-2].kind == "NP"
        ):
            out.pop()
            out[-1] = out[-1]._replace(end=phrase.end)
        else:
            out.append(phrase)
    return out

"""Looks at the phrases around one phrase, to tell where clauses begin and end.

`found` holds the phrases of a sentence, and `i` or `k` is the index of one of them. `low` (words in lower
case) and `tags` (Penn tags) go by token.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.grammar.chunks import verb
from dashboard.reading.grammar.phrase import FINITE, NAMES, Phrase
from dashboard.reading.grammar.word_sets import BE


def aside(i: int, found: Sequence[Phrase], length: int) -> int:
    """The index after an aside in brackets or between dashes that opens at `i`.

    0 if it is never closed, or is most or all of the sentence.
    """
    mark = found[i].kind
    closing = ")" if mark == "(" else mark
    for k in range(i + 1, len(found)):
        if found[k].kind == closing:
            long = found[k].first - found[i].first > max(30, length // 2) or (i == 0 and k > len(found) - 3)
            return 0 if long else k + 1
    return 0


def touching(i: int, found: Sequence[Phrase]) -> int:
    """The index of the noun phrase or verb group right before `i`, ignoring quotation marks; -1 if none."""
    k = i - 1
    while k >= 0 and found[k].kind in ("“", "”", '"', "``", "''", "‘", "’"):
        k -= 1
    return k if k >= 0 and found[k].kind in ("NP", "VG") else -1


def before_verb(i: int, found: Sequence[Phrase]) -> bool:
    """Whether a verb group comes next, ignoring adverbs."""
    k = i + 1
    while k < len(found) and found[k].kind == "ADV":
        k += 1
    return k < len(found) and found[k].kind == "VG"


def comma_before(i: int, found: Sequence[Phrase]) -> bool:
    """Whether a comma stands before, ignoring adverbs and conjunctions."""
    k = i - 1
    while k >= 0 and found[k].kind in ("CC", "ADV"):
        k -= 1
    return k >= 0 and found[k].kind == ","


def noun_before(i: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> Phrase | None:
    """The noun phrase that a relative clause opening at `i` describes; None if there is none."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if found[k].kind == "NP":
            return _who_is_there(i, k, found, low, tags)
        if found[k].kind not in (",", "IN", "DATE", "``", "''", "(", ")"):
            return None
    return None


def either(i: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> str:
    """How a word such as `after` is used: 'SUB', 'IN' or 'ADV'.

    It opens a clause in `after the king fled` (SUB), and only a phrase in `after the war the king fled` (IN).
    """
    k = i + 1
    seen = False
    if i and low[found[i - 1].first] == "such":
        return "IN"
    at = found[i].first
    if low[at] == "once" and low[at + 1 : at + 2] in (["again"], ["more"]):
        return "ADV"
    while k < len(found):
        p = found[k]
        if p.kind == "NP" and not seen:
            seen = True
        elif p.kind == "VG":
            told = _has_its_verb(k, found, low, tags) and not _turned(i, k, found, low, tags)
            return "SUB" if seen and told else "IN"
        elif seen and p.kind in ("IN", "ADV", "DATE", "RP"):
            if p.kind == "IN" and k + 1 < len(found) and found[k + 1].kind == "NP":
                k += 1
        elif p.kind not in ("ADV", "DATE"):
            if k == i + 2 and _apposed(k, found, low, tags):
                return "SUB"
            return "IN" if low[found[i].first] != "so" else "ADV"
        k += 1
    return "IN" if low[found[i].first] not in ("so", "once") else "ADV"


def _turned(i: int, k: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether the verb `k` stands before its subject: `Only after the flood was the wall raised`."""
    opened = i > 0 and low[found[i - 1].first] in ("only", "not") and found[i - 1].kind == "ADV"
    after = found[k + 1 : k + 3]
    turned = [p.kind for p in after] == ["NP", "VG"] and low[found[k].head] in BE
    return opened and turned and tags[after[1].head] in ("VBN", "VBD")


def _apposed(k: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether an apposition opens at the comma `k`, before a verb: `after Otto, a monk, died, Rye fell`.

    Or a relative clause does: `as Otto, who was ill, hid`.
    """
    if _described(k, found, tags):
        return True
    at = k + 2
    while [p.kind for p in found[at : at + 2]] == ["IN", "NP"]:
        at += 2
    if [p.kind for p in (*found[k : k + 2], *found[at : at + 2])] != [",", "NP", ",", "VG"]:
        return False
    told = verb(found[at + 1], low, tags).form == "finite"
    main = next((j for j in range(at + 2, len(found)) if found[j].kind == ","), len(found))
    return told and main + 1 < len(found) and found[main + 1].kind == "NP" and before_verb(main + 1, found)


def _described(k: int, found: Sequence[Phrase], tags: Sequence[str]) -> bool:
    """Whether a relative clause opens at the comma `k`, and a verb ends it: `as Otto, who was ill, hid`."""
    if [p.kind for p in found[k : k + 2]] != [",", "REL"]:
        return False
    end = next((j for j in range(k + 2, len(found)) if found[j].kind == ","), len(found))
    return [p.kind for p in found[end + 1 : end + 2]] == ["VG"] and tags[found[end + 1].first] in FINITE


def _has_its_verb(k: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether the verb at `k` is finite, or one follows that participle: `as talk coming from Ulm grew`.

    Then no comma and no other subject may stand between.
    """
    form = verb(found[k], low, tags).form
    if form not in ("ing", "participle"):
        return form == "finite"
    for j in range(k + 1, len(found)):
        p = found[j]
        if p.kind == "VG":
            return tags[p.first] in FINITE
        beside = p.kind == "NP" and found[j - 1].kind in ("IN", "EITHER")
        if p.kind not in ("IN", "EITHER", "DATE", "ADV") and not beside:
            return False
    return False


def after_and(k: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> str:
    """What `and` joins, `k` being the phrase after it: 'verb', 'clause', or '' for anything less."""
    seen = False
    dates = k > 1 and [p.kind for p in (found[k - 2], *found[k : k + 2])] == ["DATE", "DATE", ","]
    if dates or (k < len(found) and found[k].kind == "ADJ") or _denied(k, found, low):
        return ""  # `burned Rye in 1808 and 1809, took Ulm`
    while k < len(found):
        p = found[k]
        if p.kind == "VG":
            v = verb(p, low, tags)
            if seen:
                return "clause" if v.form == "finite" else ""
            return "verb"
        if p.kind == "NP":
            seen = seen or not (k and found[k - 1].kind == "IN")
        elif p.kind in ("SUB", "EITHER"):
            return "clause" if p.kind == "SUB" or not seen else ""
        elif p.kind not in ("IN", "ADV", "DATE", ",", "ADJ"):
            return ""
        k += 1
    return ""


def _denied(k: int, found: Sequence[Phrase], low: Sequence[str]) -> bool:
    """Whether an aside says who it was not: `the bishop, and not the duke, founded it`."""
    kinds = [p.kind for p in found[k : k + 3]]
    return kinds == ["ADV", "NP", ","] and low[found[k].first] == "not" and k > 1 and found[k - 2].kind == ","


def _who_is_there(i: int, k: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> Phrase:
    """The noun phrase at `k`, or the one before it of which that only says where or among whom it is.

    `a baker from Ulm who fled` tells of the baker, `a strike in Ulm that grew` of the strike, and `sermons on
    peace that were printed` of the sermons.
    """
    if k < 2 or found[k - 1].kind not in ("IN", "EITHER") or found[k - 2].kind != "NP":
        return found[k]
    opener, noun, place = low[found[i].first], found[k - 2], found[k]
    plain, named = tags[noun.head] in ("NN", "NNS"), tags[place.head] in NAMES
    if opener == "who":
        where = low[found[k - 1].first] in ("from", "in", "at")
        return noun if where and k == i - 1 and plain and tags[place.head] == "NNP" else place
    if not plain:
        return place
    if opener == "that" and k == i - 1 and named and low[found[k - 1].first] not in _LIKE:
        return noun  # no name needs `that` to say which is meant
    several = _several_told(i, found, low, tags)
    many, one = "NNS", "NN"
    tied = several is not None and place.end == place.last and not place.parts
    if tied and tags[place.head] == (one if several else many):
        return noun if tags[noun.head] == (many if several else one) and not noun.parts else place
    return place


_LIKE = frozenset(("like", "than", "as"))


def _several_told(i: int, found: Sequence[Phrase], low: Sequence[str], tags: Sequence[str]) -> bool | None:
    """Whether the verb right after the word `i` tells of several, by its form; None if that does not show."""
    after = next((p for p in found[i + 1 : i + 3] if p.kind != "ADV"), None)
    if after is None or after.kind != "VG":
        return None
    if low[after.first] in ("was", "has", "is") or tags[after.first] == "VBZ":
        return False
    return True if low[after.first] in ("were", "have", "are") or tags[after.first] == "VBP" else None


def finite_later(i: int, found: Sequence[Phrase], tags: Sequence[str]) -> bool:
    """Whether a finite verb follows the phrase `i`."""
    return any(p.kind == "VG" and FINITE & set(tags[p.first : p.last]) for p in found[i + 1 :])


def verb_after(k: int, found: Sequence[Phrase], tags: Sequence[str]) -> bool:
    """Whether a finite verb follows from `k` on, with neither its own subject nor an object before it."""
    commas = (j for j in range(1, max(1, k - 2)) if found[j].kind == "," and found[j - 1].kind == "NP")
    # `the tax, a toll levied by Rye, fell`; not `after the war, the duke rode to Rye, burned it`
    aside = any(j < 2 or found[j - 2].kind not in ("IN", "EITHER") for j in commas)
    if k >= len(found) or found[k].kind not in ("IN", "DATE", "ADV", "EITHER"):
        return False
    comma = 0
    while k < len(found):
        p = found[k]
        if p.kind == "VG":
            listed = comma % 2 == 1 and found[k - 1].kind == "," and not aside  # `rode to Rye, burned it`
            return tags[p.first] in ("VBD", "MD") and not (comma and found[k - 1].kind == "NP") and not listed
        if p.kind == "NP" and found[k - 1].kind not in ("IN", "EITHER"):
            return False
        if p.kind == ",":
            comma += 1
        elif p.kind not in ("IN", "EITHER", "DATE", "ADV", "NP"):
            return False
        k += 1
    return False


def told_after(i: int, found: Sequence[Phrase], tags: Sequence[str]) -> bool:
    """Whether the noun phrase `i` and the verb after it are a main clause.

    They are not if a subject after a comma has a verb too.
    """
    k = i + 1
    while k < len(found) and found[k].kind == "ADV":
        k += 1
    if k >= len(found) or found[k].kind != "VG" or tags[found[k].first] not in ("VBD", "VBN", "MD"):
        return False
    parts = range(k + 1, len(found) - 2)
    later = (j for j in parts if found[j].kind == "," and found[j + 1].kind == "NP")
    return not any(finite_later(j, found[: j + 5], tags) for j in later)

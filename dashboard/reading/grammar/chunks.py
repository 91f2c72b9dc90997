"""Groups the tokens of a sentence into phrases: noun phrases, verb groups, prepositions, conjunctions, marks.

An `of` phrase belongs to the noun phrase before it. Nouns joined by `and` are one phrase, unless the second
begins a clause. A date is a phrase of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.grammar.joining import joined, with_of
from dashboard.reading.grammar.phrase import FINITE, NAMES, NOUNS, VERBS, Phrase, Verb
from dashboard.reading.grammar.word_sets import (
    ABOUT,
    ALWAYS,
    AS_PREPOSITION,
    BE,
    COPULAS,
    DO,
    EITHER,
    FLOATING,
    HAVE,
    MANNER,
    MUCH,
    NOT,
    REFLEXIVE,
)

_INSIDE = frozenset(("JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "FW", "$", "``", "''", "POS"))
_NEARLY = frozenset(("nearly", "almost", "roughly", "approximately", "virtually"))
_BETWEEN = NOT | FLOATING
_AND_SELF = _BETWEEN | REFLEXIVE
"""Words between an auxiliary and its verb."""
_FROM = frozenset(("beginning", "starting"))
_DETERMINERS = frozenset(("DT", "PRP$", "PDT", "WP$"))
_BEGINS = _INSIDE | _DETERMINERS | {"PRP", "EX"}
"""Tags of words with which a noun phrase begins, wherever they stand."""
_BECAME = COPULAS - BE
_AUXILIARIES = HAVE | BE | DO | frozenset(("got", "get", "getting"))
_OF_ONE_WORD = {
    **dict.fromkeys(("WRB", "WP"), "SUB"),
    **dict.fromkeys(("RB", "RBR", "RBS", "UH"), "ADV"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "VBN"), "ADJ"),
    **{tag: tag for tag in ("CC", "RP", "EX")},
}
"""The kind of a phrase of one word, by its tag; a punctuation mark is its own kind."""


def phrases(low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> list[Phrase]:
    """The phrases of a sentence in order; `low`, `tags` and `dated` (is it part of a date?) go by token."""
    return with_of(joined(_base(low, tags, dated), low, tags), low)


def _base(low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> list[Phrase]:
    out: list[Phrase] = []
    while (i := out[-1].last if out else 0) < len(low):
        out.append(_phrase(i, low, tags, dated))
    return out


def _phrase(i: int, low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> Phrase:
    """The phrase that begins at token `i`."""
    tag = tags[i]
    since = tag == "VBG" and low[i] in _FROM and True in dated[i + 1 : i + 3]  # `beginning around 1650`
    if dated[i] or since:
        end = _undated(dated.index(True, i), dated)
        if since or not _attribute(end - 1, low, tags, dated):
            return Phrase("DATE", i, end, i, end)
    after_noun = i > 0 and tags[i - 1] in NOUNS
    if after_noun and (low[i] in REFLEXIVE or _floats(i, low, tags)):
        return Phrase("ADV", i, i + 1, i, i + 1)  # `the king himself`, `the towns all fell`
    noun = _noun_at(i, low, tags, dated)
    if noun is not None:
        alone = tag == "DT" and noun.last == i + 1 and dated[i + 1 : i + 2] == [True]
        end = _undated(i + 1, dated) if alone else 0  # `in the 1640s`
        return Phrase("DATE", i, end, i + 1, end) if alone else noun
    if tag == "VBG" and low[i] in AS_PREPOSITION and not _told(i, low, tags):  # `fell following a storm`
        return Phrase("IN", i, i + 1, i, i + 1)
    if tag in VERBS or tag == "TO":
        last, head = _verb_group(i, low, tags)
        if head >= 0:
            return Phrase("VG", i, last, head, last)
    return Phrase(_word(i, low, tags), i, i + 1, i, i + 1)


def _floats(i: int, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a word such as `all` stands between a noun and its verb."""
    return low[i] in FLOATING and tags[i] == "DT" and FINITE.issuperset(tags[i + 1 : i + 2] or ("",))


def _told(i: int, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a form in -ing goes with the verb before it, and is no preposition."""
    if not i or tags[i - 1] not in VERBS:
        return False
    return not (low[i] == "following" and tags[i - 1] == "VBD" and low[i - 1] not in BE)


def _undated(i: int, dated: Sequence[bool]) -> int:
    """Where the date that a token belongs to ends."""
    return next((k for k in range(i, len(dated)) if not dated[k]), len(dated))


def _attribute(last: int, low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> bool:
    """Whether a date, by its last word, is an adjective to a noun: `nineteenth-century theories`."""
    return "-" in low[last] and tags[last] == "JJ" and tags[last + 1 : last + 2] in (["NN"], ["NNS"], ["JJ"])


def _noun_at(i: int, low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> Phrase | None:
    """The noun phrase that begins at token `i`, perhaps with `over` or `about` before a number; or None."""
    tag = tags[i]
    fewer = low[i] in ("more", "fewer", "less") and low[i + 1 : i + 2] == ["than"]  # `fewer than ten ships`
    if tag in _BEGINS and not fewer:
        return _noun_phrase(i, low, tags, dated)
    if tag == "VBN" or (tag == "VBG" and i and low[i - 1] in _BECAME):  # `had become growing centres`
        opens = _adjective(i, tags) or _after_verb(i, low, tags)
        return _noun_phrase(i, low, tags, dated) if opens else None
    if tag == "RB":
        if (
            i
            and tags[i - 1] == "IN"
            and tags[i + 1 : i + 2] in (["VBN"], ["JJ"])
            and _noun_ahead(i + 1, tags)
        ):
            found = _noun_phrase(i + 1, low, tags, dated)  # `of formerly free people`
            return found._replace(first=i) if found is not None else None
        if (
            (low[i] in _NEARLY or _of_about(i, low))
            and tags[i + 1 : i + 2] in (["CD"], ["DT"])
            and not dated[i + 1]
        ):
            found = _noun_phrase(i + 1, low, tags, dated)  # `of nearly 40 percent`, `in almost every town`
            whole = found is not None and (found.last > i + 2 or _of_about(i, low))
            return found._replace(first=i) if found is not None and whole else None
        return None
    return _counted(i, low, tags, dated) if tag == "IN" or fewer or _of_about(i, low) else None


def _of_about(i: int, low: Sequence[str]) -> bool:
    """Whether a word says how exact the number is that `of` has: `a population of about five thousand`."""
    return i > 0 and low[i] in ABOUT and low[i - 1] == "of"


def _counted(i: int, low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> Phrase | None:
    """The noun phrase that begins with a preposition before a number: `over twenty thousand people`."""
    if low[i] == "at" and low[i + 1 : i + 2] in (["least"], ["most"]) and tags[i + 2 : i + 3] == ["CD"]:
        return _noun_phrase(i + 2, low, tags, dated)
    at = i + _about(i, low)
    at += int(low[at : at + 1] == ["a"] and tags[at + 1 : at + 2] == ["CD"])  # `over a thousand miners`
    share = at < len(tags) and low[at].startswith(_SHARES) and low[at + 1 : at + 2] == ["of"]
    if i < at < len(tags) and (tags[at] == "CD" or share) and not dated[at]:
        found = _noun_phrase(at, low, tags, dated)
        age = i > 0 and tags[i - 1] == "NNS"  # `women over 30 voted`
        bare = _of_about(i, low) or (tags[at + 1 : at + 2] == ["VBD"] and not age)
        if found is not None and (share or found.last > at + 1 or bare):
            return found._replace(first=i)
    many = i < at and low[at : at + 1] == ["a"] and tags[at + 1 : at + 3] == ["CD", "VBD"]
    if many and low[at + 1] in _MANY:
        return Phrase("NP", i, at + 2, at + 1, at + 2)  # `and over a hundred died`
    return None


_MANY = frozenset(("hundred", "thousand", "dozen", "million"))


def _about(i: int, low: Sequence[str]) -> int:
    """How many words before a number say that it is not exact: `over`, `fewer than`, `as many as`."""
    if low[i] in ABOUT:
        return 1
    if low[i] in _COMPARED:
        return 2 if low[i + 1 : i + 2] == [_COMPARED[low[i]]] else 0
    if low[i] != "as":
        return 0
    return 3 if list(low[i + 1 : i + 3]) in (["many", "as"], ["few", "as"]) else 0


_COMPARED = {"close": "to", "more": "than", "fewer": "than", "less": "than"}
_SHARES = ("one-", "two-", "three-")


def _adjective(i: int, tags: Sequence[str]) -> bool:
    """Whether a participle stands before its noun, without an article: `of united Germany`."""
    return (i == 0 or tags[i - 1] == "IN") and i + 1 < len(tags) and tags[i + 1] in NOUNS


def _after_verb(i: int, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a participle, right after a verb that is no auxiliary, opens an object: `hired skilled men`."""
    verb_before = i > 0 and (tags[i - 1] in ("VBD", "VBG", "VB") or low[i - 1] in COPULAS)
    object_after = tags[i + 1 : i + 2] and tags[i + 1] in ("JJ", *NOUNS) and _noun_ahead(i, tags)
    return verb_before and low[i - 1] not in _AUXILIARIES and bool(object_after)


def _word(i: int, low: Sequence[str], tags: Sequence[str]) -> str:
    """The kind of a phrase of one word."""
    tag, word = tags[i], low[i]
    if tag == "WDT" or (tag == "WP" and word in ("who", "whom")):
        return "REL"
    if tag in ("IN", "TO"):
        if word == "than" and tags[i + 1 : i + 2] == ["PRP"]:
            return "EITHER"  # `more than they had sold`
        if word in ALWAYS:
            following = tags[i + 1] if i + 1 < len(tags) else ""
            return "REL" if word == "that" and i and tags[i - 1] in NOUNS and following in VERBS else "SUB"
        return "EITHER" if word in EITHER else "IN"
    if word in ("once", "so") and _OF_ONE_WORD.get(tag) == "ADV":
        return "EITHER"
    return _OF_ONE_WORD.get(tag, word)


def _noun_phrase(i: int, low: Sequence[str], tags: Sequence[str], dated: Sequence[bool]) -> Phrase | None:
    """The noun phrase that begins at a token, or None."""
    if tags[i] in ("PRP", "EX"):
        return Phrase("NP", i, i + 1, i, i + 1)
    j, n = i, len(low)
    while j < n and tags[j] in _DETERMINERS:
        j += 1
    held, head = j > i or low[i] == "one", -1
    j += tags[i] in ("VBN", "VBG")  # a participle that opens the phrase, as `_noun_at` knows
    while j < n:
        if tags[j] in _INSIDE:
            describes = head >= 0 and low[head] in MANNER and tags[j] in ("JJ", "NNP", "NNPS")
            if describes or _ends_before(j, head, tags, dated):  # `the way Dutch ships were built`
                break
            if tags[j] in NOUNS or tags[j] == "CD":
                head = j
        elif not _goes_inside(j, i, tags, head=head, held=held):
            break
        j += 1
    while j > i and tags[j - 1] in ("``", "POS"):
        j -= 1
    head = _head(i, j, low, tags, last=head)
    if head < 0 and held and j > i:
        head = j - 1
    return Phrase("NP", i, j, head, j) if head >= 0 and j > i else None


def _head(i: int, j: int, low: Sequence[str], tags: Sequence[str], *, last: int) -> int:
    """The last noun or number of a noun phrase, or -1; `last` is the last one read, perhaps past its end."""
    if last < j:
        noun = last
    else:
        noun = next((k for k in range(j - 1, i - 1, -1) if tags[k] in NOUNS or tags[k] == "CD"), -1)
    if noun < 0 and j == i + 1 and low[i] in MUCH and low[j : j + 1] == ["of"]:
        return i  # `much of the north`
    return noun


def _ends_before(j: int, head: int, tags: Sequence[str], dated: Sequence[bool]) -> bool:
    """Whether a noun phrase ends before token `j`, though a word of this kind could continue it."""
    tag = tags[j]
    if tag == "POS" and head < 0:
        return True
    if dated[j]:
        end = _undated(j, dated)
        following = tags[end] if end < len(tags) else ""
        attribute = end == j + 1 or tags[end - 1] == "JJ"
        decade = tags[end - 1] == "NNS" and following in NAMES  # `in the 1930s Germany …`
        if following not in ("NN", "NNS", "NNP", "JJ", "NNPS") or not attribute or decade:
            return True
    return head >= 0 and tag in ("JJ", "JJR") and not _noun_ahead(j, tags)  # `made the king angry`


def _goes_inside(j: int, i: int, tags: Sequence[str], *, head: int, held: bool) -> bool:
    """Whether token `j`, neither noun nor adjective, continues the noun phrase that begins at `i`."""
    tag, before = tags[j], tags[j - 1]
    following = tags[j + 1] if j + 1 < len(tags) else ""
    if tag in ("VBN", "VBG"):
        after = j == i + 1 or before in ("JJ", "POS", "RB", "RBS", "CC", "DT", "``", "CD")
        doing = tag == "VBG" and before in ("NNS", "NNPS")  # `artists using woodblocks`
        return (held or head >= 0) and after and not doing and _noun_ahead(j, tags)
    if tag in ("RB", "RBR", "RBS"):
        modifies = following in ("JJ", "JJR", "VBN", "CD", "RBR", "RB") or (
            tag == "RBS" and following == "VBG"
        )
        return modifies and (held or j == i or before == "POS") and _noun_ahead(j + 1, tags)
    if tag in (",", "CC"):
        joins = before in ("JJ", "VBN") and following in ("JJ", "VBN", "VBG", "JJR")
        return head < 0 and j > i and joins and _noun_ahead(j, tags)
    if tag in ("TO", "IN") and before == "CD" and following == "CD":
        return j == i + 1  # `thirty to fifty thousand people`
    return tag == "DT" and before == "POS"


def _noun_ahead(j: int, tags: Sequence[str]) -> bool:
    """Whether a noun follows in the same phrase."""
    for k in range(j + 1, min(j + 5, len(tags))):
        if tags[k] in NOUNS:
            return True
        if tags[k] not in ("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "RB", ",", "CC", "``"):
            return False
    return False


def _verb_group(i: int, low: Sequence[str], tags: Sequence[str]) -> tuple[int, int]:
    """The end and the head of the verb group that begins at a token; (i, -1) if none does."""
    n, j, head = len(low), i, -1
    if tags[i] == "TO":
        j = next((k for k in range(i + 1, n) if tags[k] not in ("RB", "RBR")), n)
        if j >= n or tags[j] not in ("VB", "VBP"):
            return i, -1
    while j < n:
        tag = tags[j]
        between = _AND_SELF if low[head] in BE else _BETWEEN  # `was himself overthrown`
        if tag in VERBS:
            if head >= 0 and not _goes_on(head, j, low, tags):
                break
            head = j
            j += 1
        elif head >= 0 and (tag == "RB" or low[j] in between):
            k = j
            while k < n and (tags[k] in ("RB", "RBR") or low[k] in between):
                k += 1
            if k < n and tags[k] in VERBS and _goes_on(head, k, low, tags):
                j = k
            elif low[j] in NOT and (low[head] in BE or low[head] in DO or tags[head] == "MD"):
                j += 1
            else:
                break
        else:
            break
    return j, head


def _goes_on(head: int, j: int, low: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether the verb at `j` belongs to the auxiliary at `head`: `had … seen`."""
    word, tag = low[head], tags[j]
    if tags[head] == "MD" or word in DO:
        return tag in ("VB", "VBP", "VBD") or (tag == "VBN" and tags[head] != "MD")
    if word in HAVE:
        return tag in ("VBN", "VBD")
    if word in BE or word in ("'s", "’s", "got"):
        return tag in ("VBN", "VBG", "VBD")
    return False


def verb(phrase: Phrase, low: Sequence[str], tags: Sequence[str]) -> Verb:
    """The tense, aspect, voice and mood of a verb group."""
    head, first = phrase.head, phrase.first
    group = [k for k in range(first, phrase.last) if tags[k] in VERBS]
    lead = group[0]
    words = [low[k] for k in group[:-1]]
    tag, lead_tag = tags[head], tags[lead]
    be = [w for w in words if w in BE or w in ("'s", "’s", "got")]
    modal = low[lead] if lead_tag == "MD" else ""
    if tags[first] == "TO":
        form, tense = "infinitive", ""
    elif lead_tag == "MD":
        form, tense = "finite", "past" if modal in ("would", "could", "might") else "present"
    elif lead_tag == "VBD" or (lead_tag == "VBN" and len(group) > 1 and low[lead] in ("had", "did")):
        form, tense = "finite", "past"
    elif lead_tag in ("VBZ", "VBP"):
        form, tense = "finite", "present"
    elif lead_tag == "VB":
        form, tense = "infinitive", ""
    else:
        form, tense = ("ing" if lead_tag == "VBG" else "participle"), ""
    return Verb(
        form=form,
        tense=tense,
        perfect=any(w in HAVE for w in words),
        passive=(bool(be) and tag in ("VBN", "VBD")) or form == "participle",
        progressive=bool(be) and tag == "VBG",
        modal=modal,
        negated=any(_denies(low, k) for k in range(first, phrase.last)),
        head=head,
        first=first,
        last=phrase.last,
        copula=low[head] in BE or low[head] in COPULAS,
    )


def _denies(low: Sequence[str], k: int) -> bool:
    """Whether a word in a verb group denies it; not that of `was not only a mayor but a poet`."""
    if low[k] in NOT:
        return low[k + 1 : k + 2] not in _ONLY
    return low[k : k + 2] == ["no", "longer"]


_ONLY = (["only"], ["just"], ["merely"], ["simply"], ["solely"])

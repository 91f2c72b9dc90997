"""Mends the tags of a sentence where its words show that the tagger was wrong."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.forms import is_participle
from dashboard.reading.grammar.phrase import FINITE, NOUNS
from dashboard.reading.grammar.word_sets import (
    ADJECTIVES,
    AS_PREPOSITION,
    BE,
    COPULAS,
    EPITHETS,
    HAVE,
    INTRANSITIVE,
)

_DOING = frozenset(("by", "after", "before", "without", "while", "when"))
"""Words after which a form in -ing is a verb: `by surrounding the town`."""
_AUXILIARIES = HAVE | BE
_BEFORE_VERB = BE | _DOING
_MENDED = frozenset(("VBG", "VBN", "VBP", "VB", "VBD", "RB", "JJ"))
"""Tags that may be wrong for what stands beside; so may those of words in -ly, and behind a name."""


def mend(words: Sequence[str], low: Sequence[str], tags: list[str]) -> None:
    """Mend tags that the words beside them show to be wrong."""
    for k in range(1, len(tags)):
        if tags[k] in ("NN", "NNPS") and words[k][0].isupper() and _is_a_surname(words, low, tags, k):
            tags[k - 1] = tags[k] = "NNP"  # `Orso Brand was born`, `Orso Fortes fled`
    _mend_each(words, low, tags)
    if "CD" in tags:
        _numbers(low, tags)
    _words_together(words, low, tags)


def _mend_each(words: Sequence[str], low: Sequence[str], tags: list[str]) -> None:
    for k in range(len(tags)):
        if low[k] in _ALWAYS:
            tags[k] = "NN" if low[k] != "half" else "PDT" if low[k + 1 : k + 2] == ["a"] else tags[k]
            continue
        if (
            k
            and tags[k] in ("NNPS", "NNS")
            and words[k][0].isupper()
            and low[k].endswith(_ONE)
            and not low[k].endswith(_SEVERAL)
        ):
            tags[k] = "NNP"  # `In 1654 Kern fled`
        unnamed = (not k or tags[k - 1] != "NNP") and (tags[k] != "NNP" or not words[k].islower())
        if unnamed and tags[k] not in _MENDED and not low[k].endswith("ly"):
            continue  # as most words
        following = tags[k + 1] if k + 1 < len(tags) else ""
        before = low[k - 1] if k else ""
        if k and tags[k - 1] == "NNP" and words[k][0].isupper() and before != "may":
            tags[k] = _in_a_name(words[k], tags[k], following)
        elif tags[k] == "VBG" and before not in _BEFORE_VERB and _as_adjective(low[k], following):
            tags[k] = "JJ"  # `food-producing land`, `neighbouring towns`
        elif tags[k] == "VBN" and low[k] in INTRANSITIVE and not _helped(low, tags, k):
            tags[k] = "VBD"  # `hunger loomed`
        elif before in _AUXILIARIES and low[k].endswith("ly") and following in ("VBN", "VBD"):
            tags[k] = "RB"  # `had unsuccessfully tried`
        else:
            tags[k] = _mended(words[k], low, tags, k)


_OF_SURNAMES = ("es", "os", "as", "is")
"""Endings of one person's name that look like those of several things."""


def _is_a_surname(words: Sequence[str], low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a word with a capital follows a name that is no common word, and so is the rest of it."""
    known = tagger.model().lexicon
    name = words[k - 1][0].isupper() and low[k - 1] not in known and tags[k - 1] in NOUNS
    the = k > 1 and low[k - 2] in ("the", "a", "an", "many", "some")
    return (
        name
        and not the
        and (
            tags[k] == "NN"
            or (low[k] not in known and low[k].endswith(_OF_SURNAMES) and low[k][-3:] != "ses")
        )
        and words[k - 1][-1].isalpha()
    )


def _words_together(words: Sequence[str], low: Sequence[str], tags: list[str]) -> None:
    """Mend the tags of two words that are one name or one adverb."""
    for k, word in enumerate(low):
        if word == "general" and tags[k - 1 : k + 2] in _RANKED:
            tags[k] = "NN"  # `the Union general Otto Kern`
        if word in EPITHETS and words[k][0].isupper() and _ends_a_name(low, tags, k):
            tags[k - 1 : k + 1] = ["NNP", "NNP"]  # `Otto the Bold`
        if word == "all" and low[k + 1 : k + 2] == ["but"] and tags[k + 2 : k + 3] in (["VBD"], ["VBN"]):
            tags[k : k + 2] = ["RB", "RB"]  # `all but ended the tax`
        if word == "did" and low[0] in ("not", "only", "nor", "neither", "never"):
            _plain_form(tags, k)
        if word == "neither" and low[k + 1 : k + 2] in (
            ["did"],
            ["was"],
            ["were"],
            ["had"],
            ["would"],
            ["could"],
        ):
            tags[k] = "RB"  # `Neither did the king sign it`
        if word in _IN and tuple(low[k : k + 2]) in _IN_FACT and low[k - 1 : k] != ["the"]:
            tags[k : k + 2] = ["RB", "RB"]  # `had in fact fallen`


def _plain_form(tags: list[str], k: int) -> None:
    """Mend the verb that follows `did` and its subject: `Not until 1971 did women vote in Rye`."""
    for j in range(k + 2, len(tags)):
        if tags[j] not in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"):
            return
        if tags[j] == "NN" and tags[j - 1] in ("NNS", "NNP", "PRP"):
            tags[j] = "VB"
            return


def _as_adjective(word: str, following: str) -> bool:
    """Whether a form in -ing says which noun is meant that follows it."""
    return ("-" in word and following in ("NN", "NNS")) or (word in ADJECTIVES and following in NOUNS)


def _in_a_name(word: str, tag: str, following: str) -> str:
    """The tag of a word with a capital after a name: `Pedro I`, `Zheng He`, `Otto Swift, who left`."""
    verb = tag in ("VB", "VBP") and following == "VBD"  # `Otto Ward founded the mill`
    if word in ("I", "He") or verb or (tag == "JJ" and following in _CLOSING):
        return "NNP"
    return "NNPS" if tag == "VBZ" else tag


def _mended(written: str, low: Sequence[str], tags: Sequence[str], k: int) -> str:
    """The tag of a word, mended if the words beside it show that it is another."""
    tag, word = tags[k], low[k]
    if tag in ("NNP", "JJ"):
        return _of_nouns(written, low, tags, k)
    if tag in ("VBP", "VB") and k and low[k - 1] in HAVE and is_participle(word):
        return "VBN"  # `had remade`
    if tag in ("VBP", "VB") and word.endswith("eed") and not word.endswith(_EED):
        return "VBD"  # `decreed`
    if tag == "RB" and k and low[k - 1] in COPULAS and not word.endswith("ly") and word not in _PLACES:
        return "JJ" if _CLOSING.issuperset(tags[k + 1 : k + 2]) else "RB"  # `became acute in May`
    if tag in ("VBN", "VBD") and (word.endswith("ed") or is_participle(word)):
        tag = _of_past(tag, low, tags, k)
    before = tag == "VBD" and word.endswith("ed") and _before_a_told_noun(tags, k)
    before |= tag in ("VBN", "VBD") and _of_two(tags, k)
    before |= tag == "VBG" and word not in AS_PREPOSITION and _describes(tags, k)
    after_adverb = k == 1 and tags[0] == "RB" and low[0].endswith("ly")  # `Heavily armed guards fled`
    if before and (_opens(tags, k) or after_adverb):
        return "JJ"  # `By 1444, enslaved people were sold`, `Surviving members of the crew went to court`
    joined = k > 1 and tags[k - 1] == "CC" and tags[k - 2] == "JJ" and tag in ("VBN", "VBD")
    return "JJ" if joined and _opens(tags, k - 2) and tags[k + 1 : k + 2] == ["NNS"] else tag


def _of_past(tag: str, low: Sequence[str], tags: Sequence[str], k: int) -> str:
    """The tag of a word in -ed, mended if it is a participle or a past form."""
    if low[k] in _CALLED and tag == "VBD":
        aside = _inside_commas(tags, k) or _in_an_aside(tags, k)
        return "VBN" if aside or _gives_a_name(low, tags, k) else tag
    if low[k] in _CALLED and FINITE.isdisjoint(tags) and _after_a_known_noun(low, tags, k):
        return "VBD"  # `The king called Parliament`
    if tag == "VBD" and _of_late(low, tags, k):
        return "VBN"  # `a crowd of newly arrived settlers`
    if tag == "VBD" and _apart_from_its_noun(tags, k):
        return "VBN"  # `Norland, admitted to the League in May, ended the tax`
    if tag == "VBN" and _before_another_deed(low, tags, k):
        return "VBD"  # `as trade with Veldam stalled and hunger spread`
    return tag


def _of_nouns(written: str, low: Sequence[str], tags: Sequence[str], k: int) -> str:
    """The tag of a name or an adjective, mended if the words beside it show that it is another."""
    tag, following = tags[k], tags[k + 1] if k + 1 < len(tags) else ""
    if tag == "NNP":
        named = following == "NNP" and "-" in written and written.islower()
        return "JJ" if named else tag  # `the tax-free Bank of Rye`
    if low[k].startswith(_TENS) and low[k].partition("-")[2] in _ONES:
        return "CD"  # `twenty-five thousand`
    if low[k].endswith("ed") and _after_another_deed(tags, k):
        return "VBD"  # `crossed into Veldam in May, annexed Rye, and left`
    asked = low[k - 1] == "how" and following in ("VBD", "MD")  # `how many were killed`
    if low[k] in _MANY and (asked or (tags[k - 1] in _ACTIVE and following in _CLOSING)):
        return "NNS"  # `drew many into it`
    rank = k and low[k - 1] in _BECAME and tagger.model().lexicon.get(low[k], ("",))[0] == "NN"
    if rank and following in _CLOSING:
        return "NN"  # `became queen`
    shares = low[k].startswith(_SHARES) and low[k + 1 : k + 2] == ["of"]
    named = k > 0 and written[0].isupper() and following in ("VBD", "MD")  # `In 1654 Kern broke off`
    return "NNP" if named else "NN" if shares else tag  # `one-third of the crew`


_ALWAYS = frozenset(("half", "everybody", "everyone", "everything", "nobody", "somebody", "anybody"))
_BECAME = frozenset(("become", "becomes", "became"))
_IN_FACT = frozenset(
    (("in", "fact"), ("in", "turn"), ("in", "effect"), ("at", "last"), ("at", "first"), ("at", "once"))
)
_RANKED = (["NNP", "JJ", "NNP"], ["JJ", "JJ", "NNP"])
_IN = frozenset(("in", "at"))
_CLOSING = frozenset(("IN", ".", ",", "CC"))
_MANY = frozenset(("many", "few", "some"))
_ACTIVE = frozenset(("VBD", "VB", "VBG"))
_PLACES = frozenset(
    ("here", "there", "away", "home", "abroad", "apart", "together", "so", "not", "out", "back")
)


_ONE = (*"bcdfgklmnprtvwy", "ia")
"""Letters in which no name of several ends, but for a few words."""
_SEVERAL = ("men", "children", "folk")
_WHILE = frozenset(
    ("as", "when", "while", "because", "after", "before", "until", "once", "though", "although")
)
_VERBAL = FINITE | {"VBG", "VBN", "VB", ",", ":"}
_ENDS = FINITE | {",", ":", "CC"}
_OF_NOUNS = NOUNS | {"DT", "JJ", "PRP$"}
_NOUN_TAGS = tuple([tag] for tag in sorted(NOUNS))
_NAMED = frozenset(("DT", "NNP", "``"))
_CALLED = frozenset(("called", "named", "dubbed", "titled", "entitled", "termed"))
_TENS = ("twenty-", "thirty-", "forty-", "fifty-", "sixty-", "seventy-", "eighty-", "ninety-")
_ONES = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
_SHARES = ("one-", "two-", "three-")
_EED = ("need", "feed", "speed", "breed", "bleed", "heed", "seed", "weed", "ceed")
"""Plain forms in -eed; other verbs in -eed are past forms of a verb in -ee."""


def _in_an_aside(tags: Sequence[str], k: int) -> bool:
    """Whether a word and a name after it say what a noun is called: `made a pact, called the Ulm Pact`."""
    aside = k > 1 and tags[k - 1] == "," and tags[k - 2] in NOUNS and _NAMED.issuperset(tags[k + 1 : k + 2])
    return aside and not FINITE.isdisjoint(tags[:k])


def _gives_a_name(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a noun gets its name from such a word: `a guild called the Lions rose`, `Ulm, then called Rye`.

    The noun has `a` or stands after a preposition behind a verb; with `the`, it may call somebody.
    """
    name = k + 1 + (low[k + 1 : k + 2] == ["the"])
    if tags[name : name + 1] not in (["NNP"], ["NNPS"]):
        return False
    end = next((j for j in range(name, len(tags)) if tags[j] not in ("NNP", "NNPS")), len(tags))
    ended = tags[end : end + 1] in (["."], ["IN"], [","])
    if low[k - 1] in _AT_TIMES and tags[k - 2 : k - 1] == [","]:
        return ended
    first = next((j for j in range(k - 1, -1, -1) if tags[j] not in _OF_NOUNS or tags[j] == "DT"), -1)
    if first < 0 or first == k - 1 or tags[k - 1] not in ("NN", "NNS"):
        return False
    inner = tags[first] == "DT" and tags[first - 1 : first] == ["IN"] and "VBD" in tags[: first - 1]
    return low[first] in ("a", "an") or (inner and ended)


def _after_a_known_noun(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether right before a word stands a noun with `the`."""
    first = next((j for j in range(k - 1, -1, -1) if tags[j] not in _OF_NOUNS or tags[j] == "DT"), -1)
    return 0 <= first < k - 1 and low[first] == "the" and tags[k - 1] in ("NN", "NNS")


_AT_TIMES = frozenset(("then", "also", "now", "sometimes", "often", "formerly", "later"))


def _inside_commas(tags: Sequence[str], k: int) -> bool:
    """The same between two commas before the verb of the noun: `the city, then called Rye, was`."""
    before = k - 2 if tags[k - 1] == "RB" else k - 1
    end = next((j for j in range(k + 1, len(tags)) if tags[j] not in ("NNP", "DT", "``", "''")), len(tags))
    beside = before > 0 and tags[before] == "," and tags[before - 1] in NOUNS
    closed = end > k + 1 and tags[end : end + 1] == [","]
    return beside and closed and FINITE.issuperset(tags[end + 1 : end + 2])


def _ends_a_name(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a word after a name and `the` belongs to the name; not in `in Rye the Great Hall burned`."""
    apart = NOUNS.isdisjoint(tags[k + 1 : k + 2]) and tags[k + 1 : k + 2] != ["JJ"]
    return k > 1 and low[k - 1] == "the" and tags[k - 2] == "NNP" and apart


def _of_late(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a past form stands with an adverb between a preposition or an article and a noun."""
    before = k > 1 and tags[k - 1] == "RB" and low[k - 1].endswith("ly") and tags[k - 2] in ("IN", "DT")
    return before and not NOUNS.isdisjoint(tags[k + 1 : k + 2])


def _after_another_deed(tags: Sequence[str], k: int) -> bool:
    """Whether a comma and a past form stand before a word, and a name without a verb of its own after it."""
    if k < 2 or tags[k - 1] != "," or tags[k + 1 : k + 2] not in (["NNP"], ["NNPS"]):
        return False
    if tags[k - 2] == "JJ":  # `led to a stable, united Norland`
        return False
    end = next((tag for tag in tags[k + 1 :] if tag in FINITE or tag in _STOPS), "")
    return "VBD" in tags[: k - 1] and end in _STOPS


_STOPS = frozenset((",", ":", "."))


def _opens(tags: Sequence[str], k: int) -> bool:
    """Whether a word opens a sentence or stands after a comma behind a date or a phrase without a noun."""
    return k == 0 or (tags[k - 1] == "," and tags[k - 2 : k - 1] == ["CD"])


def _of_two(tags: Sequence[str], k: int) -> bool:
    """Whether a participle is joined to another before a plural noun: `Freed and enslaved weavers`."""
    both = tags[k + 1 : k + 2] == ["CC"] and tags[k + 2 : k + 3] in (["VBN"], ["VBD"], ["JJ"])
    return both and tags[k + 3 : k + 4] in (["NNS"], ["NNPS"])


def _describes(tags: Sequence[str], k: int) -> bool:
    """Whether a form in -ing goes with the plural noun after it, which has the verb of the sentence."""
    at = k + 1
    while at < len(tags) and tags[at] in ("JJ", "NN", "NNP"):
        at += 1
    if tags[at : at + 1] not in (["NNS"], ["NNPS"]):
        return False
    stop = next((tag for tag in tags[at:] if tag in FINITE or tag in (",", ".", ":", "PRP")), "")
    return stop in FINITE


def _apart_from_its_noun(tags: Sequence[str], k: int) -> bool:
    """Whether an aside begins: a noun and a comma before, no object, a comma and that noun's verb after."""
    if k < 2 or tags[k - 1] != "," or tags[k - 2] not in NOUNS or tags[k + 1 : k + 2] not in (["IN"], ["TO"]):
        return False
    if not FINITE.isdisjoint(tags[: k - 1]):
        return False
    end = next((j for j in range(k + 1, len(tags)) if tags[j] in _ENDS), len(tags))
    return tags[end : end + 1] == [","] and FINITE.issuperset(tags[end + 1 : end + 2]) and end + 1 < len(tags)


def _before_another_deed(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a form is the only verb after a word such as `as`, and another deed follows after `and`."""
    if tags[k - 1 : k] not in _NOUN_TAGS or tags[k + 1 : k + 2] != ["CC"]:
        return False
    opens = next((j for j in range(k - 1, -1, -1) if low[j] in _WHILE or tags[j] in _VERBAL), -1)
    at = k + 2
    while at < len(tags) - 1 and tags[at] in _OF_NOUNS and low[at] not in INTRANSITIVE:
        at += 1
    told = tags[at : at + 1] == ["VBD"] or not INTRANSITIVE.isdisjoint(low[at : at + 1])
    return told and opens >= 0 and low[opens] in _WHILE and tags[at - 1] in NOUNS


def _before_a_told_noun(tags: Sequence[str], k: int) -> bool:
    """Whether a noun follows that has a verb of its own, so that the word only describes it."""
    at = k + 1
    while at < len(tags) and tags[at] in ("JJ", "NN", "NNP"):
        at += 1
    several = tags[at : at + 1] in (["NNS"], ["NNPS"])
    return several and any(tag in FINITE for tag in tags[at + 1 : at + 2])


def _numbers(low: Sequence[str], tags: list[str]) -> None:
    """Mend what stands before a number and goes with it: `close to 100 towns`, `as many as 150 men`."""
    for k, tag in enumerate(tags):
        if tag != "CD":
            continue
        if list(low[max(0, k - 2) : k]) == ["close", "to"]:
            tags[k - 2 : k] = ["IN", "IN"]
        elif list(low[max(0, k - 3) : k]) in (["as", "many", "as"], ["as", "few", "as"]):
            tags[k - 3 : k] = ["IN", "IN", "IN"]


def _helped(low: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a form of `have` or `be` goes with a verb, perhaps with adverbs or a subject between."""
    near = range(k - 1, max(-1, k - 5), -1)
    helped = any(low[j] in _AUXILIARIES for j in near) or _of_late(low, tags, k)
    return helped or tags[k - 1 : k] in (["JJ"], ["CC"], ["DT"])

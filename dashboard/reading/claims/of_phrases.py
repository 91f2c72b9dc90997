"""The `of` phrases of noun phrases, shortened for titles: `of the newly built mill` becomes `of mill`."""

from __future__ import annotations

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import Phrase

MARKS = frozenset(("``", "''", "“", "”", '"', "‘", "’", "(", ")", "[", "]", "*"))
DROPPED = word_lists("titles")["dropped"]
OFFICES = word_lists("titles")["offices"]
DEPARTMENTS = frozenset(
    (
        "state",
        "war",
        "defense",
        "defence",
        "treasury",
        "commerce",
        "labor",
        "labour",
        "agriculture",
        "education",
    )
)
PEOPLE = word_lists("story")["people"]
BODIES = word_lists("story")["groups"] | word_lists("story")["institutions"]
TOWNS = frozenset(
    (
        "town", "city", "village", "island", "port", "state", "province", "nation", "country", "region",
        "colony", "kingdom", "empire", "republic",
    )
)  # fmt: skip
"""Nouns that say nothing before `of` and a name."""
_ROOM = 5
"""Words, with `of`, for which a title has room; the mark of a genitive is none."""
_PARTS = frozenset(("one", "two", "three", "some", "many", "most", "all", "part", "each"))
_AMOUNTS = frozenset(("millions", "thousands", "hundreds", "dozens", "billions"))


def of_words(sentence: Sentence, phrase: Phrase, *, brief: bool) -> str:
    """The `of` phrases of a noun phrase."""
    tags: list[str] = []
    out: list[str] = []
    for k in range(phrase.last, phrase.end):
        word, tag = sentence.words[k], sentence.tags[k]
        if (
            (word in MARKS and tag != "POS")
            or (word.lower() in DROPPED and tag in ("DT", "PRP$", "JJ"))
            or sentence.dated[k]
            or _before_its_name(sentence, k, phrase)
        ):
            continue
        loose = tag in ("VBN", "JJ") and sentence.tags[k - 1] in ("RB", "RBS")
        joined = (
            sentence.tags[k - 1] == "CC" and out[-2:] == sentence.words[k - 2 : k]
        )  # `of trade and local law`
        loose |= brief and tag in ("JJ", "JJS") and word.islower() and not joined
        if (
            loose or tag in ("RB", "RBS", "PDT") or (out and word == out[-1] == "of")
        ):  # `of each of the mills`
            continue
        out.append(word)
        tags.append(tag)
    while out and (tags[-1] in ("IN", "POS", "CC", ",") or out[-1] == "of"):
        out.pop()
        tags.pop()
    while len(out) > 1 and tags[1] in ("CC", ","):  # `of a heavily armed and feared state`
        del out[1], tags[1]
    out, tags = _without_offices(out, tags)
    size = len(out) - tags.count("POS")
    if size > _ROOM and not brief:
        return of_words(sentence, phrase, brief=True)
    while tags and tags[-1] in ("VBN", "VBD", "CC", ","):
        del out[-1], tags[-1]
    if len(out) - tags.count("POS") > _ROOM and "of" in out[1:]:
        at = out.index("of", 1)
        further = out.index("of", at + 1) if out[1].lower() in _AMOUNTS and "of" in out[at + 1 :] else at
        out = out[: further if further > at or out[1].lower() not in _AMOUNTS else len(out)]
        join = out.index("and") if "and" in out else len(out) - 1
        out = (
            out[:join] if out[join + 1 : join + 2] and out[join + 1].islower() else out
        )  # `of Rye and the head of …`
        out = out if len(out) > 2 or out[1].lower() not in _PARTS else []
    return spaced(out) if 1 < len(out) <= _ROOM + tags[: len(out)].count("POS") else ""


def _before_its_name(sentence: Sentence, k: int, phrase: Phrase) -> bool:
    """Whether a token is `nation`, or `of` after it, in `of the nation of Norland`."""
    noun = k if sentence.low[k] in TOWNS else k - 1
    named = sentence.low[noun] in TOWNS and sentence.low[noun + 1 : noun + 2] == ["of"]
    inside = named and phrase.last <= noun and noun + 2 < phrase.end
    return inside and sentence.tags[noun] == "NN" and sentence.tags[noun + 2] == "NNP"


def _without_offices(words: list[str], tags: list[str]) -> tuple[list[str], list[str]]:
    """Words without what a person is before the name: `of Emperor Otto` becomes `of Otto`."""
    last = len(words) - 1
    if words and words[-1].lower() in BODIES:  # `of the Justice Department`
        return words, tags
    kept = [k for k in range(len(words)) if k >= last or not _is_office(words, tags, k)]
    return [words[k] for k in kept], [tags[k] for k in kept]


def _is_office(words: list[str], tags: list[str], k: int) -> bool:
    """Whether a word is what a person is before the name, or says more of that: `of the old king Otto`."""
    if tags[k] in ("JJ", "VBN", "NN") and words[k].islower():
        kind = words[k - 1][:1].isupper()  # `of the Danish king Otto`
        plain = not kind and tags[k] == "NN" and words[k] in OFFICES | PEOPLE and tags[k + 1] == "NNP"
        before = tags[k] != "NN" and tags[k + 1] == "NN" and k + 2 < len(words)
        return plain or (before and _is_office(words, tags, k + 1))
    return words[k].lower() in OFFICES | PEOPLE and tags[k] == tags[k + 1] == "NNP"


def short_names(words: list[str]) -> list[str]:
    """Words of a title with `Britain` for its longer names, as headlines have it."""
    return ["Britain", *words[2:]] if words[:2] in _BRITAIN and words[2:3] in _ENDS else words


_BRITAIN = (["United", "Kingdom"], ["Great", "Britain"])
_ENDS: tuple[list[str], ...] = ([], ["’s"], ["'s"], ["’"], ["'"])
"""What follows such a name where it is not part of a longer one."""


def spaced(words: list[str]) -> str:
    """Words as they are written, with no space before a comma or `’s`."""
    out = ""
    for word in words:
        tight = word in ("’s", "'s", "’", "'", ",") or out.endswith("$")
        out += word if tight or not out else f" {word}"
    return out


_NUMBERS = frozenset(
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)


def out_of(number: str, things: str) -> str:
    """`one of his sisters` becomes `sister`, `a hundred of its members` becomes `hundred members`."""
    if things[:1].isdigit():  # `92 of the 328 seats`
        things = things.partition(" ")[2] or things
    if number.lower() not in ("one", "1"):
        of = "of " if things.split(" ")[0].lower() in _NUMBERS else ""  # `two of five towns`
        return f"{number} {of}{things}"
    words = things.split(" ")
    last = words.index("of") - 1 if "of" in words[1:] else len(words) - 1  # `one of the sons of the king`
    return " ".join([*words[:last], singular(words[last]), *words[last + 1 :]])

"""How a text names people and things, and who of them is a person: what makers of titles ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.reading.claims.of_phrases import BODIES, OFFICES, PEOPLE
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import Phrase

_NOT_PEOPLE = word_lists("story")["not_people"]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a pronoun stands for ('' if unknown), the short name of a person, the full name of `the war`."""

    pronoun: Callable[[Phrase], str] = lambda _: ""
    called: Callable[[str], str] = str
    named: Callable[[Phrase], str] = lambda _: ""


def person(kept: list[str], tags: list[str], *, naming: Naming) -> tuple[list[str], list[str]]:
    """The name in `the local editor Ann Bell` or `President Ann Bell`, as short as the text has it."""
    start = len(tags)
    while start and tags[start - 1] == "NNP" and kept[start - 1][0].isupper():
        start -= 1
    if start == len(tags):
        return kept, tags
    if 0 < start < len(tags) and kept[start - 1] == "von":  # `Anna von Bell`
        kept, tags, start = kept[start:], tags[start:], 0
    if start and tags[start - 1] == "NN" and is_role(kept[start - 1].lower()):
        kept, tags = kept[start:], tags[start:]
        start = 0
    while start < len(kept) - 1 and kept[start].lower() in OFFICES and "’s" not in kept and "'s" not in kept:
        del kept[start], tags[start]
    name = naming.called(" ".join(kept[start:]))
    if name and name != " ".join(kept[start:]):
        before = 0 if all(tag == "JJ" for tag in tags[:start]) else start  # `the Whig senator Ann Bell`
        kept, tags = [*kept[:before], name], [*tags[:before], "NNP"]
    return kept, tags


def possessor(kept: list[str], tags: list[str], *, naming: Naming) -> tuple[list[str], list[str]]:
    """A noun phrase with the name of its possessor made short: `Bell’s` for `Ann Bell’s`."""
    at = tags.index("POS") if "POS" in tags else 0
    if at < 2 or any(tag != "NNP" for tag in tags[:at]):
        return kept, tags
    name = naming.called(" ".join(kept[:at]))
    return ([name, *kept[at:]], ["NNP", *tags[at:]]) if len(name.split()) < at else (kept, tags)


def is_role(noun: str) -> bool:
    """Whether a common noun is the role of a person: `king`, `painter`, `chemist`."""
    return noun in PEOPLE or (
        noun.endswith(("er", "or", "ist", "man", "ian")) and len(noun) > 4 and noun not in _NOT_PEOPLE
    )


def with_role(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name stands after the role of a person: `the old emperor Otto Kern`."""
    start = phrase.head
    while start > phrase.first and sentence.tags[start - 1] == "NNP":
        start -= 1
    before = sentence.low[start - 1] if start > phrase.first else ""
    return (
        sentence.tags[phrase.head] == "NNP" and sentence.tags[start - 1] in ("NN", "JJ") and is_role(before)
    )


def without_roles(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Several persons without what they are: not `painters` in `the painters Ann Bell and Otto Kern`."""
    if len(phrase.parts) < 2:
        return phrase
    first, last, head = phrase.parts[0]
    start = head
    while start > first and sentence.tags[start - 1] == "NNP":
        start -= 1
    role = start > first and sentence.tags[start - 1] == "NNS" and is_role(singular(sentence.low[start - 1]))
    if not role or sentence.tags[head] != "NNP":
        return phrase
    return phrase._replace(first=start, parts=((start, last, head), *phrase.parts[1:]))


def is_agent(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a common noun is a person, people or a body: `the baker`, `the guilds`."""
    word = sentence.low[phrase.head]
    return is_role(word) or is_role(singular(word)) or not BODIES.isdisjoint((word, singular(word)))

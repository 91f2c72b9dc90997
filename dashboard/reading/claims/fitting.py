"""Shortens titles to a number of words and letters, so that what says most stays.

Each part of a title has several forms. Of all the ways to choose a form of each that fit, the one whose words
are worth most is taken: names tell more than common nouns, nouns more than adjectives, and what a verb needs
more than asides. So `agreed to the dismemberment of Rye` loses a second actor before it loses Rye.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.events.packs import LONGEST
from dashboard.reading.grammar import tagger

MOST = 7
"""Words that a title has at most, unless what it says is whole only with a few more."""
_AT_MOST = 10
"""Words that any title has at most."""
_HANGING = word_lists("titles")["hanging"]
"""Words with which a title does not end."""
_NEED = (2.0, 1.6, 1.0, 0.7, 0.4)
"""What the words of a part are worth, by its cost: 0 is the core of the sentence, 4 an aside of an aside."""
_LOST = (0.0, 4.0, 1.5, 0.0, 0.0)
"""What it costs to leave out a part, by its cost."""
_GAP = 1.5
"""What it costs to go on after a part that was left out."""
_CORE, _NAME, _NOUN, _ADJECTIVE = 1.2, 0.9, 0.6, 0.4
"""What a word is worth: one of the briefest form, or a name, a noun, an adjective that only says which."""


_Way = tuple[int, int, int]
"""How many words and letters a choice has so far, and what it left out (see `_chosen`)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a title: its forms, the fullest first, the briefest last. One with cost 0 has to stay.

    The last `spare` forms leave out somebody who acted too, and the last `thin` ones what their noun needs:
    the darkness in `under cover of darkness`.
    """

    forms: tuple[str, ...]
    cost: int
    spare: int = 0
    thin: int = 0

    @property
    def words(self) -> str:
        """The fullest form."""
        return self.forms[0]

    @property
    def full(self) -> Part:
        """The same without the forms that leave out what its noun needs."""
        return replace(self, forms=self.forms[: len(self.forms) - self.thin], thin=0)

    def only(self, wanted: Callable[[str], bool]) -> Part:
        """The same with those of its forms that are wanted; with an empty one if there are none."""
        forms = tuple(form for form in self.forms if wanted(form))
        thin = sum(map(wanted, self.forms[len(self.forms) - self.thin :]))
        return replace(self, forms=forms or ("",), thin=thin if len(forms) > thin else 0)


def fitted(parts: Sequence[Part]) -> str:
    """The words of a title that fits, made of its parts in their order; '' if that is hardly one word."""
    words = " ".join(p.words for p in parts)
    if len(words) > LONGEST or len(words.split()) > MOST:
        words = _best(parts)
    small = {p.words for p in parts if not p.cost and p.words.islower() and " " not in p.words}
    words = words if words.rpartition(" ")[2] in small and len(words) <= LONGEST else _whole_words(words)
    return words[:1].upper() + words[1:] if len(words.split()) > 1 else ""


def _best(parts: Sequence[Part]) -> str:
    """The words worth most of those that fit; if even the briefest do not, those.

    Rather than what a verb or a noun needs, a few words more than usual are kept, or one of several actors
    left out.
    """
    full = [p.full for p in parts]
    whole = [replace(p, forms=p.forms[: len(p.forms) - p.spare]) for p in full]
    thin = [replace(p, forms=p.forms[: len(p.forms) - p.spare]) for p in parts]
    ways: Sequence[tuple[Sequence[Part], Sequence[int]]] = (
        (whole, (MOST, MOST + 1)),
        (whole, (MOST + 2, _AT_MOST)),
        (full, (MOST,)),
        (full, (_AT_MOST,)),
        (thin, (MOST, MOST + 1)),
        (parts, (MOST,)),
    )
    rest = ""
    for some, sizes in ways:
        made = [_chosen(some, most) for most in sizes]
        if any(words and gap < 2 for words, gap in made) and sizes[-1] < _AT_MOST:
            made.append(_chosen(some, sizes[-1] + 1))  # one word more may keep a name
        complete = [words for words, gap in made if words and gap < 2]
        if complete:
            return min(complete, key=lambda words: _names_lost(words, some))
        rest = rest or next((words for words, _ in made if words), "")
    return rest or " ".join(p.forms[-1] for p in parts if not p.cost)


def _names_lost(words: str, parts: Sequence[Part]) -> int:
    """How many words with a capital a choice leaves out of what the sentence is about."""
    left = words.split()
    needed = (word for p in parts if p.cost < 2 for word in p.words.split())
    return sum(word[0].isupper() and word not in left for word in needed)


def _chosen(parts: Sequence[Part], most: int) -> tuple[str, int]:
    """The words worth most of those that fit, and whether a part was left out: 1 for an aside, 2 for more."""
    ways: dict[_Way, tuple[float, str]] = {(0, 0, 0): (0.0, "")}
    for at, part in enumerate(parts):
        grown: dict[_Way, tuple[float, str]] = {}
        for form, worth in _worths(part, opens=at == 0):
            size, letters = len(form.split()), len(form) + 1 if form else 0
            lost = 0 if form else 2 if part.cost < 2 else 1
            for (count, length, gap), (known, words) in ways.items():
                key = (count + size, length + letters, max(gap, lost))
                value = known + worth - (_GAP if gap and form else 0.0)
                fits = key[0] <= most and key[1] <= LONGEST + 1 and not (form and form in words)
                if fits and (key not in grown or grown[key][0] < value):
                    grown[key] = value, f"{words} {form}" if words and form else words or form
        ways = grown
    best = max(ways.items(), key=lambda way: way[1][0], default=None)
    return (best[1][1], best[0][2]) if best is not None else ("", 2)


def _worths(part: Part, *, opens: bool) -> Iterator[tuple[str, float]]:
    """The forms of a part, and what each is worth; '' if it may be left out."""
    full, plain, least = (
        set(part.forms[min(k, len(part.forms) - 1)].split()) for k in (0, 1, len(part.forms) - 1)
    )
    need = min(part.cost, 4)
    for form in dict.fromkeys(part.forms):
        worth = 0.0
        for k, word in enumerate(form.split()):
            if word in full and word not in _HANGING:
                named = word[0].isupper() and not (opens and not k and word.lower() in tagger.model().lexicon)
                kind = _NAME if named else _NOUN if word in plain else _ADJECTIVE
                worth += _CORE if word in least else kind
        yield form, worth * _NEED[need]
    if part.cost:
        yield "", -_LOST[need]


def _whole_words(words: str) -> str:
    """At most sixty letters of whole words, without a word at the end that needs another (`of`, `the`)."""
    while len(words) > LONGEST:
        words = words.rpartition(" ")[0]
    while words.split() and words.split()[-1].lower() in _HANGING:
        words = words.rpartition(" ")[0]
    return words.strip(" ,;:-–—")

"""Which part of speech each word is, in the tags of the Penn Treebank.

What matters most here is to tell a past form (`VBD`) from a participle (`VBN`), and a verb from a noun. Most
words have one tag only and cost one look-up in the lexicon. For the others an averaged perceptron (Collins
2002) decides, from left to right, by the words and tags around them.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dashboard.reading.remembered import Remembered

OPEN = (
    "NN",
    "NNP",
    "NNS",
    "JJ",
    "VBD",
    "VBN",
    "VB",
    "VBG",
    "VBZ",
    "VBP",
    "RB",
    "NNPS",
    "CD",
    "JJR",
    "JJS",
    "FW",
)
"""The tags that a word outside the lexicon can have, if its form says nothing."""
_ENDINGS = (
    ("ing", ("VBG", "NN", "JJ", "NNP")),
    ("ed", ("VBD", "VBN", "JJ", "NNP", "NN")),
    ("ly", ("RB", "JJ", "NNP", "NN")),
    ("ss", ("NN", "NNP", "JJ", "VB", "VBP")),
    ("s", ("NNS", "VBZ", "NNP", "NN", "NNPS", "JJ")),
)
_LETTERS = {"VBD": "D", "VBN": "N", "VBZ": "Z", "VBP": "P", "VB": "V", "VBG": "G", "MD": "M"}
_RESETS = {"CC", "WDT", "WP", "WRB", "``", "''"}
_MARKS = {";", ":", "—", "–"}
_TURNING = _LETTERS.keys() | _RESETS | {","}
"""Tags that change what the nearest verb is."""


def candidates(word: str) -> tuple[str, ...]:
    """The tags that a word outside the lexicon can have, by its form."""
    if not word[0].isalnum():
        return (".",) if word in ".!?" else (",",) if word == "," else (":",)
    if word[0].isdigit():
        return ("CD", "NNS", "JJ", "NN")
    if word[0].isupper():
        return ("NNP", "NNPS", "NN", "NNS", "JJ", "VBG", "VBN", "RB", "VBD")
    return next((tags for ending, tags in _ENDINGS if word.endswith(ending)), OPEN)


def shape(word: str) -> str:
    """How a word is written: `X` with a capital, `d` with a digit, else `x`; then `-` if it has a hyphen."""
    return ("X" if word[0].isupper() else "d" if word[0].isdigit() else "x") + ("-" if "-" in word else "")


def verb_so_far(state: str, word: str, tag: str) -> str:
    """The last verb of the clause up to and with `word`, as a code; '' if there is none.

    `state` is the code before the word. A code is the letter of the verb's form (`D` for a past form, see
    `_LETTERS`), with `h` or `b` before it for a form of have or be, and a comma if one has followed the verb.
    """
    if tag[0] == "V" or tag == "MD":
        if word in _HAVE:
            return "h" + _LETTERS[tag]
        if word in _BE:
            return "b" + _LETTERS[tag]
        return _LETTERS[tag]
    if tag in _RESETS or word in _MARKS:
        return ""
    if tag == "," and state:
        return state if state[-1] == "," else state + ","
    return state


_HAVE = frozenset(["have", "has", "had", "having", "’ve", "'ve"])
_BE = frozenset(
    ["be", "is", "are", "was", "were", "been", "being", "am", "’s", "’re", "'s", "'re", "get", "got"]
)


_WIDTH = 16
"""Bits for the score of one tag; the sum of a word's weights needs far fewer."""
_MASK = (1 << _WIDTH) - 1


_Beside = dict[str, str | int]
_Held = tuple[str, str, tuple[tuple[str, int], ...]]
"""What a word can be: its tag if it has only one, else ''; the `kind` of its tags; the field of each tag."""


class _Word(NamedTuple):
    """The weights of a word in small letters for what stands beside it: the tag before, the words around.

    These are many, and stay as the file has them until they count.
    """

    after_tag: _Beside
    before_word: _Beside
    after_word: _Beside


class Model:
    """The lexicon and the weights, which are read when they are first asked for.

    Read, the weights of a feature are one whole number with a field of `_WIDTH` bits for each tag, so that
    one addition adds those of all tags. `features` in `training/tagger.py` says what the features are; here
    those that depend on one thing are added up once.
    """

    def __init__(
        self,
        lexicon: dict[str, tuple[str, ...]],
        words: dict[str, str],
        others: dict[str, str],
        tags: tuple[str, ...],
    ) -> None:
        """`words` has weights by word, `others` by feature, as `load` finds them; letters number `tags`."""
        self.lexicon = lexicon
        self._lines, self._weights = words, others
        self.shifts = {tag: _WIDTH * k for k, tag in enumerate(tags)}
        self.zero = sum(1 << shift + _WIDTH - 1 for shift in self.shifts.values())
        self.held: dict[str, _Held] = Remembered(self._held)
        self.firsts: dict[str, _Held] = Remembered(self._first)
        self._weight: dict[str, int] = Remembered(_weight)
        self.words: dict[str, _Word] = Remembered(self._word)
        self.lefts: dict[str, int] = Remembered(lambda word: self._packed(self._cells(word)[1]))
        self.rights: dict[str, int] = Remembered(lambda word: self._packed(self._cells(word)[2]))
        self.others: dict[str, int] = Remembered(self._other)
        self.forms: dict[str, int] = Remembered(self._form)
        self.states: dict[tuple[str, str, str], int] = Remembered(self._state)

    def _packed(self, weights: str) -> int:
        """Weights as the file has them, each a tag's letter and a number, in one whole number."""
        return sum(map(self._weight.__getitem__, weights.split(" "))) if weights else 0

    def _other(self, feature: str) -> int:
        return self._packed(self._weights.get(feature, ""))

    def _cells(self, small: str) -> list[str]:
        """The weights of a word: its own, for the word after it, for the word before it; then the others."""
        return self._lines.get(small, "\t\t").split("\t", 3)

    def _word(self, small: str) -> _Word:
        beside: dict[str, _Beside] = {"g": {}, "q": {}, "s": {}}
        _, _, _, *cells = self._cells(small)
        for cell in cells[0].split("\t") if cells else ():
            key, _, weights = cell.partition(" ")
            beside[key[0]][key[1:]] = weights
        return _Word(beside["g"], beside["q"], beside["s"])

    def near(self, table: _Beside, key: str) -> int:
        """The weights of a word for what stands beside it, which is in the table."""
        found = table[key]
        if isinstance(found, str):
            found = table[key] = self._packed(found)
        return found

    def _form(self, word: str) -> int:
        """The weights of a word as it is written, wherever it stands."""
        small = word.lower()
        own, others = self._packed(self._cells(small)[0]), self.others
        return self.zero + own + others["b" + small[-3:]] + others["d" + shape(word)]

    def opening(self, word: str) -> int:
        """The weights of a word that opens a sentence."""
        written = "d" + shape(word)
        return self.forms[word] - self.others[written] + self.others[written + "^"]

    def _state(self, state: tuple[str, str, str]) -> int:
        """The weights of the two tags before a word, and of the verb so far."""
        before2, before, verb = state
        names = "e" + before, "f" + before2 + " " + before, "n" + verb, "o" + verb + " " + before
        return sum(map(self.others.__getitem__, names))

    def _held(self, word: str) -> _Held:
        """The tags that a word can have inside a sentence."""
        return self._choice(self.lexicon.get(word) or self.lexicon.get(word.lower()) or candidates(word))

    def _first(self, word: str) -> _Held:
        """The tags that a word can have as the first of a sentence, where it has a capital in any case."""
        if word[0].isupper() and word in self.lexicon:
            return self.held[word]
        return self._choice(self.lexicon.get(word.lower()) or candidates(word))

    def _choice(self, tags: tuple[str, ...]) -> _Held:
        if len(tags) == 1:
            return tags[0], kind(tags), ()
        return "", kind(tags), tuple((tag, self.shifts[tag]) for tag in tags)


def _best(fields: tuple[tuple[str, int], ...], weights: int) -> str:
    """The tag to which the weights give most, each in its field; of equal ones the first."""
    best, most = "", -1
    for tag, shift in fields:
        score = weights >> shift & _MASK
        if score > most:
            best, most = tag, score
    return best


def _weight(item: str) -> int:
    """A weight as the file has it, in its field: there are not many, so each is read once."""
    return int(item[1:]) << _WIDTH * (ord(item[0]) - 65)


def kind(tags: tuple[str, ...]) -> str:
    """The tags that a word can have as one string, three of them at most: `VBD|VBN`."""
    return tags[0] if len(tags) == 1 else "|".join(tags[:3])


@cache
def model() -> Model:
    """The model that comes with the package, loaded once."""
    return load(files("dashboard.reading.grammar").joinpath("data/tagger.txt.gz").read_bytes())


def load(data: bytes) -> Model:
    """Read a model from a gzip file of four parts with empty lines between them.

    The tags; the lexicon, each word with the letters of its tags; words with their weights; other features
    with theirs. A word's weights are its own, those for the words after and before it, and then cells, each a
    letter, what stands beside the word, a blank, and the weights.
    """
    head, lexicon, words, others = gzip.decompress(data).decode().split("\n\n")
    tags = tuple(head.split(" "))
    spelled = _pairs(lexicon)
    sets = {held: tuple(tags[ord(letter) - 65] for letter in held) for held in set(spelled.values())}
    weights = {word: cells for word, _, cells in (line.partition("\t") for line in words.split("\n"))}
    known = dict(zip(spelled, map(sets.__getitem__, spelled.values()), strict=True))
    return Model(known, weights, _pairs(others), tags)


def _pairs(table: str) -> dict[str, str]:
    """A table of two columns; split at once, which takes half the time of line by line."""
    cells = table.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


def tag(words: list[str], using: Model | None = None) -> list[str]:
    """The tag of each word of one sentence; `using` is another model than the package's, for training."""
    mod = using or model()
    words = [w.replace("’", "'") if "’" in w else w for w in words]
    lows = [w.lower() for w in words]
    held = _possible(words, mod)
    kinds = [*[kind for _, kind, _ in held], "$", "$"]
    small = [*lows, "$", "^"]  # so that the word before the first is `^`
    known, others, states = mod.words, mod.others, mod.states
    out: list[str] = []
    before2 = before = "^"
    verb = ""
    for i, (only, _, fields) in enumerate(held):
        if only:
            best = only
        else:
            w, left, right, k = lows[i], small[i - 1], small[i + 1], kinds[i + 1]
            total = mod.forms[words[i]] if i else mod.opening(words[i])
            total += states[before2, before, verb] + mod.lefts[left] + mod.rights[right]
            total += (
                others[f"m{before} {k}"] + others[f"p{verb} {w[-2:]} {k}"] + others[f"r{k} {kinds[i + 2]}"]
            )
            after_tag, before_word, after_word = known[w]
            if before in after_tag:
                total += mod.near(after_tag, before)
            if right in before_word:
                total += mod.near(before_word, right)
            if left in after_word:
                total += mod.near(after_word, left)
            best = _best(fields, total)
        out.append(best)
        before2, before = before, best
        if best in _TURNING or lows[i] in _MARKS:
            verb = verb_so_far(verb, lows[i], best)
    return out


def _possible(words: list[str], mod: Model) -> list[_Held]:
    """The tags that each word of a sentence can have."""
    found = list(map(mod.held.__getitem__, words))
    if words:
        found[0] = mod.firsts[words[0]]
    return found

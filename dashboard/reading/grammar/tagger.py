"""Which part of speech each word is, in the tags of the Penn Treebank.

What matters most here is to tell a past form (`VBD`) from a participle (`VBN`), and a verb from a noun. Most
words have one tag only and cost one look-up in the lexicon. For the others an averaged perceptron (Collins
2002) decides, from left to right, by the words and tags around them.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

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


def features(
    i: int, low: list[str], words: list[str], kinds: list[str], *, before: str, before2: str, verb: str
) -> tuple[str, ...]:
    """The features by which the perceptron decides about the word at `i`; a letter tells them apart.

    `low`, `words` and `kinds` have two fillers at each end. `before` and `before2` are the last two tags,
    `verb` is the code of `verb_so_far`.
    """
    w, p, n, k = low[i], low[i - 1], low[i + 1], kinds[i + 1]
    return (
        "a" + w,
        "b" + w[-3:],
        "d" + shape(words[i]) + ("^" if before == "^" else ""),
        "e" + before,
        "f" + before2 + " " + before,
        "g" + before + " " + w,
        "h" + p,
        "j" + n,
        "m" + before + " " + k,
        "n" + verb,
        "o" + verb + " " + before,
        "p" + verb + " " + w[-2:] + " " + k,
        "q" + w + " " + n,
        "r" + k + " " + kinds[i + 2],
        "s" + p + " " + w,
    )


_WIDTH = 16
"""Bits for the score of one tag; the sum of a word's weights needs far fewer."""


class Model:
    """The lexicon and the weights; a feature's weights are read when they are first asked for.

    Read, they are one whole number with a field of `_WIDTH` bits for each tag, so that one addition adds the
    weights of all tags.
    """

    def __init__(
        self, lexicon: dict[str, tuple[str, ...]], raw: dict[str, str], tags: tuple[str, ...]
    ) -> None:
        """`raw` has the weights by feature, as the file writes them; its letters number the `tags`."""
        self.lexicon = lexicon
        self.weights: dict[str, str | int] = {**raw}
        self.shifts = {tag: _WIDTH * k for k, tag in enumerate(tags)}
        self.packed = _Packed()
        self.zero = sum(1 << shift + _WIDTH - 1 for shift in self.shifts.values())

    def best(self, tags: tuple[str, ...], features: tuple[str, ...]) -> str:
        """The tag to which the features of a word give most; of equal ones the first."""
        total, weights = self.zero, self.weights
        for feature in features:
            if feature in weights:
                found = weights[feature]
                total += found if isinstance(found, int) else self._read(feature)
        shifts, best, most = self.shifts, "", -1
        for tag in tags:
            score = total >> shifts[tag] & _MASK
            if score > most:
                best, most = tag, score
        return best

    def _read(self, feature: str) -> int:
        """The weights of a feature by tags, packed."""
        packed = sum(map(self.packed.__getitem__, str(self.weights[feature]).split(" ")))
        self.weights[feature] = packed
        return packed


_MASK = (1 << _WIDTH) - 1


class _Packed(dict[str, int]):
    """Weights as the file has them, a tag's letter and a number, by their field in a whole number."""

    def __missing__(self, item: str) -> int:
        """Read a weight; there are not many."""
        packed = self[item] = int(item[1:]) << _WIDTH * (ord(item[0]) - 65)
        return packed


def kind(tags: tuple[str, ...]) -> str:
    """The tags that a word can have as one string, three of them at most: `VBD|VBN`."""
    return tags[0] if len(tags) == 1 else "|".join(tags[:3])


@cache
def model() -> Model:
    """The model that comes with the package, loaded once."""
    return load(files("dashboard.reading.grammar").joinpath("data/tagger.txt.gz").read_bytes())


def load(data: bytes) -> Model:
    """Read a model from a gzip file: tags, lexicon and weights, with empty lines between them."""
    text = gzip.decompress(data).decode()
    head, lexicon, weights = text.split("\n\n")
    tags = tuple(head.split(" "))
    words = _pairs(lexicon)
    sets = {held: tuple(tags[ord(letter) - 65] for letter in held) for held in set(words.values())}
    return Model(dict(zip(words, map(sets.__getitem__, words.values()), strict=True)), _pairs(weights), tags)


def _pairs(table: str) -> dict[str, str]:
    """A table of two columns; split at once, which takes half the time of line by line."""
    cells = table.replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


def tag(words: list[str], using: Model | None = None) -> list[str]:
    """The tag of each word of one sentence; `using` is another model than the package's, for training."""
    mod = using or model()
    words = [w.replace("’", "'") if "’" in w else w for w in words]
    lows = [w.lower() for w in words]
    lexicon = mod.lexicon
    held = []
    for w, small in zip(words, lows, strict=True):
        held.append(lexicon.get(w) or lexicon.get(small) or candidates(w))
    if words and not (words[0][0].isupper() and words[0] in lexicon):
        # the first word of a sentence has a capital in any case
        held[0] = lexicon.get(lows[0]) or candidates(words[0])
    kinds = ["^", "^", *map(kind, held), "$", "$"]
    low = ["^", "^", *lows, "$", "$"]
    padded = ["^", "^", *words, "$", "$"]
    out: list[str] = []
    before2 = before = "^"
    verb = ""
    for i, tags in enumerate(held):
        if len(tags) == 1:
            best = tags[0]
        else:
            best = mod.best(
                tags, features(i + 2, low, padded, kinds, before=before, before2=before2, verb=verb)
            )
        out.append(best)
        before2, before = before, best
        if best in _TURNING or lows[i] in _MARKS:
            verb = verb_so_far(verb, lows[i], best)
    return out

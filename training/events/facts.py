"""What the other scripts here share: names, dates, and the lists that people write."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

GENERIC = frozenset((Path(__file__).parent / "own" / "marks" / "generic.txt").read_text("utf-8").split())
"""Words that many events have: they do not tell one from another."""
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "ʻ": ""})
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
_BRACKETS = re.compile(r"\([^)]*\)")
_POINT = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)\??")
_WRITTEN = re.compile(r"(\d+)(BC)?((?:-\d\d){0,2})(~?)")
_LINE = re.compile(r"(\S+) ([a-z]+) (.+)")


@dataclass(frozen=True, slots=True)
class Point:
    """A year, and a month and a day or 0 each; `rough` if it is approximate."""

    year: int
    month: int
    day: int
    rough: bool

    @property
    def calendar(self) -> tuple[int, int, int]:
        """The year, month and day."""
        return self.year, self.month, self.day


@dataclass(slots=True)
class Draft:
    """An event on its way into the list; `origin` is own, pack or pool, `where` the line that it is from."""

    name: str
    aliases: list[str]
    edtf: str
    kind: str
    head: str
    origin: str
    where: str
    many: bool = False
    id: str = ""
    pack: str = ""
    article: str = ""
    qid: str = ""
    date: str = ""
    years: set[str] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)
    month: bool = False
    sources: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """All names."""
        return [self.name, *self.aliases]


def ascii_(text: str) -> str:
    """A text without accents."""
    spread = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in spread if not unicodedata.combining(c))


def key(name: str) -> str:
    """A name as it is compared: small, without accents, brackets, possessives and a leading article."""
    small = ascii_(_BRACKETS.sub("", name)).lower().replace("’", "'").replace("'s", " ").replace("'", "")
    words = [_ORDINALS.get(word, word) for word in re.findall(r"[a-z0-9]+", small)]
    return " ".join(words[1:] if words[:1] in (["the"], ["a"]) else words)


def slug(name: str) -> str:
    """An id made of a name."""
    return "-".join(re.findall(r"[a-z0-9]+", ascii_(name).lower().replace("'", "").replace("’", "")))


def telling(name: str) -> list[str]:
    """The words of a name that few events have."""
    words = re.findall(r"[a-z0-9]+", ascii_(_BRACKETS.sub("", name)).lower())
    return [word for word in words if word not in GENERIC and len(word) > 1]


def points(edtf: str) -> list[Point]:
    """The ends of a date; those of decades and open ones are left out."""
    found = (_POINT.fullmatch(part.replace("X", "0")) for part in edtf.split("/"))
    return [Point(int(m[1]), int(m[2] or 0), int(m[3] or 0), bool(m[4])) for m in found if m]


def edtf_of(written: str) -> str:
    """A date of the lists, `431BC/404BC` or `1066-10-14`, in EDTF with astronomical years."""
    return "/".join(map(_one, written.split("/")))


def _one(written: str) -> str:
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError(f"{written!r} is no date such as 431BC, 1066-10-14 or 1815~")
    return year_of(1 - int(found[1]) if found[2] else int(found[1])) + (found[3] or "") + (found[4] or "")


def year_of(year: int) -> str:
    """A year in EDTF."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def own(folder: Path) -> list[Draft]:
    """The lists of a folder: `DATE kind Name = other name !` a line, `!` for a name of many things."""
    drafts = []
    for path in sorted(folder.glob("*.txt")):
        head = "World"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            text = line.strip()
            if text.startswith("@"):
                head = text[1:]
            found = _LINE.fullmatch(text)
            if not found or text.startswith(("#", "@")):
                continue
            date, kind, rest = found.groups()
            names = [name.strip() for name in rest.removesuffix(" !").split(" = ")]
            many, where = rest.endswith(" !"), f"{path.name}:{number}"
            drafts.append(Draft(names[0], names[1:], edtf_of(date), kind, head, "own", where, many))
    return drafts

"""A large table as the page gets it: what it draws and filters by at once, the rest when a row is seen.

The first part is bytes: `CLM1`, the length of a JSON text (four bytes, the least first), the text, then the
columns. The text is what `page_data.payload` gives, but its `claims` are `{n, key, columns, texts}`: a column
is `[name, length in bytes, steps, values]`: whole numbers as zigzag varints (as in Protocol Buffers), each by
itself or, if `steps`, as its difference to the one before; with `values` they are places in that list. The
column `titles` are their lengths, and the titles follow. client/src/model/packed.ts reads it.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard import __version__, edtf
from dashboard.background import Background
from dashboard.showing import i18n, page_data
from dashboard.source import Source

MANY = 20_000
"""Claims, beyond which a page gets them so."""
ENDING = ".bin"
"""What the address of a first part ends with."""
TYPE = "application/vnd.claimline"
"""The media type of the first part."""
TITLED = 200_000
"""Up to so many claims, the first part has their titles too: nothing is then drawn twice."""
STRETCH = 10_000
"""The most rows that one question for a stretch of the table may name."""
_LIST = 1000  # rows that one question may name one by one
_FARTHEST = 1 << 29  # days from 1 March of year 0: what a number of the page's columns can hold, and far more
_REST = (
    "event",
    "title",
    "claim",
    "start",
    "end",
    "words",
    "edtf",
    "rule",
    "calendar",
    "when",
    "certainty",
    "old",
    "note",
    "anchor",
    "other",
    "remark",
    "check",
    "image",
    "url",
)
"""The columns that come row by row."""
_SOME = ("image", "url")  # only there if the table has them
_ID = re.compile(r"(.*?)(?:(0|[1-9]\d{0,8})-)?(0|[1-9]\d{0,8})", re.DOTALL | re.ASCII)

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Packed:
    """`first` is what the page needs at once of so many `rows`; `rest` answers questions with JSON.

    A question is `title.` or `all.` and the rows, as in `all.0-9999` or `title.5.1c.3`: each as what it is
    more than the one before, in base 36. What is none, or goes beyond the table, is a LookupError.
    """

    first: bytes
    rows: int
    rest: Callable[[str], bytes]


def packed(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    background: Background,
    lang: str = i18n.ENGLISH,
    subtitle: str = "",
    titled: bool | None = None,
) -> Packed | None:
    """A table for the page; None where it is small, or has days or readers' notes that do not fit in.

    `titled` says whether the titles are in the first part; by itself it follows from how many there are.
    """
    n = len(frame)
    if n <= MANY or background.edited or not _near(frame):
        return None
    columns = _columns(frame, background)
    if n <= TITLED if titled is None else titled:
        columns.append(("titles", _lengths(frame["title"]), None))
    body, table = [], []
    for name, numbers, values in columns:
        written, steps = _written(numbers)
        body.append(written)
        table.append([name, len(written), steps, *([values] if values is not None else [])])
    if columns[-1][0] == "titles":
        body.append("".join(frame["title"]).encode("utf-8", "surrogatepass"))
    whole = b"".join(body)
    key = _key(frame, background=background, more=[lang, subtitle, hashlib.sha256(whole).hexdigest()])
    head = page_data.around(frame, sources=sources, background=background, lang=lang, subtitle=subtitle)
    texts = [
        name for name in _REST if name not in ("event", "title") and (name in frame or name not in _SOME)
    ]
    head["claims"] = {"n": n, "key": key, "columns": table, "texts": texts}
    said = json.dumps(head, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    first = b"CLM1" + len(said).to_bytes(4, "little") + said + whole

    def rest(asked: str) -> bytes:
        return _answer(frame, asked, background=background, lang=lang)

    return Packed(first, n, rest)


def large(address: str) -> str:
    """An address of the page's data if such a first part is there, else ''."""
    return address if address.endswith(ENDING) else ""


def _near(frame: pd.DataFrame) -> bool:
    dates = (edtf.parse(text) for text in frame["edtf"].unique())
    sides = (side for date in dates for side in (date.earliest, date.latest) if side is not None)
    return all(abs(side) < _FARTHEST for side in sides)


Column = tuple[str, Numbers, Sequence[Any] | None]


def _columns(frame: pd.DataFrame, background: Background) -> list[Column]:
    paragraph = _whole(frame["paragraph"])
    return [
        *(_coded(name, frame[name]) for name in ("source", "theme", "dated_by")),
        *_days(frame, background),
        ("paragraph", paragraph, None),
        ("weight", _whole(frame["weight"]), None),
        ("starred", _numbers(name in background.starred for name in frame["claim_id"]), None),
        _events(frame, background),
        *_ids(frame, paragraph),
    ]


def _numbers(values: Iterable[Any]) -> Numbers:
    return np.array(list(values), dtype=np.int64)


def _whole(column: pd.Series) -> Numbers:
    return np.asarray(column.astype(np.int64), dtype=np.int64)


def _coded(name: str, column: pd.Series) -> Column:
    codes, values = pd.factorize(column)
    return name, codes.astype(np.int64), list(values)


def _days(frame: pd.DataFrame, background: Background) -> list[Column]:
    """What follows from the dates. `length` is -1 for an open beginning, -2 for an open end, -3 for both.

    `day` is the first day, or the last where the first is open. `off` is how far a claim that stands for some
    time in a month or longer is drawn from the middle; it is there if its event lends the day.
    """
    codes, texts = pd.factorize(frame["edtf"])
    dates = [edtf.parse(text) for text in texts]
    sides = [(date.earliest, date.latest) for date in dates]
    day = np.array([last if first is None else first for first, last in sides], dtype=object)
    day[[first is None and last is None for first, last in sides]] = 0
    length = [
        last - first
        if first is not None and last is not None
        else -1 - (last is None) * (1 + (first is None))
        for first, last in sides
    ]
    units, kinds = pd.factorize(np.array([date.precision for date in dates], dtype=object))
    off, lent = np.zeros(len(frame), np.int64), np.zeros(len(frame), np.int64)
    for row, event in enumerate(frame["event"]):
        if event not in background.references:
            continue
        date = dates[codes[row]]
        stands, is_lent = page_data.stands(date, background.references[event])
        if is_lent and stands is not None and date.earliest is not None and date.latest is not None:
            off[row], lent[row] = stands - (date.earliest + date.latest) // 2, 1
    flags = np.array([date.approximate + 2 * date.uncertain for date in dates], dtype=np.int64)
    return [
        ("precision", units.astype(np.int64)[codes], list(kinds)),
        ("day", day.astype(np.int64)[codes], None),
        ("length", np.array(length, dtype=np.int64)[codes], None),
        ("off", off, None),
        ("lent", lent, None),
        ("vague", flags[codes], None),
    ]


def _events(frame: pd.DataFrame, background: Background) -> Column:
    """Events of several claims, or of our list, by their place in the values from 1 on; 0 for all others."""
    codes, names = pd.factorize(frame["event"])
    known = np.isin(np.asarray(names, dtype=object), list(background.references))
    named = known | (np.bincount(codes, minlength=len(names)) > 1)
    place = np.where(named, np.cumsum(named), 0)
    return (
        "event",
        place[codes].astype(np.int64),
        [name for name, has in zip(names, named, strict=True) if has],
    )


def _ids(frame: pd.DataFrame, paragraph: Numbers) -> list[Column]:
    """Ids such as `munoz-12-3` in three: `munoz-`, how much 12 is more than the paragraph, and 3.

    The values are what ids begin with, followed by how many numbers come then.
    """
    found = [_ID.fullmatch(name) for name in frame["claim_id"]]
    begins = [
        (one[1], 1 + (one[2] is not None)) if one else (name, 0)
        for one, name in zip(found, frame["claim_id"], strict=True)
    ]
    places: dict[tuple[str, int], int] = {}
    codes = [places.setdefault(begin, len(places)) for begin in begins]
    first = np.array([int(one[2]) if one and one[2] else 0 for one in found], dtype=np.int64)
    last = np.array([int(one[3]) if one else 0 for one in found], dtype=np.int64)
    two = np.array([count == 2 for _, count in begins])
    return [
        ("id", np.array(codes, dtype=np.int64), [[begin, count] for begin, count in places]),
        ("id_paragraph", np.where(two, first - paragraph, 0), None),
        ("id_number", last, None),
    ]


def _lengths(texts: pd.Series) -> Numbers:
    """How many UTF-16 units each text has, as JavaScript counts."""
    return _numbers(len(text.encode("utf-16-le", "surrogatepass")) // 2 for text in texts)


def _written(numbers: Numbers) -> tuple[bytes, int]:
    """A column's bytes, by steps where they then come out smaller, and whether they are so."""
    sample = numbers[:50_000]
    alone, steps = (len(zlib.compress(_varints(some), 6)) for some in (sample, np.diff(sample, prepend=0)))
    return (_varints(np.diff(numbers, prepend=0)), 1) if steps < alone else (_varints(numbers), 0)


def _varints(numbers: Numbers) -> bytes:
    zigzag = ((numbers << 1) ^ (numbers >> 63)).astype(np.uint64)
    sizes = np.ones(len(numbers), np.int64)
    for more in range(1, 5):
        sizes += zigzag >= np.uint64(1 << 7 * more)
    begins = np.cumsum(sizes) - sizes
    out = np.zeros(int(sizes.sum()), np.uint8)
    for place in range(int(sizes.max(initial=0))):
        has = sizes > place
        bits = (zigzag[has] >> np.uint64(7 * place)) & np.uint64(127)
        out[begins[has] + place] = bits + np.where(sizes[has] > place + 1, 128, 0).astype(np.uint64)
    return out.tobytes()


def _key(frame: pd.DataFrame, *, background: Background, more: list[str]) -> str:
    """A name that is another one whenever anything of the table, or of what is told of it, is."""
    rows = hashlib.sha256(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes()).hexdigest()
    told: list[Any] = [
        sorted((name, str(said)) for name, said in each.items())
        for each in (
            background.anchors,
            background.doubts,
            background.remarks,
            background.checks,
            background.references,
        )
    ]
    return hashlib.sha256(json.dumps([__version__, rows, told, more]).encode()).hexdigest()[:32]


def _answer(frame: pd.DataFrame, asked: str, *, background: Background, lang: str) -> bytes:
    columns, _, named = asked.partition(".")
    rows = list(_rows(named, len(frame)))
    if columns not in ("title", "all") or not rows:
        raise LookupError(asked)
    some = frame.iloc[rows]
    if columns == "title":
        told: dict[str, Any] = {"title": list(some["title"])}
    else:
        whole = page_data.claims(some, background=background, lang=lang)
        told = {name: whole[name] for name in _REST if name in whole}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _rows(named: str, n: int) -> Sequence[int]:
    """The rows that a question names; [] if it cannot be read or goes beyond the table."""
    stretch = re.fullmatch(r"(\d{1,9})-(\d{1,9})", named, re.ASCII)
    if stretch:
        first, last = int(stretch[1]), int(stretch[2])
        return range(first, last + 1) if first <= last < n and last - first < STRETCH else ()
    if not re.fullmatch(r"[0-9a-z]{1,6}(\.[0-9a-z]{1,6})*", named, re.ASCII):
        return ()
    rows = np.cumsum([int(step, 36) for step in named.split(".")])
    return list(map(int, rows)) if len(rows) <= _LIST and rows[-1] < n else ()

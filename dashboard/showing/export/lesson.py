"""Which claims stand on a worksheet: those starred for the lesson, or the best that a class can answer.

A class can answer what the text itself dates, best in words that stand in the passage. A claim that an editor
or our list of events dates has no answer in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard import edtf
from dashboard.showing import client, page_data
from dashboard.showing.export.request import ExportError, Request

USUAL = 10
"""So many claims fill one page, if nobody asks for another number."""
MOST = 12
"""The most claims that are starred and fill a page."""
ALL = "all"
"""What the option `n` says where every claim is wanted, answerable or not."""

OWN = ("text", "context")
"""Ways of dating that a class can find in the text."""
_ACROSS = 62  # letters in a line of the sheet
_ROOM = 36  # lines for claims on the page, in the larger of its two sizes
_LONG = 170  # letters of a passage; a longer one is taken only where there are too few others


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet's claims as a request of their own, and what is said of them.

    `starred` is how many of them are starred; `left` how many starred ones are not there, because the text
    gives no date for them; `close` how close they must be set for one page: 0 where they need more than one,
    1 for small letters, 2 for smaller ones.
    """

    request: Request
    starred: int
    left: int
    close: int


def of(request: Request) -> Sheet:
    """The claims of a worksheet, in the order of the table; raises ExportError for an `n` that is no number.

    The option `n` says how many: starred ones first, then others. Without it all starred ones are taken, up
    to MOST, or USUAL others where none is starred.
    """
    asked = request.options.get("n", "")
    if asked == ALL:
        return Sheet(request, 0, 0, close=0)
    if asked and not (asked.isascii() and asked.isdecimal() and int(asked[:4]) > 0):
        raise ExportError(f"n={asked}: the number of claims is a whole number from 1 on, or {ALL}")
    frame = request.frame
    starred = frame["claim_id"].isin(request.background.starred)
    own = frame[starred & frame["dated_by"].isin(OWN)]
    left = int(starred.sum()) - len(own)
    n = int(asked[:4]) if asked else min(len(own), MOST) or USUAL
    kept = list(own.index[:n])
    if len(kept) < n and (asked or not kept):
        told = set(frame.loc[kept, "event"])
        others = frame[~starred & frame["dated_by"].isin(OWN) & ~frame["event"].isin(told)]
        kept += _best(others, n - len(kept), gaps=_gaps(replace(request, frame=others)))
    if not kept:  # no text dates any of them: better a sheet that asks for all than none
        return Sheet(request, 0, 0, close=0)
    rows = frame.loc[sorted(kept)].reset_index(drop=True)
    count = int(rows["claim_id"].isin(own["claim_id"]).sum())
    return Sheet(replace(request, frame=rows), count, left, close=_closeness(rows))


def _closeness(rows: pd.DataFrame) -> int:
    """How close the claims of a sheet must be set, by the height that they will take."""
    if len(rows) > MOST:
        return 0
    letters = rows["title"].str.len() + rows["claim"].str.len() + 8
    lines = (
        int(sum(max(2.3, -(-count // _ACROSS)) + 0.55 for count in letters)) + 2 * rows["source"].nunique()
    )
    return 1 if lines <= _ROOM else 2


def _gaps(request: Request) -> Mapping[Any, int]:
    """How many dates each claim of a request leaves out on the worksheet, by its index."""
    claims = page_data.claims(request.frame, background=request.background, lang=request.lang)
    undated = client.ask("hidden", claims=claims)
    counts = (sum(piece["hidden"] for name in ("title", "claim") for piece in one[name]) for one in undated)
    return dict(zip(request.frame.index, counts, strict=True))


def _best(rows: pd.DataFrame, n: int, *, gaps: Mapping[Any, int]) -> list[Any]:
    """The indices of the `n` claims that a class can best answer: from each text in turn, spread over time.

    No event and no passage comes twice.
    """
    queues = [_ranked(group, gaps) for _, group in rows.groupby("source", sort=False)]
    taken: list[_Ranked] = []
    while any(queues) and len(taken) < n:
        for at, queue in enumerate(queues):
            if queue and len(taken) < n:
                best = min(queue, key=lambda one: (one.worth, -one.apart(taken), one.index))
                taken.append(best)
                queues[at] = [one for one in queue if one.event != best.event and one.passage != best.passage]
        told = {one.event for one in taken}
        queues = [[one for one in queue if one.event not in told] for queue in queues]
    return [one.index for one in taken]


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A claim that may be taken: what counts, the smallest first, and its middle day."""

    index: Any
    worth: tuple[Any, ...]
    event: str
    passage: tuple[Any, ...]
    day: float

    def apart(self, others: Iterable[_Ranked]) -> float:
        """How many days it lies away from the nearest of some others."""
        return min((abs(self.day - one.day) for one in others), default=0.0)


def _ranked(rows: pd.DataFrame, gaps: Mapping[Any, int]) -> list[_Ranked]:
    claims = zip(rows.index, rows.to_dict("records"), strict=True)
    return [_rank(index, claim, gaps[index]) for index, claim in claims]


def _rank(index: Any, claim: Mapping[Any, Any], gaps: int) -> _Ranked:
    """First come claims whose dating words stand in them, with a date that has two ends, short, weighty.

    Of sentences with several dates nobody knows which one is asked for: those with one come before them.
    """
    words, passage = str(claim["words"]), str(claim["claim"])
    date = edtf.parse(str(claim["edtf"]))
    days = [day for day in (date.earliest, date.latest) if day is not None]
    worth = (
        claim["dated_by"] != "text",
        not words or passage.count(words) != 1,
        len(days) < 2,
        gaps != 1,
        len(passage) > _LONG,
        -int(claim["weight"]),
    )
    place = (claim["source"], claim["start"], claim["end"])
    return _Ranked(index, worth, str(claim["event"]), place, sum(days) / len(days) if days else 0.0)

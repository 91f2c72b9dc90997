"""Which claims a link to the page shows. The page's own script reads the link, so both always agree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard import edtf
from dashboard.showing import client


@dataclass(frozen=True, slots=True)
class Selection:
    """What a link asks for.

    `rows` are positions in the table that pass all filters; `sources` the ids it chooses, () for all;
    `starred` the ids of the claims that are starred, in the whole table: those that the link names, or else
    those that were known; `first` and `last` the day numbers of its window of years, None on an open side;
    `values` every value of the query by its name, in plain letters ('' where its %-signs are broken).
    """

    rows: tuple[int, ...]
    sources: tuple[str, ...]
    starred: frozenset[str]
    first: int | None
    last: int | None
    values: Mapping[str, str]

    def of(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The chosen rows as a table of their own, numbered from 0."""
        return frame.iloc[list(self.rows)].reset_index(drop=True)


def of_address(address: str) -> str:
    """The query in an address; also takes a query alone, with or without its question mark."""
    before, mark, query = address.partition("#")[0].partition("?")
    return query if mark else "" if "/" in before and "=" not in before else before


def read(frame: pd.DataFrame, link: str, *, starred: Collection[str] = frozenset()) -> Selection:
    """What the query of a link asks of a table; names and values that the table does not know are ignored.

    `starred` are the ids of the claims that an editor starred.
    """
    dates = [edtf.parse(text) for text in frame["edtf"]]
    claims = {
        "n": len(frame),
        "id": frame["claim_id"].tolist(),
        **{name: frame[name].tolist() for name in ("source", "theme", "dated_by", "title", "claim")},
        "starred": [name in starred for name in frame["claim_id"]],
        "earliest": [date.earliest for date in dates],
        "latest": [date.latest for date in dates],
    }
    found = client.ask(
        "selection",
        link=link,
        data={"claims": claims, "sources": _ids(frame["source"]), "themes": _ids(frame["theme"])},
    )
    return Selection(
        tuple(found["rows"]),
        tuple(found["sources"]),
        frozenset(found["starred"]),
        found["first"],
        found["last"],
        found["values"],
    )


def _ids(column: pd.Series[str]) -> list[dict[str, str]]:
    return [{"id": value} for value in dict.fromkeys(column)]

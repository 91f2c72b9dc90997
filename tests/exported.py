"""Claims that are hard to pass on: what the tests of every export write, and what each of its rows must say."""

from __future__ import annotations

import pandas as pd
from conftest import committed

from dashboard import edtf, table
from dashboard.showing import dates_in_words, page_data
from dashboard.showing.export import Request
from dashboard.source import Source

# Title, passage, date, how dated, note. The passages together are the text of their source, which begins with a
# character beyond the BMP.
HARD = [
    ("Caesar is killed", "On the Ides of March 44 BC, Caesar was stabbed.", "-0043-03-15", "text", ""),
    ("First year BC", "It was the year before the year 1.", "0000", "text", ""),
    ("Leap day BC", "A leap day in 5 BC.", "-0004-02-29", "text", ""),
    ("A year of two digits", "In AD 79, in late summer, it <b>burst</b>.", "0079", "text", ""),
    ("Long ago", "Fifty thousand years before that.", "Y-50000", "reference", ""),
    ("Tom & Jerry's <feud>", 'They said: "No, never; not we",\nand went\\on.', "1902", "text", ""),
    ("=1+1", "A formula, 1920s, they called it.", "192X", "context", ""),
    ("Until March", "Until March 1918 it held.", "../1918-03", "text", ""),
    ("From 1917 on", "It was so from 1917.", "1917/..", "text", ""),
    ("About then", "About 1927 to 1929 𝔘𝔫𝔦 🎉 came.", "1927~/1929~", "text", ""),
    ("Perhaps", "Perhaps in 1930.", "1930?", "text", ""),
    ("One of two", "In 1917 or 1918.", "[1917,1918]", "text", ""),
    ("Spring", "In the spring of 1918.", "1918-21", "text", ""),
    ("A month", "In October 1917.", "1917-10", "text", "25 October is Old Style"),
    (
        "Days",
        "On 7 and 8 November.",
        "1917-11-07/1917-11-08",
        "reference",
        "25 and 26 October 1917 Old Style",
    ),
    ("A century", "In the nineteenth century.", "1801/1900", "text", ""),
    ("Long word", "Донаудампфшиффартсгезелльшафт " * 8 + "1950.", "1950-12-31", "text", ""),
    ("Not in the text", "It is told elsewhere.", "1951-01-01", "text", ""),
]


def hard() -> Request:
    """All of HARD, by one source whose text is known, and a claim by an unknown source with odd names."""
    text = "𝕋itle 🎉\n\n" + "\n\n".join(passage for _, passage, *_ in HARD[:-1])
    rows = []
    for number, (title, passage, date, dated_by, note) in enumerate(HARD, 1):
        start = max(text.find(passage), 0)
        row = {"claim_id": f"a b-{number}", "source": "Marx & Engels", "paragraph": number, "start": start}
        row |= {
            "end": start + len(passage),
            "event": f"e/{number}",
            "title": title,
            "claim": passage,
            "words": "",
        }
        rows.append(
            row | {"edtf": date, "dated_by": dated_by, "rule": "", "calendar": note, "theme": "a,b;c"}
        )
    odd = {
        "claim_id": "#?%",
        "source": "@home",
        "paragraph": 0,
        "start": 0,
        "end": 0,
        "event": "e/1",
        "title": "-1",
    }
    odd |= {
        "claim": "-1",
        "words": "",
        "edtf": "1848",
        "dated_by": "text",
        "rule": "",
        "calendar": "",
        "theme": "",
    }
    frame = framed([*rows, odd])
    known = Source("Marx & Engels", "A <Title>", "K. Marx & F. Engels", "1848-02", words=9, text=text)
    return Request(frame=frame, sources=[known], of=len(frame))


def framed(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows as a table without fault; their first and last days follow from their dates."""
    for row in rows:
        row["earliest"], row["latest"] = edtf.parse(str(row["edtf"])).bounds
        row["weight"] = 2
    frame = table.frame_of(rows)
    assert table.check(frame) == []
    return frame


def ours() -> Request:
    """The committed table with its digests."""
    frame, known = committed()
    return Request(frame=frame.copy(), sources=known.sources, of=len(frame))


def bounded(request: Request) -> Request:
    """The claims that a calendar can hold."""
    years = request.frame["earliest"].where(request.frame["earliest"] != "", request.frame["latest"])
    rows = request.frame[~years.str.startswith(("-", "0000"))]
    return Request(frame=rows.reset_index(drop=True), sources=request.sources, of=len(rows))


def in_plain_words(date: str) -> tuple[str, str]:
    """A date in words and how closely it is known: what no format may lose."""
    return dates_in_words.tell(date), dates_in_words.certainty(edtf.parse(date))


def noted(calendar: str) -> str:
    """What the table notes of a date, as a reader is told of it."""
    return page_data.note(calendar, "en")


DATED_BY = {
    "text": "date from the text itself",
    "context": "date from nearby words in the text",
    "editor": "date from an editor's note, not from the text",
    "reference": "date from our list of events, not from the text",
}

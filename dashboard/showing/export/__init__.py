"""Data and pages to take away: one module a format, each a pure function from a Request to what is written.

To add a format, write its module and give it a line in FORMATS: `claimline export` and its help follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from dashboard.showing.client import DrawingError
from dashboard.showing.export.request import ExportError, Request, Written

__all__ = [
    "FORMATS",
    "SHEETS",
    "ExportError",
    "Format",
    "Request",
    "Written",
    "chosen",
    "held",
    "pages",
    "write",
]

SHEETS = ("worksheet", "answers")
"""The formats for which `lesson.py` chooses the claims."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its name for `--as`, the endings of its files ('' is a folder), and what it is.

    `writer` is `module.function` in this package, `(Request) -> Written`; it is loaded when it is asked for,
    because some bring much along. Of formats that share an ending, the `usual` one needs no name.
    """

    name: str
    endings: tuple[str, ...]
    what: str
    writer: str
    usual: bool = False


FORMATS = (
    Format("table", (".csv",), "the table, as Claimline reads it", "package.to_csv", usual=True),
    Format("package", (".zip",), "table and sources, a Frictionless Data Package", "package.to_zip"),
    Format("package", ("",), "the same, not zipped", "package.to_files", usual=True),
    Format("timelinejs", (".csv",), "the spreadsheet of a TimelineJS timeline", "timelinejs.to_csv"),
    Format("timelinejs", (".json",), "the data of a TimelineJS timeline", "timelinejs.to_json"),
    Format(
        "annotations", (".jsonld", ".json"), "the passages, W3C Web Annotations", "web_annotations.to_json"
    ),
    Format("claims", (".jsonld", ".json"), "the claims, schema.org Claim in JSON-LD", "schema_org.to_json"),
    Format("print", (".pdf",), "the timeline on one page, for print", "one_page.to_pdf", usual=True),
    Format("print", (".png",), "the same as a picture of 300 dots an inch", "one_page.to_png"),
    Format("print", (".svg",), "the same as a drawing", "one_page.to_svg"),
    Format("page", (".html",), "the whole page in one file, for a lesson", "whole_page.to_html", usual=True),
    Format("studio", (".html",), "a page that reads essays itself, without a server", "studio.to_html"),
    Format("studio", ("",), "the same as a folder for a static host", "studio.to_files"),
    Format(
        "static", (".html",), "timeline and table without scripts, for strict hosts", "no_scripts.to_html"
    ),
    Format(
        "worksheet", (".html",), "the claims without their dates, for a class to fill in", "worksheet.blank"
    ),
    Format("worksheet", (".pdf",), "the claims without their dates, to print", "worksheet_pdf.blank"),
    Format("worksheet", (".docx",), "the claims without their dates, for Word", "worksheet_word.blank"),
    Format("answers", (".html",), "the same claims with the dates, for the teacher", "worksheet.answers"),
    Format("answers", (".pdf",), "the same claims with the dates, to print", "worksheet_pdf.answers"),
    Format("answers", (".docx",), "the same claims with the dates, for Word", "worksheet_word.answers"),
    Format("slides", (".pptx",), "one slide an event, with what each text says", "slides.to_pptx"),
    Format("compare", (".html",), "what each text says of each event, for print", "compare.to_html"),
    Format("calendar", (".ics",), "the claims as whole days of a calendar", "ical.to_ical"),
)
"""Every format, in the order in which the help lists them."""


def chosen(file: PurePath, *, name: str = "") -> Format:
    """The format that a file's ending and `name` mean; raises ExportError where they mean none or several."""
    ending = file.suffix.lower()
    if name and name not in {one.name for one in FORMATS}:
        names = ", ".join(dict.fromkeys(one.name for one in FORMATS))
        raise ExportError(f"there is no format {name!r}; take one of {names}")
    found = [one for one in FORMATS if ending in one.endings and name in ("", one.name)]
    found = [one for one in found if one.usual and not name] or found
    if len(found) == 1:
        return found[0]
    if found:
        names = " or ".join(one.name for one in found)
        raise ExportError(f"{file}: several formats end in {ending}; say which with --as {names}")
    fitting = [each for one in FORMATS if name in ("", one.name) for each in one.endings]
    endings = ", ".join(dict.fromkeys(each or "nothing (a folder)" for each in fitting))
    raise ExportError(f"{file}: the name of {name or 'an export'} ends in one of {endings}")


def write(kind: Format, request: Request) -> Written:
    """What a format makes of a request; raises ExportError for claims that it cannot hold or draw."""
    module, _, function = kind.writer.partition(".")
    writer: Callable[[Request], Written] = getattr(import_module(f"{__name__}.{module}"), function)
    try:
        return writer(request)
    except DrawingError as error:
        raise ExportError(str(error)) from None


def held(kind: Format, request: Request) -> int:
    """How many claims the file of a request holds: a sheet may have fewer than are asked for."""
    from dashboard.showing.export import lesson

    return len(lesson.of(request).request.frame if kind.name in SHEETS else request.frame)


def pages(written: Written) -> int:
    """How many pages a file has; 0 where it is no PDF."""
    if not isinstance(written, bytes) or not written.startswith(b"%PDF"):
        return 0
    from dashboard.showing.export import pdf

    return pdf.pages(written)

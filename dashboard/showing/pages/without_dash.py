"""The page without Dash: one file that needs no server, and the document for another site's frame.

Hosts frame it with `sandbox="allow-scripts"`, where a page may not request data, so all claims are in the
document itself. It begins with the claims as a plain table, for where no scripts run. The scripts are the
dashboard's own and start without Dash and Plotly where the document holds the data.

An author's full text is not given away with it: the reading pane has the digests only.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard import paths, table
from dashboard.background import EMPTY, Background
from dashboard.showing import headings, page_data, reader_texts
from dashboard.showing.i18n import ENGLISH
from dashboard.showing.packed import Packed
from dashboard.showing.pages import dense, page
from dashboard.showing.pages.render import render
from dashboard.source import Source

SCRIPT, STYLES = "claimline.js", "claimline.css"
"""The page's script and styles in assets/, built from client/."""
CODES = "vendor/qr.mjs"
"""What makes QR codes: fetched when Claimline is built, and beside the script where a server has it."""
CODES_LICENCE = "vendor/qr-licence.txt"
_OF_SERVERS = (
    "project.",
    *(
        f"share.{name}"
        for name in (
            "embed",
            "where",
            "snippet",
            "preview",
            "height",
            "controls",
            "width",
            "phone",
            "column",
            "full",
            "pixels",
        )
    ),
    *(f"share.{host}" for host in ("moodle", "canvas", "wordpress", "google_sites", "notion", "html")),
)
"""What the names of words begin with that a file never says: it is kept nowhere, and no frame shows it."""
ALL_ROWS = "download/static/timeline.html"
"""Where a server has the claims as a page of plain tables, from the root of its addresses."""
PART = 2000
"""The claims of one stretch of a large table in a file; client/src/model/parts.ts knows it too."""
ROWS = 200
"""The rows of the plain table where a server has all of them elsewhere: a page of any size is drawn fast."""
_LATER = "/*! From here on: for the page with scripts */"
"""The plain table needs only the styles before this mark."""


@dataclass(frozen=True, slots=True)
class Content:
    """A page in parts: what it is called, its markup, the plain table, and its data and texts as JSON.

    Of a large table the data may be `null`: then they are at an address, or in `large`.
    """

    lang: str
    title: str
    title_quoted: Markup
    description: str
    page: Markup
    table: Markup
    data: str
    texts: str
    address: str = ""
    large: Packed | None = None


def content(  # noqa: PLR0913 - each is set by its name
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    background: Background = EMPTY,
    problems: Sequence[str] = (),
    lang: str = ENGLISH,
    switch: bool = False,
    title: str = "",
    subtitle: str = "",
    opens: str = "",
    root: str = "",
    most: int | None = None,
    keeps: int = 0,
    address: str = "",
    large: Packed | None = None,
) -> Content:
    """The page of a table of claims (dashboard.table.COLUMNS), for `file` or `framed`.

    `switch` links to the page in other languages, which a server has and a file has not; `title` is a heading
    and `subtitle` a line below it in place of the page's own. `opens` is how essays can be opened there:
    `visit` is for who brought those of the page, so the authors' own texts are in the reading pane; `studio`
    for a page that reads them itself. `root` is the path at which a server's addresses begin. The plain table
    has the first `most` claims only, and says where all are. `keeps` is as in `page.markup`. A large
    table's data are at `address`, or the page holds it: `large`.
    """
    shown = page_data.shown_sources(frame, sources=sources)
    if opens != "visit":
        background = _given_away(background)
    return Content(
        lang=lang,
        title=title or headings.title(shown, lang=lang),
        title_quoted=page.title_attribute(shown, asked=title, lang=lang),
        description=subtitle or headings.counted(shown, claims=len(frame), lang=lang),
        page=page.markup(
            frame,
            sources=shown,
            problems=problems,
            chart=Markup(""),
            lang=lang,
            switch=switch,
            asked=title,
            subtitle=subtitle,
            opens=opens,
            keeps=keeps,
            root=root,
        ),
        table=page.plain_table(
            frame,
            sources=shown,
            lang=lang,
            sentences=True,
            most=most,
            rest=_rest(root, opens, lang),
        ),
        data="null" if address or large else _data(frame, sources, background, lang, subtitle),
        texts=reader_texts.payload(frame, background=background, lang=lang).decode() or "{}",
        address=address,
        large=large,
    )


def _given_away(background: Background) -> Background:
    """What is known, without the authors' full texts."""
    digests = tuple(reading for reading in background.readings if reading.source.kind == "digest")
    return replace(background, readings=digests)


def _rest(root: str, opens: str, lang: str) -> str:
    """Where all rows are: below a visit, or the server's root; a file has no more."""
    if opens == "visit":
        return f"{ALL_ROWS}?lang={lang}"
    return f"{root}{ALL_ROWS}?lang={lang}" if root else ""


def _data(
    frame: pd.DataFrame, sources: Sequence[Source], background: Background, lang: str, subtitle: str
) -> str:
    known: Any = {"sources": sources, "background": background, "lang": lang, "subtitle": subtitle}
    return page_data.payload(frame, **known).decode()


def shell(*, lang: str, keeps: int, root: str) -> Content:
    """The page without claims: the scripts put into it what *Save* made. The rest is as in `page.markup`."""
    frame = table.frame_of([])
    return Content(
        lang=lang,
        title="",
        title_quoted=Markup(""),
        description="",
        page=page.markup(
            frame,
            sources=[],
            problems=[],
            chart=Markup(""),
            lang=lang,
            switch=True,
            opens="project",
            root=root,
            keeps=keeps,
        ),
        table=Markup(""),
        data=page_data.payload(frame, sources=[], lang=lang).decode(),
        texts="{}",
    )


def file(content: Content, *, start: str = "", engine: Mapping[str, str] | None = None) -> str:
    """One HTML file that works by itself, its contents compressed.

    `start` is the query of the view that it opens with, where its address asks for none. `engine` are the
    parts of what reads essays on the page, by name, as texts that may stand in a script element.
    """
    first, _, later = _asset(STYLES).partition(_LATER)
    scripts, styles = json.dumps([_asset(SCRIPT)]), json.dumps([later])
    whole = (
        f'{{"data":{_of_a_file(content.data)},"texts":{content.texts},"codes":{json.dumps(_codes())},'
        f'"start":{json.dumps(start)},"scripts":{scripts},"styles":{styles}}}'
    )
    parts = {name: Markup(text) for name, text in (engine or {}).items()}
    values = {
        "styles": Markup(first),
        "packed": Markup(packed(whole.encode())),
        "engine": parts,
        "large": [Markup(packed(part)) for part in _parts(content)],
    }
    return _document(content, "file.html.j2", kind="alone", **values)


def _parts(content: Content) -> Iterator[bytes]:
    """What a file holds of a large table: the first part, and the rows in stretches."""
    if content.large is None:
        return
    yield content.large.first
    for first in range(0, content.large.rows, PART):
        yield content.large.rest(f"all.{first}-{min(content.large.rows, first + PART) - 1}")


def packed(raw: bytes) -> str:
    """Bytes as a page carries them: compressed, and in letters that mean nothing in a script element."""
    return dense.written(zlib.compress(raw, 9))


def framed(
    content: Content,
    *,
    script: str,
    styles: str,
    discovery: Markup,
    kind: str,
    icon: str,
    more: str = "",
) -> str:
    """The page for another site's frame: its data inside, its script, styles and icon by their addresses.

    `kind` is the document's class, `discovery` the tags by which other sites find it. `more` are other fields
    of what the scripts are given (`alone` in client/src/alone.ts), as JSON without its braces.
    """
    told = f'"data":{content.data},"from":{json.dumps(content.address)},"texts":{content.texts}'
    fields = f"{told}{',' if more else ''}{more}"
    given = f"{{{fields}}}".replace("<", "\\u003c")
    return _document(
        content,
        "embed.html.j2",
        kind=kind,
        given=Markup(given),
        script=script,
        styles=styles,
        discovery=discovery,
        icon=icon,
    )


def _document(content: Content, template: str, **values: object) -> str:
    return render(
        template,
        lang=content.lang,
        title=content.title,
        title_quoted=content.title_quoted,
        description=content.description,
        page=content.page,
        table=content.table,
        **values,
    )


def _of_a_file(data: str) -> str:
    """The data of a page without the words that only a page with a server says."""
    known = json.loads(data)
    if known is None:
        return data
    words = {key: said for key, said in known["words"].items() if not key.startswith(_OF_SERVERS)}
    return json.dumps(known | {"words": words}, ensure_ascii=False, separators=(",", ":"))


def _codes() -> str:
    """What makes QR codes, with its notice, which has to come along; '' where it was not fetched."""
    if not (paths.assets() / CODES).is_file():
        return ""
    return f"/*\n{_asset(CODES_LICENCE)}*/\n{_asset(CODES)}"


def _asset(name: str) -> str:
    return (paths.assets() / name).read_text(encoding="utf-8")

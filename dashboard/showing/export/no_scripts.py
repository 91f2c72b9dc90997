"""The page without scripts: one HTML file with the timeline as a picture and every claim in a table.

It is for sites that allow no scripts, and can be read without its style sheet too: the picture carries its
look in attributes, headings, caption and scopes say what is what, and if a host removes the picture the table
remains. The style sheet makes it pleasant to read: a readable width, ruled lines, dark colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from dashboard.showing import colours, page_data
from dashboard.showing.drawing import Mark
from dashboard.showing.export import poster, svg
from dashboard.showing.export.request import Request
from dashboard.showing.pages.render import render

WIDTH, HEIGHT = 1120, 660
COLUMNS = ("when", "title", "claim", "source", "dated_by", "theme")
"""What the table shows; each row also carries its id, and its date in EDTF in a `data` element."""


def to_html(request: Request) -> bytes:
    """The whole file, in UTF-8."""
    claims, lang = poster.told(request), request.lang
    picture = poster.captioned(request, width=WIDTH, height=HEIGHT, ground=colours.named()["paper"])
    rows = list(poster.rows(claims))
    for row in rows:
        row |= {
            "anchor": _anchor(row["id"]),
            "theme_label": page_data.theme_label(row["theme"], lang),
        }
    text = render(
        "no_scripts.html.j2",
        lang=lang,
        style=Markup(_style()),
        title=poster.heading(request),
        title_quoted=Markup(poster.heading_language(request)),
        subtitle=poster.subtitle(request),
        described=poster.described(request),
        width=WIDTH,
        height=svg.number(picture.height),
        picture=Markup(svg.picture(picture, told=lambda mark: _leading(claims, mark, lang=lang))),
        notes=poster.notes(request)[0],
        columns=COLUMNS,
        claims=[rows[row] for row in page_data.in_time(claims)],
        texts=[poster.text(source, lang=lang) for source in poster.shown(request)],
    )
    return text.encode()


def _style() -> str:
    """The style sheet; in dark mode it also recolours the picture, finding parts by their light colours."""
    light, dark = colours.named(), colours.named(dark=True)
    plain = files("dashboard.showing").joinpath("pages/templates/no_scripts.css").read_text(encoding="utf-8")
    drawn = ("paper", "ink", "soft", "muted", "on-axis", "on-axis-muted")
    swapped = [name for name in light if name in drawn or name.startswith("source-")]
    fills = "".join(f'svg [fill="{light[name]}"]{{fill:{dark[name]}}}' for name in swapped)
    rims = "".join(f'svg [stroke="{light[name]}"]{{stroke:{dark[name]}}}' for name in swapped)
    washes = 'svg [fill-opacity="0.17"]{fill-opacity:.34}'  # as client/src/chart/figure.ts paints in the dark
    night = f"{_properties(dark)}{fills}{rims}{washes}"
    return f"{_properties(light)}\n{plain}@media screen and (prefers-color-scheme: dark) {{{night}}}\n"


def _properties(named: Mapping[str, str]) -> str:
    used = ("ink", "paper", "muted", "line", "mark", "focus")
    voices = "".join(f".voice-{n}{{color:{named[f'source-{n}']}}}" for n in range(1, 9))
    return ":root{" + ";".join(f"--{name}:{named[name]}" for name in used) + "}" + voices


def _leading(claims: Mapping[str, Any], mark: Mark, *, lang: str) -> tuple[str, str]:
    """The address of a label's row in the table, and what the label says when it is pointed at."""
    return f"#{_anchor(claims['id'][mark.rows[0]])}", poster.spoken(claims, mark, lang=lang)


def _anchor(claim: str) -> str:
    """A claim's id as an id in the page that every browser finds: without blanks, and never another's."""
    return f"c-{quote(claim, safe='')}"

"""The script-free edition: one HTML file with the timeline as a picture and every claim in a table.

For hosts that let no script run. It is read without any style too: the picture has its look in attributes,
headings, caption and scopes say what is what, and a host that takes the picture out leaves the table. The
style sheet only makes it pleasant: measure, ruled lines, and the dark colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from dashboard import __version__
from dashboard.showing import colours, page_data
from dashboard.showing.drawing import Mark
from dashboard.showing.export import poster, svg
from dashboard.showing.export.request import Request
from dashboard.showing.i18n import say

WIDTH, HEIGHT = 1120, 660
COLUMNS = ("when", "title", "claim", "source", "dated_by", "theme")
"""What the table shows; each row also carries its id, and its date in EDTF in a `data` element."""


def to_html(request: Request) -> bytes:
    """The whole file, in UTF-8."""
    lang, title, claims = request.lang, svg.plain(poster.heading(request)), poster.told(request)
    parts = [
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta name="generator" content="Claimline {__version__}">',
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n<main>",
        f"<h1{poster.heading_language(request)}>{title}</h1>\n<p>{svg.plain(poster.subtitle(request))}</p>",
        f'<p class="skip"><a href="#claims">{escape(say(lang, "paper.skip"))}</a></p>',
        f'<h2 id="timeline">{say(lang, "paper.timeline")}</h2>',
        _picture(request, claims),
        f"<p>{svg.plain(poster.notes(request)[0])}</p>",
        f'<h2 id="claims">{say(lang, "paper.claims")}</h2>',
        *_table(request, claims),
        f'<h2 id="texts">{say(lang, "paper.texts")}</h2>\n<ul>',
        *(f"<li>{svg.plain(poster.text(source, lang=lang))}</li>" for source in poster.shown(request)),
        f"</ul>\n<p><small>{say(lang, 'paper.made')} {__version__}</small></p>\n</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _style() -> str:
    """The style sheet; for the dark, colours again, the picture's by the values of the light ones."""
    light, dark = colours.named(), colours.named(dark=True)
    plain = files("dashboard.showing").joinpath("pages/templates/no_scripts.css").read_text(encoding="utf-8")
    drawn = ("paper", "ink", "soft", "muted", "on-axis", "on-axis-muted")
    swapped = [name for name in light if name in drawn or name.startswith("source-")]
    fills = "".join(f'svg [fill="{light[name]}"]{{fill:{dark[name]}}}' for name in swapped)
    rims = "".join(f'svg [stroke="{light[name]}"]{{stroke:{dark[name]}}}' for name in swapped)
    washes = 'svg [fill-opacity="0.17"]{fill-opacity:.34}'  # as assets/50-figure.js paints in the dark
    night = f"{_properties(dark)}{fills}{rims}{washes}"
    return f"{_properties(light)}\n{plain}@media screen and (prefers-color-scheme: dark) {{{night}}}\n"


def _properties(named: Mapping[str, str]) -> str:
    used = ("ink", "paper", "muted", "line", "mark", "focus")
    voices = "".join(f".voice-{n}{{color:{named[f'source-{n}']}}}" for n in range(1, 9))
    return ":root{" + ";".join(f"--{name}:{named[name]}" for name in used) + "}" + voices


def _picture(request: Request, claims: Mapping[str, Any]) -> str:
    """The picture, its labels leading to their rows; on a narrow screen it scrolls within its own place."""
    whole = poster.captioned(request, width=WIDTH, height=HEIGHT, ground=colours.named()["paper"])
    title = f'<title id="picture">{svg.plain(poster.described(request))}</title>'
    inside = svg.picture(
        whole,
        head=title,
        told=lambda mark: _leading(claims, mark, lang=request.lang),
    )
    return (
        f'<div class="scroll" style="overflow-x:auto" tabindex="0" role="region" '
        f'aria-label="{escape(say(request.lang, "paper.scroll"))}">\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{svg.number(whole.height)}" '
        f'viewBox="0 0 {WIDTH} {svg.number(whole.height)}" role="group" aria-labelledby="picture">\n'
        f"{inside}\n</svg>\n</div>"
    )


def _leading(claims: Mapping[str, Any], mark: Mark, *, lang: str) -> tuple[str, str]:
    """A label's row in the table, and what it tells when it is pointed at."""
    return f"#{_anchor(claims['id'][mark.rows[0]])}", poster.spoken(claims, mark, lang=lang)


def _table(request: Request, claims: Mapping[str, Any]) -> Iterable[str]:
    lang = request.lang
    yield f"<table>\n<caption>{svg.plain(say(lang, 'paper.caption'))}</caption>\n<thead>\n<tr>"
    yield "".join(f'<th scope="col">{svg.plain(say(lang, f"table.{name}"))}</th>' for name in COLUMNS)
    yield "</tr>\n</thead>\n<tbody>"
    for row in page_data.in_time(claims):
        yield _row({name: column[row] for name, column in claims.items() if name != "n"}, lang=lang)
    yield "</tbody>\n</table>"


def _row(claim: Mapping[str, Any], *, lang: str) -> str:
    """One claim: its date in words and, for machines, in EDTF; its title; its sentence, the date marked."""
    quoted = page_data.quoting(lang)
    said = poster.marked(claim["claim"], claim["words"])
    said = f"<span{quoted}>{said}</span>" if quoted else said
    old = _small(say(lang, "card.old", old=claim["old"]) if claim["old"] else "")
    check = f"<br>{poster.checked(claim['check'], lang=lang)}" if claim["check"] else ""
    cells = [
        f'<data value="{escape(claim["edtf"])}">{svg.plain(claim["when"])}</data>{old}',
        f"{said}{check}",
        svg.plain(say(lang, f"table.{claim['dated_by']}")),
        svg.plain(page_data.theme_label(claim["theme"], lang)),
    ]
    when, passage, *rest = (f"<td>{cell}</td>" for cell in cells)
    title = f'<th scope="row"{quoted}>{svg.plain(claim["title"])}</th>'
    voice = f'<td class="voice-{claim["voice"]}">{svg.plain(claim["label"])}</td>'
    return f'<tr id="{_anchor(claim["id"])}">{when}{title}{passage}{voice}{"".join(rest)}</tr>'


def _small(note: str) -> str:
    return f"<br><small>{svg.plain(note)}</small>" if note else ""


def _anchor(claim: str) -> str:
    """A claim's id as a place in the page, which every browser finds: no blanks, no clash with another."""
    return f"c-{quote(claim, safe='')}"

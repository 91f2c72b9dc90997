"""The page's own markup, the same with Dash and without it: `templates/page.html.j2` and the values in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.showing import client, old_style, page_data
from dashboard.showing.headings import counted, title, title_language
from dashboard.showing.i18n import ENGLISH, languages, say
from dashboard.showing.pages.render import render
from dashboard.source import Source, colours

# What tells texts of the same colour apart, as in client/src/model/colours.ts.
_SIGNS = ("dot", "dot square", "dot ring")
_LETTERS = {"passages": "×2", "bold": "Aa"}
"""Signs of the legend that are letters."""
_ROOM = 60
"""Claims of which all mostly have a label, and one scale of time is enough."""
_DATED = (
    ("text", "●", "filters.by_essay"),
    ("context", "◐", "filters.by_context"),
    ("editor", "◎", "filters.by_editor"),
    ("reference", "○", "filters.by_reference"),
)


def title_attribute(sources: Sequence[Source], *, asked: str = "", lang: str = ENGLISH) -> Markup:
    """The same as an attribute with a blank before it; '' for a title that was `asked` for."""
    own = not asked and title_language(sources, lang=lang)
    return Markup(page_data.quoting(lang)) if own else Markup("")


def markup(  # noqa: PLR0913 - each is set by its name
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    problems: Sequence[str],
    chart: Markup,
    data_url: str = "",
    texts_url: str = "",
    lang: str = ENGLISH,
    switch: bool = False,
    asked: str = "",
    subtitle: str = "",
    view: str = "",
    opens: str = "",
    root: str = "",
    keeps: int = 0,
) -> Markup:
    """The page of a table as HTML.

    `chart` is the element in which the chart is drawn. `data_url` is where the browser gets the claims,
    `texts_url` where it gets the sources' texts ('' if unknown). `switch` links to the page in other
    languages, which only a server has. `asked` is a heading and `subtitle` a line below it in place
    of the page's own. `view` is the view
    that it opens with; the first if there is no view of that name. `opens` is `page` where a reader can open
    essays, `visit` on the page of those, `project` on that of what *Save* made, whose claims the scripts put
    into it, else ''. `keeps` is for how many days the server keeps projects, 0 if it keeps none.
    `root` is the path at which the server's addresses begin; '' where there is no server.
    """
    views = client.views()
    values: dict[str, Any] = {
        "lang": lang,
        "claims": len(frame),
        "problems": problems,
        "opens": opens,
        "root": root,
        "keeps": keeps,
        "chart": chart,
        "data_url": data_url,
        "texts_url": texts_url,
        "views": views,
        "opened": next((one for one in views if one.name == view), views[0]),
        "title": asked or title(sources, lang=lang),
        "title_quoted": title_attribute(sources, asked=asked, lang=lang),
        "subtitle": subtitle or counted(sources, claims=len(frame), lang=lang),
        "languages": [
            {"code": code, "name": say(code, "language.name")}
            for code in languages()
            if switch and code != lang
        ],
        **_counted(frame, sources, lang),
    }
    if opens == "project":
        return Markup(render("page.html.j2", **values, shell=True))
    whole = ""
    if frame.empty and opens:  # what a reader opens there needs a page around it
        whole = render("page.html.j2", **(values | {"chart": "", "problems": ()}), shell=True)
    return Markup(render("page.html.j2", **values, whole=Markup(whole), shell=False))


def _counted(frame: pd.DataFrame, sources: Sequence[Source], lang: str) -> dict[str, Any]:
    """The filters with how many claims each has, and what the explanation of the marks must say."""
    per_source = frame["source"].value_counts()
    per_theme = frame["theme"].value_counts()
    per_way = frame["dated_by"].value_counts()
    names, numbers = page_data.short_names(sources), colours(sources)
    return {
        "sources": [
            {
                "id": source.id,
                "name": name,
                "claims": int(per_source[source.id]),
                "colour": numbers[source.id],
                "sign": _SIGNS[at // 8 % 3],
            }
            for at, (source, name) in enumerate(zip(sources, names, strict=True))
            if source.id in per_source
        ],
        "themes": [
            theme | {"claims": int(per_theme[theme["id"]])} for theme in page_data.themes(frame, lang=lang)
        ],
        "dated": [
            {
                "value": ways,
                "sign": sign,
                "words": words,
                "claims": sum(int(per_way.get(way, 0)) for way in ways.split()),
            }
            for ways, sign, words in _DATED
            if ways == "text" or ways in per_way
        ],
        "signs": _signs(frame),
        "editor": "editor" in per_way,
        "context": "context" in per_way,
        "old_style": bool(frame["calendar"].str.contains(old_style.NOTE, regex=False).any()),
    }


def _signs(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """What the legend can explain, in its order (client/src/chart/legend.ts), and what it probably will.

    The script knows once the picture is drawn. What is there before keeps the page from moving then.
    """
    dates, days = frame["edtf"], frame["earliest"] == frame["latest"]
    undated = (frame["earliest"] == "") | (frame["latest"] == "")
    likely = {
        "day": days.any(),
        "within": (~days & ~undated & ~dates.str.contains("/", regex=False)).any(),
        "period": dates.str.contains("/", regex=False).any(),
        "soft": dates.str.contains("[~?%]").any(),
        "open": undated.any(),
        "noted": (frame["dated_by"] == "editor").any(),
        "passages": frame.duplicated(["source", "event"]).any(),
        "bold": (frame["weight"].astype(str) == "3").any(),
        "waiting": len(frame) > _ROOM,
        "turns": len(frame) > _ROOM,
    }
    return [
        {"name": name, "letters": _LETTERS.get(name, ""), "likely": bool(shown)}
        for name, shown in likely.items()
    ]


def plain_table(
    frame: pd.DataFrame,
    *,
    sources: Sequence[Source],
    lang: str,
    sentences: bool,
    most: int | None = None,
    rest: str = "",
) -> Markup:
    """The claims in order of time as a table: the first `most`, with their passages if `sentences`.

    `rest` is the address where all of them are.
    """
    label = {source.id: source.label for source in sources}
    first = page_data.first_in_time(frame["edtf"], most)
    told = page_data.claims(frame.iloc[first], lang=lang)
    rows = [
        {name: told[name][row] for name in ("when", "title", "claim")} | {"label": label[told["source"][row]]}
        for row in range(told["n"])
    ]
    words = counted(sources, claims=len(frame), lang=lang)
    values = {"rows": rows, "of": len(frame), "rest": rest, "sentences": sentences}
    return Markup(render("plain_table.html.j2", lang=lang, subtitle=words, **values))

"""The claims as a plain table, for where no scripts run or none has run yet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from dash import html

from dashboard.showing import page_data
from dashboard.showing.i18n import say
from dashboard.showing.pages import layout
from dashboard.source import Source


def table(
    frame: pd.DataFrame, *, sources: Sequence[Source], lang: str, sentences: bool, most: int | None = None
) -> html.Table:
    """The claims in order of time, the first `most` of them; with the passages themselves if `sentences`."""
    label = {source.id: source.label for source in sources}
    told = page_data.claims(frame, lang=lang)
    rows = [
        html.Tr(
            [
                html.Th(told["when"][row], scope="row"),
                html.Td(
                    [html.B(told["title"][row]), html.Br(), told["claim"][row]]
                    if sentences
                    else told["title"][row],
                    lang=page_data.foreign(lang),
                ),
                html.Td(label[told["source"][row]]),
            ]
        )
        for row in page_data.in_time(told)[:most]
    ]
    names = [html.Th(say(lang, f"page.{name}"), scope="col") for name in ("when", "what", "who")]
    caption = html.Caption(layout.subtitle(sources, claims=told["n"], lang=lang))
    return html.Table([caption, html.Thead(html.Tr(names)), html.Tbody(rows)])

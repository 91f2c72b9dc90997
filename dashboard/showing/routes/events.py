"""Our list of events for who corrects a claim: `/events?words=…` has those that the words may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Flask, Response, jsonify, request

from dashboard.background import Reference
from dashboard.showing import dates_in_words
from dashboard.showing.routes import language

Search = Callable[[str], Sequence[Reference]]
"""The events whose names have some words, the likeliest first; few of them."""
_LONGEST = 200  # letters of what is looked for


def routes(server: Flask, search: Search) -> None:
    """Adds `/events` to a server: `{events: [{event, title, when, kind}]}`, dates in the page's language."""

    @server.get("/events")
    def events() -> Response:
        lang = language.spoken()
        found = search(request.args.get("words", "")[:_LONGEST])
        told = [
            {
                "event": one.id,
                "title": one.title,
                "when": dates_in_words.tell(one.edtf, lang),
                "kind": one.summary,
            }
            for one in found
        ]
        return jsonify({"events": told})

"""Our list of events for who corrects a claim: `/events?words=…` has those that the words may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import Flask, Response, jsonify, request

from dashboard.background import Reference
from dashboard.showing import dates_in_words, i18n
from dashboard.showing.routes import language

Search = Callable[[str], Sequence[Reference]]
"""The events whose names have some words, or the one with that id, the likeliest first; few of them."""
_LONGEST = 200  # letters of what is looked for


def routes(server: Flask, search: Search) -> None:
    """Adds `/events` to a server: `{events: [{event, title, when, kind}]}` in the language of the page."""

    @server.get("/events")
    def events() -> Response:
        lang = language.spoken()
        found = search(request.args.get("words", "")[:_LONGEST])
        told = [
            {
                "event": one.id,
                "title": one.title,
                "when": dates_in_words.tell(one.edtf, lang),
                "kind": _kind(one.summary, lang),
            }
            for one in found
        ]
        return jsonify({"events": told})


def _kind(kind: str, lang: str) -> str:
    """What an event is, in words; "" for a kind that has none."""
    key = f"event_kinds.{kind}"
    return i18n.say(lang, key) if key in i18n.words(i18n.ENGLISH) else ""

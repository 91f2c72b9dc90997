"""Which part of the world an entry belongs to, and the table that holds it."""

from __future__ import annotations

import re

from facts import Draft, points

_REGIONS = {
    "Exploration": "World",
    "World War I": "World",
    "World War II": "World",
    "Interwar Europe": "Europe",
    "Britain and Ireland": "Britain",
    "Science": "World",
    "Works": "World",
    "Philosophy and religion": "World",
    "Movements": "World",
    "China": "East Asia",
    "Greece": "Europe",
    "Rome": "Europe",
    "Byzantium": "Europe",
    "France": "Europe",
    "Russia": "Europe",
    "Egypt": "Middle East",
    "Americas": "Latin America",
}
"""The region of a heading of the lists, where it is not one itself."""
_COLD_WAR = (
    (r"Kore|Inchon|MacArthur|San Francisco", "East Asia"),
    (r"Dien Bien|Geneva Accords", "South-East Asia"),
    (r"Suez|Cyprus", "Middle East"),
    (
        r"hydrogen|SALT|START|INF|Sputnik|Gagarin|Non-Aligned|Human Rights|Genocide|Outer|Test Ban|Cold",
        "World",
    ),
)
_AREAS = {
    "Britain": "britain",
    "Europe": "europe",
    "North America": "north-america",
    "Latin America": "latin-america",
    "Africa": "africa",
    "Middle East": "middle-east",
    "South Asia": "asia",
    "East Asia": "asia",
    "South-East Asia": "asia",
    "Oceania": "asia",
    "World": "world",
}
_ENDS = ((1500, "0500-1499"), (1789, "1500-1788"), (1914, "1789-1913"), (1946, "1914-1945"))


def region(draft: Draft) -> str:
    """The region of an entry."""
    if draft.head == "Cold War":
        return next((place for pattern, place in _COLD_WAR if re.search(pattern, draft.name)), "Europe")
    return _REGIONS.get(draft.head, draft.head)


def table_of(draft: Draft) -> str:
    """The name of the table that holds an entry, by region and by the year in which it began."""
    area, year = _AREAS[region(draft)], points(draft.date)[0].year
    if year < 500:
        known = area in ("asia", "europe", "middle-east")
        return f"ancient-{area if known else 'world'}.tsv"
    if area == "north-america" and year < 1789:
        return "north-america-to-1788.tsv"
    return f"{area}-{next((name for end, name in _ENDS if year < end), '1946-on')}.tsv"

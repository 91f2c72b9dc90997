"""What a page is called, and the line below that: from its sources and how many claims they make."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.showing import page_data
from dashboard.showing.i18n import ENGLISH, say
from dashboard.source import Source


def title(sources: Sequence[Source], *, lang: str = ENGLISH) -> str:
    """The page's heading: the first essay's title if there are one or two essays, else the sources' names."""
    if sources and len(sources) <= 2 and sources[0].title:
        return sources[0].title
    return names(sources, lang=lang)


def names(sources: Sequence[Source], *, lang: str = ENGLISH) -> str:
    """The sources by name: `Keller 2019 and Brown 2021`; of more than three just that they are many."""
    labels = [source.label for source in sources]
    if not labels or len(labels) > 3:
        return say(lang, "page.many")
    if len(labels) == 1:
        return labels[0]
    return say(lang, "page.and", list=", ".join(labels[:-1]), last=labels[-1])


def title_language(sources: Sequence[Source], *, lang: str = ENGLISH) -> str | None:
    """The `lang` of the heading where it is not the page's: an essay's title is in the essay's language."""
    quoted = sources and title(sources, lang=lang) == sources[0].title
    return page_data.foreign(lang) if quoted else None


def counted(sources: Sequence[Source], *, claims: int, lang: str = ENGLISH) -> str:
    """What is on the page, in numbers: `Two essays · 171 dated claims · one time axis`."""
    n = len(sources)
    numbers = say(lang, "page.numbers").split()
    if all(source.title for source in sources) and n < len(numbers):
        first = say(lang, "page.essays", n=n, number=numbers[n])
    else:
        first = say(lang, "page.sources", n=n)
    return " · ".join([first, say(lang, "page.claims", n=claims), say(lang, "page.one_axis")])

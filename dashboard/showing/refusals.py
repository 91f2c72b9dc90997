"""What the readers of files say, in the page's language.

They speak English, in sentences that stand word for word in `words/en.toml`; by these the same sentence of
another language is found. A sentence that stands nowhere is told as it is.
"""

from __future__ import annotations

import re
from functools import cache

from dashboard.showing import i18n

UNREADABLE = "cannot be read; save it in another format and try again"
"""What is said of a file at which a reader fails in a way that nobody foresaw."""
_SECTION = "refusals."
_PLACE = re.compile(r"\\\{(\w+)\\\}")


def told(sentence: str, lang: str) -> str:
    """A reader's sentence in a language."""
    if lang == i18n.ENGLISH:
        return sentence
    for key, pattern in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            return i18n.say(lang, key, **found.groupdict())
    return sentence


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The key of each sentence, and what it looks like with any values in its places."""
    return tuple(
        (key, re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(words)), re.DOTALL))
        for key, words in i18n.words(i18n.ENGLISH).items()
        if key.startswith(_SECTION) and isinstance(words, str)
    )

"""What the writer of a file is given, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.background import Background
from dashboard.source import Source

if TYPE_CHECKING:
    import pandas as pd

Written = bytes | Mapping[str, bytes]
"""A file, or the files of a folder by their names."""


class ExportError(ValueError):
    """A format cannot hold what is asked; the text is one sentence that says what to do instead."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a writer writes.

    `frame` holds the claims chosen, of `of` in the whole table, which is `whole` where a writer needs the
    others too; `query` is that of the link that chose them, '' for all; `sources` are those of the whole
    table, with their texts where they are known; `lang` is the language of what is said about the claims;
    `options` are a format's own.
    """

    frame: pd.DataFrame
    sources: Sequence[Source] = ()
    query: str = ""
    of: int = 0
    lang: str = "en"
    background: Background = field(default_factory=Background)
    options: Mapping[str, str] = field(default_factory=dict)
    whole: pd.DataFrame | None = None

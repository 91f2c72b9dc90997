"""Texts at an address that `fsspec` can open, such as `s3://archive/letters`.

`pip install 'claimline[dask]'` brings it.
What else it needs for a kind of address (`s3fs` for s3, `gcsfs` for gs) it says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from pathlib import PurePosixPath
from typing import Any

from dashboard import pdfium
from dashboard.reading.blocks import Document
from dashboard.reading.document import read_all
from dashboard.reading.formats.kinds import LARGEST
from dashboard.text_files import Readings, may_be_text

_ADDRESS = re.compile(r"[a-z][a-z0-9+]+://")


def is_address(word: str) -> bool:
    """Whether a word is no path but the address of a store."""
    return bool(_ADDRESS.match(word))


def given(address: str, *, taken: Set[str] = frozenset()) -> Readings:
    """The texts of a file or folder in a store, and a sentence for each that cannot be read.

    No text gets one of the ids that are `taken`.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        return [], [f"{address}: needs fsspec: pip install 'claimline[dask]'"]
    texts: dict[str, Document] = {}
    complaints: list[str] = []
    try:
        store, path = url_to_fs(address)
        names = [name for name in sorted(store.find(path)) if may_be_text(PurePosixPath(name).name)]
        complaints += [] if names else [f"{address}: no text is there"]
        for name in names:
            for text, wrong in _opened(store, name):
                if text is None:
                    complaints.append(wrong)
                elif text.source.id in taken or texts.setdefault(text.source.id, text) is not text:
                    complaints.append(
                        f"{name}: another text is called {text.source.id!r} already; rename one of them"
                    )
    except Exception as error:
        complaints.append(f"{address}: cannot be opened ({error})")
    return list(texts.values()), complaints


def _opened(store: Any, name: str) -> Iterable[tuple[Document | None, str]]:
    short = PurePosixPath(name).name
    if (store.size(name) or 0) > LARGEST:
        yield None, f"{name}: is larger than {LARGEST // 1_000_000} MB"
        return
    for opened in read_all(store.cat_file(name), name=short, pdf=pdfium.read):
        if isinstance(opened, Document):
            yield opened, ""
        else:
            yield opened.document, f"{name}{opened.name[len(short) :]}: {opened.wrong}"

"""Remembers what was made for a key, because texts repeat their words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
_MOST = 100_000
"""Keys that are remembered at most; then it begins anew, so that a large text needs no more memory."""


class Remembered(dict[Key, Value]):
    """A dict that makes the value of a key when it is first asked for: `spelled[word]`."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        """`make` makes the value of a key."""
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        """Make the value of a key."""
        if len(self) > _MOST:
            self.clear()
        value = self[key] = self._make(key)
        return value

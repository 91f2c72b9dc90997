"""The small pictures that a table of claims names: files beside it, so no other host is asked for them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp")
LARGEST = 500_000
"""The most bytes of one picture."""
_ALL = 10_000_000  # bytes of all pictures of a table, which travel with its claims
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def name_fault(name: str) -> str:
    """What is wrong with the name of a picture, '' if nothing is."""
    if not name:
        return ""
    if "://" in name or name.startswith(("data:", "//")):
        return (
            f"{name[:80]!r} lies on another computer; save the picture beside the table and give its name, "
            "or put the address into the column url"
        )
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name:
        return f"{name[:80]!r} is not beside the table; give the name of a file in the table's folder"
    if path.suffix.lower() not in ENDINGS:
        return f"{name[:80]!r} is no picture that browsers show; save it as .png, .jpg, .gif or .webp"
    return ""


def found(names: Iterable[str], *, near: Path) -> tuple[dict[str, str], list[str]]:
    """The pictures of a table in the folder `near` as `data:` addresses by name, and complaints.

    A claim whose picture is not there is shown without it.
    """
    pictures: dict[str, str] = {}
    complaints = []
    taken = 0
    for name in dict.fromkeys(name.strip() for name in names):
        if not name or name_fault(name):
            continue
        fault, raw = _read(near / name.replace("\\", "/"), near)
        if not fault and taken + len(raw) > _ALL:
            fault = f"all pictures together may have {_ALL // 1_000_000} MB; save them smaller"
        if fault:
            complaints.append(f"image {name!r}: {fault}; its claims are shown without it")
            continue
        taken += len(raw)
        pictures[name] = f"data:{kind(raw)};base64,{base64.b64encode(raw).decode()}"
    return pictures, complaints


def _read(path: Path, near: Path) -> tuple[str, bytes]:
    """What is wrong with a picture, or its bytes."""
    try:
        if not path.resolve().is_relative_to(near.resolve()):
            return "is a link to a file elsewhere; put the picture itself beside the table", b""
        if path.stat().st_size > LARGEST:
            return f"is larger than {LARGEST // 1000} KB; save it smaller", b""
        raw = path.read_bytes()
    except OSError as error:
        return f"cannot be read beside the table ({error.strerror or error})", b""
    return ("" if kind(raw) else "is not the PNG, JPEG, GIF or WebP picture that its name says"), raw


def kind(raw: bytes) -> str:
    """The media type of a picture by its first bytes, '' if it is none that browsers show."""
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "image/webp"
    return next((name for begins, name in _KINDS if raw.startswith(begins)), "")


def is_address(text: object) -> bool:
    """Whether this is an address as `found` makes them."""
    if not isinstance(text, str) or not any(text.startswith(f"data:{name};base64,") for name in _TYPES):
        return False
    try:
        return bool(content(text))
    except binascii.Error:
        return False


def content(address: str) -> bytes:
    """The bytes of a picture that `found` gave as an address."""
    return base64.b64decode(address.partition(",")[2], validate=True)


_TYPES = (*(name for _, name in _KINDS), "image/webp")

"""Python made small for a browser: modules without what only people read, and only those that are needed.

No parser reads them: the browser's Python may be newer than the one that runs this, and its library too.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Container, Iterable, Iterator, Mapping

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ ]+(?P<dots>\.*)(?P<base>[\w.]*)[ ]+import[ ]+(?P<names>\([^)]*\)|[^\n#;]*)"
    r"|import[ ]+(?P<modules>[\w., ]+))",
    re.MULTILINE,
)
_BEGINS = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING)
"""After these, a text that stands alone in its line is a docstring."""


def bare(source: bytes) -> bytes:
    """A module without comments, docstrings and empty lines; as it was if it cannot be read."""
    lines = io.StringIO(source.decode()).readlines()  # as `tokenize` parts them
    try:
        marks = list(tokenize.generate_tokens(io.StringIO("".join(lines)).readline))
    except (tokenize.TokenError, SyntaxError):
        return source
    unread = list(_unread(marks))
    for (first, left), (last, right), instead in reversed(unread):
        lines[first - 1] = lines[first - 1][:left] + instead + lines[last - 1][right:]
        lines[first:last] = [""] * (last - first)
    cut = {start for start, _, _ in unread}
    long = {row for mark in marks if mark.start not in cut for row in range(mark.start[0], mark.end[0])}
    kept = (
        line if row in long else line.rstrip() + "\n"
        for row, line in enumerate(lines, start=1)
        if row in long or line.strip()
    )
    return "".join(kept).encode()


def _unread(marks: list[tokenize.TokenInfo]) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    """Where comments and docstrings stand, and what takes their places."""
    before = tokenize.ENCODING
    for mark, after in zip(marks, [*marks[1:], marks[-1]], strict=True):
        if mark.type == tokenize.COMMENT and not (mark.start[0] < 3 and "coding" in mark.string):
            yield mark.start, mark.end, ""
        elif mark.type == tokenize.STRING and before in _BEGINS and after.type == tokenize.NEWLINE:
            yield mark.start, mark.end, '""'
        if mark.type not in (tokenize.COMMENT, tokenize.NL):
            before = mark.type


def imported(source: str, package: str) -> Iterator[str]:
    """What a module of a package imports, also inside functions; of `from a import b` also `a.b`."""
    for found in _IMPORT.finditer(source):
        if found["modules"]:
            yield from (_name(each) for each in found["modules"].split(","))
            continue
        above = package.split(".")
        above = above[: len(above) - len(found["dots"]) + 1] if found["dots"] else []
        base = ".".join([*above, *([found["base"]] if found["base"] else [])])
        yield base
        yield from (f"{base}.{_name(each)}" for each in found["names"].strip("()").split(","))


def _name(written: str) -> str:
    return (written.split() or [""])[0]


def reached(
    start: Iterable[str], *, sources: Mapping[str, bytes], kept: Container[str] = ()
) -> dict[str, str]:
    """Every module that some modules need, directly or not, and the packages that these are in: text by path.

    `sources` has every module that may come along, by its path, such as `a/__init__.py`. What is needed
    comes without what only people read, except for the paths in `kept`.
    """
    found: dict[str, str] = {}
    ahead = list(start)
    while ahead:
        name = ahead.pop()
        for each in (".".join(name.split(".")[:n]) for n in range(1, name.count(".") + 2)):
            path = _path(each, sources)
            if path is None or path in found:
                continue
            found[path] = (sources[path] if path in kept else bare(sources[path])).decode()
            ahead += imported(found[path], package_of(path))
    return found


def package_of(path: str) -> str:
    """The package in which a module's relative imports begin."""
    return path.rpartition("/")[0].replace("/", ".")


def _path(name: str, sources: Mapping[str, bytes]) -> str | None:
    at = name.replace(".", "/")
    return next((path for path in (f"{at}/__init__.py", f"{at}.py") if path in sources), None)

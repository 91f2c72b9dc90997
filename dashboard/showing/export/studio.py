"""A page that reads essays itself, as one file or as a folder: the exported page and a reader."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from dashboard import engine, packing, paths
from dashboard.showing.export.request import ExportError, Request
from dashboard.showing.pages import dense, without_dash

_FOLDER = "reader"
"""Where the parts of the reader are in the folder; the template names it too."""
_WORKER = "worker.js"


def to_html(request: Request) -> bytes:
    """One file, which works from a stick, a shared folder or a learning platform."""
    # The browser runs the worker as it stands; a script of ours has no `</script`.
    parts = {**_packed(), _WORKER: _worker().decode("utf-8")}
    return without_dash.file(_content(request), start=request.query, engine=parts).encode("utf-8")


def to_files(request: Request) -> dict[str, bytes]:
    """The same as files, which browsers keep. `default-src 'self'` with `'wasm-unsafe-eval'` allows them."""
    names = {"script": without_dash.SCRIPT, "styles": without_dash.STYLES, "icon": "favicon.svg"}
    page = without_dash.framed(_content(request), **names, discovery=Markup(""), kind="alone")
    beside = [
        *names.values(),
        *(
            name
            for name in (without_dash.CODES, without_dash.CODES_LICENCE)
            if (paths.assets() / name).is_file()
        ),
    ]
    files = {name: (paths.assets() / name).read_bytes() for name in beside}
    parts = {f"{_FOLDER}/{name}": content for name, content in _parts().items()}
    return {"index.html": page.encode("utf-8"), **files, f"{_FOLDER}/{_WORKER}": _worker(), **parts}


def _content(request: Request) -> without_dash.Content:
    return without_dash.content(
        request.frame,
        sources=request.sources,
        background=request.background,
        lang=request.lang,
        title=request.options.get("title", ""),
        opens="studio",
    )


@cache
def _packed() -> dict[str, str]:
    """Takes seconds of the processor; a server makes it for the first who asks."""
    parts = dict(_parts())
    for name in engine.SCRIPTS:
        parts[f"{name}{packing.DEFLATE}"] = packing.packed(parts.pop(name), way=packing.DEFLATE)
    return {name: dense.written(content) for name, content in parts.items()}


@cache
def _parts() -> dict[str, bytes]:
    """Nobody may change it."""
    try:
        return engine.parts()
    except engine.MissingError as error:
        raise ExportError(str(error)) from None


def _worker() -> bytes:
    return (paths.assets() / "reader.js").read_bytes()

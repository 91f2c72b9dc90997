"""The command `claimline export`: writes claims to a file, in the formats of dashboard.showing.export."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard import paths, writing
from dashboard.terminal import complain, counted, left_out

if TYPE_CHECKING:
    from dashboard.kept import Loaded
    from dashboard.showing.export import Request

_EPILOG = """formats, by the end of OUT's name:
{formats}

examples:
  claimline export claims.zip
  claimline export lesson.pdf --as worksheet
  claimline export lesson.json --as timelinejs --view "source=munoz&from=1917&to=1921\""""


def add(commands: Any, command: Callable[..., argparse.ArgumentParser], *, asked: bool) -> None:
    """Add the command to the others; `command` makes a parser from a name, a help text and an example.

    `asked` if this is the command to run. Only then is the list of formats, which takes time, loaded for its
    help.
    """
    parser = command(commands, "export", "write the claims for other programs, a lesson or paper", "")
    parser.epilog = _EPILOG.format(formats="\n".join(_formats())) if asked else ""
    parser.add_argument("out", metavar="OUT", type=Path, help="the file; without an ending it is a folder")
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a file that Save made on the page (.claimline)"
    )
    parser.add_argument(
        "--events",
        type=Path,
        help=f"the table (default: {paths.TABLE} here, or the one that comes with Claimline)",
    )
    parser.add_argument(
        "--as", dest="name", metavar="FORMAT", default="", help="which format, where several end in the same"
    )
    parser.add_argument(
        "--view",
        type=_words,
        metavar="LINK",
        default="",
        help="only what a link to the page shows: its address, or source=, theme=, dated=, words=, from= and "
        "to=, joined by & (default: all claims)",
    )
    parser.add_argument(
        "--static", dest="name", action="store_const", const="static", help="the same as --as static"
    )
    parser.add_argument("--title", type=_words, default="", help="the heading (default: the page's)")
    parser.add_argument(
        "--paper",
        default="",
        help="for print: A4 or Letter; for the timeline also A3, A2 or A1 (default: A4)",
    )
    parser.add_argument("--lang", default="", help="the language around the claims, such as en (default: en)")
    parser.add_argument(
        "--force", action="store_true", help="replace what is there; without it no file is ever replaced"
    )
    parser.set_defaults(run=_run)


def _words(text: str) -> str:
    if not text.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise argparse.ArgumentTypeError(f"{text!r} is not UTF-8 text")
    return text


def _formats() -> list[str]:
    from dashboard.showing.export import FORMATS

    endings = [" ".join(one.endings) or "(folder)" for one in FORMATS]
    return [f"  {end:<14} {one.name:<12} {one.what}" for end, one in zip(endings, FORMATS, strict=True)]


def _run(arguments: argparse.Namespace) -> int:
    from dashboard import kept, table
    from dashboard.showing import export

    path = paths.table(arguments.file or arguments.events)
    try:
        kind = export.chosen(arguments.out, name=arguments.name)
        _room(arguments.out, table_at=path, force=arguments.force)
        loaded = kept.load(path)
        fewer = left_out(loaded.problems, path=path)
        request = _request(loaded, arguments)
        written = export.write(kind, request)
        held, pages = export.held(kind, request), export.pages(written)
    except (table.TableError, export.ExportError) as error:
        return complain(error)
    try:
        if isinstance(written, Mapping):
            writing.write_folder(arguments.out, written)
        else:
            writing.write(arguments.out, written)
    except OSError as error:
        return complain(f"{arguments.out}: cannot be written ({error.strerror or error})")
    part = f"{held} of " if held < request.of else ""
    on = f" ({counted(pages, 'page')})" if pages else ""
    print(f"{arguments.out}: {part}{counted(request.of, 'claim')}, {kind.what}{on}")
    return fewer


def _room(out: Path, *, table_at: Path, force: bool) -> None:
    """Raise ExportError if `out` exists already (unless `force`), or is the table itself."""
    from dashboard.showing.export import ExportError

    try:
        if not out.exists() or (out.is_dir() and not any(out.iterdir())):
            return
        files = (table_at, table_at.resolve().parent)
        ours = any(
            file.exists() and out.samefile(file) for file in files
        )  # even under another name or through a link
    except (OSError, ValueError) as error:
        raise ExportError(f"{out}: cannot be written ({getattr(error, 'strerror', None) or error})") from None
    if ours:
        raise ExportError(f"{out}: is where the table is read from; export to another name")
    if not force:
        raise ExportError(f"{out}: is there already; --force replaces it")


def _request(loaded: Loaded, arguments: argparse.Namespace) -> Request:
    """The request that options and link make; raises ExportError if no claim is left."""
    from dashboard.showing import i18n, query
    from dashboard.showing.export import ExportError, Request

    frame = loaded.frame
    link = query.of_address(arguments.view)
    known = loaded.known()
    asked = query.read(frame, link, starred=known.background.starred)
    if not asked.rows:
        raise ExportError(f"no claim passes {arguments.view!r}" if len(frame) else "the table has no claims")
    if arguments.lang and arguments.lang not in i18n.languages():
        languages = ", ".join(i18n.languages())
        raise ExportError(f"there is no language {arguments.lang!r}; there are {languages}")
    options = {
        "title": arguments.title or loaded.title,
        "subtitle": loaded.subtitle,
        "paper": arguments.paper,
    }
    options |= {name: asked.values.get(name, "") for name in ("scale", "sort", "part", "n")}
    return Request(
        frame=asked.of(frame),
        sources=known.sources,
        query=link,
        of=len(frame),
        lang=arguments.lang or i18n.chosen(asked.values.get("lang", "")),
        background=replace(known.background, starred=asked.starred),
        options={name: value for name, value in options.items() if value},
        whole=frame,
    )

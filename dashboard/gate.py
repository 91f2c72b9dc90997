"""What stands before the page: its public address, who may ask, whether it is well, a log of requests.

All of it is plain WSGI, so that it also stands before answers that are not the page's own.
"""

from __future__ import annotations

import argparse
import ipaddress
import re
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO
from urllib.parse import urlsplit

App = Callable[..., Iterable[bytes]]
"""A WSGI application."""
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_PATH = re.compile(r"(/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")
_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\]")
_USUAL = {"http": 80, "https": 443}
_OURS = (
    "_dash",
    "assets",
    "data",
    "download",
    "edit",
    "embed",
    "events",
    "healthz",
    "oembed",
    "open",
    "project",
    "projects",
    "readyz",
    "visit",
)
"""With these our own addresses begin: of such a name nobody could tell whether it is still to be cut off."""


@dataclass(frozen=True, slots=True)
class Public:
    """Where others reach the page: `https`, `school.example` (with a port, if it has one), `/timeline/`."""

    scheme: str
    host: str
    root: str

    def __str__(self) -> str:
        """The address as one types it."""
        return f"{self.scheme}://{self.host}{self.root}"


def public(text: str) -> Public:
    """The address that somebody typed; raises argparse.ArgumentTypeError with a sentence for what is none."""
    wrong = argparse.ArgumentTypeError(
        f"{text!r} is no address of a page; write it as others type it, such as https://school.example/timeline/"
    )
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise wrong from None
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if parts.scheme not in _USUAL or not plain or not (_HOST.fullmatch(name) and _PATH.fullmatch(parts.path)):
        raise wrong
    first = parts.path.split("/")[1:2]
    if first and first[0] in _OURS:
        raise argparse.ArgumentTypeError(f"/{first[0]} is an address of the page itself; choose another path")
    host = name if port in (None, _USUAL[parts.scheme]) else f"{name}:{port}"
    return Public(parts.scheme, host, parts.path.rstrip("/") + "/")


def network(text: str) -> Network:
    """The address of a proxy, or a network of them; raises argparse.ArgumentTypeError with a sentence."""
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no address of a proxy; write it in figures, such as 127.0.0.1 or 172.16.0.0/12"
        ) from None


@dataclass(frozen=True, slots=True)
class Gate:
    """Before an application.

    With `public`, the page has that address, and answers under no other name. Of the `proxies`, and of nobody
    else, it is believed what they say of the request that they pass on. Without `public`, `local` says that
    the page is for this machine alone. `log` takes a line for each request, without anything about who asks.
    """

    app: App
    public: Public | None = None
    proxies: Sequence[Network] = ()
    local: bool = True
    log: TextIO | None = None
    stopping: threading.Event = field(default_factory=threading.Event)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        if self.log is None:
            return self._answer(environ, start)
        return _logged(self._answer, self.log, environ, start)

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        told = _forwarded(environ, self.proxies)
        root = self.public.root if self.public else "/"
        path = environ.get("PATH_INFO", "")
        if path.startswith(root):  # a proxy may cut it off or not
            path = environ["PATH_INFO"] = "/" + path.removeprefix(root)
        if path in _HEALTH:
            return self._health(environ, start)
        wrong = self._stranger(told.get("host") or environ.get("HTTP_HOST", ""))
        if wrong:
            return _plain(environ, start, "421 Misdirected Request", wrong)
        if self.public is None:
            return self.app(environ, start)
        if path + "/" == root or (told.get("proto") == "http" and self.public.scheme == "https"):
            return self._elsewhere(environ, start, path="" if path + "/" == root else path[1:])
        environ |= {
            "wsgi.url_scheme": self.public.scheme,
            "HTTP_HOST": self.public.host,
            "SCRIPT_NAME": root.rstrip("/"),
        }
        return self.app(environ, start)

    def _stranger(self, host: str) -> str:
        """Why a request for a host's name is not answered; '' if it is."""
        name = re.sub(r":\d*$", "", host).lower()
        here = name == "localhost" or _is_loopback(name)
        if self.public:
            same = host.lower() in (self.public.host, f"{self.public.host}:{_USUAL[self.public.scheme]}")
            return "" if here or same else f"This page answers at {self.public} only.\n"
        if self.local:
            return "" if here else _LOCAL
        return "" if here or _is_own(name) else _UNNAMED

    def _health(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _plain(
                environ, start, "405 Method Not Allowed", "Only GET and HEAD.\n", ("Allow", "GET, HEAD")
            )
        if environ["PATH_INFO"] == "/readyz" and self.stopping.is_set():
            return _plain(environ, start, "503 Service Unavailable", "stopping\n", ("Retry-After", "30"))
        return _plain(environ, start, "200 OK", "ok\n")

    def _elsewhere(self, environ: dict[str, Any], start: Callable[..., Any], *, path: str) -> Iterable[bytes]:
        """Lead a reader who came by HTTP, or without the last `/`, to where the page is."""
        asked = environ.get("QUERY_STRING", "")
        quoted = re.sub(r"[^\w./~-]", "", path, flags=re.ASCII)
        where = f"{self.public}{quoted}{'?' if asked else ''}{re.sub(r'[^!-~]', '', asked)}"
        return _plain(environ, start, "308 Permanent Redirect", f"{where}\n", ("Location", where))


_HEALTH = ("/healthz", "/readyz")
_LOCAL = "This page answers to localhost only; `claimline serve --host NAME` opens it to others.\n"
_UNNAMED = "This page does not know that name of its own; `claimline serve --public URL` tells it.\n"


def _plain(
    environ: dict[str, Any], start: Callable[..., Any], status: str, text: str, *headers: tuple[str, str]
) -> Iterable[bytes]:
    body = text.encode()
    kind = ("Content-Type", "text/plain; charset=utf-8")
    start(status, [kind, ("Content-Length", str(len(body))), ("Cache-Control", "no-store"), *headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_own(name: str) -> bool:
    """Whether no other site could have such a name: one of the network here, or an address in figures.

    A name that somebody registered can be made to point here, and its site would read what is served
    (DNS rebinding).
    """
    if name and ("." not in name or name.endswith(".local")):
        return ":" not in name or name.startswith("[")
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return name != "" and name in (socket.gethostname().lower(), socket.getfqdn().lower())
    return True


_SAYS = re.compile(r"HTTP_(X_FORWARDED_\w+|FORWARDED|X_REAL_IP|X_SCRIPT_NAME|X_ORIGINAL_\w+)")


def _forwarded(environ: dict[str, Any], proxies: Sequence[Network]) -> dict[str, str]:
    """What a proxy says of the request that it passes on: `host` and `proto`, of one that is named only.

    All such headers are taken out, so that nothing behind believes them by mistake.
    """
    said = {name: environ.pop(name) for name in list(environ) if _SAYS.fullmatch(name)}
    if not proxies:
        return {}
    try:
        peer = ipaddress.ip_address(environ.get("REMOTE_ADDR", ""))
    except ValueError:
        return {}
    peer = getattr(peer, "ipv4_mapped", None) or peer
    if not any(peer in one for one in proxies):
        return {}
    # A client may have sent the first ones; the last one is the proxy's own.
    own = {name: str(value).rpartition(",")[2].strip().lower() for name, value in said.items()}
    return {"host": own.get("HTTP_X_FORWARDED_HOST", ""), "proto": own.get("HTTP_X_FORWARDED_PROTO", "")}


# The log


def _logged(answer: App, log: TextIO, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer, and write a line about it: when, what kind of address, how it went, how long it took."""
    began = time.monotonic()
    told: list[str] = ["500", "-"]

    def noted(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        length = next((value for name, value in headers if name.lower() == "content-length"), "-")
        told[:] = [status[:3], length]
        return start(status, headers, *more)

    try:
        return answer(environ, noted)
    finally:
        took = round(1000 * (time.monotonic() - began))
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        method = environ["REQUEST_METHOD"] if environ["REQUEST_METHOD"] in _METHODS else "?"
        where = kind(environ.get("PATH_INFO", ""), found=told[0] not in ("308", "404", "421"))
        print(f"{now} {method} {where} {' '.join(told)} {took} ms", file=log, flush=True)


_METHODS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH")


def kind(path: str, *, found: bool) -> str:
    """An address without what tells of a person: no query, no name of a visit or a file, nothing made up."""
    first, _, rest = path.removeprefix("/").partition("/")
    if not found:
        return "(unknown)"
    return f"/{first}/…" if rest else f"/{first}"


def options(command: argparse.ArgumentParser) -> None:
    """Add the options of a page that others reach to a command."""
    command.add_argument(
        "--public",
        type=public,
        metavar="URL",
        help="the address under which others reach the page, behind a proxy or not",
    )
    command.add_argument(
        "--proxy",
        type=network,
        metavar="ADDRESS",
        action="append",
        default=[],
        help="a proxy whose X-Forwarded headers are believed; may be given several times",
    )
    command.add_argument(
        "--log",
        action="store_true",
        help="write a line for each request, without anything about who asks",
    )


def before(app: App, arguments: argparse.Namespace, *, local: bool) -> Gate:
    """The gate that a command line asks for."""
    return Gate(
        app,
        public=arguments.public,
        proxies=arguments.proxy,
        local=local,
        log=sys.stderr if arguments.log else None,
    )

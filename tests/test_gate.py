"""What stands before the page: under which names it answers, what it believes of proxies, health, the log."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import Client

from dashboard import gate
from dashboard.gate import Gate

SCHOOL = "https://school.example/timeline/"


def app(environ: dict[str, Any], start: Callable[..., None]) -> list[bytes]:
    """Answers by what it was told of the request."""
    told = [
        environ["wsgi.url_scheme"],
        environ["HTTP_HOST"],
        environ.get("SCRIPT_NAME", ""),
        environ["PATH_INFO"],
    ]
    told += sorted(name for name in environ if "FORWARDED" in name)
    status = "404 Not Found" if environ["PATH_INFO"].startswith("/no/") else "200 OK"
    body = " ".join(told).encode()
    start(status, [("Content-Length", str(len(body)))])
    return [body]


def asked(front: Gate, path: str, *, peer: str = "127.0.0.1", **headers: str) -> tuple[int, str]:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = Client(front).get(path, headers=given, environ_overrides={"REMOTE_ADDR": peer})
    return answer.status_code, answer.text


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://school.example/timeline/", "https://school.example/timeline/"),
        ("https://school.example/timeline", "https://school.example/timeline/"),
        ("https://SCHOOL.example:443", "https://school.example/"),
        ("http://school.example:8050/a/b", "http://school.example:8050/a/b/"),
        ("http://[::1]:8050", "http://[::1]:8050/"),
    ],
)
def test_a_public_address_is_read(typed: str, address: str) -> None:
    assert str(gate.public(typed)) == address


@pytest.mark.parametrize(
    "typed",
    [
        "school.example/timeline",
        "ftp://school.example/",
        "https://",
        "https://me:secret@school.example/",
        "https://school.example/?a=b",
        "https://school.example/a b/",
        "https://school.example/../",
        "https://school.example:99999/",
        "https://[school/",
        "https://school.example/a//b/",
        "https://school.example/assets/",
        'https://school.example/"><script>/',
    ],
)
def test_what_is_no_public_address_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=r"such as https|choose another"):
        gate.public(typed)


@pytest.mark.parametrize("typed", ["nginx", "127.0.0.1/33", "127.0.0.1:80", ""])
def test_a_proxy_is_named_in_figures(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="in figures"):
        gate.network(typed)


LOCAL = ["localhost:8050", "127.0.0.1:8050", "[::1]:8050", "127.0.0.1"]
STRANGE = ["evil.example:8050", "localhost.evil.example", "", "evil.example@localhost"]


@pytest.mark.parametrize(
    ("host", "status"), [*((host, 200) for host in LOCAL), *((host, 421) for host in STRANGE)]
)
def test_only_this_machine_s_own_names_are_answered(host: str, status: int) -> None:
    """A name that another site points at this machine gets nothing from it."""
    assert asked(Gate(app), "/", Host=host)[0] == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *((host, 200) for host in LOCAL),
        ("192.168.1.20:8050", 200),
        ("[fe80::1]:8050", 200),
        ("library-pc:8050", 200),
        ("library-pc.local:8050", 200),
        *((host, 421) for host in STRANGE),
    ],
)
def test_open_to_the_network_no_registered_name_is_answered(host: str, status: int) -> None:
    """Such a name could be pointed here by whoever registered it; `--public` makes one known."""
    assert asked(Gate(app, local=False), "/", Host=host)[0] == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("school.example", 200),
        ("School.Example:443", 200),
        ("school.example:80", 421),
        ("127.0.0.1:8050", 200),
    ]
    + [(host, 421) for host in [*STRANGE, "192.168.1.20", "library-pc"]],
)
def test_a_public_page_answers_under_its_name_only(host: str, status: int) -> None:
    assert asked(Gate(app, gate.public(SCHOOL), local=False), "/timeline/", Host=host)[0] == status


@pytest.mark.parametrize("path", ["/timeline/embed", "/embed"])
def test_a_proxy_may_cut_the_path_off_or_not(path: str) -> None:
    """Whatever name the request came by, addresses are made of the public one."""
    assert asked(Gate(app, gate.public(SCHOOL)), path, Host="127.0.0.1:8050") == (
        200,
        "https school.example /timeline /embed",
    )


def test_without_the_last_stroke_the_page_is_elsewhere() -> None:
    answer = Client(Gate(app, gate.public(SCHOOL))).get("/timeline?view=table")
    assert (answer.status_code, answer.headers["Location"]) == (308, SCHOOL + "?view=table")


PROXIED = {"X_Forwarded_Proto": "http", "X_Forwarded_Host": "school.example"}


def test_a_named_proxy_is_believed_and_nobody_else() -> None:
    """That a reader came by HTTP is told by the proxy; anybody else could say so to lead others in circles."""
    front = Gate(app, gate.public(SCHOOL), proxies=[gate.network("10.1.0.0/16")])
    assert asked(front, "/", peer="10.1.2.3", **PROXIED)[0] == 308
    assert asked(front, "/", peer="::ffff:10.1.2.3", **PROXIED)[0] == 308
    assert asked(front, "/", peer="10.2.0.1", **PROXIED)[0] == 200
    assert asked(front, "/", peer="10.1.2.3", X_Forwarded_Host="evil.example")[0] == 421
    assert (
        asked(front, "/", peer="10.2.0.1", X_Forwarded_Host="school.example", Host="evil.example")[0] == 421
    )


def test_of_several_words_the_proxy_s_own_comes_last() -> None:
    front = Gate(app, gate.public(SCHOOL), proxies=[gate.network("127.0.0.1")])
    assert asked(front, "/", X_Forwarded_Host="evil.example, school.example")[0] == 200
    assert asked(front, "/", X_Forwarded_Host="school.example, evil.example")[0] == 421


def test_nothing_forwarded_reaches_the_page() -> None:
    """Else something behind could believe it."""
    forwarded = {f"X_Forwarded_{name}": "x" for name in ("For", "Prefix", "Port", "Server")}
    status, told = asked(Gate(app), "/", Forwarded="for=1.2.3.4", **forwarded)
    assert (status, told) == (200, "http localhost  /")


def test_by_http_a_reader_is_led_to_the_same_place() -> None:
    front = Gate(app, gate.public(SCHOOL), proxies=[gate.network("127.0.0.1")])
    answer = Client(front).get(
        "/embed?view=table",
        headers={"X-Forwarded-Proto": "http"},
        environ_overrides={"REMOTE_ADDR": "127.0.0.1"},
    )
    assert answer.headers["Location"] == SCHOOL + "embed?view=table"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/timeline/healthz"])
def test_it_says_that_it_is_well_under_any_name(path: str) -> None:
    """What looks after servers asks by figures."""
    front = Client(Gate(app, gate.public(SCHOOL)))
    answer = front.get(path, headers={"Host": "10.0.0.7:8050"})
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert front.head(path).text == ""
    assert (front.post(path).status_code, front.post(path).headers["Allow"]) == (405, "GET, HEAD")


def test_while_it_stops_it_is_not_ready() -> None:
    front = Gate(app)
    front.stopping.set()
    assert asked(front, "/readyz")[0] == 503
    assert asked(front, "/healthz")[0] == 200


def test_the_log_tells_nothing_of_persons() -> None:
    """No address, no words that were searched, no secret name of a visit, no name of a file, nothing made up."""
    log = io.StringIO()
    front = Gate(app, log=log)
    for path in ("/?words=stalin", "/visit/s3cr3t/", "/download/print/anna.png", "/no/such/anna"):
        asked(front, path, peer="203.0.113.9", User_Agent="Annas Browser", Referer="http://x.example/anna")
    asked(front, "/anna", Host="anna.example")
    lines = log.getvalue().splitlines()
    assert [line.split()[1:4] for line in lines] == [
        ["GET", "/", "200"],
        ["GET", "/visit/…", "200"],
        ["GET", "/download/…", "200"],
        ["GET", "(unknown)", "404"],
        ["GET", "(unknown)", "421"],
    ]
    told = log.getvalue().lower()
    assert not any(word in told for word in ("stalin", "s3cr3t", "anna", "203.0", "example"))

"""Debian's nginx before a server, as `docs/serving.md` sets it up: with TLS, at a sub-path, for some tests."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NAME = "school.test"
"""The host's name, which no machine knows: whoever asks must be told that it is 127.0.0.1."""
_AROUND = """daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{}}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
{site}
}}
"""


def nginx() -> str:
    """Where nginx is; skips the test where it is not."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not found and os.environ.get("CI") == "true":
        pytest.fail("no nginx on this machine: with CI=true its tests must run", pytrace=False)
    if not found:
        pytest.skip("no nginx on this machine: install it to test what stands behind a proxy")
    return found


def documented() -> str:
    """The site's configuration as docs/serving.md has it."""
    text = (ROOT / "docs" / "serving.md").read_text("utf-8")
    found = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that nobody signed but itself, and its key."""
    made, key = folder / "school.crt", folder / "school.key"
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    subprocess.run([*asked, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True)
    return made, key


@contextmanager
def behind_nginx(folder: Path) -> Iterator[tuple[str, str]]:
    """The committed table behind nginx: the page's public address, and the address of the same site by HTTP."""
    program = nginx()
    secure, plain = free_port(), free_port()
    public = f"https://{NAME}:{secure}/timeline/"
    command = [
        sys.executable,
        "-m",
        "dashboard",
        "serve",
        "--port",
        "0",
        "--events",
        str(ROOT / "events.csv"),
    ]
    command += ["--public", public, "--proxy", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            found = re.search(r"answered from http://(127\.0\.0\.1:\d+)", said)
            assert found, said
            made, key = certificate(folder)
            changes = {
                "127.0.0.1:8050": found[1],
                "school.example": NAME,
                "listen 443": f"listen 127.0.0.1:{secure}",
                "listen 80": f"listen 127.0.0.1:{plain}",
                "/etc/ssl/school.crt": str(made),
                "/etc/ssl/school.key": str(key),
                "$host": f"$host:{secure}",  # our ports are not the usual ones
            }
            site = documented()
            for told, ours in changes.items():
                assert told in site, f"docs/serving.md no longer has {told}"
                site = site.replace(told, ours)
            (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, site=site))
            with subprocess.Popen(
                [program, "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL
            ) as proxy:
                try:
                    _wait(secure, proxy, folder)
                    yield public, f"http://{NAME}:{plain}/timeline/"
                finally:
                    proxy.terminate()
        finally:
            process.terminate()


def _wait(port: int, proxy: subprocess.Popen[bytes], folder: Path) -> None:
    while True:
        assert proxy.poll() is None, (folder / "error.log").read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except ConnectionRefusedError:
            continue
        return

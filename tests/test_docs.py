"""The README says what is so: its examples are run, its table is the code's, its files are there."""

from __future__ import annotations

import argparse
import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import cli, lookup, table, timeline

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
SHELL = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
TOML = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
WINDOWS = re.findall(r"```bat\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the README's example text, where its commands are run one after the other."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "docs", place / "docs")
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are written for a Unix shell")
def test_every_example_prints_what_the_readme_shows(folder: Path) -> None:
    assert len(CONSOLE) >= 3
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for example in CONSOLE:
        command, _, expected = example.removeprefix("$ ").partition("\n")
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=folder,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode, done.stderr, done.stdout) == (0, "", expected), command


def test_the_columns_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", README, re.MULTILINE)
    assert dict(rows) == table.COLUMNS
    assert [name for name, _ in rows] == list(table.COLUMNS)


def test_installing_and_testing_are_one_line_each() -> None:
    install, test = (block.splitlines() for block in SHELL)
    assert install == ["python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/claimline"]
    assert test == ["python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest -n auto"]
    assert [len(block.splitlines()) for block in WINDOWS] == [1, 1]


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).is_file()


def test_the_example_event_and_themes_work(tmp_path: Path) -> None:
    event, theme = TOML
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bridges.toml").write_text(event, "utf-8")
    (tmp_path / "themes.toml").write_text(theme, "utf-8")
    body = (
        "Of iron was the bridge over the Tay that fell under a train, and some of that iron is still in use."
    )
    (tmp_path / "essay.txt").write_text(f"On bridges\n\n{body}\n", "utf-8")
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "out.csv")]) == 0
    frame, problems = table.read(tmp_path / "out.csv")
    assert problems == []
    assert frame[["event", "title", "edtf", "theme"]].values.tolist() == [
        ["tay-bridge", "Tay Bridge falls", "1879-12-28", "engineering"]
    ]


def test_the_example_event_leads_to_its_article_and_checks_its_mistake(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "bridges.toml").write_text(TOML[0], "utf-8")
    body = (
        "It was Brunel, he wrote, who once: Brunel designed the bridge over the Tay that fell under a train."
    )
    (tmp_path / "essay.txt").write_text(f"On bridges\n\n{body}\n", "utf-8")
    assert cli.main(["extract", str(tmp_path), "--out", str(tmp_path / "out.csv")]) == 0
    known = lookup.known(table.read(tmp_path / "out.csv")[0], near=tmp_path).background
    assert known.references["tay-bridge"].article == "Tay Bridge disaster"
    assert [check.says for check in known.checks.values()] == ["Thomas Bouch designed the bridge."]


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command that there is, by its name."""
    [action] = [one for one in cli._parser(exporting_asked=True)._actions if hasattr(one, "add_parser")]
    return dict(action.choices or {})


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"claimline {command}" in README


def test_every_option_of_export_is_in_the_readme() -> None:
    """But for those that all have, and the second name of one."""
    options = {option for one in commands()["export"]._actions for option in one.option_strings}
    told = set(re.findall(r"--[a-z]+", README))
    assert options - told == {"-h", "--help", "--static"} - told


def test_every_argument_of_the_notebook_is_in_the_readme() -> None:
    section = README.partition("## On paper and in notebooks")[2].partition("## ")[0]
    arguments = list(inspect.signature(timeline).parameters)[1:]
    assert arguments
    assert [name for name in arguments if not re.search(rf"`{name}[=`]", section)] == []

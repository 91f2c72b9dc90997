"""`claimline export`: what it writes, what it asks for, and that it never takes anything away."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from conftest import committed
from exported import bounded, hard

from dashboard import cli, lookup, paths, table
from dashboard.lookup import Known
from dashboard.showing import export
from dashboard.showing.export import FORMATS, Format, lesson

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that exports in an empty folder; the answer is status, output and errors.

    What is known around the committed table is looked up once; the test at the end has the whole command do it.
    """
    monkeypatch.chdir(tmp_path)
    look, around = lookup.known, committed()[1]

    def known(frame: pd.DataFrame, *, near: Path) -> Known:
        return around if near == paths.events().parent else look(frame, near=near)

    monkeypatch.setattr(lookup, "known", known)

    def ran(*words: str) -> tuple[int, str, str]:
        try:
            status = cli.main(["export", *words])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return ran


def test_the_help_lists_every_format_and_gives_examples(run: Run) -> None:
    """Each with the ends of its names; the command itself is in the help of all."""
    status, out, err = run("--help")

    assert (status, err) == (0, "")
    for one in FORMATS:
        assert re.search(
            rf"^  {re.escape(' '.join(one.endings) or '(folder)')} +{one.name} +{re.escape(one.what)}$",
            out,
            re.MULTILINE,
        )
    assert out.count("\n  claimline export ") >= 2


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["a.zip"], "table and sources, a Frictionless Data Package"),
        (["a.csv"], "the table, as Claimline reads it"),
        (["a.csv", "--as", "timelinejs"], "the spreadsheet of a TimelineJS timeline"),
        (["a.ics"], "the claims as whole days of a calendar"),
        (["a.html", "--as", "compare"], "what each text says of each event, for print"),
    ],
)
def test_an_export_says_what_it_wrote(run: Run, words: list[str], what: str) -> None:
    """In one line: the file, how many claims, and the format; of a choice, how many there were."""
    frame, _ = table.read(paths.events())
    chosen = sum(frame["source"] == "munoz")

    assert run(*words) == (0, f"{words[0]}: {len(frame)} claims, {what}\n", "")
    assert Path(words[0]).stat().st_size > 10_000
    again = [*words, "--force", "--view", "?source=munoz"]
    assert run(*again) == (0, f"{words[0]}: {chosen} of {len(frame)} claims, {what}\n", "")


@pytest.mark.parametrize(
    ("file", "kind", "what"),
    [
        ("a.html", "worksheet", "the claims without their dates, for a class to fill in"),
        ("a.pdf", "worksheet", "the claims without their dates, to print (1 page)"),
        ("a.docx", "answers", "the same claims with the dates, for Word"),
    ],
)
def test_of_a_sheet_it_counts_the_claims_that_are_on_it(run: Run, file: str, kind: str, what: str) -> None:
    of = len(table.read(paths.events())[0])
    assert run(file, "--as", kind) == (0, f"{file}: {lesson.USUAL} of {of} claims, {what}\n", "")
    fewer = (file, "--as", kind, "--force", "--view", "?n=8")
    assert run(*fewer) == (0, f"{file}: 8 of {of} claims, {what}\n", "")


def test_a_comparison_knows_the_claims_that_its_view_leaves_out(run: Run) -> None:
    """It calls no text silent whose claim a filter hides, and has the view's order."""
    assert run("a.html", "--as", "compare", "--view", "?dated=text&view=compare&sort=disagreement")[0] == 0
    page = Path("a.html").read_text(encoding="utf-8")
    assert "outside this selection" in page
    assert page.index("Only one text gives a date") < page.index("Told by one text alone")


def test_a_folder_holds_the_files_of_the_package(run: Run) -> None:
    """Without an ending, OUT is a folder; it may be there if it is empty."""
    Path("mine").mkdir()
    assert run("mine")[0] == 0

    assert sorted(path.name for path in Path("mine").iterdir()) == [
        "datapackage.json",
        "events.csv",
        "sources.csv",
    ]
    assert table.read(Path("mine/events.csv"))[1] == []


def test_nothing_is_replaced_without_being_told_to(run: Run) -> None:
    """A file, or a folder with something in it, stays as it is; --force replaces."""
    Path("a.csv").write_text("dear notes", "utf-8")
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("dear notes", "utf-8")
    for name in ("a.csv", "mine"):
        assert run(name) == (1, "", f"claimline: {name}: is there already; --force replaces it\n")
    assert Path("a.csv").read_text("utf-8") == "dear notes"
    assert [path.name for path in Path("mine").iterdir()] == ["notes.txt"]

    assert run("a.csv", "--force")[0] == 0
    assert run("mine", "--force")[0] == 0
    assert Path("a.csv").read_text("utf-8-sig").startswith("claim_id,")
    assert Path("mine/notes.txt").read_text("utf-8") == "dear notes"


@pytest.mark.parametrize("out", ["mine.csv", "./mine.csv", ".", "../here/mine.csv"])
def test_the_table_itself_is_never_replaced(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """Not even with --force: a choice of its rows would take the others away."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    rows = "source,title,edtf\na,Fire,1900\na,Flood,1901\n"
    Path("mine.csv").write_text(rows, "utf-8")
    status, printed, err = run(out, "--events", "mine.csv", "--view", "from=1901", "--force")

    assert (status, printed) == (1, "")
    assert err == f"claimline: {Path(out)}: is where the table is read from; export to another name\n"
    assert Path("mine.csv").read_text("utf-8") == rows


@pytest.mark.parametrize("link", [Path.hardlink_to, Path.symlink_to], ids=["hard", "soft"])
def test_the_table_is_known_by_its_other_names(run: Run, link: Callable[[Path, Path], None]) -> None:
    """A file of two names is one file."""
    rows = "source,title,edtf\na,Fire,1900\na,Flood,1901\n"
    Path("mine.csv").write_text(rows, "utf-8")
    link(Path("other.csv"), Path("mine.csv"))
    status, _, err = run("other.csv", "--events", "mine.csv", "--view", "from=1901", "--force")
    assert (status, err.partition(": is where")[0]) == (1, "claimline: other.csv")
    assert Path("mine.csv").read_text("utf-8") == rows


def test_a_name_that_no_file_may_have_is_one_sentence(run: Run) -> None:
    status, out, err = run(f"{'x' * 300}.csv")
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.endswith("cannot be written (File name too long)\n")


def test_what_a_writer_cannot_do_is_no_fault_of_the_file_s_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the writing itself may be told as `cannot be written`."""

    def broken(*_: object) -> bytes:
        raise FileNotFoundError(2, "No such file or directory", "a font")

    monkeypatch.setattr(export, "write", broken)
    with pytest.raises(FileNotFoundError):
        run("a.csv")


@pytest.mark.parametrize(
    "view", ["?source=b&from=1900", "source=b&from=1900", "http://127.0.0.1:8050/?source=b&from=1900#card"]
)
def test_a_view_is_any_way_to_write_a_link(run: Run, view: str) -> None:
    """The address as copied from the browser, or its query."""
    Path("mine.csv").write_text("source,title,edtf\na,Fire,1900\nb,Flood,1901\nb,Storm,1899\n", "utf-8")
    status, out, err = run("out.csv", "--events", "mine.csv", "--view", view)

    assert (status, out, err) == (0, "out.csv: 1 of 3 claims, the table, as Claimline reads it\n", "")
    assert list(table.read(Path("out.csv"))[0]["title"]) == ["Flood"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (
            ["a.json"],
            "a.json: several formats end in .json; say which with --as timelinejs or annotations or claims",
        ),
        (["a.xlsx"], "a.xlsx: the name of an export ends in one of .csv, .zip, nothing (a folder), "),
        (["a.csv", "--as", "excel"], "there is no format 'excel'; take one of table, package, "),
        (["a.csv", "--view", "words=no+such+word"], "no claim passes 'words=no+such+word'"),
        (["a.csv", "--lang", "tlh"], "there is no language 'tlh'; there are en"),
        (["no/such/a.csv"], "no/such/a.csv: cannot be written (No such file or directory)"),
        (["a.csv", "--events", "nowhere.csv"], "nowhere.csv: cannot be read (No such file or directory)"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(run: Run, words: list[str], what: str) -> None:
    """Status 1, one line, nothing written."""
    status, out, err = run(*words)

    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"claimline: {what}")
    assert list(Path().iterdir()) == []


def test_a_claim_that_a_format_cannot_hold_is_named(run: Run) -> None:
    """A calendar has no 44 BC; the file is not written."""
    Path("mine.csv").write_text("source,title,edtf\na,Caesar is killed,-0043-03-15\n", "utf-8")
    status, out, err = run("a.ics", "--events", "mine.csv")

    assert (status, out) == (1, "")
    assert err.startswith("claimline: 15 March 44 BC (1) is in no calendar")
    assert not Path("a.ics").exists()


def test_broken_rows_are_left_out_and_said(run: Run) -> None:
    """The good ones are written all the same; the status tells scripts."""
    Path("mine.csv").write_text("source,title,edtf\na,Fire,1900\nb,Flood,soon\n", "utf-8")
    status, out, err = run("a.csv", "--events", "mine.csv")

    assert (status, out) == (1, "a.csv: 1 claim, the table, as Claimline reads it\n")
    assert (
        err
        == "claimline: mine.csv: 1 broken cell, whose rows are left out; `claimline check mine.csv` lists them\n"
    )


def test_the_title_asked_for_is_the_heading(run: Run) -> None:
    """In every format that has one."""
    assert run("a.json", "--as", "timelinejs", "--title", "Lesson 3: who & when")[0] == 0
    assert run("a.zip", "--title", "Lesson 3: who & when")[0] == 0

    assert (
        json.loads(Path("a.json").read_text("utf-8"))["title"]["text"]["headline"]
        == "Lesson 3: who &amp; when"
    )
    with zipfile.ZipFile(io.BytesIO(Path("a.zip").read_bytes())) as archive:
        assert json.loads(archive.read("datapackage.json"))["title"] == "Lesson 3: who & when"


@pytest.mark.parametrize("kind", [one for one in FORMATS if one.name != "table"], ids=lambda one: one.writer)
def test_every_format_has_the_heading_that_is_asked_for(kind: Format) -> None:
    """Where it is a page of text, in its words; a picture and a zip are at least others than without."""
    plain = bounded(hard())
    asked, other = (
        export.write(kind, replace(plain, options={"title": title})) for title in ("Lesson 3", "Lesson 4")
    )
    assert asked != other
    if isinstance(asked, bytes) and kind.endings[0] in (".html", ".svg", ".json", ".jsonld", ".ics", ".csv"):
        text = asked.decode("utf-8")
        assert "Lesson 3" in text
        headings = [*re.findall(r"<title.*?</title>", text)[:1], *re.findall(r"<h1.*?</h1>", text)]
        assert all("Lesson 3" in heading for heading in headings)


def test_the_two_essays_are_exported_in_seconds(tmp_path: Path) -> None:
    """The whole command, from the shell; usually 2.5 seconds of the processor, which a busy machine doubles."""
    code = "import sys, time; from dashboard import cli; cli.main(sys.argv[1:]); print(time.process_time())"
    done = subprocess.run(
        [sys.executable, "-c", code, "export", "a.zip"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert float(done.stdout.splitlines()[-1]) < 12


@pytest.mark.parametrize("option", ["--title", "--view"])
def test_an_option_that_is_no_utf_8_is_refused(run: Run, option: str) -> None:
    status, _, err = run("a.html", option, "words=\udcff")
    assert (status, err.count("\n")) == (2, 1)
    assert "is not UTF-8 text" in err
    assert not Path("a.html").exists()


def test_a_table_without_a_row_that_can_be_shown_has_no_claims(run: Run) -> None:
    Path("mine.csv").write_text("source,title,edtf\na,Fire,1900,x\n", "utf-8")
    status, _, err = run("a.html", "--events", "mine.csv")
    assert status == 1
    assert "the table has no claims" in err


def test_the_last_year_that_can_be_named_is_drawn(run: Run) -> None:
    Path("mine.csv").write_text("source,title,edtf\na,The end,Y999999999\n", "utf-8")
    assert run("a.html", "--events", "mine.csv", "--as", "worksheet")[0] == 0

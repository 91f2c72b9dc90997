"""The command line: what each command prints, and that whatever is wrong is one line and a status."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import extended

from dashboard import cli, paths, table
from dashboard.reading import pipeline
from dashboard.reading.events import packs

Run = Callable[..., tuple[int, str, str]]

ESSAY = (
    "A short history of the harbour\n\n"
    "The harbour wall was finished on 3 May 1871 after eleven years of work, and the town held a feast that "
    "went on for two days and two nights, as the older people liked to tell.\n\n"
    "In the late 1880s the herring stayed away and the boats were sold one after the other to people further "
    "up the coast who had other uses for them.\n"
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A function that runs a command line in an empty folder; the answer is status, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(packs, "extended", extended)

    def ran(*words: str | Path) -> tuple[int, str, str]:
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return ran


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(ESSAY, "utf-8")
    return path


@pytest.mark.parametrize("command", ["serve", "extract", "dates", "check"])
def test_each_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    status, out, err = run(command, "--help")
    assert (status, err) == (0, "")
    assert re.search(rf"example:\n  claimline {command} \S", out)
    assert f"    {command} " in run("--help")[1]


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version") == (0, "claimline 0.1.0\n", "")


USAGE = [
    (["sing"], "sing"),
    (["--sing"], "sing"),
    (["dates"], "TEXT"),
    (["dates", "a.txt", "b.txt"], "b.txt"),
    (["dates", "a.txt", "--published", "soon"], "'soon' is no date; write 2024-01-21"),
    (["dates", "a.txt", "--language", "xx"], "no months known in 'xx'"),
    (["dates", "a.txt", "--language", "../x"], "no months known in '../x'"),
    (["check"], "FILE"),
    (["serve", "--port", "80800"], "'80800' is not a port"),
    (["serve", "--port", "http"], "'http' is not a port"),
    (["extract", "--check", "--out", "-"], "--check needs a file"),
]


@pytest.mark.parametrize(("words", "what"), USAGE)
def test_a_command_that_cannot_be_understood_is_one_line_and_status_2(
    run: Run, words: list[str], what: str
) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith("claimline")
    assert err.count("\n") == 1
    assert what in err


BAD_TEXTS = [(b"", "empty"), (b" \n\n\t\n", "empty"), (b"\x89PNG\r\n\x00\x00\x01", "a picture, no text")]
BAD_TABLES = [
    (b"", "no column"),
    (b"a,b\n1,2\n", "no column"),
    (b"source,title,edtf\n", "no rows"),
    (b"\xff\xfe\x00", "UTF-8"),
]


@pytest.mark.parametrize(("content", "what"), BAD_TEXTS)
@pytest.mark.parametrize("command", [["dates"], ["extract", "--out", "x.csv"]])
def test_a_text_that_cannot_be_read_is_one_line_and_status_1(
    run: Run, tmp_path: Path, command: list[str], content: bytes, what: str
) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    status, out, err = run(*command, "bad.txt")
    assert (status, out) == (1, "")
    assert err.startswith("claimline: bad.txt: ")
    assert err.count("\n") == 1
    assert what in err


@pytest.mark.parametrize(("content", "what"), BAD_TABLES)
@pytest.mark.parametrize("command", [["check"], ["serve", "--no-browser", "--events"]])
def test_a_table_that_cannot_be_read_is_one_line_and_status_1(
    run: Run, tmp_path: Path, command: list[str], content: bytes, what: str
) -> None:
    (tmp_path / "bad.csv").write_bytes(content)
    status, out, err = run(*command, "bad.csv")
    assert (status, out) == (1, "")
    assert err.startswith("claimline: bad.csv: ")
    assert err.count("\n") == 1
    assert what in err


@pytest.mark.parametrize("command", [["dates"], ["extract"], ["check"], ["serve", "--events"]])
def test_a_missing_file_is_one_line_and_status_1(run: Run, command: list[str]) -> None:
    status, out, err = run(*command, "nowhere")
    assert (status, out) == (1, "")
    assert err == "claimline: nowhere: cannot be read (No such file or directory)\n"


@pytest.mark.parametrize("command", [["dates"], ["check"], ["serve", "--events"]])
def test_a_folder_instead_of_a_file_is_one_line_and_status_1(run: Run, command: list[str]) -> None:
    status, out, err = run(*command, ".")
    assert (status, out) == (1, "")
    assert re.fullmatch(r"claimline: \.: cannot be read \(.+\)\n", err)


def test_dates_are_one_json_line_each_in_text_order(run: Run, essay: Path) -> None:
    status, out, err = run("dates", essay)
    assert (status, err) == (0, "")
    found = [json.loads(line) for line in out.splitlines()]
    keys = ["start", "end", "text", "edtf", "earliest", "latest", "kind", "rule"]
    assert all(list(each) == keys for each in found)
    assert all(ESSAY[each["start"] : each["end"]] == each["text"] for each in found)
    assert [each["start"] for each in found] == sorted(each["start"] for each in found)
    feast = next(each for each in found if each["text"] == "3 May 1871")
    assert (feast["edtf"], feast["earliest"], feast["latest"]) == ("1871-05-03", "1871-05-03", "1871-05-03")


def test_dates_wait_for_nothing_that_they_do_not_need(root: Path) -> None:
    """Of a whole run, not of the import alone: neither the table nor the page nor the formats are loaded."""
    unneeded = ("pandas", "plotly", "dash", "flask", "reportlab", "dashboard.table", "dashboard.showing")
    code = (
        "import sys; from dashboard import cli; cli.main(['dates', 'docs/cable.txt']); "
        f"print([name for name in {unneeded!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, cwd=root
    )
    *dates, loaded = done.stdout.splitlines()
    assert len(dates) > 3
    assert loaded == "[]"


def test_a_length_of_time_has_no_bounds(run: Run, essay: Path) -> None:
    found = [json.loads(line) for line in run("dates", essay)[1].splitlines()]
    years = next(each for each in found if "eleven years" in each["text"])
    assert (years["edtf"], years["earliest"], years["latest"]) == (None, None, None)


def test_the_day_of_publication_dates_last_year(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(
        "News\n\nThe old bridge over the river was closed to carts last year and nobody mourned it at all.\n"
    )
    found = [json.loads(line) for line in run("dates", path, "--published", "1931-06-02")[1].splitlines()]
    assert [each["earliest"] for each in found] == ["1930-01-01"]


def test_a_text_in_another_language_is_read_by_its_words_or_as_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Der Hafen\n\nDie Mauer wurde am 3. Mai 1871 fertig, und die Stadt hat mit allen gefeiert.\n", "utf-8"
    )
    for words in ([], ["--language", "de"]):
        status, out, err = run("dates", path, *words)
        assert (status, err) == (0, "")
        assert [json.loads(line)["edtf"] for line in out.splitlines()] == ["1871-05-03"]


def test_a_text_in_the_old_windows_code_page_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(ESSAY.replace("older", "\u201colder\u201d").encode("cp1252"))
    status, out, _ = run("dates", path)
    assert status == 0
    assert "3 May 1871" in out


def test_extract_writes_a_table_without_fault(run: Run, essay: Path) -> None:
    status, out, err = run("extract", essay, "--out", "mine.csv")
    assert (status, err) == (0, "")
    assert re.fullmatch(r"mine\.csv: \d+ claims? from 1 text\n", out)
    frame, problems = table.read(Path("mine.csv"))
    assert problems == []
    assert set(frame["source"]) == {"harbour"}
    assert "1871-05-03" in set(frame["edtf"])
    assert b"\r" not in Path("mine.csv").read_bytes()
    assert run("check", "mine.csv") == (0, f"{len(frame)} claim{'s' * (len(frame) > 1)}, nothing wrong\n", "")


def test_extract_writes_to_standard_output_only_the_table(run: Run, essay: Path) -> None:
    run("extract", essay, "--out", "mine.csv")
    status, out, err = run("extract", essay, "--out", "-")
    assert (status, out, err) == (0, Path("mine.csv").read_text("utf-8"), "")


def test_a_bad_text_does_not_hide_the_good_ones(run: Run, essay: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    status, out, err = run("extract", "empty.txt", essay, "--out", "mine.csv")
    assert status == 1
    assert err == "claimline: empty.txt: the text is empty\n"
    assert "from 1 text" in out
    assert table.read(Path("mine.csv"))[1] == []


def test_extract_reads_the_texts_of_a_folder(run: Run, essay: Path, tmp_path: Path) -> None:
    (tmp_path / "quay.txt").write_text(ESSAY.replace("harbour", "quay"), "utf-8")
    (tmp_path / "pier.MD").write_text(f"# The pier\n\n{ESSAY}", "utf-8")
    (tmp_path / "page.html").write_text(f"<h1>The mole</h1><p>{ESSAY.split(chr(10))[2]}</p>", "utf-8")
    (tmp_path / "notes.csv").write_text("In 1999 the harbour was sold.")
    status, out, _ = run("extract", tmp_path, "--out", "mine.csv")
    assert status == 0
    counts = [line.split(": ") for line in out.splitlines()[1:]]
    frame, _ = table.read(Path("mine.csv"))
    assert list(dict.fromkeys(frame["source"])) == ["harbour", "page", "pier", "quay"]
    assert {name.strip(): int(words.split()[0]) for name, words in counts} == dict(
        frame["source"].value_counts()
    )
    for _, rows in frame.groupby("source"):
        starts = rows["start"].astype(int)
        assert list(starts) == sorted(starts)


def test_a_file_in_a_folder_that_is_no_text_is_named(run: Run, essay: Path, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 of 1446")
    status, _, err = run("extract", tmp_path, "--out", "mine.csv")
    assert status == 1
    assert err == f"claimline: {tmp_path / 'scan.pdf'}: damaged, or not whole; save or download it again\n"


SILENT = {
    "no date": ("The Sea\n\nThe sea is wide, and nobody has ever seen all of it.", "no date was found", 0),
    "no paragraph": ("The Sea\n\nIn the harbour", "no paragraph was found", 1),
    "another language": (
        "Die See\n\nDer Hafen war nicht mehr da, und die Stadt wurde von der See geholt.",
        "it is in German",
        1,
    ),
    "nothing told": (
        "The Sea\n\nWhat will the sea be like in 2090? Nobody can say.",
        "no sentence tells what happened",
        0,
    ),
}


@pytest.mark.parametrize(("text", "why", "status"), SILENT.values(), ids=SILENT)
def test_a_text_without_claims_says_why(run: Run, text: str, why: str, status: int) -> None:
    Path("sea.txt").write_text(text, "utf-8")
    done, _, err = run("extract", "sea.txt", "--out", "mine.csv")
    assert done == status
    assert err.startswith("claimline: sea: no claims")
    assert why in err
    assert Path("mine.csv").exists() == (status == 0)


@pytest.mark.parametrize("text", [text for text, *_ in SILENT.values()], ids=SILENT)
def test_a_table_is_not_replaced_by_an_empty_one(run: Run, text: str) -> None:
    Path("sea.txt").write_text(text, "utf-8")
    Path("mine.csv").write_text("as it was", "utf-8")
    status, out, _ = run("extract", "sea.txt", "--out", "mine.csv")
    assert (status, out) == (1, "")
    assert Path("mine.csv").read_text("utf-8") == "as it was"


def test_a_text_without_claims_hides_no_other(run: Run, essay: Path) -> None:
    Path("sea.txt").write_text("The Sea\n\nThe sea is wide, and nobody has ever seen all of it.", "utf-8")
    status, out, err = run("extract", "sea.txt", essay, "--out", "mine.csv")
    assert status == 0
    assert err.startswith("claimline: sea: no claims")
    assert out.splitlines()[1:] == ["  sea: 0 claims", "  harbour: 2 claims"]


PACK = """[tay-bridge]
title = "Tay Bridge falls"
date = "1879-12-28"
names = ["bridge over the Tay + collaps*|fell"]
"""


def test_a_folder_brings_its_own_events_and_themes(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "bridges"
    (folder / "events").mkdir(parents=True)
    body = (
        "Of iron was the bridge over the Tay that fell under a train, and many of that iron are still in use."
    )
    (folder / "essay.txt").write_text(f"On bridges\n\n{body}\n", "utf-8")
    (folder / "themes.toml").write_text('[engineering]\n3 = ["bridge*"]\n', "utf-8")
    (folder / "events" / "bridges.toml").write_text(PACK, "utf-8")
    (folder / "events" / "bad.toml").write_text(PACK.replace("1879-12-28", "a Sunday"), "utf-8")
    for texts in (folder, folder / "essay.txt"):
        status, out, err = run("extract", texts, "--out", "-")
        assert status == 1
        assert err.count("\n") == 1
        assert "bad.toml, tay-bridge, date: " in err
        [row] = csv.DictReader(io.StringIO(out))
        assert (row["event"], row["edtf"], row["theme"]) == ("tay-bridge", "1879-12-28", "engineering")


@pytest.mark.parametrize("out", ["no/such/folder.csv", "."])
def test_a_table_that_cannot_be_written_is_one_line_and_status_1(run: Run, essay: Path, out: str) -> None:
    status, printed, err = run("extract", essay, "--out", out)
    assert (status, printed) == (1, "")
    assert re.fullmatch(rf"claimline: {re.escape(out)}: cannot be written \(.+\)\n", err)


def test_check_compares_without_writing(run: Run, essay: Path) -> None:
    run("extract", essay, "--out", "mine.csv")
    fresh = Path("mine.csv").read_text("utf-8")
    assert run("extract", essay, "--out", "mine.csv", "--check") == (0, "", "")
    stale = fresh.replace("1871-05-03", "1871-05-04")
    Path("mine.csv").write_text(stale, "utf-8")
    status, out, err = run("extract", essay, "--out", "mine.csv", "--check")
    assert status == 1
    assert out.startswith("--- mine.csv\n+++ fresh\n@@ ")
    assert err == "claimline: mine.csv: stale; `claimline extract` makes it anew\n"
    assert Path("mine.csv").read_text("utf-8") == stale


def test_check_without_a_table_to_compare_is_one_line(run: Run, essay: Path) -> None:
    status, _, err = run("extract", essay, "--check")
    assert status == 1
    assert err == "claimline: events.csv: cannot be compared (No such file or directory)\n"


def test_the_committed_table_is_fresh(run: Run) -> None:
    status, out, err = run("extract", paths.seeds(), "--check", "--out", paths.events())
    assert (status, out, err) == (0, "", "")


def test_check_names_file_line_and_column_of_each_broken_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("source,title,edtf\na,Fire,1900\nb,Flood,soon\nc,,1901\n")
    status, out, err = run("check", "mine.csv")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("mine.csv:3: edtf: 'soon' ")
    assert lines[1:] == ["mine.csv:4: title: is empty"]


def test_serve_refuses_a_table_of_only_broken_rows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("source,title,edtf\nb,Flood,soon\n")
    status, _, err = run("serve", "--no-browser", "--events", "mine.csv")
    assert status == 1
    assert err == "claimline: mine.csv: none of its rows can be shown; `claimline check mine.csv` says why\n"


def test_serve_refuses_a_given_port_that_is_taken(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, _, err = run("serve", "--no-browser", "--events", paths.events(), "--port", str(port))
    assert status == 1
    assert err.startswith(f"claimline: 127.0.0.1:{port}: cannot listen there (")
    assert err.count("\n") == 1


def test_an_interrupted_command_ends_without_a_traceback(
    run: Run, essay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "extract", interrupted)
    assert run("extract", essay) == (130, "", "")


@pytest.mark.parametrize("host", ["a..b", "h" * 70, "no.such.host.invalid"])
def test_a_host_that_cannot_be_is_one_line_and_status_1(run: Run, host: str) -> None:
    status, out, error = run("serve", "--no-browser", "--host", host)
    assert (status, out, error.count("\n")) == (1, "", 1)
    assert host in error


def test_odd_names_are_one_line_each_and_hide_nothing(run: Run, essay: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    try:
        loop.symlink_to(loop.name)
    except OSError:
        pytest.skip("this system lets nobody make links")
    status, out, error = run("extract", str(loop), "x" * 300 + ".txt", str(essay), "--out", "-")
    assert status == 1
    assert error.count("\n") == 2
    assert out.count("\n") > 1


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [sys.executable, "-m", "dashboard", "extract", str(paths.seeds()), "--out", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, errors = process.communicate(timeout=60)
    assert errors == b""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The real command on a free port, in an empty folder, with a heading of its own, and its address."""
    command = [sys.executable, "-m", "dashboard", "serve", "--no-browser", "--port", "0"]
    command += ["--title", "Lesson 3: who & when"]
    # A process that was begun in the background has Ctrl+C ignored, and so have its children.
    heed = None if sys.platform == "win32" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=tmp_path,
        env=os.environ,
        preexec_fn=heed,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    try:
        yield process, line
    finally:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Ctrl+C for a single process")
def test_serve_prints_its_address_answers_and_stops_at_ctrl_c(
    server: tuple[subprocess.Popen[str], str],
) -> None:
    process, line = server
    found = re.fullmatch(r"Claimline: (http://127\.0\.0\.1:\d+) \(Ctrl\+C stops it\)\n", line)
    assert found, line
    with urllib.request.urlopen(found[1], timeout=60) as answer:
        assert answer.status == 200
        assert b"<title>Lesson 3: who &amp; when</title>" in answer.read()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    assert (process.returncode, rest) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is full")
@pytest.mark.parametrize("command", ["dates essay.txt", "check mine.csv", "extract essay.txt --out -"])
def test_a_full_disk_under_the_output_is_one_line(
    run: Run, essay: Path, tmp_path: Path, command: str
) -> None:
    assert run("extract", essay, "--out", "mine.csv")[0] == 0
    words = command.replace("essay.txt", str(essay)).split()
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dashboard", *words],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "claimline: the output: cannot be written (No space left on device)\n",
    )


def test_a_name_that_is_no_utf_8_is_told_and_keeps_the_table(run: Run, tmp_path: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("file names are always Unicode there")
    text = tmp_path / os.fsdecode(b"\xff\xfe.txt")
    text.write_text("The mill burned on 5 May 1810.\n")
    assert run("extract", text, "--out", "mine.csv")[0] == 0
    assert run("check", "mine.csv")[0] == 0
    assert "1810-05-05" in (tmp_path / "mine.csv").read_text("utf-8")

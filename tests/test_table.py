"""The table of claims: what is read as it stands, what is filled in, and how each broken row is reported."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import cells, table
from dashboard.showing.export import Request, package

GOOD = {
    "claim_id": "rome-2-1",
    "source": "rome",
    "paragraph": "2",
    "start": "40",
    "end": "80",
    "event": "fall-of-rome",
    "title": "Rome falls",
    "claim": "The last western emperor was sent home, and nobody replaced him.",
    "words": "476",
    "edtf": "0476",
    "earliest": "0476-01-01",
    "latest": "0476-12-31",
    "dated_by": "text",
    "rule": "year",
    "calendar": "",
    "theme": "war",
    "weight": "2",
}

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a file and says where it is."""

    def written(content: str | bytes) -> Path:
        path = tmp_path / "table.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


def csv_of(*rows: dict[str, str]) -> str:
    return table.to_csv(table.frame_of(rows))


def test_a_table_comes_back_as_it_was_written(write: Write) -> None:
    rows = [GOOD, GOOD | {"claim_id": "rome-2-2", "claim": 'Said "no",\nand left;\r\nso they say.'}]
    frame, problems = table.read(write(csv_of(*rows)))
    assert problems == []
    assert frame.to_dict("records") == rows
    assert list(frame.columns) == list(table.COLUMNS)


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)


@given(st.lists(words.filter(str.strip), min_size=1, max_size=5))
def test_any_words_survive_the_file(tmp_path_factory: pytest.TempPathFactory, titles: list[str]) -> None:
    path = tmp_path_factory.mktemp("words") / "table.csv"
    rows = [GOOD | {"claim_id": str(n), "title": title} for n, title in enumerate(titles)]
    path.write_text(csv_of(*rows), "utf-8", newline="")
    frame, problems = table.read(path)
    assert problems == []
    assert list(frame["title"]) == titles


@given(st.text("'=+-@\t\r\n ;\u00a0\uff1da", min_size=1, max_size=6).filter(str.strip))
def test_words_that_look_protected_survive_the_file(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    path = tmp_path_factory.mktemp("words") / "table.csv"
    path.write_text(csv_of(GOOD | {"title": title}), "utf-8", newline="")
    assert table.read(path)[0]["title"][0] == title


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("'-0043-03-15", "-0043-03-15"),
        ("'=1+1", "=1+1"),
        ("''=1+1", "'=1+1"),
        ("' \u00a0+1", " \u00a0+1"),
        ("'\ttab", "\ttab"),
        ("'tis", "'tis"),
        ("-0043", "-0043"),
        ("''", "''"),
        ("Army;'=1+1;left", "Army;=1+1;left"),
        ("Army\t''=1", "Army\t'=1"),
        ("one;'two", "one;'two"),
    ],
)
def test_one_apostrophe_before_a_sign_is_protection(cell: str, meant: str) -> None:
    assert cells.unprotected(cell) == meant


@pytest.mark.parametrize(
    "title",
    [
        "=1+1",
        "-2",
        "@x",
        "\tx",
        " +1",
        "\u00a0=1",
        "＝1",
        "'=1",
        "''-1",
        "'tis",
        'a "b"',
        "a;b",
        "x\r\ny",
        "é",
    ],
)
def test_a_spreadsheet_s_table_begins_no_cell_with_a_formula(write: Write, title: str) -> None:
    """And is read again as it was, by us and by other readers of CSV."""
    rows = [GOOD | {"title": title}]
    text = package.to_csv(Request(table.frame_of(rows))).decode()
    assert text.startswith("\ufeffclaim_id,source,")
    assert text.count("\r\n") == 2 + ("\r\n" in title)
    [_, cells] = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert [cell for cell in cells if re.match("\\s*[=+\\-@＝]", cell)] == []
    frame, problems = table.read(write(text))
    assert (problems, frame.to_dict("records")) == ([], rows)


def test_a_table_that_was_made_safe_for_a_spreadsheet_reads_as_before(write: Write) -> None:
    """Days before our era too, and whatever the spreadsheet puts between the cells."""
    head = "source;title;edtf;earliest;latest\n"
    frame, problems = table.read(write(f"{head}rome;'@senate;'-0043-03-15;'-0043-03-15;'-0043-03-15\n"))
    assert problems == []
    assert [frame[name][0] for name in ("title", "edtf", "latest")] == [
        "@senate",
        "-0043-03-15",
        "-0043-03-15",
    ]


@pytest.mark.parametrize("word", ["NA", "None", "null", "nan", "0476", "1e5", "TRUE", "007", " spaced "])
def test_words_that_look_like_numbers_or_nothing_stay_words(write: Write, word: str) -> None:
    frame, problems = table.read(write(csv_of(GOOD | {"title": word, "words": word})))
    assert problems == []
    assert (frame["title"][0], frame["words"][0], frame["edtf"][0]) == (word, word, "0476")


def test_nothing_is_written_for_an_open_side() -> None:
    frame = table.frame_of([GOOD | {"edtf": "0476/..", "latest": None}])
    assert frame["latest"][0] == ""
    assert table.check(frame) == []


@pytest.mark.parametrize(
    "content",
    [
        "source,title,edtf\nrome,Rome falls,0476\n",
        "\ufeffsource,title,edtf\r\nrome,Rome falls,0476\r\n",
        "source;title;edtf\nrome;Rome falls;0476\n",
        "source\ttitle\tedtf\nrome\tRome falls\t0476\n",
        "\nsource,title,edtf,,\n\nrome,Rome falls,0476,,\n,,,,\n",
        "edtf, title ,source,mine\n0476,Rome falls,rome,!\n",
    ],
)
def test_a_hand_made_table_needs_three_columns(write: Write, content: str) -> None:
    frame, problems = table.read(write(content))
    assert problems == []
    row = frame.to_dict("records")[0]
    assert list(row) == list(table.COLUMNS)
    assert (row["source"], row["title"], row["claim"]) == ("rome", "Rome falls", "Rome falls")
    assert (row["earliest"], row["latest"]) == ("0476-01-01", "0476-12-31")
    assert (row["claim_id"], row["dated_by"], row["theme"], row["weight"]) == ("1", "text", "other", "2")


def test_cells_that_need_not_be_there_may_be_empty(write: Write) -> None:
    """As a teacher leaves them in a spreadsheet; what is not named as one event is none."""
    head = "source,title,edtf,claim,theme,event,weight\n"
    rows = "rome,Falls,0476,,,,\nrome,Rises,0500,It rises.,war,2,3\nrome,Sleeps,0600,,,,\n"
    frame, problems = table.read(write(head + rows))
    assert problems == []
    assert list(frame["claim"]) == ["Falls", "It rises.", "Sleeps"]
    assert list(frame["theme"]) == ["other", "war", "other"]
    assert list(frame["weight"]) == ["2", "3", "2"]
    assert list(frame["event"]) == ["row-1", "2", "row-3"]


def test_one_given_bound_is_checked_and_the_other_filled_in(write: Write) -> None:
    head = "source,title,edtf,earliest\n"
    frame, problems = table.read(write(f"{head}rome,falls,0476,0476-01-01\nrome,rises,0500,0499-01-01\n"))
    assert list(frame["latest"]) == ["0476-12-31"]
    assert [(problem.line, problem.column) for problem in problems] == [(3, "earliest")]


BROKEN = [
    ("edtf", "1917-13"),
    ("edtf", ""),
    ("edtf", "October 1917"),
    ("earliest", "0476-01-02"),
    ("latest", ""),
    ("paragraph", "two"),
    ("start", "-1"),
    ("start", "9" * 5000),
    ("end", "39"),
    ("end", "8٠"),
    ("dated_by", "guess"),
    ("weight", "4"),
    ("source", " "),
    ("title", ""),
    ("event", ""),
    ("claim_id", ""),
    ("claim_id", "first"),
]


@pytest.mark.parametrize(("column", "value"), BROKEN)
def test_a_broken_row_is_reported_and_the_rest_kept(write: Write, column: str, value: str) -> None:
    first, last = GOOD | {"claim_id": "first"}, GOOD | {"claim_id": "last"}
    frame, problems = table.read(write(csv_of(first, GOOD | {column: value}, last)))
    assert list(frame["claim_id"]) == ["first", "last"]
    assert [(problem.line, problem.column) for problem in problems] == [(3, column)]
    assert str(problems[0]).startswith(f"line 3, {column}: ")
    assert "\n" not in str(problems[0])


def test_lines_are_counted_in_the_file_and_not_in_rows(write: Write) -> None:
    tall = GOOD | {"claim_id": "tall", "claim": "one\ntwo\nthree"}
    text = csv_of(tall, GOOD | {"edtf": "soon"}).replace("\nrome-2-1", "\n\nrome-2-1")
    _, problems = table.read(write(text))
    assert [problem.line for problem in problems] == [6]


def test_a_row_with_too_many_cells_is_reported_and_the_rest_kept(write: Write) -> None:
    frame, problems = table.read(write("source,title,edtf\na,Fire, flood,1900\nb,Peace,1901\n"))
    assert list(frame["source"]) == ["b"]
    assert [(problem.line, problem.column) for problem in problems] == [(2, "row")]


def test_a_quote_left_open_costs_only_what_follows_it(write: Write) -> None:
    frame, problems = table.read(write('source,title,edtf\na,Fire,1900\nb,"Peace,1901\nc,War,1902\n'))
    assert list(frame["source"]) == ["a"]
    assert [(problem.line, problem.column) for problem in problems] == [(3, "row")]


def test_a_table_of_only_broken_rows_is_empty_and_says_why(write: Write) -> None:
    frame, problems = table.read(write("source,title,edtf\na,Fire,soon\n"))
    assert frame.empty
    assert len(problems) == 1


UNREADABLE = [
    ("", "no column source, title, edtf"),
    ("\n\n", "no column"),
    ("source,title\na,b\n", "no column edtf"),
    ("source,title,edtf\n", "no rows"),
    ("source,title,edtf,title\na,b,1900,c\n", "'title' stands twice"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "no table; save it as CSV UTF-8 or .xlsx"),
    ("\x00\x00\x00", "no table"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
    (b"PK\x03\x04", "a damaged Excel workbook"),
    ('"', "no column"),
]


@pytest.mark.parametrize(("content", "what"), UNREADABLE)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    write: Write, content: str | bytes, what: str
) -> None:
    path = write(content)
    with pytest.raises(table.TableError, match=what) as caught:
        table.read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(table.TableError, match="cannot be read"):
        table.read(tmp_path / name)


def test_every_column_says_what_it_holds() -> None:
    assert all(meaning.endswith(".") and "\n" not in meaning for meaning in table.COLUMNS.values())


def test_the_pictures_of_a_table_stay_with_its_claims_when_others_come() -> None:
    before, _ = table.parsed(
        b"claim_id,source,title,edtf,image\na-1,a,One,1834,one.png\na-2,a,Two,1835,\n", name="t"
    )
    after, _ = table.parsed(
        b"claim_id,source,title,edtf\nb-1,b,New,1830\na-2,a,Two,1835\na-1,a,One,1834\n", name="t"
    )
    assert table.with_optional(after, before=before)["image"].tolist() == ["", "", "one.png"]
    assert list(table.with_optional(after, before=after).columns) == list(table.COLUMNS)
    assert list(table.with_optional(after, before=None).columns) == list(table.COLUMNS)

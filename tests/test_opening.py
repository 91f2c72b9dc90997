"""Files that are dropped on the page, read in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import typeset
from conftest import ROOT, committed
from test_browser_open import ESSAY

from dashboard import opening, passing, text_files
from dashboard.reading import pipeline
from dashboard.showing.routes.visits import File

ASSETS = {
    "root": "/",
    "icon": "/assets/favicon.svg",
    "script": "/assets/claimline.js",
    "styles": "/assets/claimline.css",
}
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def test_what_each_file_gave_is_told_and_the_rest_is_read() -> None:
    whole = Path(__file__).with_name("essay.txt").read_text(encoding="utf-8")
    files = [
        File("mills.txt", ESSAY.encode()),
        File("typed.docx", typeset.docx(typeset.essay(whole))),
        File("photo.png", PICTURE),
        File("thoughts.txt", b"Nothing is dated here. It is a thought."),
        File("mills.md", ESSAY.encode()),
    ]
    answer = opening.opened(files, lang="en", title="Two essays <b>", assets=ASSETS)
    told = {each.name: each for each in answer.told}
    assert not answer.failed
    assert told["mills.txt"].claims >= 3
    assert (told["mills.txt"].author, told["mills.txt"].published) == ("Anna Keller", "2019-11-09")
    assert told["typed.docx"].claims >= 10
    assert "picture" in told["photo.png"].wrong
    assert told["thoughts.txt"].wrong
    assert told["mills.md"].claims == told["mills.txt"].claims, "two files of one name are two texts"
    assert "<h1>Two essays &lt;b&gt;</h1>" in answer.page
    assert 'src="/assets/claimline.js"' in answer.page


def test_the_page_holds_the_whole_text_and_the_file_that_may_be_passed_on_does_not() -> None:
    answer = opening.opened([File("mills.txt", ESSAY.encode())], lang="de", title="", assets=ASSETS)
    aside = "Mills are noisy places."
    assert aside in answer.page
    assert '<html lang="de"' in answer.file
    plain = opening.opened([File("mills.txt", ESSAY.encode())], lang="de", title="", assets=ASSETS)
    assert plain.page == answer.page, "the same files give the same page"
    assert len(answer.file) > 100_000
    assert "http://" not in answer.page.replace("http://www.w3.org", "")


def test_several_essays_are_called_by_their_writers() -> None:
    other = ESSAY.replace("Women in the mills", "Weavers").replace("Anna Keller", "Jo Brown")
    files = [File("a.txt", ESSAY.encode()), File("b.txt", other.encode())]
    answer = opening.opened(files, lang="en", title="", assets=ASSETS)
    assert "<h1>Keller 2019 and Brown 2019</h1>" in answer.page
    one = opening.opened(files[:1], lang="en", title="", assets=ASSETS)
    assert "<h1>Women in the mills</h1>" in one.page


def test_a_reading_without_claims_has_no_page() -> None:
    answer = opening.opened([File("photo.png", PICTURE)], lang="en", title="", assets=ASSETS)
    assert (answer.page, answer.file, answer.failed) == ("", "", "")
    assert len(answer.told) == 1


def test_a_reading_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SECONDS", 0.05)
    answer = opening.opened([File("mills.txt", ESSAY.encode())], lang="en", title="", assets=ASSETS)
    assert answer.failed == "too_much"


def test_a_process_that_has_read_others_gives_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    file = [File("mills.txt", ESSAY.encode())]
    readers = replace(opening._READERS, _process=None, _control=None, _timer=None)
    monkeypatch.setattr(opening, "_READERS", readers)
    cold = opening.opened(file, lang="en", title="", assets=ASSETS)
    opening.prepare()
    other = [File("other.txt", ESSAY.replace("1834", "1835").encode())]
    assert opening.opened(other, lang="en", title="", assets=ASSETS) != cold
    assert opening.opened(file, lang="en", title="", assets=ASSETS) == cold
    readers.end()


def test_the_process_that_reads_files_imports_no_server() -> None:
    """Starting Python is most of what somebody waits for after dropping a file."""
    code = "import sys, dashboard.opening; print(sorted({'flask', 'dash', 'pandas'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SAILORS = """The sailors and the strikers

By Jo Brown, 4 May 2020

On 7 November 1917 the Bolsheviks seized power in Petrograd. In March 1921 the sailors of Kronstadt rose against
the government. On 3 May 1842 the owners of a mill in Leeds dismissed forty spinners.
"""


def test_essays_come_to_those_of_the_page_as_if_all_had_been_read_together(tmp_path: Path) -> None:
    frame, known = committed()
    own = passing.packed(passing.Passed(frame, known.sources, known.background))
    files = [File("sailors.txt", SAILORS.encode()), File("munoz.txt", ESSAY.encode())]
    answer = opening.opened(files, lang="en", title="", assets=ASSETS, own=own, folders=known.folders)
    assert not answer.failed
    assert [each.id for each in answer.told] == ["sailors", "munoz-2"], "no text takes the place of another"
    shown = passing.unpacked(answer.known)
    assert [source.id for source in shown.sources] == ["lenihan", "munoz", "sailors", "munoz-2"]
    assert {reading.source.id for reading in shown.background.readings} == {
        source.id for source in shown.sources
    }
    (tmp_path / "sailors.txt").write_text(SAILORS, "utf-8")
    (tmp_path / "munoz-2.txt").write_text(ESSAY, "utf-8")
    texts, _ = text_files.given([ROOT / "seeds", tmp_path / "sailors.txt", tmp_path / "munoz-2.txt"])
    together, _ = pipeline.claims(texts, folders=[ROOT / "seeds"])
    told = ["claim_id", "source", "start", "end", "title", "claim", "edtf", "theme", "dated_by", "weight"]
    ours = {tuple(str(row[name]) for name in told) for row in shown.frame.to_dict("records")}
    assert ours == {tuple(str(getattr(claim, name)) for name in told) for claim in together}
    assert by_event(zip(shown.frame["claim_id"], shown.frame["event"], strict=True)) == by_event(
        (claim.claim_id, claim.event) for claim in together
    )
    kronstadt = shown.frame[shown.frame["event"] == "kronstadt-rebellion"]
    assert {"munoz", "sailors"} <= {*kronstadt["source"]}
    assert shown.background.remarks.items() >= known.background.remarks.items()


def by_event(claims: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """The claims that tell of each event."""
    found: dict[str, set[str]] = {}
    for claim, event in claims:
        found.setdefault(event, set()).add(claim)
    return {frozenset(ids) for ids in found.values()}


def test_files_that_bring_no_claim_bring_no_page_of_the_claims_that_were_there() -> None:
    frame, known = committed()
    own = passing.packed(passing.Passed(frame, known.sources, known.background))
    answer = opening.opened([File("photo.png", PICTURE)], lang="en", title="", assets=ASSETS, own=own)
    assert (answer.page, answer.failed) == ("", "")

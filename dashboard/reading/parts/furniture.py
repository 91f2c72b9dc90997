"""What a page or a book prints around an essay: captions, menus, counters, comments.

Each test is given one block, and its words alone decide. Where a block stands is the matter of `zones`.
"""

from __future__ import annotations

import re

from dashboard.reading.words import either, load

_WORDS = load("parts")
_CHROME = re.compile(
    r"(?i)\b(?:shares?\b.{0,8}\d|tweet|subscribe|read more|cookies|image for post|photo by|app store"
    r"|google play|get the \w+ app|min read|comments?|all rights reserved|learn more|sign up|log in"
    r"|advertisement|filed under|share on|share this|click to|opens in new|print this|email this|follow us"
    r"|skip to|reading time|updated \d|\d+ views?)\b|©|^shares?$"
)
"""What stands in a short block anywhere."""
_CAPTION = re.compile(
    rf"\(?(?:(?i:{either(_WORDS['captions']['numbered'])})s?\.?\s*\d+(?:[.–-]\d+)*[a-z]?(?:\s*[.:–—|)]|\s-\s|\s(?=[A-Z“]))"
    rf"|(?i:{either(_WORDS['captions']['labels'])})(?:\s\([^)]*\))?\s*:\s"
    rf"|(?i:{either(_WORDS['captions']['pictures'])})\s(?i:by|courtesy|credit|from|via|taken by|©)\b)"
)
"""How a caption begins: `Figure 3.`, `Image:`, `Photo by`; `Figure 3 shows` begins a sentence."""
_CREDIT = re.compile(
    r"(?i)^\(?(?:[\w\s.’'&,-]{0,60}\bvia\s(?:wikimedia|getty|flickr|commons|wikipedia)"
    r"|wikimedia commons|getty images"
    r"|public domain|courtesy of\b|credit:)"
)
_SEPARATED = re.compile(r"\s[|»›>•·/]\s|\s{3,}|\t")
_LEADER = re.compile(r"(?<![.·_…])(?<![.·_…][ \t])(?:(?:[ \t]?[.·_…]){5,}+|…{2,}+)")
_MAY_LEAD = re.compile(r"[.·_…][ \t]?[.·_…]")
"""What a block with such dots has: looking for this takes a tenth of the time."""
_LED = re.compile(rf"(?m){_LEADER.pattern}[ \t]*(?:\d{{1,4}}|[ivxlc]{{1,6}})[ \t]*$")
_CONTENTS = frozenset(_WORDS["furniture"]["contents"])
_ITEM = 200
"""Letters in which the first item of a menu ends."""
_COMMENTER = re.compile(
    r"[^\n.!?]{1,40}\s(?i:says|said|writes|wrote|schreibt|sagt)\s*:?\s*$"
    r"|[^\n.!?]{0,60}\b\d{1,4}(?:st|nd|rd|th)?\b[^\n.!?]{0,20}\s\d{1,2}:\d\d(?:\s?(?i:[ap]\.?m\.?|uhr))?(?:\s(?i:reply))?\s*$"
)
"""The line over a reader's words: `Tom says:`, `Tom, 3 May 2021 at 10:15 am`."""
_COUNTED = re.compile(
    r"(?i)^\(?\d[\d,.]*\)?\s+(?:comments?|responses?|replies|kommentare?|thoughts on\b.*)\)?:?$"
)
_ENDS = re.compile(
    rf"(?im)^[ \t]*(?:{either(_WORDS['furniture']['ends'])}|{either(_WORDS['furniture']['begins'])}(?!\w).*"
    r"|\d+ (?:comments?|responses?|shares?)\b.*)$"
)
_COMMENTS = frozenset(_WORDS["furniture"]["comments"])


def is_contents(words: str) -> bool:
    """Whether a block is entries of a table of contents: dots lead from a heading to its page."""
    led = _LEADER.findall(words) if _MAY_LEAD.search(words) else []
    return bool(led) and (5 * sum(map(len, led)) > len(words) or bool(_LED.search(words)))


def is_contents_heading(words: str) -> bool:
    """Whether a line is the heading of a table of contents, or of a list of figures."""
    return words.strip().rstrip(":").lower() in _CONTENTS


def entry_of(words: str) -> str:
    """An entry of a table of contents without its number and page: `2.1 The Quay . . . 7` is `the quay`."""
    bare = _LEADER.sub(" ", words)
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"\s(?:\d{1,4}|[ivxlc]{1,6})\s*$", "", bare).lower()))


def is_chrome(words: str) -> bool:
    """Whether a short block has words of buttons, counters and notices."""
    return bool(_CHROME.search(words))


def is_caption(words: str) -> bool:
    """Whether a block stands under a picture or a table."""
    return len(words) < 700 and bool(_CAPTION.match(words) or (len(words) < 200 and _CREDIT.match(words)))


def is_menu(words: str) -> bool:
    """Whether a line is a row of short items between bars, dots or arrows: `Home | Topics | About`."""
    words = words.strip()
    if len(words) > _ITEM and not _SEPARATED.search(words, 0, _ITEM) and len(words[:_ITEM].split()) > 4:
        return False  # prose, as most blocks are: its first item would be too long
    parts = [part for part in _SEPARATED.split(words) if part.strip()]
    return len(parts) > 2 and all(len(part.split()) < 4 for part in parts)


def ends_the_text(words: str) -> bool:
    """Whether a block has a line after which a page has nothing more of the essay."""
    return len(words) < 400 and bool(_ENDS.search(words))


def opens_comments(words: str) -> bool:
    """Whether readers write from here on: under a heading for them, or with a name and the minute."""
    line = words.strip().splitlines()[0].strip()
    heading = line.lower().rstrip(":").strip() in _COMMENTS or bool(_COUNTED.match(line))
    return len(line) < 90 and (heading or bool(_COMMENTER.match(line)))

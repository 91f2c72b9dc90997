"""A web page as plain text: its article, without menus, scripts, captions, forms and comments.

What is no prose is known by its element (HTML's own names) or by what its author calls it (`class`, `id`,
`role`): a list of the commonest names on the web. Footnotes come under a heading of their own at the end.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from dashboard.reading.formats import markdown
from dashboard.reading.formats.content import Part
from dashboard.reading.words import load

_NAMES = {kind: frozenset(names.split()) for kind, names in load("formats")["html"].items()}
_DAY = re.compile(r"\d{4}([-/])\d{2}\1\d{2}")
_NOTE_MARK = re.compile(r"[\s\d,;–\[\]()*†‡§a-z]{0,4}|\[[^\]]{1,20}\]")
_AUTHOR = ("author", "article:author", "dc.creator", "citation_author")
_PUBLISHED = ("article:published_time", "date", "dc.date", "datepublished", "citation_date")
"""What pages call their author and day: HTML, Open Graph, Dublin Core, schema.org, Highwire."""
_HEADINGS = ("notes", "references", "footnotes", "endnotes", "bibliography")
_LOOSE = re.compile(r"<(?=[^<>]*+(?:<|\Z))")
"""A sign that begins an element and is not followed by the end of one."""
_SECTION = re.compile(r"<!\[[^<>]{0,200}>?")
_MOST_LOOSE = 500
"""With more of them than any page has, or of comments without end, a page is mended before it is read."""
_LONGEST_MARK = 20
"""The most pieces of words in a superscript that may be the mark of a footnote."""
_ORDINAL = ("st", "nd", "rd", "th", "d", "er", "e")


@dataclass
class Page:
    """What a page says of itself, and its blocks of words; `main` are those of its article, if it has one."""

    fields: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    main: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def parts(self) -> list[Part]:
        """The blocks of its article, or all where it has none."""
        return [Part(words) for words in self.main or self.blocks]


def page(markup: str) -> Page:
    """What a page holds, its notes apart."""
    reader = _Reader()
    reader.feed(_mended(markup))
    reader.close()
    reader.finish()
    return reader.page


def _mended(markup: str) -> str:
    """A page without what begins again and again and never ends, which takes Python's reader too long."""
    if markup.count("<!--") > _MOST_LOOSE:
        markup = markdown.without_comments(markup).replace("<!--", " ")
    if markup.count("<![") > _MOST_LOOSE:
        markup = _SECTION.sub(" ", markup)
    return _LOOSE.sub("&lt;", markup) if len(_LOOSE.findall(markup)) > _MOST_LOOSE else markup


def plain(markup: str) -> tuple[str, dict[str, str]]:
    """The words of a page, blocks between blank lines, and the author and day that it names in its head."""
    words, below, fields = apart(markup)
    return "\n\n".join(filter(None, (words, below))), fields


def apart(markup: str) -> tuple[str, str, dict[str, str]]:
    """The same, its notes with their heading by themselves."""
    found = page(markup)
    blocks, below = found.main or found.blocks, found.notes
    title = found.fields.get("heading") or found.fields.get("title", "")
    if title and (not blocks or blocks[0] != title):
        blocks = [title, *(block for block in blocks if block != title)]
    if below and not (blocks and blocks[-1].lower() in _HEADINGS):
        below = ["Notes", *below]
    fields = {name: found.fields[name] for name in ("author", "published") if found.fields.get(name)}
    return "\n\n".join(blocks), "\n\n".join(below), fields


class _Reader(HTMLParser):
    """Gathers words block by block; elements that are not prose are skipped with all they hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[tuple[str, str]] = []  # names of elements, each with its part: '', skipped, notes
        self.within: Counter[str] = Counter()  # how many are open, by name and by /part
        self.words: list[str] = []
        self.raised: list[int] = []  # where in `words` each open <sup> begins
        self.cells = 0
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a block ends the words before it."""
        values = {name: value or "" for name, value in attrs}
        if tag == "body":  # whose head may lack its end
            self.open, self.in_title = [one for one in self.open if one[0] == "html"], False
            self.within = Counter(kind for name, part in self.open for kind in (name, f"/{part}"))
        self._told(tag, values)
        if tag in _NAMES["ends_itself"] and self.open and self.open[-1][0] == tag:
            self.handle_endtag(tag)
        if tag in _NAMES["blocks"]:
            self.finish()
        elif tag == "br":
            self.words.append("\n")
        elif tag in ("td", "th"):
            self.words.append("; " if self.cells else " ")
            self.cells += 1
        if tag not in _NAMES["void"]:
            self.open.append((tag, _part(tag, values)))
            self.within.update((tag, f"/{self.open[-1][1]}"))
            if tag == "sup":
                self.raised.append(len(self.words))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were left open."""
        if tag == "title":
            self.in_title = False
        if tag == "sup" and self.raised:
            self._lower(self.raised.pop())
        if tag in _NAMES["blocks"]:
            self.finish(ended=tag)
        while self.within[tag]:
            name, part = self.open.pop()
            self.within.subtract((name, f"/{part}"))
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take words where they are prose."""
        if self.in_title:
            self.page.fields["title"] = " ".join((self.page.fields.get("title", "") + data).split())
        elif not self.within["/skipped"]:
            self.words.append(data if self.within["pre"] else data.replace("\n", " "))

    def finish(self, ended: str = "") -> None:
        """End the block of words that is open."""
        lines = ("".join(self.words)).split("\n")
        words = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        self.words, self.raised, self.cells = [], [], 0
        if not words:
            return
        if ended == "h1":
            self.page.fields.setdefault("heading", words)
        if self.within["/notes"]:
            self.page.notes.append(words)
            return
        self.page.blocks.append(words)
        if self.within["article"] or self.within["main"]:
            self.page.main.append(words)

    def _lower(self, first: int) -> None:
        """Leave out superscripts that are footnote marks; `5th` keeps its ending."""
        if len(self.words) - first > _LONGEST_MARK:
            return
        words = "".join(self.words[first:]).strip()
        if _NOTE_MARK.fullmatch(words) and words not in _ORDINAL:
            del self.words[first:]

    def _told(self, tag: str, values: dict[str, str]) -> None:
        """What the page says of itself: title, author, day."""
        if tag == "title" and not self.page.fields.get("title"):
            self.in_title = True
        elif tag == "time" and _DAY.match(values.get("datetime", "")):
            self.page.fields.setdefault("published", values["datetime"][:10])
        elif tag == "meta":
            name = (values.get("name") or values.get("property") or values.get("itemprop") or "").lower()
            content = " ".join(values.get("content", "").split())
            if name in _AUTHOR and "://" not in content:
                self.page.fields.setdefault("author", content)
            elif name in _PUBLISHED and _DAY.match(content):
                self.page.fields["published"] = content[:10].replace("/", "-")


def _part(tag: str, values: dict[str, str]) -> str:
    names = {
        values.get("id", "").lower(),
        values.get("role", "").lower(),
        *values.get("epub:type", "").lower().split(),
        *values.get("class", "").lower().split(),
    }
    if (
        tag in _NAMES["skipped"]
        or values.get("aria-hidden") == "true"
        or "hidden" in values
        or names & _NAMES["furniture"]
    ):
        return "skipped" if tag not in ("html", "body", "article", "main") else ""
    return "notes" if names & _NAMES["notes"] and tag not in ("html", "body", "sup", "a", "span") else ""

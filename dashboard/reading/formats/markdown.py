"""Markdown as plain text: its marks taken away, its footnotes under a heading of their own at the end.

The marks are those of CommonMark with the tables and footnotes that GitHub and Pandoc add. A heading, an item
of a list and a row of a table become paragraphs; code, comments and images are left out; a link keeps its
words.

No pattern may begin again and again to look for an end that never comes: each stops at the next sign like its
own beginning, or is possessive (`*+`), so that the work is in proportion to the text.
"""

from __future__ import annotations

import re
from html import unescape

_HEADER = re.compile(r"---\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*\n")
_FENCE = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_NOTE = re.compile(r"^\[\^[^\]\n]+\]:[ \t]*(?P<words>[^\n]*(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
_INLINE_NOTE = re.compile(r"\^\[(?P<words>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]:\s*\S+.*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?=[^\S\n]*\S)(?P<words>[^\n|]+)\n {0,3}(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_TABLE = re.compile(
    r"^[ \t]*+\|?[^\n|]+\|[^\n]*+\n"
    r"(?P<rule>[ \t]*+(?:\|[ \t]*+)?:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*)$",
    re.MULTILINE,
)
"""The head of a table with the rule below it, of one dash or more."""
_ROW = re.compile(r"^[ \t]*\|(?P<cells>[^\n]+)\|[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]++(?P<words>[^\n]*+)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*+\}\Z")
_QUOTE = re.compile(r"^[ \t]*+(?:>[ \t]?)+", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*+(?:[*+-]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]++(?=\S)", re.MULTILINE)
_IMAGE = re.compile(
    r"!\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\](?:\((?:[^()]++|\([^()]*+\))*+\)|\[[^\[\]]*+\])?(?:\{[^{}\n]*+\})?"
)
_WIKI = re.compile(r"(?<!\\)!?\[\[(?:[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]+)\]\]")
_LINK = re.compile(
    r"(?<!\\)\[(?!\^)(?P<words>(?:[^\[\]]++|\[[^\[\]]*+\])++)\]"
    r"(?:\((?:[^()]++|\([^()]*+\))*+\)|\[[^\[\]]*+\])"
)
_MARK = re.compile(r"\[\^[^\[\]\n]++\]")
_PLACED = re.compile(r"\{%(?:[^%{]|%(?!\}))*+%\}|\{\{[^{}]*+\}\}")
"""What a program for web sites (Jekyll, Hugo, Eleventy) puts there: a picture, a box, a menu."""
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]++>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*+>")
_EMPHASIS = re.compile(r"\n\n|\*{1,3}|~~|==|`++|_{1,3}")
_FARTHEST = 600
"""The most letters between two marks of emphasis."""
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_SOFT = re.compile(r"^(?P<words>[^\n]{1,110}[^\s\\])[ \t]?\n(?=[^\s])", re.MULTILINE)
"""A line end within a paragraph; after a longer line, which no margin broke, it ends one all the same."""
_BREAK = re.compile(r"(?:\\|(?<! ) {2,}+)$", re.MULTILINE)


def plain(text: str) -> str:
    """The words of a Markdown text, paragraph by paragraph; its header, if it has one, stays as it is."""
    return "".join(apart(text))


def apart(text: str) -> tuple[str, str]:
    """The same, and its footnotes with their heading by themselves."""
    header = _HEADER.match(text)
    front = header.group() if header else ""
    body = _PLACED.sub("", without_comments(_FENCE.sub("", text[len(front) :])))
    notes = [" ".join(found["words"].split()) for found in _NOTE.finditer(body)]
    body = _NOTE.sub("", body)
    notes += [found["words"] for found in _INLINE_NOTE.finditer(body)]
    body = _DEFINITION.sub("", _INLINE_NOTE.sub("", body))
    body = _HEADING.sub(_heading, _QUOTE.sub("", _tables(body)))
    body = _RULE.sub("\n", _UNDERLINED.sub(r"\n\n\g<words>\n\n", body))
    body = _SOFT.sub(r"\g<words> ", _INDENT.sub("", _ITEM.sub("\n\n", body)))
    body = re.sub(r"\n{3,}", "\n\n", _BREAK.sub("", body))
    words, below = unescape(_inline(body)), ""
    if any(notes):
        below = unescape(_inline("\n\n".join(["", "Notes", *filter(None, notes)])))
    return front + (words.rstrip() if below else words), below


def _tables(body: str) -> str:
    """Rows as paragraphs, their cells between semicolons; the head of a table tells nothing and goes."""
    return _ROW.sub(_row, _TABLE.sub("", body))


def _heading(found: re.Match[str]) -> str:
    """A heading without the signs and attributes that may end its line."""
    words = found["words"].rstrip()
    return f"\n\n{_ATTRIBUTES.sub('', words).rstrip().rstrip('#').rstrip()}\n\n"


def _row(found: re.Match[str]) -> str:
    cells = [cell.strip() for cell in found["cells"].split("|")]
    return "\n\n" + "; ".join(cell for cell in cells if cell) + "\n\n"


def _inline(text: str) -> str:
    text = _WIKI.sub(r"\g<words>", _MARK.sub("", _IMAGE.sub("", text)))
    text = _TAG.sub("", _ADDRESS.sub("", _LINK.sub(r"\g<words>", text)))
    return _ESCAPED.sub(r"\1", _unmarked(text))


def _unmarked(text: str) -> str:
    """A text without the marks of emphasis and code that stand in pairs around words of one paragraph."""
    taken: list[tuple[int, int]] = []
    opened: dict[str, re.Match[str]] = {}
    for found in _EMPHASIS.finditer(text):
        mark = found.group()
        if mark == "\n\n":
            opened.clear()
            continue
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        opener = opened.get(mark)
        if opener and _closes(before, after) and 0 < found.start() - opener.end() <= _FARTHEST:
            taken += [opener.span(), found.span()]
            del opened[mark]
        elif _opens(before, after):
            opened[mark] = found
    pieces: list[str] = []
    at = 0
    for start, end in sorted(taken):
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at:]])


def _opens(before: str, after: str) -> bool:
    return bool(after.strip()) and not (before == "\\" or _in_word(before))


def _closes(before: str, after: str) -> bool:
    return bool(before.strip()) and before != "\\" and not _in_word(after)


def _in_word(letter: str) -> bool:
    return letter.isalnum()


def without_comments(markup: str) -> str:
    """A text without the comments of HTML; one that does not end is none."""
    pieces: list[str] = []
    at = 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        pieces.append(markup[at:start])
        at = end + 3
    return "".join([*pieces, markup[at:]])

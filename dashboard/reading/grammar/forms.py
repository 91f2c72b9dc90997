"""Forms of English verbs: from the form in a text to the plain form, and on to the form in a headline.

`data/irregular.tsv` lists the irregular verbs; the others follow rules of spelling. Where these leave a
choice, the tagger's lexicon decides: `planned` comes from `plan`, `moved` from `move`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dashboard.reading.grammar import tagger

_VOWELS = "aeiou"


@cache
def _irregular() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Three tables of irregular verbs: plain forms by other forms; pasts and participles by plain forms."""
    plain: dict[str, str] = {}
    past: dict[str, str] = {}
    participle: dict[str, str] = {}
    table = files("dashboard.reading.grammar").joinpath("data/irregular.tsv").read_text("utf-8")
    for line in table.splitlines()[1:]:
        verb, before, done = line.split("\t")
        past[verb], participle[verb] = before, done
        for form in (before, done):
            plain.setdefault(form, verb)
    plain |= {"were": "be", "is": "be", "are": "be", "am": "be", "has": "have", "does": "do", "goes": "go"}
    plain |= {
        "burnt": "burn",
        "learnt": "learn",
        "gotten": "get",
        "proven": "prove",
        "swelled": "swell",
        "forbad": "forbid",
    }
    plain |= {
        "wove": "weave",
        "hanged": "hang",
        "sunken": "sink",
        "drunk": "drink",
        "lain": "lie",
        "bade": "bid",
        "owed": "owe",
        "dyed": "dye",
        "beaten": "beat",
    }
    return plain, past, participle


_PREFIXES = ("re", "over", "out", "under", "mis", "fore", "un", "with")


@cache
def _prefix(word: str) -> str:
    """What stands before an irregular verb or its form: `re` in `remade`; '' for others."""
    plain, past, _ = _irregular()
    if word in plain or word in past:
        return ""
    found = (p for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 2)
    return next((p for p in found if word[len(p) :] in plain or word[len(p) :] in past), "")


@cache
def is_participle(word: str) -> bool:
    """Whether an irregular form can be a participle: `led`, `built`, `taken`, `remade`."""
    plain, _, done = _irregular()
    word = word.removeprefix(_prefix(word))
    return word in plain and done.get(plain[word]) == word


def only_participle(word: str) -> bool:
    """Whether an irregular form is a participle and no past: `written`, `taken`, `overtaken`."""
    plain, past, _ = _irregular()
    bare = word.removeprefix(_prefix(word))
    return word == "born" or (is_participle(word) and past[plain[bare]] != bare)


def past_form(verb: str) -> str:
    """The past of an irregular verb, `put` for `put`; '' for others."""
    before = _prefix(verb)
    past = _irregular()[1].get(verb.removeprefix(before), "")
    return past and before + past


def _is_verb(word: str) -> bool:
    tags = tagger.model().lexicon.get(word, ())
    return "VB" in tags or "VBP" in tags


def singular(noun: str) -> str:
    """The singular of a regular plural, `treaty` for `treaties`; other words stay as they are."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


@cache
def lemma(word: str, tag: str) -> str:
    """The plain form of a verb: `sign` for `signed`. `word` is in lower case, `tag` its Penn tag."""
    before, hyphen, last = word.rpartition("-")
    return f"{before}-{_lemma(last, tag)}" if hyphen and last else _lemma(word, tag)  # `force-fed`


def _lemma(word: str, tag: str) -> str:
    plain = _irregular()[0]
    if tag in ("VB", "VBP", "MD") and word not in ("am", "are", "were"):
        return word
    before = _prefix(word)
    if word.removeprefix(before) in plain:
        return before + plain[word.removeprefix(before)]
    if tag == "VBZ" or (tag not in ("VBD", "VBN", "VBG") and word.endswith("s")):
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "xes", "ches", "shes", "zzes", "oes")):
            return word[:-2]
        return word[:-1]
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("ed"):
        return word[:-1] if word.endswith("eed") else _restored(word[:-2])
    if word.endswith("ing"):
        if word in ("dying", "lying", "tying"):
            return word[0] + "ie"
        return _restored(word[:-3])
    return word


def _restored(stem: str) -> str:
    """The plain form of a verb without its `-ed` or `-ing`: `mov` is `move`, `plann` is `plan`."""
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    choices = (
        [stem[:-1], stem]
        if doubled and stem[-1] not in "slf"
        else [stem, stem[:-1]]
        if doubled
        else [stem + "e", stem]
    )
    known = [c for c in choices if _is_verb(c)]
    known = known or [c for c in choices if c.startswith("re") and _is_verb(c[2:])]  # `renamed`
    if known:
        return known[0]
    if stem.endswith("ick") and not _one_syllable(stem[:-1]):
        return stem[:-1]  # `panicked`
    if doubled:
        single = stem[-1] == "l" and not _one_syllable(stem[:-1]) and not stem.endswith("roll")
        return stem[:-1] if single else choices[0]  # `travelled`
    if _one_syllable(stem):  # `stopped` doubles its last letter, so `filed` comes from `file`
        return stem + "e" if stem[-1] not in "wxy" else stem
    spelt = stem[-1:] in "vczus" or stem[-3:-1] not in _LONG
    return stem + "e" if stem.endswith(_SILENT) and spelt else stem


_SILENT = (
    "v", "c", "z", "u", "at", "iz", "is", "ys", "as", "us", "os", "uc", "ncit", "ir", "ur", "bl", "ang",
    "eng", "kl", "gl", "fl", "pl", "tl", "dl", "dg", "rg", "in", "ag", "ap", "ok", "ak",
    "ik", "id", "ud", "ad", "od", "ut", "ls", "rs", "ns", "cor", "zl", "pir", "scrib", "ced", "par", "edul",
    "cl", "acr", "eg", "ig", "pon", "thron", "fil", "til", "cil", "sl", "ven",
    "adher", "coher", "inher", "terfer", "persever", "rever",
)  # fmt: skip
"""Ends of verbs that have a silent `e` after them."""
_LONG = frozenset(("ea", "oa", "oo", "ou", "ai", "ee", "oi"))
"""Two letters for one vowel; a consonant after them mostly has no `e`: `booked`, `loaded`."""


def _one_syllable(stem: str) -> bool:
    """Whether a stem has one vowel, written with one letter, and one consonant after it: `fil`, `cit`."""
    vowels = [k for k, letter in enumerate(stem) if letter in _VOWELS]
    return vowels == [len(stem) - 2]


def present(verb: str, *, plural: bool) -> str:
    """The present of a plain form, third person: `signs`, or `sign` after a plural subject."""
    if plural:
        return "are" if verb == "be" else verb
    if verb in ("be", "have"):
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _stressed(verb: str) -> bool:
    """Whether a long verb doubles its last letter: `permitted`, `referred`, but not `offered`."""
    return verb.endswith(_STRESSED) and not verb.endswith(("ffer", "limit", "vomit"))


_STRESSED = ("mit", "fer", "pel", "quip", "cur", "rebel", "trol", "gret", "nul", "begin", "forbid")


def participle(verb: str) -> str:
    """The past participle of a plain form: `signed`, `taken`."""
    before = _prefix(verb)
    done = _irregular()[2].get(verb.removeprefix(before))
    if done:
        return before + done
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("ic"):
        return verb + "ked"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def gerund(verb: str) -> str:
    """The form in -ing of a plain form: `signing`, `making`, `banning`, `dying`."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return _doubled(verb) + ("king" if verb.endswith("ic") else "ing")


def _doubled(verb: str) -> str:
    """A verb with its last letter twice, where that is how its other forms are spelt: `plann`, `permitt`."""
    single = len(verb) > 2 and verb[-1] not in "aeiouwxy" and (_one_syllable(verb) or verb.startswith("qu"))
    short = len(verb) < 5 and single and verb[-3] not in "aeio"
    return verb + verb[-1] if short or _stressed(verb) else verb

"""Shortens noun phrases for titles: `the newly formed government of the town` becomes `government of town`.

Articles, dates, possessives and adverbs go. A pronoun becomes the name that it stands for, a person gets the
short name that the text uses, and `a series of strikes` becomes `strikes`.
"""

from __future__ import annotations

from dashboard.reading.claims.naming import Naming, person, possessor
from dashboard.reading.claims.of_phrases import (
    BODIES,
    DEPARTMENTS,
    DROPPED,
    MARKS,
    OFFICES,
    TOWNS,
    of_words,
    out_of,
    short_names,
    spaced,
)
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.clause import Sentence
from dashboard.reading.grammar.phrase import NOUNS, Phrase
from dashboard.reading.grammar.word_sets import REFLEXIVE

_WORDS = word_lists("titles")

_LEANING = _WORDS["leaning"]
_MEASURES = _WORDS["measures"]
_RANKS = _WORDS["ranks"]
_FEW = frozenset(("little", "few", "no", "fewer", "less"))
"""Adjectives without which a title says the contrary: `bore little resemblance`."""
_MOST = 4
"""The most words of a noun phrase, without its `of` phrase, for which a title has room."""
_NAMES = frozenset(("NNP", "NNPS"))
_ROOM = 42
"""Letters that a noun phrase with its `of` phrases may take."""
_SPELLS = frozenset(("years", "decades", "months", "centuries", "weeks", "days"))
_KINDS = frozenset(("kinds", "sorts", "types", "forms", "ages", "sizes"))
"""Nouns that say nothing after `of`."""


def noun_words(
    sentence: Sentence, phrase: Phrase, *, naming: Naming, short: bool = False, brief: int = 0
) -> str:
    """The words of a noun phrase that a title keeps.

    `short` leaves out the `of` phrase; `brief` leaves out plain adjectives at 1, all at 2, and at 3
    the `of` phrase of a name too (`Battle of Ulm`).
    """
    inner = meant(sentence, phrase)
    if inner is not phrase:
        return noun_words(sentence, inner, naming=naming, short=short, brief=brief)
    if sentence.tags[phrase.head] in ("PRP", "PRP$", "EX") or (
        phrase.last - phrase.first == 1 and sentence.tags[phrase.head] == "DT"
    ):
        word = sentence.low[phrase.head]  # `set himself on fire`
        return word if word in REFLEXIVE else naming.pronoun(phrase)
    if phrase.parts:
        whole = one_name(sentence, phrase)
        if whole is None:
            return _joined(sentence, phrase, naming=naming, brief=brief)
        phrase = whole
    full = naming.named(phrase) if _is_known(sentence, phrase) else ""
    core = full or core_words(sentence, phrase.first, phrase.last, phrase.head, naming=naming, level=brief)
    leans = sentence.low[phrase.head] in _LEANING or core == "one"  # `takes advantage of weakness`
    leans = leans or (brief < 2 and sentence.low[phrase.head].endswith(_ACTS))
    common = brief < 2 or (brief < 3 and sentence.low[phrase.head] in tagger.model().lexicon)
    leans = leans or (common and _name_with_of(sentence, phrase) and not _shortened(core, sentence, phrase))
    if phrase.end <= phrase.last or not core or (short and not leans):
        return core
    tail = of_words(sentence, phrase, brief=brief > 0)
    if len(core) + len(tail) > _ROOM:  # `the fall of Rye and the flight of its people`: of Rye
        tail = of_words(sentence, phrase, brief=True)
        tail = tail.partition(" and ")[0] if len(core) + len(tail) > _ROOM else tail
    if brief > 1 and tail.islower():
        tail = tail.partition(" and ")[0]
    if tail and sentence.tags[phrase.head] == "CD":
        things = out_of(core, tail.removeprefix("of "))
        return things.partition(" of ")[0] if brief > 1 else things
    kind = tail.rpartition(" ")[2].lower() in _KINDS  # `workers of all kinds`
    return f"{core} {tail}" if tail and not kind and len(core) + len(tail) <= _ROOM else core


_ACTS = ("tion", "sion", "ment", "ding", "ning", "ring", "ting")
"""Endings of nouns for what is done to something, which the `of` phrase names: `the founding of Rye`."""
_WHICH = (["for"], ["against"], ["between"], ["over"], ["with"], ["that"], ["which"], ["to"])


def _is_known(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a noun phrase only says `the war` or `this act`, so that the text must have named it before."""
    plain = (
        phrase.last - phrase.first == 2 and phrase.end == phrase.last and sentence.tags[phrase.head] == "NN"
    )
    which = sentence.low[phrase.end : phrase.end + 1]  # `the treaty with Rye`
    told = which in _WHICH or sentence.tags[phrase.end : phrase.end + 2] == [
        "VBN",
        "IN",
    ]  # `the empire built by`
    return plain and sentence.low[phrase.first] in ("the", "this", "that") and not told


def _shortened(core: str, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the name of a person was made short: `Bell` for `Ann Bell of Rye`."""
    whole = sum(sentence.tags[k] in _NAMES for k in range(phrase.first, phrase.last))
    return len(core.split()) < whole


def _name_with_of(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether `of` is inside a name: `the Bank of Rye`, `the Duke of Orange`."""
    if sentence.tags[phrase.head] not in _NAMES or phrase.end <= phrase.last + 1:
        return False
    inner = range(phrase.last + 1, phrase.end)
    after = next((k for k in inner if sentence.low[k] not in ("the", "of")), -1)
    return after >= 0 and sentence.tags[after] in (*_NAMES, "JJ") and sentence.words[after][0].isupper()


def meant(sentence: Sentence, phrase: Phrase) -> Phrase:
    """What a phrase is really about: the strikes in `a series of strikes`, Till in `a man named Till`."""
    low, tags = sentence.low, sentence.tags
    if (name := _called(sentence, phrase)) is not None:
        return name
    inner = phrase.last + 1
    of = phrase.end > inner and low[phrase.last] == "of" and not phrase.parts
    if of and low[phrase.head] in OFFICES and low[inner] in DEPARTMENTS and phrase.end > inner + 1:
        inner += 1  # `Secretary of War Ann Bell`
        return Phrase("NP", inner, phrase.end, phrase.end - 1, phrase.end)
    if not of or any(sentence.dated[inner : phrase.end]):
        return phrase
    head = low[phrase.head]
    whole = tags[phrase.head] in ("DT", "JJ", "JJS") or head in (
        "each",
        "both",
        "all",
    )  # `each of the tribes`
    post = (head == "period" and low[phrase.first] == "a") or (
        head in POSTS and phrase.first > 0 and tags[phrase.first - 1] in ("IN", "TO")
    )
    spell = head in _SPELLS
    counted = head == "number" and low[phrase.first] == "the"
    measure = head in _MEASURES and not counted  # `cut the number of ships`
    plain = tags[phrase.head] not in _NAMES  # not `the Nation of Islam`
    creed = head in ("religion", "faith") and low[inner].endswith(_CREEDS)  # not `the religion of Rye`
    named = (head in TOWNS or creed) and plain and tags[inner] in _NAMES  # `the town of Rye`
    if named and "POS" not in tags[phrase.first : phrase.last]:
        end = next((j for j in range(inner, phrase.end) if tags[j] not in _NAMES), phrase.end)
        return Phrase("NP", inner, end, end - 1, phrase.end if low[end : end + 1] == ["of"] else end)
    if whole or measure or post or spell:
        end = next((j for j in range(inner, phrase.end) if low[j] == "of"), phrase.end)
        noun = next((j for j in range(end - 1, inner - 1, -1) if tags[j] in NOUNS), -1)
        if noun >= 0 and (tags[noun] in ("NNS", "NNPS") or post or spell):
            return Phrase("NP", inner, end, noun, phrase.end)
    return phrase


def _called(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The name that a noun phrase gives: `a man named Till`, `a protest known as the Salt March`."""
    low, tags = sentence.low, sentence.tags
    for k in range(phrase.first + 1, min(phrase.end + 1, len(low) - 1)):
        if low[k] not in ("named", "called", "known") or tags[k] == "VBD":
            continue
        first = k + 1 + (low[k] == "known" and low[k + 1] == "as")
        first += low[first : first + 1] == ["the"]
        end = next((j for j in range(first, len(low)) if not _in_name(low, tags, j, first)), len(low))
        if end > first:
            return Phrase("NP", first, end, end - 1, end)
    return None


def _in_name(low: list[str], tags: list[str], k: int, first: int) -> bool:
    """Whether a token goes on with a name, perhaps one with `and` in it: `the Kern Land and Sea Union`."""
    joins = low[k] == "and" and low[first - 1] == "the" and k > first and tags[k + 1 : k + 2] == ["NNP"]
    return tags[k] == "NNP" or joins


_CREEDS = ("ism", "islam", "ianity")
POSTS = frozenset(("position", "post", "office", "title", "role", "rank", "job"))
"""Nouns that say nothing without their `of` phrase: `the position of mayor`."""


def one_name(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """A name with `and` in it, `the Food and Drug Administration`, as one noun; None for other nouns."""
    if len(phrase.parts) != 2:
        return None
    (first, last, head), (start, end, main) = phrase.parts
    names = all(sentence.words[k][0].isupper() for k in (*range(first + 1, last), *range(start, end)))
    body = sentence.low[main] in BODIES | LAWS and sentence.low[head] not in BODIES
    if names and body and sentence.low[first] == "the":
        return phrase._replace(first=first, last=end, head=main, parts=())
    return None


LAWS = frozenset(("act", "treaty", "agreement", "bill"))


def _joined(sentence: Sentence, phrase: Phrase, *, naming: Naming, brief: int) -> str:
    """The nouns joined by `and`, as far as a title has room for them."""
    parts = [p for p in phrase.parts if not (p[1] - p[0] == 1 and sentence.tags[p[0]] == "PRP")]
    names = [
        p
        for p in parts
        if sentence.tags[p[2]] == "NNP" and all(sentence.tags[k] == "NNP" for k in range(*p[:2]))
    ]
    if len(parts) == 2 and (one := _named_so(sentence, *parts)) is not None:
        return core_words(sentence, *one, naming=naming, level=brief)
    if len(names) > 1 and len(parts) > 2:
        if brief:  # `its president, Ann Bell, and its treasurer, Otto Kern`: Bell and Kern
            return " and ".join(_last_name(sentence, *name) for name in names[:2])
        parts = names
    heads = [core_words(sentence, a, b, h, naming=naming, level=brief) for a, b, h in parts]
    heads = [h for h in heads if h]
    if len(heads) > 1:
        link = sentence.low[parts[-1][0] - 1]
        link = link if link in ("and", "or", "nor") else "and"
        both = (
            "neither " * (link == "nor" and not heads[0].lower().startswith("neither "))
            + f" {link} ".join(heads)
            if len(heads) == 2
            else f"{', '.join(heads[:2])} {link} {heads[2]}"
        )
        both = both if len(heads) < 4 else f"{heads[0]} and others"
        if len(both) <= (26 if brief else 38) or link == "nor":  # one alone would say the contrary
            return both + _tail_of(sentence, phrase, room=40 - len(both))
        if not brief:
            return _joined(sentence, phrase, naming=naming, brief=1)
    return heads[0] + _tail_of(sentence, phrase, room=30) if heads else ""


_Noun = tuple[int, int, int]


def _last_name(sentence: Sentence, first: int, last: int, head: int) -> str:
    """The last word of a name; all of it if that is a common word: `New York City`, but `Bell`."""
    whole = sentence.low[head] in tagger.model().lexicon
    return " ".join(sentence.words[first:last]) if whole else sentence.words[head]


def _named_so(sentence: Sentence, first: _Noun, last: _Noun) -> _Noun | None:
    """The name in `his friend and rival Otto Kern`, where two nouns say who one person is; else None."""
    start = next((k for k in range(last[0], last[1]) if sentence.tags[k] == "NNP"), last[1])
    before = range(last[0], start)
    plain = len(before) > 0 and all(sentence.tags[k] in ("NN", "JJ") for k in before)
    plain = plain and all(sentence.words[k].islower() for k in before)
    who = sentence.tags[first[2]] == "NN" and first[2] == first[1] - 1 and sentence.tags[start - 1] == "NN"
    return (start, last[1], last[2]) if plain and who and start < last[1] and last[2] >= start else None


def _tail_of(sentence: Sentence, phrase: Phrase, *, room: int) -> str:
    """The `of` phrase after nouns joined by `and`: `the letter and spirit of the law`."""
    tail = of_words(sentence, phrase, brief=True) if phrase.end > phrase.last else ""
    return f" {tail}" if tail and len(tail) <= room else ""


def core_words(
    sentence: Sentence, first: int, last: int, head: int, *, naming: Naming, level: int = 0
) -> str:
    """The words of a noun phrase up to its head that a headline keeps.

    Plain adjectives go too at level 1, all adjectives at level 2.
    """
    held = [k for k in range(first, last) if _stays(sentence, k, first, last, head)]
    if level > 1 and sentence.tags[head] == "NNP" and "POS" in sentence.tags[first:head]:
        held = [k for k in held if k > first + sentence.tags[first:head].index("POS")]  # `Kern’s Bell Hall`
    kept, tags = [_as_inside(sentence, k) for k in held], [sentence.tags[k] for k in held]
    while kept and tags[0] in ("POS", ",", "CC", "IN"):
        kept, tags = kept[1:], tags[1:]
    naming = _naming_after(sentence, first, naming)
    kept, tags = possessor(*person(kept, tags, naming=naming), naming=naming)
    if len(kept) > 2 and tags[0] == "VBN":
        kept, tags = kept[1:], tags[1:]  # `the required two votes`
    if len(kept) > _MOST or level:
        kept, tags = _shorter(kept, tags, most=1 if level else _MOST, names=level < 2)
    while kept and tags[0] in (",", "CC"):  # `a deadly, efficient force`
        kept, tags = kept[1:], tags[1:]
    while kept and tags[-1] in ("POS", ",", "CC", "IN"):
        kept, tags = kept[:-1], tags[:-1]
    if tags[-3:-1] == ["JJ", "CC"] and held[-1:] == [head] and sentence.low[head - 1] == "other":
        del kept[-2]  # `technical and other problems`
    return spaced(short_names(kept))


def _as_inside(sentence: Sentence, k: int) -> str:
    """A word as it is written inside a sentence: `Growing` at its start has no capital of its own."""
    if k or sentence.tags[k] not in ("JJ", "VBN", "VBG"):
        return sentence.words[k]
    known = tagger.model().lexicon
    plain = sentence.low[k] in known and "JJ" not in known.get(sentence.words[k], ())  # not `British`
    return sentence.low[k] if plain else sentence.words[k]


def _stays(sentence: Sentence, k: int, first: int, last: int, head: int) -> bool:
    """Whether a title keeps the token `k` of a noun phrase."""
    word, tag, low = sentence.words[k], sentence.tags[k], sentence.low[k]
    if sentence.dated[k] or k == head:
        return not sentence.dated[k]
    more = low == "more" and sentence.low[last : last + 1] == ["than"]  # `more ships than men`
    more |= low == "more" and sentence.low[k - 1] == "or"  # `a million or more ships`
    more |= low == "a" and sentence.low[k + 1] in _HUNDREDS
    more |= low == "other" and sentence.low[k - 1] in _EVERY
    if more or (low in _FEW and sentence.low[k + 1 : k + 2] == ["than"]):  # `fewer than ten ships`
        return True
    if (word in MARKS and not (tag == "POS" and k > first)) or (tag in _ADVERBS and not _half(sentence, k)):
        return False
    # `several thousand people`, `both sides`
    counts = low in _COUNTS and sentence.tags[k + 1] == "CD"
    counts = counts or sentence.low[k : k + 2] == ["both", "sides"] or _half(sentence, k)
    if not counts and low in DROPPED and tag in ("DT", "JJ", "PRP$", "PDT", "JJR", "JJS"):
        return False
    if tag == "JJ" and sentence.tags[k + 1] == "``":
        return False  # `the new “Iron Law”`
    loose = tag in ("VBN", "JJ") and k > first and sentence.tags[k - 1] in ("RB", "RBR", "RBS")
    return not loose  # `a loosely knit empire`


def _half(sentence: Sentence, k: int) -> bool:
    """Whether a word belongs to `half a million`."""
    first = k - int(sentence.low[k] == "a")
    number = sentence.tags[first + 2 : first + 3] == ["CD"]
    return sentence.low[first : first + 2] == ["half", "a"] and first <= k and first >= 0 and number


def _naming_after(sentence: Sentence, first: int, naming: Naming) -> Naming:
    """How a name that begins at a token is shortened: not at all after `the`, as in `the Bell Doctrine`."""
    whole = sentence.low[first] == "the" and sentence.tags[first + 1 : first + 2] == ["NNP"]
    return Naming(pronoun=naming.pronoun) if whole else naming


_EVERY = frozenset(("every", "each", "no", "any"))
_HUNDREDS = frozenset(("dozen", "hundred", "thousand", "million", "billion"))
_COUNTS = frozenset(("several", "many"))
_ADVERBS = frozenset(("RB", "RBR", "RBS", "PDT", "PRP$", "WP$"))


def _shorter(kept: list[str], tags: list[str], *, most: int, names: bool) -> tuple[list[str], list[str]]:
    """A long noun phrase with adjectives dropped from the left; with `names`, those with a capital stay."""
    k = 0
    while len(kept) > most and k < len(kept) - 1:
        plain = kept[k].islower() or tags[k] in (",", "CC")
        joins = tags[k] in (",", "CC") and k > 0 and tags[k - 1] in NOUNS  # `posts and forts`
        loose = (
            not joins
            and tags[k] in ("JJ", "VBN", "VBG", ",", "CC", "JJS", "JJR")
            and kept[k] not in _RANKS | _FEW
        )
        end = k + 1  # `African American` goes or stays as one
        while tags[k] == tags[end] == "JJ" and not plain and kept[end][:1].isupper() and end < len(kept) - 1:
            end += 1
        if loose and (plain or most > 1 or not names):
            del kept[k:end], tags[k:end]
        else:
            k += 1
    return kept, tags

"""The subject of a title: who or what did it, under a name if the sentence or the text has one."""

from __future__ import annotations

from dashboard.reading.claims.fitting import Part
from dashboard.reading.claims.naming import Naming, is_agent, is_role, without_roles
from dashboard.reading.claims.noun_titles import LAWS, noun_words
from dashboard.reading.claims.of_phrases import OFFICES, out_of
from dashboard.reading.claims.plurals import is_plural
from dashboard.reading.claims.title_deeds import TO_DO, deed
from dashboard.reading.claims.title_parts import lacks_of, surname
from dashboard.reading.claims.told import verb_of
from dashboard.reading.claims.word_lists import word_lists
from dashboard.reading.grammar import tagger
from dashboard.reading.grammar.clause import Clause, Sentence
from dashboard.reading.grammar.phrase import NAMES, Phrase


def subject_of(sentence: Sentence, clause: Clause, *, naming: Naming) -> list[Part]:
    """The subject of a clause as the first part of its title, in all its forms; empty if it has no words."""
    subject = clause.subject
    if subject is None:
        return []
    above = _of_which(sentence, clause, subject, naming=naming)
    if forms := above or _of_what_was(sentence, clause, subject, naming=naming):
        return [Part(tuple(forms), 0)]
    subject = _named_before(sentence, clause, _named_after(sentence, subject))
    subject = without_roles(sentence, subject)
    apposed = None if _of_another(sentence, subject, clause.apposed) else clause.apposed
    if (
        apposed is not None
        and sentence.tags[apposed.head] in NAMES
        and (sentence.tags[subject.head] not in NAMES or sentence.low[subject.head] in OFFICES)
    ):
        if any(
            sentence.tags[head] == "NNP" for _, _, head in subject.parts
        ):  # `its king, A, and its queen, B,`
            parts = (*subject.parts[:-1], (apposed.first, apposed.last, apposed.head))
            subject = subject._replace(parts=parts)
        elif sentence.tags[subject.head] in ("NN", "NNS", "CD") or sentence.low[subject.head] in OFFICES:
            subject = apposed
    forms = _subject_forms(sentence, subject, naming=naming)
    if not forms:
        return []
    if few := _hardly_any(sentence, subject):
        return [Part(tuple(f"{few} {form.removeprefix('one ')}" for form in forms), 0)]
    owner = owner_of(sentence, subject, naming=naming)
    owned = [f"{owner} {form}" if form else "" for form in forms] if owner else forms
    for phrase in clause.lead:
        age = sentence.low[phrase.first] in ("over", "under") and sentence.tags[phrase.head] == "CD"
        which = age or sentence.low[phrase.first] in _KINDS  # `women over 30`
        if phrase.kind == "PP" and phrase.first == subject.end and which:
            law = sentence.low[phrase.head] in LAWS  # `the Trading with Rye Act`
            kinds = _with_kind(sentence, owned, phrase, naming=naming)
            owned = [*kinds, *(() if law else owned)] or owned
    owned = [*_to_do(sentence, subject, owned[0], naming=naming), *owned]
    whole = tuple(dict.fromkeys(form for form in owned if form))
    whole = tuple(form for form in whole if form.lower() != "one") or whole  # of `one of the mills`
    last = surname(sentence, subject, whole[-1]) if whole and not owner else ""
    whole = (*whole, last) if last else whole
    thin = (
        0 if subject.parts or not whole or " of " not in whole[0] else _without_of(sentence, subject, whole)
    )
    return [Part(whole, 0, spare=int(len(subject.parts) > 1 and len(whole) > 1), thin=thin)]


def _without_of(sentence: Sentence, subject: Phrase, forms: tuple[str, ...]) -> int:
    """How many forms at the end leave out what a subject needs: `remnants` of an army."""
    return sum(lacks_of(sentence, subject, form) for form in forms)


def _to_do(sentence: Sentence, subject: Phrase, form: str, *, naming: Naming) -> list[str]:
    """A form that says what a plan, an attempt or a bill was to do: `plan to burn mill`."""
    if subject.parts or sentence.low[subject.head] not in TO_DO:
        return []
    near = (c for c in sentence.clauses if c.verb.first == subject.end and c.verb.form == "infinitive")
    child = next(near, None)
    if child is None or child.object is None or child.verb.passive or sentence.low[child.verb.first] != "to":
        return []
    parts = deed(sentence, child, f"to {verb_of(sentence, child)}", True, naming=naming)[:1]
    words = parts[0].forms[-1] if parts else ""
    return [f"{form} {words}"] if 0 < len(words.split()) < 5 else []


def _hardly_any(sentence: Sentence, subject: Phrase) -> str:
    """The words that say of how few it was so, or not: `hardly any`, `all but` two; '' for other subjects."""
    if sentence.low[max(0, subject.first - 2) : subject.first] == ["all", "but"]:
        return "all but"
    words = sentence.low[max(0, subject.first - 1) : subject.first + 1]
    few = len(words) == 2 and words[0] in _HARDLY and words[1] in _ANY and subject.last - subject.first > 1
    if len(words) == 2 and words[0] in _ALMOST and words[1] in _EVERYONE:
        return words[0]
    few |= words == ["not", "all"]  # `not all of the towns`
    return " ".join(words) if few else ""


_HARDLY = frozenset(("hardly", "scarcely", "barely", "not"))
_ALMOST = frozenset(("almost", "nearly", "virtually", "not"))
_EVERYONE = frozenset(("everyone", "everybody", "everything", "nobody", "nothing"))
_ANY = frozenset(("any", "all", "a", "an", "one"))


def _of_which(sentence: Sentence, clause: Clause, subject: Phrase, *, naming: Naming) -> list[str]:
    """The subject of `parks, the first of which opened`, `First park`; empty for any other."""
    after = sentence.low[subject.last : subject.last + 2]
    if clause.kind != "rel" or after not in (["of", "which"], ["of", "whom"]):
        return []
    nouns = (p for p in reversed(sentence.phrases) if p.kind == "NP" and p.last <= subject.first)
    noun = next(nouns, None)
    if noun is None or noun.parts or sentence.tags[noun.head] not in ("NNS", "NNPS"):
        return []
    if sentence.tags[noun.first] == "CD":  # `two sons, both of whom died`
        noun = noun._replace(first=noun.first + 1)
    word, one = sentence.low[subject.head], not is_plural(sentence, subject)
    forms = (noun_words(sentence, noun, naming=naming, short=True, brief=brief) for brief in (1, 2))
    told = (out_of("one", form) if one else form for form in forms if form)
    short = (form for form in dict.fromkeys(told) if len(form.split()) < 4)
    return [form if word == "one" else f"{word} {form}" for form in short]


def _of_what_was(sentence: Sentence, clause: Clause, subject: Phrase, *, naming: Naming) -> list[str]:
    """The name of what is said to be the subject: Kern in `Kern was a baker who fled`; empty if none is.

    Only if nobody else can be meant, as in `Kern was a son of the baker who fled`.
    """
    low, tags = sentence.low, sentence.tags
    alone = subject.end == subject.last and not subject.parts and tags[subject.head] == "NN"
    one = clause.kind == "rel" and low[subject.head : subject.last + 1] == ["one", "of"]
    if clause.kind not in ("rel", "part") or not (
        one or (alone and low[subject.first] in ("a", "an", "the"))
    ):
        return []
    said = next((c for c in sentence.clauses if c.object is not None and c.object == subject), None)
    who = None if said is None else said.subject
    if said is None or who is None or low[said.verb.head] not in ("was", "is") or said.verb.negated:
        return []
    between = [p for p in said.post if p.kind == "PP" and p.last <= clause.verb.first]
    if between and (clause.opener != "who" or any(is_agent(sentence, p) for p in between)):
        return []
    owned = low[who.last : who.last + 1] == ["of"] and tags[who.end - 1] in NAMES
    mass = tags[who.first] == "NN" and who.last - who.first == 1 and sentence.words[who.first][0].isupper()
    turned = low[who.first - 1] in ("of", "and")  # `after the fall of Rye was a time known as …`
    if turned or who.parts or not (tags[who.head] in ("NNP", "PRP") or owned or mass):
        return []
    forms = [] if low[who.head] == "there" else _subject_forms(sentence, who, naming=naming)
    return forms if forms and (forms[0][0].isupper() or owned) else []


def _of_another(sentence: Sentence, subject: Phrase, apposed: Phrase | None) -> bool:
    """Whether a name after a subject is that of a later noun: Kern in `the rule of her nephew, Otto Kern`.

    In `the charter of the Nine Towns, or the Ring`, the ring is the towns.
    """
    if apposed is not None and sentence.low[apposed.first - 1] == "or" and subject.end > subject.last:
        return True
    last, head = subject.end - 1, sentence.low[subject.head]
    inner = subject.end > subject.last and sentence.tags[last] == "NN" and is_role(sentence.low[last])
    return inner and not is_role(head) and head not in OFFICES


def _named_before(sentence: Sentence, clause: Clause, subject: Phrase) -> Phrase:
    """The name to which a subject is an apposition: `Otto Kern, a baker who fled`, `a baker born in Rye`."""
    if clause.kind == "rel" and (name := _identified(sentence, subject)) is not None:
        return name
    at, low = subject.first, sentence.low
    beside = (
        clause.kind == "part" and clause.verb.form == "participle" and clause.verb.first - subject.end < 2
    )
    beside |= clause.kind != "rel" and low[subject.end] == ","  # `Otto Kern, the mayor of Rye, fled`
    if not (clause.kind == "rel" or beside) or sentence.tags[subject.head] != "NN":
        return subject
    if low[at] not in ("a", "an", "the") or low[at - 1] != ",":
        return subject
    names = (p for p in sentence.phrases if p.kind == "NP" and p.end == at - 1)
    name = next((p for p in names if sentence.tags[p.head] == "NNP" and not p.parts), None)
    if name is None or (beside and _not_the_same(sentence, name)):
        return subject
    return name


def _not_the_same(sentence: Sentence, name: Phrase) -> bool:
    """Whether what follows a name may be about the clause: `lived in the West, a tale told in May`."""
    low, before = sentence.low, name.first - 1
    plain = name.last - name.first == 1 and low[name.head] in tagger.model().lexicon  # `First, a law …`
    return plain or (before > 0 and low[before] in _WHERE)


_WHERE = frozenset(("in", "at", "from", "to", "by", "on", "of", "with", "for"))


def _identified(sentence: Sentence, subject: Phrase) -> Phrase | None:
    """The name that a later clause gives: Otto Kern in `One man who fled was Otto Kern`; None for no name."""
    for clause in sentence.clauses:
        name, verb = clause.object, clause.verb
        if clause.subject is not subject or clause.kind != "main" or name is None or not verb.copula:
            continue
        plain = verb.last - verb.first == 1 and sentence.low[verb.head] in ("was", "is")
        one = sentence.tags[subject.head] == "NN" and not subject.parts and not name.parts
        if plain and one and all(sentence.tags[k] == "NNP" for k in range(name.first, name.last)):
            return name
    return None


def _named_after(sentence: Sentence, subject: Phrase) -> Phrase:
    """The name at the end of a role and what it is for: Otto Kern in `the teacher of music Otto Kern`."""
    last, tags = subject.end, sentence.tags
    first = last
    while first > subject.first and tags[first - 1] == "NNP":
        first -= 1
    role = is_role(sentence.low[subject.head]) and tags[subject.head] in ("NN", "NNP")
    before = sentence.low[first - 1] if first else ""
    what = first > subject.last + 1 and tags[first - 1] in ("NN", "NNS") and not is_role(before)
    named = role and what and last - first > 1 and not subject.parts
    return Phrase("NP", first, last, last - 1, last) if named else subject


def _subject_forms(sentence: Sentence, subject: Phrase, *, naming: Naming) -> list[str]:
    """The forms of a subject, the fullest first; empty if nothing is left of it."""
    words = noun_words(sentence, subject, naming=naming, short=True)
    if not words or (" " not in words and subject.end == subject.last):
        return [words] if words else []
    brief = noun_words(sentence, subject, naming=naming, short=True, brief=1)
    tail = noun_words(sentence, subject, naming=naming, brief=1)
    least = noun_words(sentence, subject, naming=naming, short=True, brief=2)
    if subject.parts:  # of several actors, one may stand for all
        first, last, head = subject.parts[0]
        one = Phrase("NP", first, last, head, last)
        alone = noun_words(sentence, one, naming=naming, brief=2)
        name = words.partition(",")[0].partition(" and ")[0]  # `its king, Otto, and its queen, Ann,`
        alone = name if sentence.tags[head] == "NN" and name.istitle() else alone
        return [words, brief, least, alone] if alone else [words, brief, least]
    if tail == brief or len(tail.split()) > 5 or len(brief.split()) != 1:
        known = _of_a_name(sentence, subject) and len(tail.split()) < 6
        return [tail, words, brief, least] if known else [words, brief, least]
    whole = noun_words(sentence, subject, naming=naming)
    named = tail if _of_a_name(sentence, subject) else brief  # `the culture of Rome` needs Rome
    fits = len(whole.split()) < 6 and len(whole) < 36  # `the high point of the strike`
    return [whole if fits else tail, tail, named, least]


def _with_kind(sentence: Sentence, forms: list[str], phrase: Phrase, *, naming: Naming) -> list[str]:
    """The forms of a subject that says which, `first case in Ulm`, for which there is room, fullest first.

    They keep what else says which: `Norse raids on Ulm`, `use of salt in Ulm`.
    """
    inner, word = phrase._replace(kind="NP", first=phrase.first + 1), sentence.low[phrase.first]
    said = [noun_words(sentence, inner, naming=naming, brief=brief, short=brief > 1) for brief in (0, 1, 2)]
    apart = word == "between" and len(inner.parts) > 1
    said = [which for which in said if _says_which(word, which) and (" and " in which or not apart)]
    kept = [form for form in forms if form and _tells(form) >= _tells(forms[0])]
    told = dict.fromkeys(f"{form} {word} {which}" for which in said for form in kept)
    return [whole for whole in told if len(whole.split()) < 7 and len(whole) < _ROOM]


def _tells(form: str) -> int:
    """How much of a subject says which it is: its names, its `of` phrases, and its several actors."""
    return sum(word in ("of", "and") or word[:1].isupper() for word in form.split(" "))


def _says_which(word: str, which: str) -> bool:
    """Whether a phrase after a subject says enough: not `in world`, nor `from countries`."""
    if not which or which in _VAGUE:
        return False
    return " " in which or not which.islower() or word in _ABOUT


_ABOUT = frozenset(
    ("by", "for", "against", "over", "about", "on", "to", "toward", "towards", "in", "between")
)
_VAGUE = word_lists("titles")["vague_places"]
"""Nouns that do not say which place or time: `in the region`."""
_ROOM = 53
"""Letters of a subject with what says which it was."""


def owner_of(sentence: Sentence, phrase: Phrase, *, naming: Naming) -> str:
    """Whose the subject is, where the text has a pronoun: `Bell’s` for `her` in `her army crossed it`."""
    plain = sentence.tags[phrase.first] == "PRP$" and sentence.tags[phrase.head] in ("NN", "NNS")
    if not plain or phrase.parts:
        return ""
    at = phrase.first
    name = naming.pronoun(Phrase("NP", at, at + 1, at, at + 1))
    if not name or len(name.split()) > 3 or "’s" in name or " of " in name:
        return ""
    return f"{name}’" if name.endswith("s") and sentence.low[at] == "their" else f"{name}’s"


def _of_a_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether `of` gives a common noun a name: `the people of Rye`."""
    plain = sentence.tags[phrase.head] in ("NN", "NNS") and phrase.end > phrase.last and not phrase.parts
    return plain and any(sentence.words[k][0].isupper() for k in range(phrase.last, phrase.end))


_KINDS = word_lists("titles")["kinds"] | {"by"}
"""Prepositions before what says which revolt, attack or treaty it was."""

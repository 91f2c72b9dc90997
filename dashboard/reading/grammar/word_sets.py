"""Words that the grammar knows one by one (`words/en.toml`): auxiliaries, openers of clauses and the like."""

from __future__ import annotations

from dashboard.reading.words import listed, load

_SETS = {name: frozenset(listed(words)) for name, words in load("grammar").items()}
HAVE, BE, DO, NOT = _SETS["have"], _SETS["be"], _SETS["do"], _SETS["not"]
REFLEXIVE = _SETS["reflexive"]
ALWAYS = _SETS["always"]
"""Words that open a clause."""
EITHER = _SETS["either"]
"""Words that open a clause or a phrase."""
COPULAS = _SETS["copulas"]
"""Verbs that link a subject with what it is."""
THINKS = _SETS["thinks"]
"""Verbs after which a clause can follow without `that`."""
AS_PREPOSITION = _SETS["as_preposition"]
"""Forms in -ing that stand for a preposition."""
ABOUT = _SETS["about"]
"""Words before a number that go with it: `over twenty thousand people`."""
FLOATING = _SETS["floating"]
"""Words that may stand inside a verb group: `the towns had all fallen`."""
MUCH = _SETS["much"]
"""Words that carry a noun phrase before `of`: `much of the north`."""
MANNER = _SETS["manner"]
"""Nouns after which a clause can follow at once: `the way ships were built`."""
EPITHETS = _SETS["epithets"]
"""Words with a capital that end a name with `the`: `Otto the Bold`."""
LIMBS = _SETS["limbs"]
"""Nouns that are parts of somebody: `in the hands of dealers`."""
INTRANSITIVE = _SETS["intransitive"]
"""Past forms that are no passive: without `have`, they are what a clause tells."""
ADJECTIVES = _SETS["adjectives"]
"""Forms in -ing that are adjectives before a noun: `neighbouring towns`."""
MEASURES, SOME, BEYOND = _SETS["measures"], _SETS["some"], _SETS["beyond"]
"""Units of time and length, words that count them, and what follows: `a few miles from the town`."""
MADE, BESIDE = _SETS["made"], _SETS["beside"]
"""Participles that, after a comma, go with the noun before it, or with the subject of its clause."""

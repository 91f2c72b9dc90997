"""Words that the grammar must know one by one: auxiliaries, what opens clauses, verbs of saying."""

from __future__ import annotations

HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve"))
BE = frozenset(("be", "is", "are", "was", "were", "been", "being", "am", "'re", "’re", "'m", "’m"))
DO = frozenset(("do", "does", "did"))
REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "myself", "ourselves"))
NOT = frozenset(("not", "n't", "n’t", "never"))
ALWAYS = frozenset(
    [
        "because",
        "although",
        "though",
        "if",
        "unless",
        "whereas",
        "while",
        "whether",
        "lest",
        "that",
        "albeit",
        "whenever",
        "wherever",
    ]
)
"""Words that open a clause."""
EITHER = frozenset(["after", "before", "since", "until", "till", "as", "once", "so"])
"""Words that open a clause or a phrase."""
COPULAS = frozenset(
    [
        "become",
        "becomes",
        "became",
        "becoming",
        "remain",
        "remains",
        "remained",
        "seem",
        "seems",
        "seemed",
        "appear",
        "appears",
        "appeared",
        "stay",
        "stayed",
        "prove",
        "proved",
        "turn",
        "grew",
    ]
)
"""Verbs that link a subject with what it is."""
THINKS = frozenset(
    [
        "said",
        "says",
        "say",
        "thought",
        "think",
        "thinks",
        "believed",
        "believe",
        "believes",
        "knew",
        "know",
        "knows",
        "claimed",
        "claim",
        "claims",
        "argued",
        "argue",
        "argues",
        "felt",
        "feel",
        "feels",
        "hoped",
        "hope",
        "hopes",
        "feared",
        "fear",
        "fears",
        "decided",
        "ensured",
        "insisted",
        "suggested",
        "realized",
        "realised",
        "meant",
        "means",
        "showed",
        "declared",
        "announced",
        "stated",
        "concluded",
        "reported",
        "denied",
        "agreed",
    ]
)
"""Verbs after which a clause can follow without `that`."""

"""A title does not stop before the words without which it says less than its sentence, or the contrary."""

from __future__ import annotations

import pytest

from dashboard.reading.grammar import forms


@pytest.mark.parametrize(
    ("form", "plain"),
    [("adhered", "adhere"), ("interfering", "interfere"), ("persevered", "persevere"), ("revered", "revere"),
     ("gathered", "gather"), ("offered", "offer"), ("severed", "sever")],
)  # fmt: skip
def test_a_verb_in_ere_keeps_its_last_letter(form: str, plain: str) -> None:
    assert forms.lemma(form, "VBG" if form.endswith("ing") else "VBD") == plain

"""Signs that tell beforehand where nothing can be: what each gate lets through holds all that stands behind it."""

from reading.columns import heads, role_of
from reading.labels import labels
from reading.wordrows import FIGURES, FIGURES_SIGNS


def test_every_head_of_figures_holds_a_sign_that_a_row_in_words_is_looked_for_by() -> None:
    words = [word for word in (*heads(), *labels().key_of) if role_of(word) in FIGURES]
    assert [word for word in words if FIGURES_SIGNS.isdisjoint(word) and "price" not in word] == []

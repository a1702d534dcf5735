"""Many texts as one string: a place of it belongs to one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itareport.rules.joined import SEPARATOR, JoinedTexts
from itareport.thai.patterns import Pattern


@given(st.lists(st.text("กข ๆ", max_size=5), max_size=6))
def test_each_place_belongs_to_the_text_whose_letter_it_is(texts: list[str]) -> None:
    joined = JoinedTexts(texts)
    places = [(index, letter) for index, text in enumerate(texts) for letter in text]
    found = [(joined.index_at(place), letter) for place, letter in enumerate(joined.whole) if letter != SEPARATOR]
    assert found == places


def test_the_texts_that_hold_one_of_the_patterns_are_found() -> None:
    joined = JoinedTexts(["", "กขก", "ค", "ขข", ""])
    assert joined.holding(Pattern("ข")) == {1, 3}
    assert joined.holding(Pattern("ข"), Pattern("ค")) == {1, 2, 3}
    assert JoinedTexts([]).holding(Pattern("ก")) == set()


@given(st.lists(st.text("กข.xX", max_size=6), max_size=6), st.lists(st.sampled_from(["ก", "x", "..."]), max_size=3))
def test_the_texts_that_one_of_the_signs_is_in_are_found(texts: list[str], signs: list[str]) -> None:
    holding = {index for index, text in enumerate(texts) if any(sign in text for sign in signs)}
    assert JoinedTexts(texts).with_any(signs) == holding

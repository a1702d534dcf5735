from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itareport.rules.joined import JoinedTexts
from itareport.rules.misspellings import Misspelling, MisspellingTable
from itareport.rules.thai_text import check_text
from itareport.rules.thai_words import table


def in_place(entry: Misspelling, spelling: str) -> str:
    return (entry.before[0] if entry.before else "") + spelling + (entry.after[0] if entry.after else "")


def test_the_lists_are_short_and_have_no_entry_twice() -> None:
    keys = [(entry.wrong, entry.before, entry.after) for entry in table()]
    assert len(set(keys)) == len(keys)
    assert 300 < len(keys) < 600


def test_a_misspelling_is_found_where_it_is() -> None:
    for entry in table():
        found = table().find(in_place(entry, entry.wrong), entry.list)
        assert [(place, other.right) for place, other in found] == [
            (len(entry.before[0]) if entry.before else 0, entry.right)
        ]


def test_the_right_spelling_of_a_misspelling_has_no_finding() -> None:
    assert [entry.right for entry in table() if check_text(in_place(entry, entry.right))] == []


def test_neighbours_decide() -> None:
    table = MisspellingTable(
        [
            Misspelling("บคคง", "บคค", not_before=("ก",), not_after=("ข",)),
            Misspelling("ดตถท", "ดตถ", before=("ป",), after=("พ",)),
            Misspelling("มยรล", "มยร", alone=True),
            Misspelling("สหอ", "สหฮ"),
        ]
    )

    def found(text: str) -> list[tuple[int, str]]:
        return [(place, slip.wrong) for place, slip in table.find(text)]

    assert found("บคคง ฮบคคงฮ") == [(0, "บคคง"), (6, "บคคง")]
    assert found("กบคคง บคคงข") == []
    assert found("ปดตถทพ") == [(1, "ดตถท")]
    assert found("ดตถทพ ปดตถท") == []
    assert found("มยรล, กมยรล") == [(0, "มยรล")]
    assert found("สหอ") == [(0, "สหอ")]
    assert found("") == []


def test_the_longest_misspelling_is_found() -> None:
    table = MisspellingTable([Misspelling("กขคง", "1"), Misspelling("กขคงจฉ", "2"), Misspelling("คงจฉ", "3")])
    assert [(place, slip.right) for place, slip in table.find("กขคงจฉ")] == [(0, "2")]


def test_letters_outside_the_basic_plane_do_no_harm() -> None:
    table = MisspellingTable([Misspelling("กขคง", "1")])
    assert [place for place, _ in table.find("😀กขคง\ud800")] == [1]


@given(st.lists(st.lists(st.sampled_from(["กขคงจ", "กขคงจฉ", "จฉช", "ก", " "]), max_size=4).map("".join), max_size=4))
def test_one_look_at_all_texts_finds_what_a_look_at_each_does(texts: list[str]) -> None:
    entries = [Misspelling("กขคงจ", "1"), Misspelling("กขคงจฉ", "2", alone=True), Misspelling("จฉช", "3", after=("ก",))]
    together, alone = MisspellingTable(entries), MisspellingTable(entries)

    holding = together.look_through(JoinedTexts(texts))

    assert [together.find(text) for text in texts] == [alone.find(text) for text in texts]
    assert holding == {index for index, text in enumerate(texts) if alone.find(text)}

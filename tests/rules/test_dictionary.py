from __future__ import annotations

import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.errors import UsageError
from itareport.findings import Family, Severity
from itareport.rules import dictionary
from itareport.rules.sample import SAMPLE
from itareport.rules.thai_base import TextRule
from itareport.rules.thai_text import check_text
from support.clean_thai import bodies, damages, sentences

OFFICIAL = [text for name, body in bodies().items() if name != "mozilla" for text in body]


def hits(text: str) -> list[tuple[str, str]]:
    return [(rule.rule.id, text[hit.start : hit.end]) for rule, hit in check_text(text, dictionary.RULES)]


@pytest.mark.parametrize(
    ("text", "id_", "letters"),
    [
        ("แผนพัฆนาท้องถิ่น", "ITA301", "พัฆ"),
        ("อยางเคร่งครัด", "ITA302", "อยาง"),
        ("รายงานดังนี", "ITA302", "ดังนี"),
        ("ตามแผนงบป ระมาณ", "ITA303", "งบป ระมาณ"),
        ("ตรวจสอ บการเงิน", "ITA303", "ตรวจสอ บ"),
    ],
)
def test_a_word_that_no_list_knows_is_shown(text: str, id_: str, letters: str) -> None:
    assert hits(text) == [(id_, letters)]


@pytest.mark.parametrize(
    "text",
    [
        "นายสุรเชษฐ์ วงศ์วัฒนากิจ",
        "ผอ.กอง และ สสจ. (กวจ)",
        "คณะกรรมการฯ",
        "E-Service",
        "",
        "๒๕๖๘",
        "อำเภอนครชัยศรี จังหวัดนครปฐม",
        "คำขอต่อใบอนุญาต ขอกำหนดตำแหน่ง ขอยุติเรื่อง ขอเสนอแนะ นำขึ้นเว็บไซต์ รับทราบผลรายงาน",
    ],
)
def test_what_is_right_has_no_finding(text: str) -> None:
    assert hits(text) == []


@pytest.mark.parametrize("rule", dictionary.RULES, ids=lambda rule: rule.rule.id)
def test_the_examples_show_exactly_the_rule(rule: TextRule) -> None:
    example = rule.rule.example
    assert example is not None
    assert SAMPLE.count(example.place) == 1
    assert [id_ for id_, _ in hits(example.bad)] == [rule.rule.id]
    assert hits(example.good) == []


@pytest.mark.parametrize("rule", dictionary.RULES, ids=lambda rule: rule.rule.id)
def test_a_dictionary_rule_only_informs(rule: TextRule) -> None:
    assert rule.rule.family is Family.DICTIONARY
    assert rule.rule.severity is Severity.INFO


@pytest.mark.parametrize("rule", dictionary.RULES, ids=lambda rule: rule.rule.id)
def test_official_thai_raises_no_false_alarm(rule: TextRule) -> None:
    assert sentences(OFFICIAL) >= 2_200
    assert [text for text in OFFICIAL if list(rule.check(text))] == []


def test_interface_texts_with_their_loan_words_raise_few() -> None:
    alarms = [text for text in bodies()["mozilla"] if check_text(text, dictionary.RULES)]
    assert len(alarms) <= 80


@pytest.mark.parametrize(("rule", "share"), [("ITA301", 0.35), ("ITA302", 0.3), ("ITA303", 0.15)])
def test_a_good_part_of_systematic_damage_is_found(rule: str, share: float) -> None:
    random, damage = Random(rule), damages()[rule]
    damaged = [found for text in OFFICIAL if (found := damage(text, random))]
    found = [
        text
        for text, start, end in damaged
        for _, hit in check_text(text, dictionary.RULES)
        if start < hit.end and hit.start < end
    ]
    assert len(damaged) > 400
    assert len(set(found)) / len(damaged) >= share


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nlpo3", None)
    dictionary._lexicon.cache_clear()
    dictionary._words_of.cache_clear()
    with pytest.raises(UsageError, match="the dictionary rules need the extra “thai”") as caught:
        list(dictionary.RULES[0].check("ดำเนินการ"))
    assert 'pip install "itareport[thai]"' in caught.value.hint
    dictionary._lexicon.cache_clear()


@given(st.text("กจนรวเแาำิ่้์ๆ ๑a.", max_size=60) | st.text(max_size=40))
def test_any_text_can_be_checked(text: str) -> None:
    assert all(0 <= hit.start < hit.end <= len(text) for _, hit in check_text(text, dictionary.RULES))


@pytest.mark.parametrize("piece", ["ก", "การ", "ตากลม", "นา ", "เ", "่"])
def test_a_long_text_is_checked_in_proportion(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import nlpo3

    cut: list[int] = []
    looked_up = 0

    class Words(frozenset[str]):
        def __contains__(self, word: object) -> bool:
            nonlocal looked_up
            looked_up += 1
            return super().__contains__(word)

    def segment(run: str, name: str) -> list[str]:
        cut.append(len(run))
        return list(real(run, name))

    real, lexicon = nlpo3.segment, dictionary._lexicon()
    counted = lexicon._replace(words=Words(lexicon.words))
    monkeypatch.setattr(dictionary, "_lexicon", lambda: counted)
    monkeypatch.setattr(nlpo3, "segment", segment)
    dictionary._words_of.cache_clear()
    text = piece * (60_000 // len(piece))
    check_text(text, dictionary.RULES)
    assert sum(cut) <= len(text)
    assert looked_up <= 5 * len(text)

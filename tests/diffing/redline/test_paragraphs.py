"""A cell's paragraphs with tracked changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from itareport.diffing.redline.paragraphs import merge, text_of
from itareport.diffing.redline.revisions import Revisions, w
from itareport.thai.digits import to_thai

Texts = Callable[[bytes], list[str]]


def paragraph(text: str, style: str) -> etree._Element:
    """A paragraph of two runs, the second one bold, with its tabs and line breaks as elements."""
    made = etree.Element(w("p"))
    etree.SubElement(etree.SubElement(made, w("pPr")), w("pStyle"), {w("val"): style})
    for part, bold in ((text[:2], False), (text[2:], True)):
        run = etree.SubElement(made, w("r"))
        if bold:
            etree.SubElement(etree.SubElement(run, w("rPr")), w("b"))
        for letter in part:
            if letter in "\t\n":
                etree.SubElement(run, w("tab" if letter == "\t" else "br"))
            else:
                etree.SubElement(run, w("t")).text = letter
    return made


def cell(value: str | list[str]) -> list[etree._Element]:
    if isinstance(value, str):
        return [paragraph(value, "Cell")]
    return [paragraph(f"{to_thai(number)}.\t{text}", "Item") for number, text in enumerate(value, 1)]


def merged(old: str | list[str], new: str | list[str]) -> bytes:
    made = etree.Element(w("tc"))
    made.extend(merge(cell(old), cell(new), Revisions()))
    return etree.tostring(made)


WORDS = st.sampled_from(["ตรวจสอบ", "ตรวจสอบทุกเดือน", "รายงาน\nผล", "แจ้ง\tเวียน", "ก", "ข"])
VALUES = WORDS | st.lists(WORDS, min_size=1, max_size=5)


@given(VALUES, VALUES)
@example(["หนึ่ง", "ตรวจสอบ", "สาม"], ["สาม", "ตรวจสอบ", "หนึ่ง"])
@example(["ก"], ["ข", "ก", "ค"])
@example(["ข", "ก", "ค"], ["ก"])
@example("ก", ["ก"])
def test_accepted_they_are_the_new_ones_and_rejected_the_old_ones(
    accepted: Texts, rejected: Texts, old: str | list[str], new: str | list[str]
) -> None:
    document = merged(old, new)

    assert accepted(document) == [text_of(each) for each in cell(new)]
    assert rejected(document) == [text_of(each) for each in cell(old)]


@given(VALUES, VALUES)
def test_the_last_paragraphs_mark_is_never_tracked(old: str | list[str], new: str | list[str]) -> None:
    last = etree.fromstring(merged(old, new))[-1]

    assert last.find(f"{w('pPr')}/{w('rPr')}") is None


@pytest.mark.parametrize("op", ["del", "ins"])
def test_each_word_keeps_the_look_it_had(op: str) -> None:
    root = etree.fromstring(merged("ตรวจสอบพัสดุ", "ตรวจสอบงบประมาณ"))
    runs = [run for mark in root.iter(w(op)) for run in mark.iter(w("r"))]

    assert runs
    assert all(run.find(f"{w('rPr')}/{w('b')}") is not None for run in runs)


def test_a_style_that_changed_is_on_record() -> None:
    root = etree.fromstring(merged("ตรวจสอบ", ["ตรวจสอบ"]))
    (change,) = root.iter(w("pPrChange"))

    assert change.getparent()[-1] is change
    assert [style.get(w("val")) for style in root.iter(w("pStyle"))] == ["Item", "Cell"]

"""The three routes: the data inside the file, these with what was edited in Word, and the table alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import assume, given, settings
from pydantic import ValidationError

from conftest import examples
from itareport.forms import edition_for, editions_in
from itareport.importing import read_report, rules
from itareport.importing.reading import payload_in
from itareport.importing.reading_warnings import shorten
from itareport.ooxml import embed, package
from itareport.ooxml.stamp import stamp
from itareport.ooxml.zipping import zip_parts
from itareport.render import load_template, render
from itareport.source.dump import dump
from support import foreign, office
from support.reports import reports
from support.valid import valid

Data = dict[str, Any]
Build = Callable[..., bytes]
Edit = Callable[[bytes, Callable[[Any], object]], bytes]


def retype(paragraph: Any, text: str) -> None:
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text


def test_what_was_built_comes_back_from_the_data_inside(data: Data, built: Build) -> None:
    imported = read_report(built())
    assert imported.data == data
    assert (imported.route, imported.kind) == ("embedded", "report")
    assert (imported.findings, imported.comments, imported.joins) == ((), {}, ())


def test_it_counts_the_measures_of_all_issues(data: Data, built: Build) -> None:
    assert read_report(built()).measures() == sum(len(issue["measures"]) for issue in data["issues"]) == 8


def test_what_was_built_without_its_data_comes_back_from_the_table(data: Data, built: Build) -> None:
    imported = read_report(built(embed=False))
    assert imported.data == data
    assert (imported.route, imported.findings) == ("table", ())


@pytest.mark.parametrize("with_data", [True, False])
def test_a_plan_comes_back_as_a_plan(data: Data, built: Build, *, with_data: bool) -> None:
    plan = foreign.plan_of(data)
    imported = read_report(built(plan, "plan", embed=with_data))
    assert imported.data == plan
    assert (imported.kind, imported.findings) == ("plan", ())


def forged(file: bytes, data: Data, kind: str = "report") -> bytes:
    """The file with other data inside, and a stamp that says that nothing was edited."""
    parts = embed.embed(package.read(file), json.dumps({"kind": kind, "data": data}).encode())
    return zip_parts(stamp(parts, "9.9"))


def _other_person(data: Data) -> None:
    data["issues"][0]["measures"][0]["responsible"] = "คนร้าย"


def _exchanged(data: Data) -> None:
    first, second = data["issues"][0]["measures"][0], data["issues"][2]["measures"][0]
    first["outputs"], second["outputs"] = second["outputs"], first["outputs"]


def _one_more(data: Data) -> None:
    data["issues"][0]["measures"].append({**data["issues"][0]["measures"][0], "name": "มาตรการที่ไม่มีใครเห็น"})


def _one_less(data: Data) -> None:
    del data["issues"][1]["measures"][1]


def _other_agency(data: Data) -> None:
    data["agency"]["name"] = "องค์การบริหารส่วนตำบลอื่น"


def _other_year(data: Data) -> None:
    data["fiscal_year"] = 2570


@pytest.mark.parametrize("change", [_other_person, _exchanged, _one_more, _one_less, _other_agency, _other_year])
def test_data_inside_that_differ_from_the_table_are_not_believed(
    data: Data, built: Build, change: Callable[[Data], None]
) -> None:
    other = json.loads(json.dumps(data))
    change(other)
    imported = read_report(forged(built(), other))
    assert imported.data == data
    assert {each.rule for each in imported.findings} == {rules.EMBEDDED.id}
    assert "the table was used" in imported.findings[0].message
    assert len(imported.findings) > 1


def test_damaged_data_inside_are_reported_whatever_is_damaged(data: Data, built: Build) -> None:
    parts = embed.embed(package.read(built()), b"{}")
    item = next(name for name, part in parts.items() if embed.NAMESPACE.encode() in part and b"sha256" in part)
    parts[item] = parts[item].replace(b'sha256="', b'sha256="0')
    imported = read_report(zip_parts(stamp(parts, "9.9")))
    assert imported.data == data
    assert [each.message for each in imported.findings] == [
        "the data inside the file are damaged: its table was read instead"
    ]


def test_libreoffice_keeps_the_data_inside_and_the_table(data: Data, built: Build, tmp_path: Path) -> None:
    paths = [tmp_path / "with.docx", tmp_path / "without.docx", tmp_path / "plan.docx"]
    paths[0].write_bytes(built())
    paths[1].write_bytes(built(embed=False))
    paths[2].write_bytes(built(foreign.plan_of(data), "plan", embed=False))
    saved = office.convert_all(paths, "docx:MS Word 2007 XML", tmp_path / "saved")
    found = [read_report(path.read_bytes()) for path in saved]
    assert [each.route for each in found] == ["embedded", "table", "table"]
    assert [each.data for each in found] == [data, data, foreign.plan_of(data)]
    assert [each.findings for each in found] == [(), (), ()]


@settings(max_examples=examples(25))
@given(reports())
def test_any_report_comes_back_whole(report: Data) -> None:
    try:
        data = valid(report)
    except ValidationError:
        assume(False)
    form = edition_for(data["fiscal_year"])
    assert read_report(render(data, form)).data == data
    by_table = read_report(render(data, form, embed=False)).data
    line = " ".join(data.pop("agency").values())
    assert " ".join(by_table.pop("agency").values()) == line
    assert by_table == data


def test_a_measure_whose_texts_are_like_headings_comes_back(data: Data, built: Build) -> None:
    measure = data["issues"][1]["measures"][0]
    for key in ("name", "steps", "period", "responsible", "outputs"):
        measure[key] = "ผู้รับผิดชอบ"
    assert read_report(built(embed=False)).data == data


@pytest.mark.parametrize(
    "preface", ["ประเด็นที่ ๒ การให้บริการ", ["ผลการวิเคราะห์", "ประเด็นที่ ๑ ได้ ๘๐ คะแนน", "ประเด็นที่ ๗ ได้ ๙๐ คะแนน"]]
)
def test_a_preface_that_names_issues_comes_back(data: Data, built: Build, preface: str | list[str]) -> None:
    data["preface"] = preface
    assert read_report(built(embed=False)).data == data
    assert read_report(built()).findings == ()


def test_a_preface_that_names_an_issue_comes_back_above_issues_of_long_titles(data: Data, built: Build) -> None:
    data["preface"] = ["ผลการวิเคราะห์", "ประเด็นที่ ๒"]
    data["issues"][0]["title"] = "คำ " * 80 + "คำ"
    data["issues"][1]["title"] = "คำ " * 80 + "คำ"
    assert read_report(built(embed=False)).data == data


def test_a_title_of_ones_own_comes_back(data: Data, built: Build) -> None:
    own = {**data, "title": "รายงาน  ฉบับย่อ", "fiscal_year": 2570}
    own["issues"][2]["title"] = "ชื่อประเด็นของเราเอง (ต่อ)"
    assert read_report(built(own, embed=False)).data == own


def test_text_that_was_edited_in_word_wins(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        retype(foreign.cell_at(document, 2, 2).paragraphs[0], "เดือนมกราคม")
        retype(foreign.cell_at(document, 2, 1).paragraphs[0], "๑.\tแก้ใหม่")

    imported = read_report(edited(built(), change))
    wanted = data["issues"][0]["measures"][0]
    wanted["period"], wanted["steps"] = "เดือนมกราคม", ["แก้ใหม่", *wanted["steps"][1:]]
    assert imported.data == data
    assert imported.route == "edited"
    assert [(each.rule, each.path) for each in imported.findings] == [
        (rules.EDITED.id, "issues[0].measures[0].steps"),
        (rules.EDITED.id, "issues[0].measures[0].period"),
    ]
    assert imported.findings[0].message == "edited in Word: “จัดทำคู่มือเรื่องที่ 1” is now “แก้ใหม่”"
    assert imported.comments == {}


@pytest.mark.parametrize("added", ["๓.\tข้อใหม่", "๓. ข้อใหม่", "3) ข้อใหม่", "ข้อใหม่"])
def test_an_entry_added_in_word_is_an_entry(data: Data, built: Build, edited: Edit, added: str) -> None:
    imported = read_report(edited(built(), lambda document: foreign.cell_at(document, 2, 5).add_paragraph(added)))
    data["issues"][0]["measures"][0]["outcomes"].append("ข้อใหม่")
    assert imported.data == data


def test_an_entry_taken_out_in_word_is_gone(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        first = foreign.cell_at(document, 2, 5).paragraphs[0]._p
        first.getparent().remove(first)

    imported = read_report(edited(built(), change))
    del data["issues"][0]["measures"][0]["outcomes"][0]
    assert imported.data == data
    assert imported.findings[0].message.startswith("edited in Word: “ประชาชนพึงพอใจด้านที่ 1”")


def test_a_measure_added_in_word_is_a_measure(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        row = document.tables[0].rows[2]._tr
        row.addnext(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(row)))
        retype(foreign.cell_at(document, 3, 0).paragraphs[0], "มาตรการที่เพิ่มใน Word")

    imported = read_report(edited(built(), change))
    first = data["issues"][0]["measures"][0]
    data["issues"][0]["measures"].append({**first, "name": "มาตรการที่เพิ่มใน Word"})
    assert imported.data == data
    assert [each.message for each in imported.findings] == ["the measure “มาตรการที่เพิ่มใน Word” was added in Word"]


def test_a_measure_taken_out_in_word_is_gone(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        row = document.tables[0].rows[4]._tr
        row.getparent().remove(row)

    imported = read_report(edited(built(), change))
    del data["issues"][1]["measures"][0]
    assert imported.data == data
    assert "was removed in Word" in imported.findings[0].message


def test_an_issue_taken_out_in_word_is_gone(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        for index in (2, 1):
            row = document.tables[0].rows[index]._tr
            row.getparent().remove(row)

    imported = read_report(edited(built(), change))
    names = [measure["name"] for measure in data["issues"].pop(0)["measures"]]
    assert imported.data == data
    assert [each.message for each in imported.findings] == [
        "issue 1 was removed in Word",
        *(f"the measure “{shorten(name, 60)}” was removed in Word" for name in names),
    ]


def test_an_issue_added_in_word_is_an_issue(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        for index in (1, 2):
            row = document.tables[0].rows[index]._tr
            document.tables[0]._tbl.append(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(row)))
        retype(document.tables[0].rows[-2].cells[0].paragraphs[0], "ประเด็นที่ ๘ ประเด็นใหม่")

    imported = read_report(edited(built(), change))
    first = data["issues"][0]["measures"]
    assert imported.data["issues"] == [*data["issues"], {"number": 8, "title": "ประเด็นใหม่", "measures": first}]
    assert [each.message for each in imported.findings] == ["the issue was added in Word"]


def test_measures_changed_about_in_word_keep_what_was_not_edited(data: Data, built: Build, edited: Edit) -> None:
    data["issues"][1]["measures"][1]["steps"] = ["๑. พิมพ์เลขเอง "]

    def change(document: Any) -> None:
        first, second = (document.tables[0].rows[index]._tr for index in (4, 5))
        second.addnext(first)
        retype(foreign.cell_at(document, 4, 0).paragraphs[0], "มาตรการที่สองของประเด็นนี้ (ปรับปรุง)")

    imported = read_report(edited(built(), change))
    data["issues"][1]["measures"].reverse()
    data["issues"][1]["measures"][0]["name"] = "มาตรการที่สองของประเด็นนี้ (ปรับปรุง)"
    assert imported.data == data
    assert [each.path for each in imported.findings] == ["issues[1].measures[0].name"]


def test_pictures_footnotes_and_hidden_text_are_named(data: Data, built: Build) -> None:
    parts = package.read(built(embed=False))
    xml = parts["word/document.xml"].decode()
    added = (
        "<w:p><w:r><w:pict/></w:r><w:r><w:pict><w:x/></w:pict></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ก</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    parts["word/document.xml"] = xml.replace("<w:tbl>", f"{added}<w:tbl>", 1).encode()
    imported = read_report(zip_parts(parts))
    assert imported.data == data
    assert [each.message for each in imported.findings] == [
        "hidden text was left out, as Word does not print it",
        "1 picture was left out: type what it shows",
        "1 footnote was left out",
    ]


def test_title_year_agency_and_issue_edited_in_word_win(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        retype(document.paragraphs[0], "รายงานฉบับใหม่ด้านคุณธรรม")
        retype(document.paragraphs[1], "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
        retype(document.paragraphs[2], "เทศบาลใหม่ อำเภอใหม่")
        retype(foreign.cell_at(document, 1, 0).paragraphs[0], "ประเด็นที่ ๑ ชื่อใหม่")

    imported = read_report(edited(built(), change))
    data |= {"title": "รายงานฉบับใหม่ด้านคุณธรรม", "fiscal_year": 2569}
    data["agency"] = {"name": "เทศบาลใหม่", "district": "อำเภอใหม่"}
    data["issues"][0]["title"] = "ชื่อใหม่"
    assert imported.data == data
    assert {each.path for each in imported.findings} == {"title", "fiscal_year", "agency", "issues[0].title"}


def test_a_cell_emptied_in_word_has_no_value(data: Data, built: Build, edited: Edit) -> None:
    imported = read_report(edited(built(), lambda document: retype(foreign.cell_at(document, 2, 3).paragraphs[0], "")))
    data["issues"][0]["measures"][0]["responsible"] = None
    assert imported.data == data
    assert rules.EMPTY.id in {each.rule for each in imported.findings}
    assert list(imported.comments) == [("issues", 0, "measures", 0, "responsible")]


def test_texts_that_word_shows_otherwise_come_back_exactly_beside_an_edit(
    data: Data, built: Build, edited: Edit
) -> None:
    odd = data["issues"][3]["measures"][0]
    odd |= {
        "name": " ขอบ ",
        "steps": ["๑. พิมพ์เลขเอง", "สอง\nบรรทัด\tแท็บ"],
        "outputs": "- ขีดนำ",
        "period": "ด\u0e4d\u0e32",
    }
    data["agency"] = {"name": "หน่วยงาน อำเภอก ข", "province": "จังหวัดค"}
    imported = read_report(
        edited(built(), lambda document: retype(foreign.cell_at(document, 2, 2).paragraphs[0], "เดือนมกราคม"))
    )
    data["issues"][0]["measures"][0]["period"] = "เดือนมกราคม"
    assert imported.data == data


def test_an_edited_file_of_a_template_without_the_forms_table_gives_the_data_of_the_build(
    data: Data, edited: Edit
) -> None:
    word = docx.Document()
    word.add_paragraph("{{ title }} {% for issue in issues %}{{ issue.band }}{% endfor %}")
    template = load_template(foreign.saved(word))
    file = render(valid(data), edition_for(2568), template=template)
    imported = read_report(edited(file, lambda document: document.add_paragraph("เพิ่ม")))
    assert imported.data == data
    assert [each.rule for each in imported.findings] == [rules.EMBEDDED.id]


def test_a_template_that_prints_lists_as_lines_does_not_count_as_edited(data: Data, edited: Edit) -> None:
    word = docx.Document()
    for line in ("{{ title_lines[0] }}", "{{ title_lines[1] }}", "{{ title_lines[2] }}"):
        word.add_paragraph(line)
    table = foreign.table_in(word)
    loop = ("{%tr for issue in issues %}", "{{ issue.band }}", "{%tr for measure in issue.measures %}")
    for text in loop:
        foreign.band(table, text)
    foreign.add_row(table, [[f"{{{{ measure.{field} }}}}"] for field in foreign.FIELDS])
    foreign.band(table, "{%tr endfor %}")
    foreign.band(table, "{%tr endfor %}")
    file = render(valid(data), edition_for(2568), template=load_template(foreign.saved(word)))
    imported = read_report(
        edited(file, lambda document: retype(foreign.cell_at(document, 2, 2).paragraphs[0], "เดือนมกราคม"))
    )
    data["issues"][0]["measures"][0]["period"] = "เดือนมกราคม"
    assert imported.data == data


@pytest.mark.parametrize(
    "carried",
    [
        b"",
        b"\xff",
        b"null",
        b"[" * 100_000,
        b'{"kind":"report"}',
        b'{"kind":"memo","data":{}}',
        json.dumps({"kind": "report", "data": {"format": 1, "fiscal_year": 2568, "agency": {}, "issues": []}}).encode(),
        json.dumps({"kind": "report", "data": {"format": True, "fiscal_year": 1, "agency": {"name": "ก"}, "issues": []}}).encode(),
        json.dumps({"kind": "report", "data": {"format": 1, "fiscal_year": 1, "agency": {"name": "ก"}, "issues": [1]}}).encode(),
        json.dumps({"kind": "report", "data": {"format": 1, "fiscal_year": 1, "agency": {"name": "ก\u2028"}, "issues": []}}).encode(),
        b'{"kind":"report","data":{"format":1,"fiscal_year":' + b"9" * 5000 + b',"agency":{"name":"x"},"issues":[]}}',
    ],
)  # fmt: skip
def test_data_inside_that_are_no_reports_are_passed_over(data: Data, built: Build, carried: bytes) -> None:
    assert payload_in(carried) is None
    parts = embed.embed(package.read(built(embed=False)), carried)
    imported = read_report(zip_parts(stamp(parts, "1")))
    assert imported.data == data
    assert [each.rule for each in imported.findings] == [rules.EMBEDDED.id]


@pytest.mark.parametrize("steps", [[], [""], [{"a": 1}], [None], {"a": 1}, 5, "\x85", ["ก", 1]])
def test_entries_inside_that_are_no_texts_are_passed_over(data: Data, steps: object) -> None:
    data["issues"][0]["measures"][0]["steps"] = steps
    assert payload_in(json.dumps({"kind": "report", "data": data}).encode()) is None


def test_a_report_of_another_years_form_is_read_by_that_form(data: Data, tmp_path: Path) -> None:
    shipped = Path(edition_for.__code__.co_filename).parent / "2568.yaml"
    text = shipped.read_text(encoding="utf-8").replace("2568", "2571").replace(foreign.ISSUES[0], "ประเด็นใหม่ของปีนี้")
    (tmp_path / "2571.yaml").write_text(text.replace("ผู้รับผิดชอบ", "เจ้าภาพหลัก"), encoding="utf-8")
    file = render(valid({**data, "fiscal_year": 2571}), edition_for(2571, [tmp_path]), embed=False)
    assert read_report(file, editions=editions_in([tmp_path])).data == {**data, "fiscal_year": 2571}


def test_a_foreign_import_is_written_with_its_comments(data: Data) -> None:
    del data["issues"][0]["measures"][0]["steps"][1:]
    data["issues"][0]["measures"][0]["period"] = ""
    imported = read_report(foreign.SHAPES["numbered 1."](data))
    text = dump(imported.data, imported.comments)
    lines = text.splitlines()
    assert lines[lines.index("        period: ") - 1].startswith("        # ตรวจสอบ: table 1, row 3, column")


def test_more_measures_than_can_be_compared_are_paired_by_their_order(
    data: Data, built: Build, edited: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from itareport.importing import merging

    monkeypatch.setattr(merging, "_MAX_COMPARED", 0)

    def change(document: Any) -> None:
        for column, text in enumerate(("อื่น", "๑.\tอื่น", "อื่น", "อื่น", "๑.\tอื่น")):
            retype(foreign.cell_at(document, 2, column).paragraphs[0], text)

    imported = read_report(edited(built(), change))
    assert imported.data["issues"][0]["measures"][0]["outcomes"] == data["issues"][0]["measures"][0]["outcomes"]
    assert {each.rule for each in imported.findings} == {rules.EDITED.id}
    assert "added" not in " ".join(each.message for each in imported.findings)


@pytest.mark.parametrize("embed", [True, False])
def test_hyphens_that_libreoffice_saves_as_elements_come_back_as_they_were(
    data: Data, built: Build, embed: bool
) -> None:
    text = "ก\u2011ข\u00adค"
    data["issues"][0]["measures"][0]["responsible"] = text
    parts = package.read(built(embed=embed))
    saved = "<w:t>ก</w:t><w:noBreakHyphen/><w:t>ข</w:t><w:softHyphen/><w:t>ค</w:t>"
    before = parts["word/document.xml"].decode()
    after = re.sub(f"<w:t[^>]*>{text}</w:t>", saved, before)
    assert after != before
    parts["word/document.xml"] = after.encode()
    imported = read_report(zip_parts(parts))
    assert imported.data == data
    assert imported.findings == ()


@pytest.mark.parametrize("embed", [True, False])
def test_a_line_added_around_the_table_in_word_is_named(built: Build, edited: Edit, embed: bool) -> None:
    imported = read_report(edited(built(embed=embed), lambda document: document.add_paragraph("ท้ายเอกสาร")))
    assert [each.message for each in imported.findings] == [
        "1 line between or below the tables was left out: “ท้ายเอกสาร”"
    ]


def test_an_edit_of_a_header_is_not_passed_over(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"

    imported = read_report(edited(built(), change))
    assert imported.data == data
    assert "as in a header or footer" in imported.findings[0].message


def test_a_comment_in_a_report_that_nobody_edited_is_named(data: Data, built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        document.add_comment(foreign.cell_at(document, 2, 3).paragraphs[0].runs, "โปรดตรวจ", "ก", "ก")

    imported = read_report(edited(built(), change))
    assert (imported.data, imported.route) == (data, "embedded")
    assert [each.message for each in imported.findings] == ["1 comment was left out"]


@pytest.mark.parametrize("embed", [True, False])
def test_a_cover_before_the_title_is_no_title(data: Data, built: Build, edited: Edit, embed: bool) -> None:
    def change(document: Any) -> None:
        cover = document.add_table(1, 2)
        for cell, text in zip(cover.rows[0].cells, ("ผู้จัดทำ", "งานนิติการ"), strict=True):
            cell.text = text
        document.element.body.insert(0, cover._tbl)

    imported = read_report(edited(built(embed=embed), change))
    assert imported.data == data
    assert [each.message for each in imported.findings] == ["2 lines above the table were left out; the first: “ผู้จัดทำ”"]


@pytest.mark.parametrize("embed", [True, False])
def test_a_cell_outside_the_grid_is_read_into_the_last_column(
    data: Data, built: Build, edited: Edit, embed: bool
) -> None:
    def change(document: Any) -> None:
        last = foreign.cell_at(document, 2, 5)._tc
        last.addnext(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(last)))

    before = data["issues"][0]["measures"][0]["outcomes"]
    found = read_report(edited(built(embed=embed), change)).data["issues"][0]["measures"][0]["outcomes"]
    assert len(found) == 2 * len(before)


def test_two_issues_with_one_number_are_named(built: Build, edited: Edit) -> None:
    def change(document: Any) -> None:
        paragraph = foreign.cell_at(document, 3, 0).paragraphs[0]
        retype(paragraph, paragraph.text.replace("๒", "๓"))

    imported = read_report(edited(built(embed=False), change))
    assert any("was taken for issue 3" in each.message for each in imported.findings)

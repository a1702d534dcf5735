"""From a report to the bytes of a Word file."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

import itareport
from itareport import resources
from itareport.errors import TemplateError
from itareport.ooxml import embed, package, stamp
from itareport.ooxml.text import paragraphs
from itareport.render import load_template, render
from itareport.render.context import context
from itareport.templating.template import from_json
from support import office, sdk, tables
from support.docx_faults import good_file, paragraph
from support.reports import grown, reports, sample_data, validators
from support.valid import valid

ONE_LINE = good_file(
    paragraph("{{ title }}")
    + paragraph("{%p for issue in issues %}{%p for measure in issue.measures %}")
    + paragraph("{{ measure.name }}")
    + paragraph("{{ measure.steps }}")
    + paragraph("{%p endfor %}{%p endfor %}")
)


def default_file(kind: str = "report") -> bytes:
    return resources.template(f"{kind}.docx").read_bytes()


def all_texts(values: dict[str, Any]) -> list[str]:
    """Every text that the default report prints, in order, numbers with theirs."""
    texts = [*values["title_lines"], *filter(None, values["columns"].values())]
    for issue in values["issues"]:
        texts.append(issue["band"])
        for measure in issue["measures"]:
            lists = measure["paragraphs"]
            numbered = {
                name: [line["number"] + "\t" * bool(line["number"]) + line["text"] for line in lists[name]]
                for name in lists
            }
            texts += [measure["name"], *numbered["steps"], measure["period"], measure["responsible"]]
            texts += [*numbered["outputs"], *numbered["outcomes"]]
    return texts


@settings(max_examples=20)
@given(data=reports())
def test_every_text_of_any_report_is_in_its_file_as_typed(data, edition):
    report = valid(data)
    parts = package.read(render(report, edition))
    for part in parts.values():
        etree.fromstring(part)
    assert paragraphs(parts) == [*all_texts(context(report, edition, "report")), ""]


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_the_file_is_valid_for_both_validators_and_our_own_checks(tmp_path, report, edition, kind):
    path = tmp_path / "report.docx"
    path.write_bytes(render(report, edition, kind))
    assert validators(path) == []
    assert sdk.faults(path) == []
    assert tables.left_over_tags(path) == []


def test_a_plan_prints_no_results(report, edition):
    text = "\n".join(paragraphs(package.read(render(report, edition, "plan"))))
    assert edition.plan_titles[0] in text
    assert "จัดทำคู่มือเรื่องที่ 1" in text
    assert "ประชาชนพึงพอใจ" not in text


def test_the_properties_are_the_report_s_and_hold_no_date(report, edition):
    core = etree.fromstring(package.read(render(report, edition))["docProps/core.xml"])
    assert {etree.QName(element).localname: element.text for element in core} == {
        "title": edition.report_titles[0],
        "creator": report["agency"]["name"],
        "language": "th-TH",
    }


def test_the_data_are_embedded_unless_they_are_left_out(report, edition):
    held = embed.extract(package.read(render(report, edition)))
    assert held is not None
    assert json.loads(held) == {"kind": "report", "data": sample_data()}
    assert embed.extract(package.read(render(report, edition, embed=False))) is None


def test_the_file_is_stamped_with_the_data_and_without(report, edition):
    for with_data in (True, False):
        parts = package.read(render(report, edition, embed=with_data))
        assert stamp.state(parts) is stamp.State.UNTOUCHED


SCRIPT = """
import json, locale, sys
from itareport.forms import edition_for
from itareport.render import load_template, render
from itareport.schema import report_of
report = report_of(json.load(sys.stdin))
template = load_template(open(sys.argv[1], "rb").read()) if sys.argv[1:] else None
sys.stdout.buffer.write(render(report, edition_for(2568), template=template))
"""


@pytest.mark.parametrize("foreign", [False, True])
def test_the_same_report_makes_the_same_bytes_whatever_the_hash_seed_locale_zone_and_language(
    tmp_path, report, edition, foreign
):
    path = tmp_path / "แม่แบบ.docx"
    path.write_bytes(ONE_LINE)
    made = set()
    for seed, place, zone, language in (("1", "C", "UTC", "th"), ("77", "C.UTF-8", "Asia/Bangkok", "en")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *([str(path)] if foreign else [])],
            input=json.dumps(sample_data()).encode(),
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(itareport.__file__).parent.parent),
                "PYTHONHASHSEED": seed,
                "LC_ALL": place,
                "TZ": zone,
                "ITAREPORT_LANG": language,
            },
        )
        made.add(done.stdout)
    assert made == {render(report, edition, template=load_template(ONE_LINE) if foreign else None)}


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_a_copy_of_the_default_template_makes_the_same_file(report, edition, kind):
    assert render(report, edition, kind, load_template(default_file(kind))) == render(report, edition, kind)


@pytest.mark.parametrize("kind", ["report", "plan"])
def test_the_prepared_form_in_the_package_is_that_of_the_template(kind):
    from itareport.templating.prepare import prepare

    stored = resources.template(f"{kind}.prepared.json").read_text(encoding="utf-8")
    assert stored == prepare(package.read(default_file(kind))).to_json()
    assert from_json(stored, trusted=True).trusted


def test_a_template_that_fails_with_this_report_alone_is_faulty(report, edition):
    template = load_template(
        good_file(paragraph("{% if fiscal_year == 2500 %}{{ nothing_here|default(1) / 0 }}{% endif %}"))
    )
    render(report, edition, template=template)
    old = {**report, "fiscal_year": 2500}
    with pytest.raises(TemplateError) as raised:
        render(old, edition, template=template)
    assert "cannot be worked out (division by zero)" in raised.value.faults[0]


def test_one_measure_taller_than_a_page_may_break_and_the_others_stay_whole(edition):
    data = sample_data()
    data["issues"][2]["measures"][0]["steps"] = ["ดำเนินการตามขั้นตอน"] * 60
    document = package.read(render(valid(data), edition))["word/document.xml"].decode()
    rows = document.split("<w:tr>")[1:]
    assert [index for index, row in enumerate(rows) if "<w:cantSplit" not in row] == [6]


def test_a_measure_taller_than_a_page_loses_no_line(tmp_path, edition):
    data = sample_data()
    data["issues"][2]["measures"][0]["steps"] = [f"Step{number:03}" for number in range(90)]
    data["issues"][4]["measures"][0]["name"] = "\n".join(f"Line{number:03}" for number in range(70))
    path = tmp_path / "tall.docx"
    path.write_bytes(render(valid(data), edition))
    text = "".join(office.pages(office.convert(path)))
    assert [number for number in range(90) if f"Step{number:03}" not in text] == []
    assert [number for number in range(70) if f"Line{number:03}" not in text] == []


def test_a_larger_report_grows_in_proportion(edition):
    small, large = (
        len(package.read(render(valid(grown(sample_data(), count)), edition))["word/document.xml"]) for count in (5, 50)
    )
    assert 8 < large / small < 11


def resaved_by_python_docx(data: bytes) -> bytes:
    from docx import Document

    file = io.BytesIO()
    Document(io.BytesIO(data)).save(file)
    return file.getvalue()


def test_a_template_saved_by_python_docx_is_still_good(report, edition):
    template = load_template(resaved_by_python_docx(default_file()))
    parts = package.read(render(report, edition, template=template))
    assert paragraphs(parts) == paragraphs(package.read(render(report, edition)))


def test_a_template_saved_by_libreoffice_is_still_good(tmp_path, report, edition):
    path = tmp_path / "template.docx"
    path.write_bytes(default_file())
    saved = office.convert(path, "docx", tmp_path / "saved").read_bytes()
    assert zipfile.ZipFile(io.BytesIO(saved)).read("word/document.xml") != zipfile.ZipFile(path).read(
        "word/document.xml"
    )
    parts = package.read(render(report, edition, template=load_template(saved)))
    assert paragraphs(parts) == paragraphs(package.read(render(report, edition)))

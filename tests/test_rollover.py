"""Next year's data file: the plan half kept, the years moved, the results left to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from itareport import schema
from itareport.errors import UsageError
from itareport.fields import KEYS
from itareport.forms import Column, Edition, edition_for
from itareport.rollover import FILL_IN, fiscal_year, new_file
from itareport.source.comments import comments
from itareport.source.dump import dump
from itareport.source.format import format_source
from itareport.source.reader import read_text
from support.reports import reports, sample_data

EDITION = edition_for(2568)
GONE = "ทุกตัวอักษร|คำเหล่านั้นมีหมายเหตุ|^#$"
"""Of the shipped file's comments: the header's paragraph on its source; empty ones, of which one goes with it."""

MODELINE = "# yaml-language-server: $schema=x"


def rolled(text: str, year: int = 2569, new: Edition = EDITION, old: Edition | None = EDITION) -> str:
    """The file of the new year, which is canonical and valid as a plan."""
    result = new_file(year, read_text("f", text), new, old)
    document = read_text("f", result)
    report, findings = schema.check(document, "plan")
    assert report is not None, findings
    assert report["fiscal_year"] == year
    assert format_source(document) == result
    return result


def with_measure(**changes: Any) -> dict[str, Any]:
    """The sample data with another first measure."""
    data = sample_data()
    data["issues"][0]["measures"][0].update(changes)
    return data


class DescribeRollingOver:
    @settings(max_examples=10)
    @given(reports(max_measures=2))
    def it_keeps_the_plan_half_of_any_report(self, data: dict[str, Any]) -> None:
        new, _ = schema.check(read_text("f", rolled(dump(data), old=None)), "plan")
        assert new is not None
        for issues in (data["issues"], new["issues"]):
            for measure in (measure for issue in issues for measure in issue["measures"]):
                for key in ("period", "outputs", "outcomes"):
                    measure.pop(key, None)
        assert new == {**data, "fiscal_year": 2569}

    def it_changes_only_years_and_results_of_the_shipped_file(self, shipped: Path) -> None:
        old = shipped.read_text(encoding="utf-8")
        new = rolled(old)
        kept = [line for line in new.split("\n") if FILL_IN not in line]
        before = iter(old.replace("fiscal_year: 2568", "fiscal_year: 2569").split("\n"))
        shifts = ("period:", "# รายงานผลการดำเนินการ")
        moved = (line.replace("๒๕๖๘", "๒๕๖๙") if any(map(line.__contains__, shifts)) else line for line in before)
        assert [line for line in kept if line not in moved] == [], "in order, each line of the new file is an old one"
        results = (line for line in new.split("\n") if "outputs:" in line or "outcomes:" in line)
        assert [line.split("#")[0].strip() for line in results] == ["outputs:", "outcomes:"] * 7

    def it_keeps_the_comments_of_the_plan_half(self, shipped: Path) -> None:
        old = read_text("f", shipped.read_text(encoding="utf-8"))
        new = read_text("f", rolled(old.text))
        results = [path for path in old.spans if path[-1:] in {("outputs",), ("outcomes",)}]
        lines = {n for path in results for n in range(old.key_spans[path].line + 1, old.spans[path].end_line + 1)}
        kept = [
            comment.text.replace("พ.ศ. ๒๕๖๘", "พ.ศ. ๒๕๖๙")
            for comment in comments(old)
            if comment.line not in lines and not re.search(GONE, comment.text)
        ]
        assert len(kept) < len(comments(old)), "the shipped file has comments inside its results"
        assert [each.text for each in comments(new) if FILL_IN not in each.text and each.text != "#"] == kept

    @pytest.mark.parametrize(("typed", "moved"), [("2568", "2570"), ('"2568"', "2570"), ("๒๕๖๘", "๒๕๗๐")])
    def it_writes_the_year_in_its_own_digits(self, typed: str, moved: str) -> None:
        text = dump(sample_data()).replace("fiscal_year: 2568", f"fiscal_year: {typed} # ปี")
        assert f"\nfiscal_year: {moved} # ปี\n" in rolled(text, 2570)

    def it_moves_the_years_of_periods_and_of_nothing_else(self) -> None:
        data = with_measure(name="แผน ๒๕๖๘", period="ตุลาคม 2567 - กันยายน ๒๕๖๘", steps=["ตามแผนปี 2568"])
        measure = read_text("f", rolled(dump({**data, "title": "รายงาน ๒๕๖๘"}))).at(("issues", 0, "measures", 0))
        assert measure == {
            "name": "แผน ๒๕๖๘",
            "period": "ตุลาคม 2568 - กันยายน ๒๕๖๙",
            "steps": ["ตามแผนปี 2568"],
            "responsible": "กองช่าง / งานที่ 1",
            "outputs": None,
            "outcomes": None,
        }

    def it_asks_for_results_above_both_keys(self) -> None:
        lines = [line.strip() for line in rolled(dump(sample_data())).split("\n")]
        asked = [lines[number + 1] for number, line in enumerate(lines) if line == f"# {FILL_IN}"]
        assert asked == ["outputs:", "outcomes:"] * 7

    def it_works_from_an_unfilled_plan_and_does_not_double_its_comments(self) -> None:
        plan = rolled(dump(sample_data()))
        assert rolled(plan, 2568) == rolled(plan, 2570).replace("2570", "2568")
        assert rolled(plan, 2570) == plan.replace("2569", "2570")

    def it_adds_the_results_to_a_plan_that_lacks_the_keys(self) -> None:
        data = sample_data()
        for issue in data["issues"]:
            for key in ("outputs", "outcomes"):
                del issue["measures"][0][key]
        assert rolled(dump(data)) == rolled(dump(sample_data()))


class DescribeIssueTitles:
    NEW = EDITION._replace(fiscal_year=2569, issues=tuple(f"ประเด็นใหม่ {n}" for n in range(1, 8)))

    def it_replaces_those_of_the_old_edition_and_keeps_an_agencys_own(self) -> None:
        data = sample_data()
        data["issues"][0]["title"] = EDITION.issues[0]
        data["issues"][1]["title"] = "ชื่อของเราเอง"
        new = read_text("f", rolled(dump(data), new=self.NEW))
        assert [new.at(("issues", n, "title")) for n in range(3)] == ["ประเด็นใหม่ 1", "ชื่อของเราเอง", None]

    def it_keeps_them_when_the_old_edition_is_not_known(self) -> None:
        data = sample_data()
        data["issues"][0]["title"] = EDITION.issues[0]
        assert EDITION.issues[0] in rolled(dump(data), new=self.NEW, old=None)


class DescribeModeline:
    def it_is_added_on_top_where_there_is_none(self) -> None:
        source = read_text("f", dump(sample_data(), {}, ["หัว", ""]))
        assert new_file(2569, source, EDITION, modeline=MODELINE).startswith(f"{MODELINE}\n# หัว\n\nformat: 1\n")

    def it_stays_as_it_was(self) -> None:
        source = read_text("f", dump(sample_data(), {}, ["yaml-language-server: $schema=mine.json"]))
        text = new_file(2569, source, EDITION, modeline=MODELINE)
        assert text.startswith("# yaml-language-server: $schema=mine.json\nformat: 1\n")


class DescribeEmptyForm:
    def it_is_canonical_and_begins_with_the_modeline(self) -> None:
        text = new_file(2569, None, EDITION, modeline=MODELINE)
        assert text.startswith(f"{MODELINE}\n")
        assert format_source(read_text("f", text)) == text

    def it_asks_for_every_field_of_the_plan_and_nothing_else(self) -> None:
        document = read_text("f", new_file(2569, None, EDITION))
        _, findings = schema.check(document, "plan")
        measures = [f"issues[{number}].measures[0]" for number in range(7)]
        assert [finding.path for finding in findings] == ["agency.name", *measures]
        assert findings[0].hint.count("district, province") == 1
        assert all(finding.message.endswith(": name, steps, period, responsible") for finding in findings[1:])

    def it_is_a_valid_plan_once_these_are_filled(self) -> None:
        document = read_text("f", new_file(2569, None, EDITION))
        lines = list(document.lines)
        for path, span in document.key_spans.items():
            if document.at(path) is None and path[-1] not in KEYS.results:
                lines[span.line - 1] += " ก"
        report, findings = schema.check(read_text("f", "\n".join(lines)), "plan")
        assert report is not None, findings
        assert report["fiscal_year"] == 2569
        assert tuple(issue.get("title") for issue in report["issues"]) == EDITION.issues

    def it_teaches_with_the_words_of_the_edition(self) -> None:
        edition = EDITION._replace(
            columns={**EDITION.columns, "steps": Column("วิธีทำ", required=True)}, plan_titles=("แผนใหม่", "", "")
        )
        texts = [comment.text for comment in comments(read_text("f", new_file(2570, None, edition)))]
        assert "# แผนใหม่ ปีงบประมาณ พ.ศ. ๒๕๗๐" in texts
        assert any(text.startswith("# วิธีทำ ") for text in texts)
        assert any("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๗๐" in text for text in texts)


class DescribeCommentsThatBecomeFalse:
    HEADER = "# รายงานของปีงบประมาณ พ.ศ. ๒๕๖๘ (ปีงบประมาณ 2568)\n#\n# พิมพ์เมื่อ 2568\n#\n# ตรงตามรายงานที่เผยแพร่\n\n"

    def it_moves_the_fiscal_year_of_the_header_and_drops_what_names_the_old_year_otherwise(self) -> None:
        new = rolled(self.HEADER + dump(sample_data()))
        assert new.startswith("# รายงานของปีงบประมาณ พ.ศ. ๒๕๖๙ (ปีงบประมาณ 2569)\n#\n\nformat: 1\n")

    def it_keeps_a_hint_on_a_slip_only_where_a_text_still_has_it(self) -> None:
        data = with_measure(name="มีส่วร่วม", outputs=["ป้องประาม"])
        hints = ["# น่าจะหมายถึง “มีส่วนร่วม” (ต้นฉบับพิมพ์ “มีส่วร่วม”)", "# น่าจะหมายถึง “ป้องปราม” (ต้นฉบับพิมพ์ “ป้องประาม”)"]
        measure = ("issues", 0, "measures", 0)
        new = rolled(dump(data, {measure: hints[0], (*measure, "outputs"): hints[1]}))
        assert [hint in new for hint in hints] == [True, False]


class DescribeOtherEditions:
    """The new year's form may have other columns and another number of issues than the old one's."""

    def edition(self, issues: int, **columns: Column) -> Edition:
        titles = tuple(f"ประเด็น {number}" for number in range(1, issues + 1))
        return EDITION._replace(fiscal_year=2569, issues=titles, columns={**EDITION.columns, **columns})

    def it_adds_the_issues_and_required_fields_that_are_new(self) -> None:
        edition = self.edition(8, budget=Column("งบประมาณ", required=True), remarks=Column("หมายเหตุ"))
        new = read_text("f", new_file(2569, read_text("f", dump(sample_data())), edition, EDITION))
        assert new.at(("issues", 7, "title")) == "ประเด็น 8"
        assert ("issues", 0, "measures", 0, "budget") in new.key_spans
        assert ("issues", 0, "measures", 0, "remarks") not in new.key_spans
        _, findings = schema.check(new, "plan", edition.shape)
        (finding,) = (finding for finding in findings if finding.path.startswith("issues[7]"))
        assert finding.message.endswith(": name, steps, period, responsible, budget")

    def it_keeps_indicators_and_targets_and_empties_what_belongs_to_one_year(self) -> None:
        data = with_measure(indicator="ร้อยละ", target=["๙๐"], budget="๑๐๐ บาท", evidence=["ก"], remarks="ข")
        measure = read_text("f", rolled(dump(data))).at(("issues", 0, "measures", 0))
        assert isinstance(measure, dict)
        assert {key: measure[key] for key in ("indicator", "target", "budget", "evidence", "remarks")} == {
            "indicator": "ร้อยละ",
            "target": ["๙๐"],
            "budget": None,
            "evidence": None,
            "remarks": None,
        }

    def it_keeps_signatures_and_empties_preface_and_pictures(self) -> None:
        signatures = [{"name": "ก", "position": "ข"}]
        parts = {"preface": "บทวิเคราะห์", "signatures": signatures, "pictures": [{"file": "a.jpg", "caption": "ค"}]}
        new = read_text("f", rolled(dump({**sample_data(), **parts})))
        assert [new.at((part,)) for part in parts] == [None, signatures, None]

    def it_asks_an_empty_form_for_the_columns_of_its_edition(self) -> None:
        edition = self.edition(2, budget=Column("งบของเรา"))._replace(report_titles=("", "", ""))
        columns = {name: column for name, column in edition.columns.items() if name not in {"outputs", "steps"}}
        text = new_file(2569, None, edition._replace(columns=columns))
        measure = read_text("f", text).at(("issues", 1, "measures", 0))
        assert isinstance(measure, dict)
        assert list(measure) == ["name", "period", "responsible", "outcomes", "budget"]
        assert "# งบของเรา เช่น ๑๕,๐๐๐ บาท\n        # ถ้าไม่มีให้เว้นว่างไว้\n        budget: \n" in text
        assert "ยกเว้น outcomes แล้ว" in text


@pytest.mark.parametrize("typed", ["2569", "๒๕๖๙"])
def test_a_year_may_be_in_arabic_or_in_thai_digits(typed: str) -> None:
    assert fiscal_year(typed) == 2569


@pytest.mark.parametrize("typed", ["25๖9", "๒๕๖9", "２５６９", "٢٥٦٩", "02569", "2569 ", "²569"])
def test_a_year_in_mixed_or_other_digits_is_refused_as_in_a_data_file(typed: str) -> None:
    with pytest.raises(UsageError):
        fiscal_year(typed)

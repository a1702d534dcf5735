"""The public functions: every one of them, its parameters, and the errors that it documents."""

from __future__ import annotations

import ast
import inspect
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

import itareport
from itareport import api, i18n
from itareport.forms import SHIPPED
from itareport.ooxml import package
from itareport.ooxml.text import paragraphs
from itareport.rules.sample import SAMPLE
from support import docx_faults, foreign

BROKEN = SAMPLE.replace("format: 1", "format: 2")
EIGHT_ISSUES = SAMPLE + re.sub(r"number: 7", "number: 8", SAMPLE[SAMPLE.rindex("  - number: 7") :])
OWN_TITLE = "หัวเรื่องตามแบบของหน่วยงาน"


@pytest.fixture
def project(in_empty_folder: Path) -> Path:
    """A folder with the sample as its data file, and the current one."""
    (in_empty_folder / "data").mkdir()
    (in_empty_folder / "data" / "measures_2568.yaml").write_text(SAMPLE, "utf-8")
    return in_empty_folder


@pytest.fixture
def sample(project: Path) -> Path:
    return project / "data" / "measures_2568.yaml"


def own_edition(folder: Path) -> Path:
    """Write an edition of 2568 whose first issue has a title of its own."""
    folder.mkdir(exist_ok=True)
    text = (SHIPPED / "2568.yaml").read_text("utf-8")
    title = itareport.forms.edition_for(2568).issues[0]
    (folder / "2568.yaml").write_text(text.replace(title, OWN_TITLE), "utf-8")
    return folder


def edition_of_eight_issues(folder: Path) -> Path:
    """Write an edition of 2568 with an issue more than the shipped one."""
    folder.mkdir(exist_ok=True)
    text = (SHIPPED / "2568.yaml").read_text("utf-8").rstrip("\n")
    (folder / "2568.yaml").write_text(f"{text}\n  - ประเด็นที่เพิ่ม\n", "utf-8")
    return folder


def without_results(text: str) -> str:
    """A data file's text as a plan: ``outputs`` and ``outcomes`` without a value."""
    return re.sub(r"^( +)(outputs|outcomes):.*\n(?:\1 +.*\n)*", r"\1\2:\n", text, flags=re.MULTILINE)


def texts(path: Path) -> str:
    return "\n".join(paragraphs(package.read(path.read_bytes())))


class DescribeLoad:
    def it_gives_a_report(self, sample: Path) -> None:
        assert itareport.load(sample).fiscal_year == 2568
        assert itareport.load(str(sample), document="plan").issues[0].measures[0].outputs is not None

    def it_raises_all_findings_of_a_file_with_errors(self, sample: Path) -> None:
        sample.write_text(BROKEN, "utf-8")
        with pytest.raises(itareport.InvalidDataError) as caught:
            itareport.load(sample)
        assert [finding.rule for finding in caught.value.findings] == ["ITA058"]

    def it_raises_for_a_file_that_is_not_there(self, project: Path) -> None:
        with pytest.raises(itareport.ReadError, match=r"nothing\.yaml"):
            itareport.load("nothing.yaml")

    def it_holds_the_file_against_editions_of_ones_own(self, sample: Path, project: Path) -> None:
        sample.write_text(EIGHT_ISSUES, "utf-8")
        with pytest.raises(itareport.InvalidDataError):
            itareport.load(sample)
        assert len(itareport.load(sample, forms=[edition_of_eight_issues(project / "mine")]).issues) == 8


class DescribeValidate:
    def it_gives_the_findings_of_the_command(self, sample: Path) -> None:
        sample.write_text(SAMPLE.replace("format: 1", "format: 3"), "utf-8")
        (finding,) = itareport.validate("data/measures_2568.yaml")
        assert (finding.file, finding.span.line) == ("data/measures_2568.yaml", 2)

    def it_reads_editions_beside_the_data_as_the_command_does(self, sample: Path, project: Path) -> None:
        sample.write_text(SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2571"), "utf-8")
        assert "ITA109" in {finding.rule for finding in itareport.validate(sample)}
        own_edition(project / "forms").joinpath("2568.yaml").rename("forms/2571.yaml")
        text = Path("forms/2571.yaml").read_text("utf-8")
        Path("forms/2571.yaml").write_text(text.replace("fiscal_year: 2568", "fiscal_year: 2571"), "utf-8")
        assert "ITA109" not in {finding.rule for finding in itareport.validate(sample)}

    def it_refuses_a_folder_of_editions_that_is_not_there(self, sample: Path) -> None:
        with pytest.raises(itareport.ReadError, match="nowhere"):
            itareport.validate(sample, forms=["nowhere"])

    def it_reads_the_settings_of_the_folder(self, sample: Path, project: Path) -> None:
        (project / "itareport.toml").write_text("select = 5")
        with pytest.raises(itareport.UsageError, match="select"):
            itareport.validate(sample)

    def it_takes_the_document_that_is_asked_for(self, sample: Path) -> None:
        sample.write_text(without_results(SAMPLE), "utf-8")
        assert itareport.validate(sample, document="plan") == ()
        assert itareport.validate(sample, document="report") != ()


class DescribeValidateMany:
    def it_gives_one_result_an_input_in_their_order_with_any_executor(self, project: Path) -> None:
        Path("bad.yaml").write_text(BROKEN, "utf-8")
        names = ["data/measures_2568.yaml", "bad.yaml", "nothing.yaml"]
        alone = list(itareport.validate_many(names))
        assert [result.name for result in alone] == names
        assert [bool(result.findings) for result in alone] == [False, True, True]
        assert isinstance(alone[2].error, itareport.ReadError)
        with ThreadPoolExecutor(2) as executor:
            assert [each.findings for each in itareport.validate_many(names, executor=executor)] == [
                each.findings for each in alone
            ]

    def it_takes_document_and_editions_as_validate_does(self, sample: Path, project: Path) -> None:
        own = edition_of_eight_issues(project / "mine")
        sample.write_text(without_results(EIGHT_ISSUES), "utf-8")
        (result,) = itareport.validate_many([sample], document="plan", forms=[own])
        assert result.kind == "plan"
        assert not [each for each in result.findings if each.severity is itareport.Severity.ERROR]
        (result,) = itareport.validate_many([sample], document="report", forms=[own], lang="en")
        assert result.kind == "report"
        assert [each for each in result.findings if each.severity is itareport.Severity.ERROR]


class DescribeBuild:
    def it_writes_the_document(self, sample: Path) -> None:
        delivery = itareport.build(sample, "report.docx")
        assert delivery == itareport.Delivery(Path("report.docx"), itareport.Outcome.WRITTEN)
        assert itareport.build(sample, "report.docx").outcome is itareport.Outcome.UNCHANGED

    def it_takes_a_folder_as_the_command_does(self, sample: Path) -> None:
        assert itareport.build(sample, "out/").path == Path("out/measures_2568.docx")
        assert itareport.build(sample, "out/", document="plan").path == Path("out/measures_2568_plan.docx")

    def it_takes_a_template(self, sample: Path) -> None:
        api.copy_template("mine.docx")
        itareport.build(sample, "report.docx", template="mine.docx")
        assert "มาตรการ" in texts(Path("report.docx"))

    def it_refuses_a_faulty_template_with_every_fault(self, sample: Path) -> None:
        Path("bad.docx").write_bytes(next(iter(docx_faults.UNSAFE.values()))())
        with pytest.raises(itareport.TemplateError) as caught:
            itareport.build(sample, "report.docx", template="bad.docx")
        assert caught.value.faults

    def it_refuses_a_template_that_is_no_word_file(self, sample: Path) -> None:
        with pytest.raises(itareport.NotWordError):
            itareport.build(sample, "report.docx", template=sample)

    def it_takes_editions_of_ones_own(self, sample: Path, project: Path) -> None:
        own = own_edition(project / "mine")
        sample.write_text(SAMPLE, "utf-8")
        itareport.build(sample, "report.docx", forms=[own])
        assert OWN_TITLE in texts(Path("report.docx"))

    def it_prints_the_form_beside_the_data_as_the_command_does(self, sample: Path, project: Path) -> None:
        own_edition(project / "forms")
        sample.write_text(SAMPLE, "utf-8")
        itareport.build(sample, "report.docx")
        assert OWN_TITLE in texts(Path("report.docx"))

    def it_leaves_the_data_out(self, sample: Path) -> None:
        itareport.build(sample, "report.docx", embed=False)
        assert itareport.import_report("report.docx").route == "table"

    def it_replaces_what_is_not_ours_by_force_only(self, sample: Path) -> None:
        Path("report.docx").write_bytes(b"mine")
        with pytest.raises(itareport.NotReplacedError):
            itareport.build(sample, "report.docx")
        delivery = itareport.build(sample, "report.docx", force=True)
        assert delivery.backup is not None
        assert delivery.backup.read_bytes() == b"mine"

    def it_says_what_cannot_be_written(self, sample: Path) -> None:
        Path("file").write_text("")
        with pytest.raises(itareport.WriteError):
            itareport.build(sample, "file/report.docx")

    def it_raises_the_findings_of_a_file_with_errors(self, sample: Path) -> None:
        sample.write_text(BROKEN, "utf-8")
        with pytest.raises(itareport.InvalidDataError):
            itareport.build(sample, "report.docx")
        assert not Path("report.docx").exists()

    def it_makes_other_kinds_of_files_beside_it(self, sample: Path) -> None:
        itareport.build(sample, "report.docx", to=["html"])
        assert Path("report.html").is_file()
        with pytest.raises(itareport.UsageError, match="xls"):
            itareport.build(sample, "report.docx", to=["xls"])

    def it_writes_the_document_where_there_is_no_libreoffice(
        self, sample: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("itareport.publish.libreoffice.find", lambda: None)
        with pytest.raises(itareport.OfficeMissingError):
            itareport.build(sample, "report.docx", to=["pdf"])
        assert Path("report.docx").is_file()


class DescribeBuildMany:
    def it_gives_one_result_an_input_in_their_order(self, project: Path) -> None:
        Path("bad.yaml").write_text(BROKEN, "utf-8")
        results = list(itareport.build_many(["data/measures_2568.yaml", "bad.yaml", "nothing.yaml"], "out"))
        assert [result.name for result in results] == ["data/measures_2568.yaml", "bad.yaml", "nothing.yaml"]
        assert isinstance(results[1].error, itareport.InvalidDataError)
        assert isinstance(results[2].error, itareport.ReadError)
        assert results[0].delivery is not None
        assert results[0].delivery.path == Path("out/measures_2568.docx")

    def it_makes_the_same_bytes_with_any_executor(self, project: Path) -> None:
        for number in range(3):
            Path(f"{number}.yaml").write_text(SAMPLE, "utf-8")
        names = ["0.yaml", "1.yaml", "2.yaml"]
        list(itareport.build_many(names, "one/"))
        with ThreadPoolExecutor(2) as executor:
            list(itareport.build_many(names, "several/", executor=executor))
        for name in ("0.docx", "1.docx", "2.docx"):
            assert Path("one", name).read_bytes() == Path("several", name).read_bytes()

    def it_takes_what_build_takes(self, sample: Path, project: Path) -> None:
        own = edition_of_eight_issues(project / "mine")
        api.copy_template("mine.docx", forms=[own])
        sample.write_text(without_results(EIGHT_ISSUES), "utf-8")
        Path("out").mkdir()
        target = Path("out/measures_2568_plan.docx")
        target.write_bytes(b"mine")
        (result,) = itareport.build_many([sample], "out/", document="plan", template="mine.docx", forms=[own])
        assert isinstance(result.error, itareport.NotReplacedError)
        (result,) = itareport.build_many(
            [sample],
            "out/",
            document="plan",
            template="mine.docx",
            forms=[own],
            embed=False,
            force=True,
            to=["html"],
        )
        assert result.error is None
        assert result.delivery is not None
        assert result.delivery.backup is not None
        assert [each.path for each in result.published] == [target.with_suffix(".html")]
        assert itareport.import_report(target, forms=[own]).route == "table"

    def it_refuses_two_inputs_for_one_file(self, project: Path) -> None:
        Path("measures_2568.yaml").write_text(SAMPLE, "utf-8")
        with pytest.raises(itareport.UsageError, match=r"measures_2568\.docx"):
            itareport.build_many(["data/measures_2568.yaml", "measures_2568.yaml"], "out")

    def it_speaks_the_language_that_is_asked_for(self, project: Path) -> None:
        Path("bad.yaml").write_text(BROKEN, "utf-8")
        (english,) = itareport.build_many(["bad.yaml"], "out/", lang="en")
        (thai,) = itareport.build_many(["bad.yaml"], "out/", lang="th")
        assert not re.search("[ก-๙]", english.findings[0].message)
        assert re.search("[ก-๙]", thai.findings[0].message)

    def it_keeps_what_was_found_only_in_the_cache_that_it_is_given(self, project: Path) -> None:
        Path("bad.yaml").write_text(BROKEN, "utf-8")
        names, cache = ["data/measures_2568.yaml", "bad.yaml"], itareport.Cache(Path("kept"))
        first = [each.findings for each in itareport.build_many(names, "out/", cache=cache)]
        assert [each.findings for each in itareport.build_many(names, "out/", cache=cache)] == first
        assert [each.findings for each in itareport.validate_many(names, cache=cache)] == first
        assert cache.failure == ""
        assert cache.path.stat().st_size
        assert not Path(os.environ["ITAREPORT_CACHE_DIR"]).exists()

    def it_builds_nothing_with_warnings_when_strict(self, project: Path) -> None:
        Path("a.yaml").write_text(SAMPLE.replace("ไตรมาส ๑-๔", "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๗", 1), "utf-8")
        (result,) = itareport.build_many(["a.yaml"], "out/", strict=True)
        assert isinstance(result.error, itareport.InvalidDataError)
        (result,) = itareport.build_many(["a.yaml"], "out/")
        assert result.error is None
        assert result.findings

    @pytest.mark.parametrize(
        "many", [itareport.validate_many, lambda files, **how: itareport.build_many(files, "out/", **how)]
    )
    def it_knows_the_documents(self, project: Path, many: Callable[..., object]) -> None:
        with pytest.raises(itareport.UsageError, match="form"):
            many(["data/measures_2568.yaml"], document="form")

    def it_speaks_one_language_of_all_files_and_leaves_that_of_its_caller(self, project: Path) -> None:
        sample, under_a_file = "data/measures_2568.yaml", "data/measures_2568.yaml/"
        with i18n.speaking("th"):
            said = [str(result.error) for result in itareport.build_many(["no.yaml", sample], under_a_file, lang="en")]
            assert said[0] == "there is no file no.yaml"
            assert said[1].startswith(f"cannot write {under_a_file}measures_2568.docx: there is a file where")
            with pytest.raises(itareport.UsageError, match="written to the same"):
                itareport.build_many([sample] * 2, "out/", lang="en")
            assert i18n.language() == "th"

    @pytest.mark.parametrize(
        "many", [itareport.validate_many, lambda files, **how: itareport.build_many(files, "out/", **how)]
    )
    def it_knows_the_languages(self, project: Path, many: Callable[..., object]) -> None:
        with pytest.raises(itareport.UsageError, match="xx"):
            many(["data/measures_2568.yaml"], lang="xx")
        assert not Path("out").exists()


class DescribeTheOthers:
    def it_compares_reports(self, sample: Path) -> None:
        old = itareport.load(sample)
        sample.write_text(SAMPLE.replace("fiscal_year: 2568", "fiscal_year: 2567"), "utf-8")
        (change, *_rest) = itareport.diff(old, itareport.load(sample))
        assert change.path == "fiscal_year"

    def it_knows_a_title_of_an_edition_of_ones_own_written_out(self, sample: Path, project: Path) -> None:
        own = own_edition(project / "mine")
        sample.write_text(SAMPLE, "utf-8")
        without = itareport.load(sample)
        with_title = without.model_copy(deep=True)
        issues = [without.issues[0].model_copy(update={"title": OWN_TITLE}), *without.issues[1:]]
        with_title = without.model_copy(update={"issues": issues})
        assert itareport.diff(without, with_title)
        assert itareport.diff(without, with_title, forms=[own]) == ()

    def it_imports_a_report(self, sample: Path) -> None:
        itareport.build(sample, "report.docx")
        imported = itareport.import_report("report.docx")
        assert imported.data["fiscal_year"] == 2568

    def it_refuses_to_import_what_holds_no_report(self, sample: Path) -> None:
        with pytest.raises(itareport.NotWordError):
            itareport.import_report(sample)
        with pytest.raises(itareport.ReadError):
            itareport.import_report("nothing.docx")

    def it_finds_no_report_in_a_letter(self, project: Path) -> None:
        letter = docx.Document()
        letter.add_paragraph("เรียน ผู้อำนวยการ")
        letter.save("letter.docx")
        with pytest.raises(itareport.NoTableError):
            itareport.import_report("letter.docx")

    def it_joins_wrapped_lines_when_it_is_asked_to(self, sample: Path) -> None:
        document = foreign.opened(itareport.load(sample).model_dump())
        table = foreign.table_in(document)
        foreign.band(table, foreign.band_text(1))
        foreign.add_row(table, [["มาตรการส่งเสริมความ\tโปร่งใส"], ["แจ้งเวียน"], ["ไตรมาส ๑"], ["กองคลัง"], ["ครบ"], ["ดี"]])
        Path("foreign.docx").write_bytes(foreign.saved(document))
        assert not itareport.import_report("foreign.docx").joins
        assert itareport.import_report("foreign.docx", join_wraps=True).joins

    def it_formats_a_text_and_leaves_a_faulty_one(self) -> None:
        assert itareport.format_text("format:   1\n") == "format: 1\n"
        assert itareport.format_text("a: [") == "a: ["

    def it_makes_the_file_of_a_new_year(self, sample: Path) -> None:
        assert "fiscal_year: 2569" in itareport.new_file(2569)
        assert "fiscal_year: 2569" in itareport.new_file(2569, sample)
        with pytest.raises(itareport.UsageError, match="2026"):
            itareport.new_file(2026)
        sample.write_text(BROKEN, "utf-8")
        with pytest.raises(itareport.InvalidDataError):
            itareport.new_file(2569, sample)

    def it_makes_the_file_of_a_new_year_in_an_edition_of_ones_own(self, project: Path) -> None:
        own = edition_of_eight_issues(project / "mine")
        assert "number: 8" not in itareport.new_file(2568)
        assert "number: 8" in itareport.new_file(2568, forms=[own])

    def it_finds_data_files(self, sample: Path) -> None:
        assert [each.name for each in itareport.data_files()] == ["data/measures_2568.yaml"]
        with pytest.raises(itareport.ReadError):
            itareport.data_files(["@nothing"])

    def it_takes_standard_input_once_and_no_list_in_a_list(self, project: Path) -> None:
        assert [each.name for each in itareport.data_files(["-"])] == ["-"]
        with pytest.raises(itareport.UsageError, match="only once"):
            itareport.data_files(["-", "-"])
        Path("list.txt").write_text("@other.txt\n", "utf-8")
        with pytest.raises(itareport.UsageError, match="names another list"):
            itareport.data_files(["@list.txt"])


class DescribeTheNames:
    def it_is_tried_here_with_each_of_its_parameters(self) -> None:
        tried: dict[str, set[str]] = {}
        for node in ast.walk(ast.parse(Path(__file__).read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                tried.setdefault(node.func.attr, set()).update(each.arg or "**" for each in node.keywords)
        functions = [name for name in itareport.__all__ if inspect.isfunction(getattr(itareport, name))]
        assert len(functions) > 5
        for name in functions:
            parameters = inspect.signature(getattr(itareport, name)).parameters.values()
            by_name = {each.name for each in parameters if each.kind is each.KEYWORD_ONLY}
            assert name in tried, name
            assert by_name <= tried[name], name

    def it_exports_every_error_and_result_that_the_reference_names(self, root: Path) -> None:
        names = set((root / "docs" / "reference" / "python.md").read_text("utf-8").replace("`", " ").split())
        named = {name.strip(",.:") for name in names if name.strip(",.:").endswith("Error")}
        assert named <= set(itareport.__all__)

    def it_documents_every_error_by_a_name_that_can_be_imported(self) -> None:
        for name in itareport.__all__:
            doc = inspect.getdoc(getattr(itareport, name)) or ""
            for word in doc.replace(",", " ").replace(":", " ").split():
                if word.endswith("Error") and word[0].isupper():
                    assert word in itareport.__all__, f"{name} names {word}"

    def it_leaves_the_language_as_it_was(self, sample: Path) -> None:
        i18n.use("en")
        list(itareport.build_many([sample], "out/", lang="th"))
        assert i18n.language() == "en"

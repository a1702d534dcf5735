"""``itareport import --into`` from outside, and the text of a Word file for git."""

from __future__ import annotations

from pathlib import Path

import docx
import yaml

from support import docx_faults, foreign

DATA = "data/measures_2568.yaml"
REPORT = "build/measures_2568.docx"


def edit(column: int, text: str) -> str:
    """Retype the first measure's cell of that column in Word; gives what was there."""
    document = docx.Document(REPORT)
    row = next(row for row in document.tables[0].rows[1:] if len({cell._tc for cell in row.cells}) > 1)
    paragraph = row.cells[column].paragraphs[0]
    before = paragraph.text
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = text
    Path(REPORT).write_bytes(foreign.saved(document))
    return before


class DescribeInto:
    def it_shows_what_it_took_in_and_build_names_the_whole_command(self, itareport, project: Path) -> None:
        itareport("build")
        before = edit(3, "กองคลัง")
        refused = itareport("build", DATA)
        assert refused.code == 3
        assert f"itareport import {REPORT} --into {DATA}" in refused.err
        ran = itareport("import", REPORT, "--into", DATA)
        assert ran.code == 0
        assert "กองคลัง" in ran.out
        assert "changed" in ran.err
        written = yaml.safe_load(Path(DATA).read_text("utf-8"))["issues"][0]["measures"][0]["responsible"]
        assert written == "กองคลัง" != before
        assert itareport("diff", DATA, REPORT).code == 0

    def it_is_exit_1_and_writes_nothing_for_another_year(self, itareport, project: Path) -> None:
        itareport("build")
        text = Path(DATA).read_text("utf-8").replace("fiscal_year: 2568", "fiscal_year: 2570")
        Path(DATA).write_text(text, "utf-8")
        ran = itareport("import", REPORT, "--into", DATA)
        assert (ran.code, ran.out) == (1, "")
        assert "of the fiscal year 2568" in ran.err
        assert Path(DATA).read_text("utf-8") == text

    def it_is_exit_1_for_a_data_file_with_errors_and_3_for_none(self, itareport, project: Path) -> None:
        itareport("build")
        assert itareport("import", REPORT, "--into", "gone.yaml").code == 3
        Path("bad.yaml").write_text("format: 1\n", "utf-8")
        assert itareport("import", REPORT, "--into", "bad.yaml").code == 1

    def it_refuses_two_targets(self, itareport, project: Path) -> None:
        assert itareport("import", "a.docx", "--into", DATA, "-o", "b.yaml").code == 2


class DescribeTextconv:
    def it_gives_a_report_as_its_data_file(self, itareport, project: Path) -> None:
        itareport("build")
        ran = itareport("textconv", REPORT)
        assert ran.code == 0
        assert "fiscal_year: 2568\n" in ran.out

    def it_gives_the_text_of_another_document(self, itareport, in_empty_folder: Path) -> None:
        Path("letter.docx").write_bytes(docx_faults.good_file(docx_faults.paragraph("เรียน") * 2))
        ran = itareport("textconv", "letter.docx")
        assert (ran.code, ran.out) == (0, "เรียน\nเรียน\n")

    def it_says_in_one_line_what_cannot_be_read(self, itareport, in_empty_folder: Path) -> None:
        for name, data in {
            "empty.docx": b"",
            "old.docx": docx_faults.NOT_WORD["old .doc"](),
            "dde.docx": docx_faults.UNSAFE["DDE field"](),
            "cut.docx": docx_faults.NOT_WORD["truncated"](),
        }.items():
            Path(name).write_bytes(data)
            ran = itareport("textconv", name)
            assert (ran.code, ran.out.count("\n"), ran.err) == (0, 1, ""), name
        assert itareport("textconv", "gone.docx").code == 0
        assert "\x1b" not in itareport("textconv", "gone\x1b[31m.docx").out


class DescribeVerbose:
    def it_says_where_the_data_come_from_and_by_which_form(self, itareport, project: Path) -> None:
        itareport("build")
        said = f"{REPORT}: measures: 7, from {{}}; form edition 2568\n"
        assert said.format("the data inside the file") in itareport("-v", "import", REPORT, "-o", "-").err
        assert said.format("the data inside the file") in itareport("import", "-v", REPORT, "--into", DATA).err
        edit(3, "กองคลัง")
        both = said.format("the data inside the file and its table")
        assert both in itareport("import", "-v", REPORT, "-o", "-").err
        assert both not in itareport("import", REPORT, "-o", "-").err
        itareport("build", "--no-embed", "--force")
        assert said.format("the table") in itareport("import", "-v", REPORT, "-o", "-").err

    def it_says_what_both_sides_of_a_comparison_are(self, itareport, project: Path) -> None:
        itareport("build")
        said = "".join(f"{name}: measures: 7; form edition 2568\n" for name in (DATA, REPORT))
        assert said in itareport("diff", "-v", DATA, REPORT).err
        assert itareport("diff", DATA, REPORT).err == ""

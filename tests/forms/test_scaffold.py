"""The file of a new edition says the same as the one it is made from, and teaches what may be changed."""

from __future__ import annotations

from itareport.forms import Column, Edition, edition_for, read_edition
from itareport.forms.scaffold import new_edition
from itareport.source.comments import comments
from itareport.source.format import format_source
from itareport.source.reader import read_text

EDITION = edition_for(2568)


def again(year: int, base: Edition) -> tuple[Edition, str]:
    text = new_edition(year, base, f"forms/{year}.yaml")
    edition, faults = read_edition(f"forms/{year}.yaml", text.encode(), year)
    assert edition is not None, faults
    return edition, text


def test_only_the_years_are_other() -> None:
    edition, _ = again(2571, EDITION)
    assert edition == EDITION._replace(fiscal_year=2571, assessment_year=2572)


def test_widths_and_what_is_required_stay() -> None:
    columns = {
        "measure": Column("ก", 40.5, required=True),
        "steps": Column("ข: ค"),
        "budget": Column("ง\nจ", required=True),
    }
    base = EDITION._replace(columns=columns, assessment_year=0, report_item="")
    edition, _ = again(2569, base)
    assert edition == base._replace(fiscal_year=2569)
    assert list(edition.columns) == list(columns)


def test_its_comments_name_every_column_that_can_be_added_so_that_it_is_one_edit() -> None:
    _, text = again(2569, EDITION)
    for column in ("budget", "indicator", "target", "evidence", "remarks"):
        line = next(line for line in text.split("\n") if line.startswith(f"  # {column}: "))
        edition, faults = read_edition("f", text.replace(line, line.replace("# ", "")).encode())
        assert edition is not None, faults
        assert list(edition.columns)[-1] == column
    assert all(comment.alone for comment in comments(read_text("f", text)))


def test_the_layout_of_data_files_does_not_change_the_order_of_the_columns() -> None:
    text = "columns:\n  measure: ก\n  remarks: ข\n  steps: ค\nfiscal_year: 2570\n"
    laid_out = format_source(read_text("f", text))
    assert laid_out.endswith("columns:\n  measure: ก\n  remarks: ข\n  steps: ค\n")

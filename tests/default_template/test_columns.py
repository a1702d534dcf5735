"""The widths of the columns of an edition's table."""

from __future__ import annotations

import pytest

from itareport.default_template import columns_of
from itareport.default_template.page import TABLE_WIDTH
from itareport.fields import BY_KEY, FIELDS, KEYS

USUAL = dict.fromkeys(BY_KEY[key].column for key in KEYS.standard)


def test_the_form_of_2568_has_the_widths_of_its_template():
    assert [column.width for column in columns_of(USUAL, "report")] == [2770, 3646, 1446, 1510, 2884, 3448]
    assert [column.width for column in columns_of(USUAL, "plan")] == [4510, 5614, 2740, 2840]


@pytest.mark.parametrize("kind", ["report", "plan"])
@pytest.mark.parametrize(
    "widths",
    [
        dict.fromkeys(field.column for field in FIELDS),
        {"measure": None},
        {"measure": 100, "budget": 30, "remarks": None},
        {"measure": 400, "steps": None, "outputs": None},
        {"measure": 20, "steps": 20},
    ],
)
def test_columns_are_together_as_wide_as_the_page_allows(widths, kind):
    columns = columns_of(widths, kind)
    assert sum(column.width for column in columns) == TABLE_WIDTH
    assert min(column.width for column in columns) > 0


def test_a_width_in_millimetres_is_kept():
    columns = columns_of({"measure": None, "budget": 30}, "report")
    assert columns[1].width == pytest.approx(30 / 25.4 * 1440, abs=1)


def test_a_plan_has_no_columns_for_results():
    assert [column.name for column in columns_of({"outputs": None, "measure": None}, "plan")] == ["measure"]

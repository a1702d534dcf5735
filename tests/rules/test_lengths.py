from __future__ import annotations

import pytest

from itareport.rules.lengths import LIMIT, LIMIT_WIDE

STEP = "ดำเนินการตามแผน"
RESPONSIBLE = "กองช่าง"


@pytest.mark.parametrize(("place", "limit"), [(STEP, LIMIT_WIDE), (RESPONSIBLE, LIMIT)])
def test_a_text_is_too_long_past_the_limit_of_its_column(found, ids, place, limit):
    longest = (place * limit)[:limit].replace("\u0e33", "า")

    assert "ITA108" not in ids({place: longest})
    finding = next(each for each in found({place: longest + "ก"}) if each.rule == "ITA108")
    assert str(limit + 1) in finding.message


def test_code_points_are_counted_and_not_bytes(ids):
    assert ids({STEP: "ก" * LIMIT_WIDE}) == []

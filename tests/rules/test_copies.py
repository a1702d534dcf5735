from __future__ import annotations

import pytest

ONE_STEP = "          - แจ้งเวียนแนวทางการยืมพัสดุ\n"
ONE_OUTPUT = "          - มีทะเบียนการยืมที่เป็นปัจจุบัน\n"
TWO_OUTPUTS = "          - มีบริการออนไลน์ ๕ ประเภท\n"
FIRST = "          - สำรวจความต้องการของประชาชน\n"
SECOND = "          - ปรับปรุงระบบบริการออนไลน์\n"

LAST = "      - name: มาตรการป้องกันการทุจริต\n"
SAME_NAME = (
    "      - name: {name}\n        steps: {steps}\n        period: ทุกปี\n        responsible: งานนิติการ\n"
    "        outputs: {outputs}\n        outcomes: บุคลากรรับทราบ\n"
)


class TestOutputsRepeatSteps:
    @pytest.mark.parametrize(
        "outputs",
        [FIRST + SECOND, SECOND + FIRST, FIRST],
    )
    def test_outputs_that_are_all_steps_are_one_finding_at_the_outputs(self, found, outputs):
        (finding,) = found({TWO_OUTPUTS: outputs})

        assert (finding.rule, finding.path) == ("ITA104", "issues[1].measures[0].outputs")

    def test_spaces_and_digits_make_no_difference(self, ids):
        changes = {ONE_STEP: "          - อบรม ๒ ครั้ง\n", ONE_OUTPUT: '          - " อบรม  2 ครั้ง "\n'}

        assert ids(changes) == ["ITA104"]

    def test_a_single_text_is_compared_too(self, ids):
        changes = {"outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง": "outputs: เผยแพร่ข่าวสารทางเว็บไซต์"}

        assert ids(changes) == ["ITA104"]

    @pytest.mark.parametrize(
        "outputs",
        [
            FIRST + TWO_OUTPUTS,
            "          - สำรวจความต้องการของประชาชนแล้ว\n",
            "          - มีผลสำรวจความต้องการของประชาชน\n",
        ],
    )
    def test_outputs_of_their_own_are_right(self, ids, outputs):
        assert ids({TWO_OUTPUTS: outputs}) == []

    def test_outcomes_may_say_what_they_like(self, ids):
        assert ids({"          - ประชาชนพึงพอใจมากขึ้น\n": FIRST.replace("สำรวจ", "รู้")}) == []


class TestRepeatedMeasure:
    def test_the_same_name_in_one_issue_is_found_at_the_later_one(self, found):
        again = SAME_NAME.format(name="มาตรการป้องกันการทุจริต", steps="ประกาศเจตนารมณ์", outputs="มีประกาศ")

        (finding,) = found({LAST: again + LAST})

        assert (finding.rule, finding.path) == ("ITA105", "issues[6].measures[1].name")
        assert "measure 1 of issue 7 (line 76)" in finding.message

    def test_the_same_name_in_another_issue_with_other_steps_is_right(self, ids):
        assert ids({LAST: LAST.replace("มาตรการป้องกันการทุจริต", "มาตรการบริหารงานบุคคล")}) == []

    def test_a_whole_measure_copied_into_another_issue_is_found(self, found):
        copied = (
            "      - name: มาตรการสื่อสารกับประชาชน\n        steps: เผยแพร่ข่าวสารทางเว็บไซต์\n        period: ทุกปี\n"
            "        responsible: งานนิติการ\n        outputs: เผยแพร่ข่าวสาร ๑๒๐ เรื่อง\n"
            "        outcomes: ประชาชนรับรู้ข่าวสารทั่วถึง\n"
        )

        (finding,) = found({LAST: copied + LAST})

        assert (finding.rule, finding.path) == ("ITA105", "issues[6].measures[0].name")
        assert "measure 1 of issue 3 (line 35)" in finding.message

    def test_an_issue_is_named_by_its_own_number(self, found):
        again = SAME_NAME.format(name="มาตรการบริหารงานบุคคล", steps="ก", outputs="ข")
        first = "      - name: มาตรการบริหารงานบุคคล\n"

        findings = found(
            {first: again + first, "  - number: 6\n": "  - number: ๗\n", "  - number: 7\n": "  - number: 6\n"}
        )

        (message,) = [finding.message for finding in findings if finding.rule == "ITA105"]
        assert "measure 1 of issue 7 (line 65)" in message

    def test_a_third_one_names_the_first(self, found):
        one = SAME_NAME.format(name="มาตรการป้องกันการทุจริต", steps="ก", outputs="ข")

        messages = [finding.message for finding in found({LAST: one + one + LAST})]

        assert len(messages) == 2
        assert all("measure 1 of issue 7 (line 76)" in message for message in messages)

    def test_measures_without_a_name_are_no_copies_of_each_other(self, ids):
        nameless = LAST.replace("มาตรการป้องกันการทุจริต", "")

        assert ids({LAST: nameless, "      - name: มาตรการบริหารงานบุคคล\n": nameless}) == ["ITA053", "ITA053"]

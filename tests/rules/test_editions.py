from __future__ import annotations

import pytest

from itareport.forms import edition_for

NUMBER = "  - number: 2\n"
TITLE = "การให้บริการและระบบ E-Service"


class TestIssueTitle:
    def test_another_wording_is_found_and_the_forms_is_told(self, found):
        (finding,) = found({NUMBER: f"{NUMBER}    title: การให้บริการ\n"})

        assert (finding.rule, finding.path) == ("ITA107", "issues[1].title")
        assert TITLE in finding.message

    def test_a_title_in_which_something_else_is_wrong_is_one_finding(self, ids):
        assert ids({NUMBER: f"{NUMBER}    title: {TITLE}”\n"}) == ["ITA115"]

    def test_what_is_silenced_in_a_title_does_not_silence_its_wording(self, ids):
        title = f"    # itareport: ignore[ITA115]\n    title: {TITLE}”\n"
        assert ids({NUMBER: NUMBER + title}) == ["ITA107"]

    @pytest.mark.parametrize("title", [TITLE, TITLE.replace(" ", "  "), TITLE.replace(" ", "\u00a0")])
    def test_the_forms_wording_is_right_whatever_its_spaces(self, ids, title):
        assert "ITA107" not in ids({NUMBER: f'{NUMBER}    title: "{title}"\n'})

    def test_an_issue_without_a_readable_number_has_no_wording_to_keep_to(self, ids):
        assert ids({NUMBER: "  - number: สอง\n    title: การให้บริการ\n"}) == ["ITA057"]


class TestNoEdition:
    def test_a_year_without_a_form_names_the_one_used_and_the_way_out(self, found):
        (finding,) = found({"fiscal_year: 2568": "fiscal_year: ๒๖๐๑"})

        assert (finding.rule, finding.path, finding.span.line) == ("ITA109", "fiscal_year", 3)
        assert str(edition_for(0).fiscal_year) in finding.message
        assert "forms/2601.yaml" in finding.hint

    def test_a_file_is_held_against_the_newest_form_in_full(self, ids):
        changes = {"fiscal_year: 2568": "fiscal_year: 2601", NUMBER: f"{NUMBER}    title: การให้บริการ\n"}

        assert ids(changes) == ["ITA109", "ITA107"]

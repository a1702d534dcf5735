from __future__ import annotations

import re

import pytest

from itareport.findings import Severity
from itareport.reporting import FORMATS
from itareport.results import Result


def command(finding):
    return "".join(FORMATS["github"]([Result(finding.file, [finding])]))


def unescaped(value: str) -> str:
    """What GitHub's runner reads: the escapes in the order in which the runner undoes them."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        value = value.replace(escape, character)
    return value


class TestGithub:
    def test_it_writes_one_command_a_finding(self, finding):
        assert command(finding(hint="")) == (
            "::warning file=data/measures_2568.yaml,line=2,col=5,title=ITA101 period-year::the year is another\n"
        )

    @pytest.mark.parametrize(
        ("severity", "name"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
    )
    def test_it_has_a_command_for_each_severity(self, finding, severity, name):
        assert command(finding(severity=severity)).startswith(f"::{name} file=")

    def test_it_puts_the_next_step_on_a_line_of_its_own(self, finding):
        assert command(finding()).endswith("::the year is another%0AType 2568.\n")

    def test_it_escapes_the_percent_sign_first(self, finding):
        assert command(finding(message="100%0A\r\n: , ::error::", hint="")).endswith("::100%250A%0D%0A: , ::error::\n")

    def test_it_escapes_colons_and_commas_in_properties(self, finding):
        assert "file=a%3Ab%2Cc%25.yaml,line=2" in command(finding(file="a:b,c%.yaml"))

    @pytest.mark.parametrize("awkward", ["a%b", "%0A", "x:y,z", "บรรทัด\nใหม่", "%253A"])
    def test_it_is_read_back_as_it_was(self, finding, awkward):
        match = re.fullmatch(
            r"::warning file=([^,:]*),line=2,col=5,title=ITA101 period-year::([^\n]*)\n",
            command(finding(file=awkward, message=awkward, hint="")),
        )

        assert match
        assert (unescaped(match[1]), unescaped(match[2])) == (awkward, awkward)

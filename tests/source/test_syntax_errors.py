"""A fault of which libyaml tells no place."""

from __future__ import annotations

import yaml

from itareport.findings import START
from itareport.source import syntax_errors


def test_it_is_reported_at_the_start_of_the_file() -> None:
    finding = syntax_errors.explain("f", ["a: 1"], yaml.YAMLError("why"), None)
    assert (finding.rule, finding.file, finding.span, finding.hint) == ("ITA029", "f", START, "why")

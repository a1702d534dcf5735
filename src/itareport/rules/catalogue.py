"""Every rule that checks a data file, by family and id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from itareport.findings import Rule
from itareport.rules import (
    copies,
    dictionary,
    editions,
    lengths,
    lost_text,
    meta,
    periods,
    placeholders,
    thai_text,
    typed_numbers,
    whole_file,
)
from itareport.rules.context import RuleContext, RuleMatch
from itareport.schema.schema_rules import RULES as SCHEMA_RULES
from itareport.source.file_rules import RULES as FILE_RULES

_Check = Callable[[RuleContext], Iterator[RuleMatch]]
_REPORT: tuple[tuple[tuple[Rule, ...], _Check], ...] = (
    (periods.RULES, periods.check_periods),
    (placeholders.RULES, placeholders.check_placeholders),
    (copies.RULES, copies.check_copies),
    (typed_numbers.RULES, typed_numbers.check_typed_numbers),
    (editions.RULES, editions.check_editions),
    (lengths.RULES, lengths.check_lengths),
    (lost_text.RULES, lost_text.check_lost_text),
    (whole_file.RULES, whole_file.check_whole_file),
)
"""The report rules of each module, with the check that finds them."""

REPORT_CHECKS = tuple(check for _rules, check in _REPORT)
"""The checks of the report rules."""

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *FILE_RULES,
            *SCHEMA_RULES,
            *(rule for rules, _check in _REPORT for rule in rules),
            *meta.RULES,
            *(rule.rule for rule in (*thai_text.RULES, *dictionary.RULES)),
        ),
        key=lambda rule: rule.id,
    )
)
BY_ID: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in RULES})

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

REPORT_CHECKS: tuple[Callable[[RuleContext], Iterator[RuleMatch]], ...] = (
    periods.check_periods,
    placeholders.check_placeholders,
    copies.check_copies,
    typed_numbers.check_typed_numbers,
    editions.check_editions,
    lengths.check_lengths,
    lost_text.check_lost_text,
    whole_file.check_whole_file,
)
"""The checks of the report rules."""

_REPORT_MODULES = (periods, placeholders, copies, typed_numbers, editions, lengths, lost_text, whole_file)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *FILE_RULES,
            *SCHEMA_RULES,
            *(rule for module in _REPORT_MODULES for rule in module.RULES),
            *meta.RULES,
            *(rule.rule for rule in (*thai_text.RULES, *dictionary.RULES)),
        ),
        key=lambda rule: rule.id,
    )
)
BY_ID: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in RULES})

"""Every rule that checks a data file, by family and id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from itareport.findings import Rule
from itareport.rules import copies, dictionary, editions, lengths, meta, periods, placeholders, thai_text, typed_numbers
from itareport.schema.schema_rules import RULES as SCHEMA_RULES
from itareport.source.file_rules import RULES as FILE_RULES

REPORT_MODULES = (periods, placeholders, copies, typed_numbers, editions, lengths)
"""The modules of the report rules: each has ``RULES`` and ``check(subject)``."""

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *FILE_RULES,
            *SCHEMA_RULES,
            *(rule for module in REPORT_MODULES for rule in module.RULES),
            *meta.RULES,
            *(rule.rule for rule in (*thai_text.RULES, *dictionary.RULES)),
        ),
        key=lambda rule: rule.id,
    )
)
BY_ID: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in RULES})

"""Findings as a SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from itareport import __version__, i18n
from itareport.findings import Finding, Rule, Severity
from itareport.reporting.explain import page
from itareport.reporting.fingerprint import fingerprinted
from itareport.reporting.machine import dumps, words
from itareport.reporting.results import slashed
from itareport.results import Result
from itareport.rules.catalogue import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(results: Sequence[Result]) -> str:
    """One run of one log; columns count code points, ``uri`` is relative to the folder the command ran in."""
    index = {rule.id: number for number, rule in enumerate(RULES)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "itareport",
                "version": __version__,
                "semanticVersion": __version__,
                "language": i18n.language(),
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": i18n._("the folder the command ran in")}}},
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": _location(result.name)} for result in results],
        "results": [_result(finding, fingerprint, index) for finding, fingerprint in fingerprinted(results)],
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    summary, why = i18n._(rule.summary), i18n._(rule.why)
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": why},
        "help": {"text": f"{summary}\n{why}", "markdown": page(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value]},
    }


def _result(finding: Finding, fingerprint: str, index: dict[str, int]) -> dict[str, Any]:
    span = finding.span
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": words(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(finding.file),
                    "region": {
                        "startLine": span.line,
                        "startColumn": span.column,
                        "endLine": span.end_line,
                        "endColumn": span.end_column,
                    },
                }
            }
        ],
        "partialFingerprints": {"itareport/v1": fingerprint},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.path:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    return result


def _location(name: str) -> dict[str, str]:
    """The file by a relative URI; bytes of a file name that are no UTF-8 are percent-encoded as they are."""
    if Path(name).is_absolute():
        try:
            name = os.path.relpath(name)
        except ValueError:  # on another drive of Windows
            return {"uri": Path(name).as_uri()}
    return {"uri": quote(os.fsencode(slashed(name))), "uriBaseId": _ROOT}

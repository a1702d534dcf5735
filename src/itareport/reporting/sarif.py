"""Findings as a SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from itareport import __version__, i18n
from itareport.findings import Finding, Rule, Severity
from itareport.reporting.explain import page
from itareport.reporting.fingerprint import fingerprinted
from itareport.reporting.machine import array, dumps, words
from itareport.reporting.results import from_repository
from itareport.results import Result
from itareport.rules.catalogue import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

HOME = "https://github.com/itareport/itareport"

_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(results: Iterable[Result]) -> Iterator[str]:
    """One run of one log; columns count code points, ``uri`` is relative to the repository's top folder."""
    index = {rule.id: number for number, rule in enumerate(RULES)}
    names: list[str] = []

    def noted() -> Iterator[Result]:
        for result in results:
            names.append(result.name)
            yield result

    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "itareport",
                "informationUri": HOME,
                "version": __version__,
                "semanticVersion": __version__,
                "language": i18n.language(),
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": i18n._("the top folder of the repository")}}},
        "invocations": [{"executionSuccessful": True}],
    }
    head = dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    # What is not known before the last file is put at the end of the one run, before its brackets are closed.
    closing = "\n    }\n  ]\n}\n"
    yield head.removesuffix(closing) + ',\n      "results": '
    yield from array((_result(finding, fingerprint, index) for finding, fingerprint in fingerprinted(noted())), depth=3)
    yield ',\n      "artifacts": '
    yield from array(({"location": _location(name)} for name in names), depth=3)
    yield closing


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
    path = from_repository(name)
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": _ROOT}

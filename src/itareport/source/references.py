"""Anchors, aliases and tags of YAML, which the data format has no use for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from itareport.findings import Finding, Span, ValuePath
from itareport.i18n import _
from itareport.source.file_rules import ANCHOR, MAX_SHOWN, TAG

_YAML_TAGS = "tag:yaml.org,2002:"


def references(name: str, event: Any, span: Span, line: str, path: ValuePath) -> Iterator[Finding]:
    """Findings for what is before a key or value; ``span`` is that of its event, ``line`` the one it begins in."""
    hint = _("If it belongs to the text, put the text in quotes.")
    if event.anchor is not None:
        mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
        message = _("“{mark}{name}” is a YAML reference, which data files may not use")
        place = _span_of_property(span, line, f"{mark}{event.anchor}")
        yield ANCHOR.finding(name, place, message.format(mark=mark, name=event.anchor[:MAX_SHOWN]), hint, path)
    if getattr(event, "tag", None) is not None:
        message = _("“{tag}” is a YAML tag, which data files may not use")
        place = _span_of_property(span, line, "!")
        yield TAG.finding(name, place, message.format(tag=event.tag.replace(_YAML_TAGS, "!!")[:MAX_SHOWN]), hint, path)


def _span_of_property(span: Span, line: str, mark: str) -> Span:
    """The anchor or the tag alone, which begins with ``mark``; libyaml gives it with the value after it."""
    start = line.find(mark, span.column - 1)
    if start < 0:
        return Span(span.line, span.column, span.line, span.column + 1)
    end = start + len(mark)
    while mark == "!" and end < len(line) and line[end] not in " \t,]}":
        end += 1
    return Span(span.line, start + 1, span.line, end + 1)

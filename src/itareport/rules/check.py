"""All report and Thai rules over one data file, then what its comments and settings say to them."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from itareport.findings import START, Finding, format_path
from itareport.i18n import _
from itareport.rules import dictionary
from itareport.rules.catalogue import BY_ID, REPORT_MODULES
from itareport.rules.meta import CANNOT_IGNORE
from itareport.rules.settings import Settings
from itareport.rules.silencing import idle, ignores, silence
from itareport.rules.subject import Fault, Subject, subject
from itareport.rules.thai_base import TextRule
from itareport.rules.thai_text import RULES, check_text

if TYPE_CHECKING:
    from itareport.forms import Edition
    from itareport.schema import DocumentKind
    from itareport.source import SourceFile

MAX_THAI = 2_000
"""So many findings of the Thai rules are made of one file: it is in the wrong encoding, or was made to do harm."""

MAX_THAI = 5_000
"""Code points. The Thai rules leave longer texts alone, of which the rule on long texts says enough."""

_RESULTS = frozenset({"outputs", "outcomes"})


def check(
    document: SourceFile,
    kind: DocumentKind,
    edition: Edition,
    settings: Settings | None = None,
    faulty: Collection[str] = (),
) -> list[Finding]:
    """The findings of the report and Thai rules in file order, without those that comments or settings silence.

    ``edition`` is that of the report's fiscal year, or the newest. ``faulty`` are the paths of the findings of the
    families file and schema, as findings write them: a text that has an error gets no warning beside it. Nor do
    outputs and outcomes in a plan, which does not print them.
    """
    settings = settings or Settings()
    unseen = set(faulty)
    if kind == "plan":
        unseen |= {format_path(path) for path in document.spans if not _RESULTS.isdisjoint(path)}
    active = {id_: rule for id_, rule in BY_ID.items() if settings.runs(rule)}
    faults = _faults(subject(document, edition, unseen), active)
    found = [_finding(document, fault) for fault in faults if fault.rule.id in active]
    entries = ignores(document)
    kept, used = silence(document, found, entries)
    unused = [entry for entry in entries if entry not in used]
    kept += idle(document, unused, active, BY_ID, unseen)
    kept += _vain_settings(document, settings)
    severities = {id_: settings.severity_of(rule) for id_, rule in active.items()}
    weighed = [
        finding if finding.severity is severities[finding.rule] else finding._replace(severity=severities[finding.rule])
        for finding in kept
        if finding.rule in severities
    ]
    return sorted(dict.fromkeys(weighed), key=lambda finding: (finding.span, finding.rule))


def _faults(checked: Subject, active: Container[str]) -> Iterator[Fault]:
    for module in REPORT_MODULES:
        yield from module.check(checked)
    words = [rule for rule in dictionary.RULES if rule.rule.id in active]
    off = {rule.rule.id for rule in RULES if rule.rule.id not in active}
    yield from islice(_thai_faults(checked, words, off), MAX_THAI)


def _thai_faults(checked: Subject, words: Sequence[TextRule], off: Container[str]) -> Iterator[Fault]:
    for text in checked.texts:
        if not text.text.isascii() and len(text.text) <= MAX_THAI:
            for rule, hit in check_text(text.text, words, off):
                yield Fault(rule.rule, text.path, hit.message, hit.hint, hit.start, hit.end)


def _finding(document: SourceFile, fault: Fault) -> Finding:
    span = document.span_of(fault.path)
    if fault.start is not None and fault.end is not None:
        span = document.span_within(fault.path, fault.start, fault.end)
    return fault.rule.finding(document.name, span, fault.message, fault.hint, fault.path)


def _vain_settings(document: SourceFile, settings: Settings) -> Iterator[Finding]:
    for id_ in settings.vain(BY_ID):
        message = _("{file} names {rule}, which is an error and cannot be silenced").format(
            file=settings.file, rule=id_
        )
        yield CANNOT_IGNORE.finding(document.name, START, message, _("Take it out of the settings."))

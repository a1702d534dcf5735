"""All report and Thai rules over one data file, then what its comments and settings say to their findings."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from itareport.fields import KEYS
from itareport.findings import START, Finding, ValuePath, format_path
from itareport.i18n import _
from itareport.rules import dictionary
from itareport.rules.catalogue import BY_ID, REPORT_CHECKS
from itareport.rules.context import RuleContext, RuleMatch, Run, rule_context
from itareport.rules.editions import ISSUE_TITLE
from itareport.rules.ignores import apply_ignores, find_ignores, printed_ignores, unused_ignores
from itareport.rules.meta import CANNOT_IGNORE
from itareport.rules.settings import Settings
from itareport.rules.thai_base import TextRule
from itareport.rules.thai_text import RULES, check_texts

if TYPE_CHECKING:
    from itareport.forms import Edition
    from itareport.schema import DocumentKind
    from itareport.source import SourceFile

MAX_THAI_FINDINGS = 2_000
"""The Thai rules make no more findings of one file: it is in the wrong encoding, or was made to do harm."""

MAX_THAI_LENGTH = 5_000
"""Code points. The Thai rules leave longer texts alone; the rule on long texts says enough about them."""


def run_rules(
    file: SourceFile,
    kind: DocumentKind,
    edition: Edition,
    settings: Settings | None = None,
    faulty: Collection[str] = (),
    run: Run = Run(),  # noqa: B008 - a constant
) -> list[Finding]:
    """Run the report and Thai rules: their findings in file order, without those that comments or settings silence.

    ``edition`` is that of the report's fiscal year, or the newest. ``faulty`` are the paths of the findings of the
    families file and schema, as findings write them: a text that has an error gets no warning beside it. Nor do
    outputs and outcomes in a plan, which does not print them. ``run`` is how the file came to be checked.
    """
    settings = settings or Settings()
    excluded = set(faulty)
    if kind == "plan":
        excluded |= {format_path(path) for path in file.spans if not set(KEYS.results).isdisjoint(path)}
    matches = _matches(rule_context(file, edition, excluded, run), settings)
    found = [_finding(file, match) for match in matches if settings.runs(match.rule)]
    ignores = find_ignores(file)
    kept, used = apply_ignores(file, found, ignores)
    kept = _without_titles(kept)
    unused = [ignore for ignore in ignores if ignore not in used]
    kept += unused_ignores(file, unused, settings, BY_ID, excluded)
    kept += printed_ignores(file)
    kept += _ineffective_settings(file, settings)
    weighed = (_weighed(finding, settings) for finding in kept if settings.runs(BY_ID[finding.rule]))
    return sorted(dict.fromkeys(weighed), key=lambda finding: (finding.span, finding.rule))


def _without_titles(findings: list[Finding]) -> list[Finding]:
    """Without the findings of titles that are not the form's because of something else that was found in them."""
    others = {finding.path for finding in findings if finding.rule != ISSUE_TITLE.id}
    return [finding for finding in findings if finding.rule != ISSUE_TITLE.id or finding.path not in others]


def _weighed(finding: Finding, settings: Settings) -> Finding:
    severity = settings.severity_of(BY_ID[finding.rule])
    return finding if finding.severity is severity else finding._replace(severity=severity)


def _matches(context: RuleContext, settings: Settings) -> Iterator[RuleMatch]:
    marked: dict[ValuePath, list[RuleMatch]] = {}
    for check in REPORT_CHECKS:
        for match in check(context):
            if match.start is not None and settings.runs(match.rule):
                marked.setdefault(match.path, []).append(match)
            yield match
    words = [rule for rule in dictionary.RULES if settings.runs(rule.rule)]
    off = {rule.rule.id for rule in RULES if not settings.runs(rule.rule)}
    thai = (match for match in _thai_matches(context, words, off) if not _overlaps(match, marked.get(match.path, ())))
    yield from islice(thai, MAX_THAI_FINDINGS)


def _overlaps(match: RuleMatch, others: Iterable[RuleMatch]) -> bool:
    """Whether a place of a text is reported by one of ``others`` already: a tick typed before an entry, a blank."""
    return any(_start(match) < _end(other) and _start(other) < _end(match) for other in others)


def _start(match: RuleMatch) -> int:
    return match.start or 0


def _end(match: RuleMatch) -> int:
    return match.end or 0


def _thai_matches(context: RuleContext, words: Sequence[TextRule], off: Container[str]) -> Iterator[RuleMatch]:
    texts = [text for text in context.texts if len(text.text) <= MAX_THAI_LENGTH]
    for index, rule, match in check_texts([text.text for text in texts], words, off):
        yield RuleMatch(rule.rule, texts[index].path, match.message, match.hint, match.start, match.end)


def _finding(file: SourceFile, match: RuleMatch) -> Finding:
    span = match.span or (file.span_of(match.path) if match.path else START)
    if match.span is None and match.start is not None and match.end is not None:
        span = file.span_within(match.path, match.start, match.end)
    return match.rule.finding(file.name, span, match.message, match.hint, match.path)


def _ineffective_settings(file: SourceFile, settings: Settings) -> Iterator[Finding]:
    for id_ in settings.ineffective(BY_ID):
        message = _("{file} names {rule}, which is an error and cannot be silenced").format(
            file=settings.file, rule=id_
        )
        yield CANNOT_IGNORE.finding(file.name, START, message, _("Take it out of the settings."))

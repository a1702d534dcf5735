"""What many files came to: shown while they are checked or built, and at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from itareport.errors import ExitCode
from itareport.findings import Severity
from itareport.i18n import _, ngettext, number

if TYPE_CHECKING:
    from itareport import api
    from itareport.cli.console import Console

FEW = 3
"""Of so many files each is spoken of in full, also on a terminal."""


class Tally:
    """Counts what came of the files of a run; on a terminal it shows a bar, a line a failing file and a table."""

    def __init__(self, console: Console, total: int, *, strict: bool = False, build: bool = False) -> None:
        self.done = 0
        self.code = ExitCode.DONE
        self.many = total > FEW and console.talks_to_terminal() and not console.quiet
        self._console = console
        self._total = total
        self._strict = strict
        self._build = build
        self._failed = self._unchanged = self._written = 0
        self._rules: Counter[tuple[str, Severity]] = Counter()

    def counted(self, results: Iterable[api.Result]) -> Iterator[api.Result]:
        """The results as they come, each counted; the bar is shown meanwhile, and the table after the last."""
        try:
            if self.many:
                self._console.begin_progress(self._total)
            for result in results:
                self._count(result)
                yield result
                self._console.advance(self._failed)
        finally:
            self._console.end_progress()
        if self.many:
            self._say_table()

    def interrupted(self) -> None:
        """Say how far it came when somebody interrupts it."""
        left = self._total - self.done
        done = ngettext("{count} file was done", "{count} files were done", self.done).format(count=number(self.done))
        rest = ngettext("{count} was not", "{count} were not", left).format(count=number(left))
        self._console.note(f"{done}, {rest}")

    def _count(self, result: api.Result) -> None:
        self.done += 1
        if result.kind is not None:
            settings, year = result.looked_at
            words = _("{name}: form edition {year}; settings: {settings}")
            self._console.detail(words.format(name=result.name, year=number(year), settings=settings or _("none")))
        for finding in result.findings:
            self._rules[finding.rule, finding.severity] += 1
        code = _code_of_build(result) if self._build else result.exit_code(strict=self._strict)
        self.code = max(self.code, code)
        self._failed += code is not ExitCode.DONE
        if result.delivery is not None:
            unchanged = result.delivery.outcome == "unchanged"
            self._unchanged += unchanged
            self._written += not unchanged

    def _say_table(self) -> None:
        rows = [(_("files"), self.done)]
        if self._build:
            rows += [(_("written"), self._written), (_("unchanged"), self._unchanged)]
        rows.append((_("failed"), self._failed))
        rows += [
            (f"{rule} ({severity.value})", count)
            for (rule, severity), count in sorted(self._rules.items(), key=lambda each: (-each[1], each[0]))
        ]
        self._console.table(rows)


def _code_of_build(result: api.Result) -> ExitCode:
    """Warnings alone keep nothing from being built; with ``--strict`` they are an error of the result."""
    return ExitCode.DONE if result.error is None else ExitCode(result.error.exit_code)

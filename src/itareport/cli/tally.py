"""What many files came to: shown while they are worked on, and at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from itareport.cli.console import one_line
from itareport.errors import ExitCode
from itareport.findings import Severity
from itareport.i18n import _, ngettext, number

if TYPE_CHECKING:
    from itareport import api
    from itareport.cache import Cache
    from itareport.cli.console import Console

FEW = 3
"""Of so many files each is spoken of in full, also on a terminal."""


class Tally:
    """Counts what came of the files of a run; on a terminal it shows a bar, a line a failing file and a table.

    ``labels`` are what can be done with a file, as the table calls it; ``code`` is the highest exit code so far.
    """

    def __init__(self, console: Console, total: int, labels: Sequence[str] = ()) -> None:
        self.code = ExitCode.DONE
        self.many = total > FEW and console.talks_to_terminal() and not console.quiet
        self._console = console
        self._total = total
        self._done = self._failed = 0
        self._labels = Counter(dict.fromkeys(labels, 0))
        self._rules: Counter[tuple[str, Severity]] = Counter()

    @contextmanager
    def running(self) -> Iterator[None]:
        """While the files are worked on: the bar is shown, then the table; who interrupts is told how far it came."""
        try:
            if self.many:
                self._console.begin_progress(self._total)
            yield
        except KeyboardInterrupt:
            self._console.end_progress()
            self._interrupted()
            raise
        finally:
            self._console.end_progress()
        if self.many:
            self._say_table()

    def count(self, result: api.Result, code: ExitCode, label: str = "") -> None:
        """One file more is done: the exit code that it makes the command end with, and what was done with it."""
        self._done += 1
        if result.kind is not None:
            settings, year = result.looked_at
            words = _("{name}: form edition {year}; settings: {settings}")
            self._console.detail(words.format(name=result.name, year=number(year), settings=settings or _("none")))
        for finding in result.findings:
            self._rules[finding.rule, finding.severity] += 1
        self.code = max(self.code, code)
        self._failed += code is not ExitCode.DONE
        if label:
            self._labels[label] += 1
        self._console.advance(self._failed)

    def _interrupted(self) -> None:
        left = self._total - self._done
        done = ngettext("{count} file was done", "{count} files were done", self._done).format(count=number(self._done))
        rest = ngettext("{count} was not", "{count} were not", left).format(count=number(left))
        self._console.note(f"{done}, {rest}")

    def _say_table(self) -> None:
        rows = [(_("files"), self._done), *self._labels.items(), (_("failed"), self._failed)]
        rows += [
            (f"{rule} ({severity.value})", count)
            for (rule, severity), count in sorted(self._rules.items(), key=lambda each: (-each[1], each[0]))
        ]
        self._console.table(rows)


def why_failed(result: api.Result, message: str) -> str:
    """One line on why a file failed: its first error and how many more there are, else the ``message``."""
    from itareport.reporting.text import first_line

    errors = [finding for finding in result.findings if finding.severity == "error"]
    if not errors:
        return one_line(f"{result.name}: {message}")
    more = ngettext("and {count} more error", "and {count} more errors", len(errors) - 1).format(
        count=number(len(errors) - 1)
    )
    return first_line(errors[0]) + (f" ({more})" if len(errors) > 1 else "")


def say_unused(console: Console, cache: Cache | None) -> None:
    """Say that nothing is kept for the next run, which takes longer and is no failure: only to who asks for details."""
    if cache is not None and cache.failure:
        words = _("{path} cannot be used, and files are checked anew each time: {why}")
        console.detail(words.format(path=cache.path, why=cache.failure))

"""A progress bar on stderr: files done, files a second, time left, failures so far."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from itareport.i18n import _, number


class Bar:
    """The bar; what else is written on the terminal is written ``above`` it."""

    def __init__(self, total: int) -> None:
        self._progress = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}"),
            console=Console(stderr=True),
            # Drawn by this thread, when a file is done: a thread of its own could not be copied to workers.
            auto_refresh=False,
            transient=True,
        )
        self._task = self._progress.add_task("", total=total, speed="", failed="")
        self._drawn = 0.0
        self._progress.start()

    def advance(self, failed: int) -> None:
        """One file more is done."""
        speed = self._progress.tasks[0].speed
        self._progress.update(
            self._task,
            advance=1,
            speed=_("{count}/s").format(count=number(round(speed))) if speed else "",
            failed=_("failed: {count}").format(count=number(failed)) if failed else "",
        )
        now = self._progress.get_time()
        if now - self._drawn > 0.1:
            self._drawn = now
            self._progress.refresh()

    def hide(self) -> None:
        """Take the bar off the terminal."""
        self._progress.stop()

    def show(self) -> None:
        """Put it back under what was written."""
        self._progress.start()

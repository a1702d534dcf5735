"""What publishing costs, against LibreOffice alone: ``python benchmarks/publish.py [FILES]``; 100 files by default.

Wall seconds, in turn, as LibreOffice's start is no CPU time of ours. Each bare run has a fresh profile, as ours have.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measure import ENVIRONMENT, processes
from run import SHIPPED, itareport, say

FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},"InitialView":{"type":"long","value":"1"},'
    '"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"}}'
)


def main(files: int) -> None:
    """Print each figure with what is promised about it."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        data = work / "data.yaml"
        data.write_bytes(SHIPPED.read_bytes())
        the_page(work, data)
        one_pdf(work, data)
        many_pdfs(work, files)


def the_page(work: Path, data: Path) -> None:
    made = [work / "a.docx", work / "a.html"]
    page = itareport("build", data, "--to", "html", "-o", made[0])
    ratio, *_ = processes(page, itareport("build", data, "-o", made[0]), runs=15, made=made)
    say("build --to html, a whole process, against build", f"{ratio:.2f}", "≤ 1.10")


def one_pdf(work: Path, data: Path) -> None:
    word, pdf = work / "one.docx", work / "one.pdf"

    def ours() -> None:
        pdf.unlink(missing_ok=True)
        subprocess.run(
            itareport("build", data, "--to", "pdf", "-o", word), check=True, capture_output=True, env=ENVIRONMENT
        )
        assert pdf.exists()

    ours()
    say(
        "build --to pdf, a whole process, against one bare run of soffice",
        f"{ratio(ours, bare(work, [word]), 7):.2f}",
        "≤ 1.3",
    )


def many_pdfs(work: Path, files: int) -> None:
    agencies = work / "agencies"
    agencies.mkdir()
    text = SHIPPED.read_text("utf-8")
    for number in range(files):
        changed = text.replace("องค์การบริหารส่วนตำบลไทยาวาส", f"องค์การบริหารส่วนตำบลที่ {number}")
        (agencies / f"measures_{number}.yaml").write_text(changed, "utf-8")
    made = work / "made"

    def ours() -> None:
        for file in made.glob("*.pdf"):
            file.unlink()
        subprocess.run(
            itareport("build", agencies, "--to", "pdf", "-o", f"{made}/"),
            check=True,
            capture_output=True,
            env=ENVIRONMENT,
        )
        assert len(list(made.glob("*.pdf"))) == files

    ours()
    found = ratio(ours, bare(work, sorted(made.glob("*.docx"))), 1)
    say(f"{files} PDFs in one command, against one bare run of soffice over as many", f"{found:.2f}", "≤ 1.2")


def bare(work: Path, words: list[Path]) -> Callable[[], None]:
    """One run of LibreOffice alone over Word files, with a profile that is new each time."""

    def run() -> None:
        with tempfile.TemporaryDirectory(dir=work) as folder:
            profile = Path(folder, "profile").as_uri()
            command = [
                "soffice",
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                FILTER,
                "--outdir",
                folder,
            ]
            subprocess.run([*command, *map(str, words)], check=True, capture_output=True)
            assert len(list(Path(folder).glob("*.pdf"))) == len(words)

    return run


def ratio(one: Callable[[], None], other: Callable[[], None], runs: int) -> float:
    """The median ratio of wall seconds of two functions called in turn."""
    return statistics.median(_seconds(one) / _seconds(other) for _run in range(runs))


def _seconds(function: Callable[[], None]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)

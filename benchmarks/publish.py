"""What publishing costs, against LibreOffice alone: CPU seconds of whole processes with all that they started.

Of many PDFs the wall time counts, as they are finished beside LibreOffice and in two runs of it. Each bare run has a fresh
profile, as ours have.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from measure import itareport, process, processes
from rows import Group
from varied import SHIPPED, write_files

FILES = 100

FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},"InitialView":{"type":"long","value":"1"},'
    '"DisplayPDFDocumentTitle":{"type":"boolean","value":"true"}}'
)


def publishing(work: Path) -> list[str]:
    data = work / "data.yaml"
    data.write_bytes(SHIPPED.read_bytes())
    return [f"{each:.2f}" for each in (the_page(work, data), one_pdf(work, data), *many_pdfs(work))]


def the_page(work: Path, data: Path) -> float:
    made = [work / "a.docx", work / "a.html"]
    page = itareport("build", data, "--to", "html", "-o", made[0])
    ratio, *_ = processes(page, itareport("build", data, "-o", made[0]), runs=15, made=made)
    return ratio


def one_pdf(work: Path, data: Path) -> float:
    word, pdf = work / "one.docx", work / "one.pdf"
    ours = itareport("build", data, "--to", "pdf", "-o", word)
    process(ours)
    ratio, *_ = processes(ours, bare(work, [word]), runs=5, made=[pdf])
    return ratio


def many_pdfs(work: Path) -> tuple[float, float]:
    """The ratios of wall time and of CPU time; the bare run is measured before and after ours."""
    made = work / "made"
    write_files(work / "agencies", FILES)
    process(itareport("build", work / "agencies", "-o", f"{made}/"))
    theirs = bare(work, sorted(made.glob("*.docx")))
    before = timed(theirs)
    ours = timed(itareport("build", work / "agencies", "--to", "pdf", "-o", f"{made}/"))
    after = timed(theirs)
    wall, cpu = (2 * mine / (one + other) for mine, one, other in zip(ours, before, after, strict=True))
    return wall, cpu


def timed(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time and of CPU time of a command."""
    started = perf_counter()
    cost = process(command)
    return perf_counter() - started, cost.seconds


def bare(work: Path, words: list[Path]) -> list[str]:
    """One run of LibreOffice alone over Word files, with a profile that is new each time."""
    profile, folder = work / "bare profile", work / "bare"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", FILTER]
    command += ["--outdir", str(folder), *map(str, words)]
    return ["sh", "-c", f'rm -rf "{profile}" "{folder}"; exec "$@"', "sh", *command]


GROUPS = (
    Group(
        "publish",
        (
            ("`build --to html`, a whole process, against `build`", "≤ 1.10"),
            ("`build --to pdf`, a whole process, against one bare run of LibreOffice", "≤ 1.3"),
            (f"{FILES} PDFs in one command against one bare run of LibreOffice over as many, wall time", "≤ 1.2"),
            ("the same, CPU time (theirs number no page in Thai)", ""),
        ),
        publishing,
    ),
)

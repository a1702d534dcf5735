"""What publishing costs, against LibreOffice alone: ``python benchmarks/publish.py [FILES]``; 100 files by default.

CPU seconds of whole processes with all that they started. Each bare run has a fresh profile, as ours have.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measure import process, processes
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
    ours = itareport("build", data, "--to", "pdf", "-o", word)
    process(ours)
    ratio, *_ = processes(ours, bare(work, [word]), runs=7, made=[pdf])
    say("build --to pdf, a whole process, against one bare run of soffice", f"{ratio:.2f}", "≤ 1.3")


def many_pdfs(work: Path, files: int) -> None:
    agencies, made = work / "agencies", work / "made"
    agencies.mkdir()
    text = SHIPPED.read_text("utf-8")
    for number in range(files):
        changed = text.replace("องค์การบริหารส่วนตำบลไทยาวาส", f"องค์การบริหารส่วนตำบลที่ {number}")
        (agencies / f"measures_{number}.yaml").write_text(changed, "utf-8")
    ours = itareport("build", agencies, "--to", "pdf", "-o", f"{made}/")
    process(ours)
    pdfs = sorted(made.glob("*.pdf"))
    assert len(pdfs) == files
    ratio, *_ = processes(ours, bare(work, sorted(made.glob("*.docx"))), runs=1, made=pdfs)
    say(f"{files} PDFs in one command, against one bare run of soffice over as many", f"{ratio:.2f}", "≤ 1.2")


def bare(work: Path, words: list[Path]) -> list[str]:
    """One run of LibreOffice alone over Word files, with a profile that is new each time."""
    profile, folder = work / "bare profile", work / "bare"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", FILTER]
    command += ["--outdir", str(folder), *map(str, words)]
    return ["sh", "-c", f'rm -rf "{profile}" "{folder}"; exec "$@"', "sh", *command]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)

"""``python -m itareport.preview.office FOLDER``: the PDF of FOLDER/report.docx and its pages, beside it.

A process of its own, which is ended when the preview ends: a thread that waits for LibreOffice could not be stopped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from itareport.errors import ItareportError
from itareport.i18n import _

DOTS_PER_INCH = 110


def main(folder: Path) -> dict[str, Any]:
    """Make the files; the answer is what there is to say of them, or why there are none."""
    from itareport.publish import pdf, png

    try:
        (made,) = pdf.make([folder.joinpath("report.docx").read_bytes()])
        if isinstance(made, ItareportError):
            raise made
    except ItareportError as error:
        return {"message": error.message, "hint": error.hint}
    folder.joinpath("report.pdf").write_bytes(made.data)
    for number, picture in enumerate(png.pictures(made.data, DOTS_PER_INCH), start=1):
        folder.joinpath(f"{number:04}.png").write_bytes(picture)
    note = _("the font {wanted} is not on this machine; {used} was used, and the pages differ from the printed ones")
    notes = [note.format(wanted=font.wanted, used=", ".join(font.used)) for font in made.substituted]
    return {"notes": notes}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))  # noqa: T201 - the answer

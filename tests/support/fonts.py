"""The fonts the page tests are laid out with: a metric stand-in for TH Sarabun New, made on this machine, and others.

TH Sarabun New is in no package registry. Debian's Laksaman is the same design drawn 1.5 times larger; scaled back and
with the line metrics of the original it breaks lines like the original. Its licence reserves the name "Laksaman", so
the copy is renamed; it stays in the ignored cache folder and is shipped with nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from xml.sax.saxutils import escape

from support.programs import missing

FAMILY = "TH Sarabun New"
FACES = {
    "Laksaman.ttf": "Regular",
    "Laksaman-Bold.ttf": "Bold",
    "Laksaman-Italic.ttf": "Italic",
    "Laksaman-BoldItalic.ttf": "Bold Italic",
}
SOURCES = Path(os.environ.get("LAKSAMAN_FONTS", "/usr/share/fonts/truetype/tlwg"))
CACHE = Path(__file__).resolve().parents[2] / ".cache"
UNITS_PER_EM = 1504
RECIPE = 1
"""Part of the folder's name, so that a changed recipe makes new fonts."""


OTHERS = {"Laksaman": "fonts-tlwg-laksaman-ttf", "Garuda": "fonts-tlwg-garuda-ttf"}
"""Fonts that a machine without TH Sarabun New may put in its place, with their packages: the one is drawn 1.5 times
larger, the lines of the other are 1.88 em high."""


def settings(family: str = FAMILY) -> Path:
    """The fontconfig file that knows no font but ``family``; the stand-in's are made when they are not there yet."""
    if family == FAMILY:
        folder = CACHE / f"fonts-{RECIPE}"
        for source, style in FACES.items():
            target = folder / source.replace("Laksaman", "StandIn")
            if not target.exists():
                _put(target, _stand_in(_installed(source, "fonts-tlwg-laksaman-ttf"), style))
    else:
        folder = CACHE / f"fonts-{family}"
        for face in ("", "-Bold"):
            source = _installed(f"{family}{face}.ttf", OTHERS[family])
            _put(folder / source.name, source.read_bytes())
    target = folder / "fonts.conf"
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{escape(str(folder))}</dir><cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>\n"
    )
    if not target.exists() or target.read_text("utf-8") != text:
        _put(target, text.encode("utf-8"))
    return target


def _installed(name: str, package: str) -> Path:
    if not (SOURCES / name).exists():
        missing(package, f"the font {SOURCES / name}")
    return SOURCES / name


def _stand_in(source: Path, style: str) -> bytes:
    """One face of Laksaman with the size, line metrics and name of TH Sarabun New."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    font["head"].unitsPerEm = UNITS_PER_EM
    os2 = font["OS/2"]
    os2.fsSelection &= ~(1 << 7)
    os2.sTypoAscender = round(0.85 * UNITS_PER_EM)
    os2.sTypoDescender = -round(0.25 * UNITS_PER_EM)
    os2.sTypoLineGap = round(0.06 * UNITS_PER_EM)
    font["hhea"].lineGap = round(0.03 * UNITS_PER_EM)
    postscript = FAMILY.replace(" ", "") + "-" + style.replace(" ", "")
    names = {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript, 16: FAMILY, 17: style}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def _put(target: Path, data: bytes) -> None:
    """Write beside and move into place: several test workers make the same files at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.write_bytes(data)
    temporary.replace(target)

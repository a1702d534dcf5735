"""Picture files beside a data file: found, read and looked at before anything is built with them.

A picture's bytes go into the Word file as they are, so that the same data make the same file; what a stranger's data
file may name is therefore bounded in size, and every file is decoded once.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal, NamedTuple

from itareport.data import MAX_PICTURES, PICTURES
from itareport.i18n import _, number, shortened
from itareport.reading import at_most

MAX_BYTES = 15 << 20
"""Bytes of one file. A photograph of 50 megapixels has about 12 MiB."""

MAX_ALL_BYTES = 60 << 20
"""Bytes of all pictures of a report. What is over the limit of a Word file could not be read back."""

MAX_PIXELS = {"JPEG": 120_000_000, "PNG": 40_000_000}
"""Width times height. A JPEG file is decoded at an eighth of its size, a PNG file whole, at four bytes a pixel."""

MAX_SIDE = 30_000
"""Pixels."""

_ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held: 1 to 8 (Exif 2.32, table 4)."""


class PictureFile(NamedTuple):
    """One picture that can be used: ``width`` and ``height`` are in pixels as stored, before ``orientation`` is obeyed.

    ``orientation`` is EXIF's, 1 (upright) to 8; 6 means that a quarter turn clockwise makes the picture upright.
    """

    data: bytes
    kind: Literal["jpeg", "png"]
    width: int
    height: int
    orientation: int


class PictureFault(NamedTuple):
    """Why a picture cannot be used; ``missing`` when there is no file that could be read."""

    missing: bool
    message: str
    hint: str


Pictures = Mapping[str, PictureFile | PictureFault]
"""By the file names as the data file has them."""


def read_pictures(value: object, folder: Path) -> dict[str, PictureFile | PictureFault]:
    """Read every picture that data name, however faulty these are, from files in and below ``folder``."""
    found: dict[str, PictureFile | PictureFault] = {}
    left = MAX_ALL_BYTES
    for name in names_in(value):
        if name in found:
            continue
        picture = found[name] = read_picture(name, folder, left)
        left -= len(picture.data) if isinstance(picture, PictureFile) else 0
    return found


def pictures_of(data: bytes, folder: Path) -> dict[str, PictureFile | PictureFault]:
    """Read the pictures that the bytes of a data file name."""
    # Most files name none, and need not be read twice to know that.
    if PICTURES.encode() not in data:
        return {}
    from itareport.source import read

    return read_pictures(read("-", data).value, folder)


def names_in(value: object) -> Iterator[str]:
    """The names of picture files that data have, as typed, however faulty the data are."""
    entries = value.get(PICTURES) if isinstance(value, Mapping) else None
    for entry in (entries if isinstance(entries, list) else [])[:MAX_PICTURES]:
        name = entry.get("file") if isinstance(entry, Mapping) else None
        if isinstance(name, str) and name.strip():
            yield name


def read_picture(name: str, folder: Path, limit: int = MAX_ALL_BYTES) -> PictureFile | PictureFault:
    """Read and check one file; ``name`` is relative to ``folder``, with slashes of either kind between folders.

    ``limit`` is how many bytes all pictures together may still have.
    """
    path = path_of(name, folder)
    if path is None:
        return PictureFault(
            missing=True,
            message=_("the picture file must be named from the folder of the data file"),
            hint=_("Put the picture beside the data file and write only its name, like “{name}”.").format(
                name=PureWindowsPath(name).name or "picture.jpg"
            ),
        )
    try:
        if not path.is_file():
            return _missing(name, path)
        with path.open("rb") as file:
            data = at_most(file, min(MAX_BYTES, limit) + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        message = _("the picture file “{name}” cannot be read: {why}").format(name=shortened(name), why=why)
        return PictureFault(missing=True, message=message, hint=_("Check that the file can be opened."))
    if len(data) > MAX_BYTES:
        return _too_large(name, _("it has more than {limit} MB").format(limit=number(MAX_BYTES >> 20)))
    if len(data) > limit:
        return _too_large(
            name, _("all pictures together have more than {limit} MB").format(limit=number(MAX_ALL_BYTES >> 20))
        )
    return check_picture(data, name)


def path_of(name: str, folder: Path) -> Path | None:
    """Where the file of that name lies; None for a name that does not start from ``folder``."""
    # On Windows an absolute or network path could be read from another machine; on any the report would build here only.
    typed = PureWindowsPath(name)
    if typed.is_absolute() or typed.drive or PurePosixPath(name).is_absolute() or typed.root:
        return None
    return folder.joinpath(*typed.parts)


def _missing(name: str, path: Path) -> PictureFault:
    from difflib import get_close_matches

    message = _("there is no picture file “{name}”").format(name=shortened(name))
    hint = _("Check the name and its ending; the folder is that of the data file.")
    if path.is_dir():
        return PictureFault(missing=True, message=_("“{name}” is a folder").format(name=shortened(name)), hint=hint)
    try:
        beside = [file.name for file in path.parent.iterdir()]
    except OSError:
        beside = []
    # A file system of Windows takes photo.jpg and Photo.JPG for one name, git and Linux do not.
    lower = {each.casefold(): each for each in beside}
    near = get_close_matches(path.name.casefold(), lower, n=1)
    if near:
        hint = _("Did you mean “{name}”?").format(name=str(PureWindowsPath(name).with_name(lower[near[0]]).as_posix()))
    return PictureFault(missing=True, message=message, hint=hint)


def check_picture(data: bytes, name: str) -> PictureFile | PictureFault:
    """Look whether bytes are a whole JPEG or PNG picture of a size that can be printed."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Pillow warns of decompression bombs at a size of its own; ours is checked before anything is decoded.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
                kind = "PNG" if image.format == "PNG" else "JPEG"
                width, height = image.size
                if width * height > MAX_PIXELS[kind] or max(width, height) > MAX_SIDE:
                    size = _("it has {width} × {height} pixels").format(width=number(width), height=number(height))
                    return _too_large(name, size)
                orientation = image.getexif().get(_ORIENTATION, 1)
                if kind == "JPEG":
                    image.draft("RGB", (width // 8, height // 8))
                image.load()
    except (OSError, ValueError, SyntaxError, MemoryError, LookupError, TypeError, ArithmeticError, struct.error):
        # Pillow raises any of these for damaged files; which one is not documented.
        again = _("Open it in a picture program and save it again as JPEG.")
        return PictureFault(missing=False, message=_not_a_picture(data, name), hint=again)
    turn = orientation if orientation in range(1, 9) else 1
    return PictureFile(data, "png" if kind == "PNG" else "jpeg", width, height, int(turn))


_OTHERS = {b"GIF8": "GIF", b"RIFF": "WebP", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%PDF": "PDF"}
"""How other kinds of picture files begin."""

_HEIF = b"ftyp"


def _not_a_picture(data: bytes, name: str) -> str:
    other = next((kind for start, kind in _OTHERS.items() if data.startswith(start)), "")
    if data[4:8] == _HEIF:
        other = "HEIC"
    if not other:
        return _("the picture file “{name}” is damaged, or is not a picture").format(name=shortened(name))
    return _("the picture file “{name}” is {kind}; only JPEG and PNG can be printed").format(
        name=shortened(name), kind=other
    )


def _too_large(name: str, why: str) -> PictureFault:
    message = _("the picture file “{name}” is too large: {why}").format(name=shortened(name), why=why)
    return PictureFault(
        missing=False, message=message, hint=_("Make it smaller in a picture program, and save it again.")
    )

"""A picture of each page of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator

from itareport import seal

DOTS_PER_INCH = 150
"""Enough to read 14 point on a screen; an A4 page has 1,754 × 1,240 pixels and 200 to 300 KB."""
_POINTS_PER_INCH = 72


def pictures(pdf: bytes, dots_per_inch: int = DOTS_PER_INCH) -> Iterator[bytes]:
    """The pages as PNG files, one after another, each with its mark."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            image = page.render(scale=dots_per_inch / _POINTS_PER_INCH).to_pil().convert("RGB")
            out = io.BytesIO()
            image.save(out, "PNG", dpi=(dots_per_inch, dots_per_inch))
            yield seal.seal_png(out.getvalue())
    finally:
        document.close()

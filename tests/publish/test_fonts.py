"""Which fonts are missing: the names in a PDF against those in its Word file."""

from __future__ import annotations

import pikepdf
import pytest

from itareport.ooxml.zipping import zip_parts
from itareport.publish.fonts import Substitution, families_in, substitutions


def word(*fonts: str, other: str = "") -> bytes:
    slots = "".join(f'<w:rFonts w:ascii="{name}" w:cs="{name}"/>' for name in fonts)
    table = f'<w:font w:name="{fonts[0]}"><w:altName w:val="{other}"/></w:font>' if other else ""
    return zip_parts({"word/styles.xml": slots.encode(), "word/fontTable.xml": table.encode()})


def pdf(*fonts: str) -> set[str]:
    """The families of a PDF with these fonts."""
    with pikepdf.new() as made:
        named = {
            f"/F{number}": pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name(f"/{name}"))
            for number, name in enumerate(fonts)
        }
        made.add_blank_page().Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(named))
        return families_in(made)


@pytest.mark.parametrize(
    "used",
    [
        ("BAAAAA+THSarabunNew-Bold", "CAAAAA+THSarabunNew-Regular"),
        ("BAAAAA+THSarabunNew",),
        ("BAAAAA+THSarabunPSK",),
        ("BAAAAA+THSarabunNew", "CAAAAA+NotoColorEmoji", "DAAAAA+OpenSymbol"),
        ("BAAAAA+THSarabunNew", "CAAAAA+DejaVuSans"),
        (),
    ],
)
def test_with_the_font_there_is_nothing_to_say(used):
    assert list(substitutions(word("TH Sarabun New", other="TH SarabunPSK"), pdf(*used))) == []


def test_a_missing_font_is_named_with_those_in_its_place():
    found = substitutions(word("TH Sarabun New"), pdf("BAAAAA+Laksaman-Bold", "CAAAAA+DejaVuSans"))
    assert list(found) == [Substitution("TH Sarabun New", ("DejaVuSans", "Laksaman"))]


def test_each_missing_font_is_named():
    found = substitutions(word("TH Sarabun New", "Kanit"), pdf("BAAAAA+THSarabunNew", "CAAAAA+Laksaman"))
    assert list(found) == [Substitution("Kanit", ("Laksaman",))]

"""Tags put right: a table without headers only puts things side by side."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from itareport.publish.tags import retag_layout_tables


def element(kind: str, *kids: Dictionary, **more: object) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), K=Array(kids), **more)


def table(cell: str) -> Dictionary:
    return element("Table", element("TR", element(cell, element("P"), A=Dictionary(O=Name.Table, ColSpan=2))))


def shape(found: pikepdf.Object) -> list:
    return [str(found.S), *(shape(kid) for kid in found.K)]


def test_a_table_without_headers_becomes_groups_and_a_table_with_them_stays():
    with pikepdf.new() as pdf:
        pdf.Root.StructTreeRoot = Dictionary(K=element("Document", table("TD"), table("TH")))
        retag_layout_tables(pdf)
        layout, data = pdf.Root.StructTreeRoot.K.K
        assert shape(layout) == ["/Div", ["/Div", ["/Div", ["/P"]]]]
        assert "/A" not in layout.K[0].K[0]
        assert shape(data) == ["/Table", ["/TR", ["/TH", ["/P"]]]]
        assert data.K[0].K[0].A.ColSpan == 2


def test_a_file_without_tags_stays_as_it_is():
    with pikepdf.new() as pdf:
        retag_layout_tables(pdf)
        assert "/StructTreeRoot" not in pdf.Root

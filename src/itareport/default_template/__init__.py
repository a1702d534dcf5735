"""The Word template of a form edition, made with python-docx: its styles, its table, its parts.

``base`` is the package that python-docx opens, unzipped: page number, font table, theme, settings and the defaults of
Thai text. python-docx's own base has 164 styles and weighs 38 KB; what is made of this one weighs 10.
"""

from __future__ import annotations

from itareport.default_template.columns import Column, columns_of
from itareport.default_template.document import default_parts

__all__ = ["Column", "columns_of", "default_parts"]

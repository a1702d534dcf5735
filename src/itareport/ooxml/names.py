"""Names that the standard (ECMA-376) fixes: namespaces, relationship types, content types, part names.

Word also saves the "Strict" form of the standard, which has namespaces of its own for the same elements.
"""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SYMBOL_EX = "http://schemas.microsoft.com/office/word/2015/wordml/symex"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
PROPERTY_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

W = f"{{{WORD}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
"""As lxml writes names."""

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

CONTENT_TYPES_PART = "[Content_Types].xml"
PACKAGE = ""
"""The source of the package's own relationships, which lie in ``_rels/.rels``."""

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroenabled.main+xml"
MAIN_TYPES = {MAIN_TYPE, MACRO_TYPE}
"""What a Word document may be, in lower case; one with macros is refused later, by name."""
CUSTOM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_XML_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LXML_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
"""The same as lxml writes it, and python-docx with it."""

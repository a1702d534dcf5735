"""What JSON Schema can say about the values that Pydantic checks with functions.

YAML tools read ``no``, ``1.10`` or ``5`` as booleans and numbers; in a text's place they are the text as typed, so the
schema lets them pass. ``patternErrorMessage`` is yaml-language-server's: editors would show the regular expression.
"""

from __future__ import annotations

from typing import Any

from itareport.thai.digits import to_thai
from itareport.thai.unseen import UNSEEN

_NOT_BLANK = f"[^\\s{UNSEEN}]".encode("ascii", "backslashreplace").decode().replace("\\xad", "\\u00ad")
_REFUSED = "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u0080-\\u009f\\u2028\\u2029\\ufffd-\\uffff]"

TEXT: dict[str, Any] = {
    "type": ["string", "number", "boolean"],
    "pattern": _NOT_BLANK,
    "patternErrorMessage": "ต้องมีข้อความ จะเว้นว่างหรือพิมพ์แต่ช่องว่างไม่ได้",
    "not": {"type": "string", "pattern": _REFUSED},
}
ENTRIES: dict[str, Any] = {
    **TEXT,
    "type": ["string", "number", "boolean", "array"],
    "items": TEXT,
    "minItems": 1,
}
FISCAL_YEAR: dict[str, Any] = {
    "type": ["integer", "string"],
    "minimum": 2500,
    "maximum": 2699,
    "pattern": "^(2[56][0-9]{2}|๒[๕๖][๐-๙]{2})$",
    "patternErrorMessage": "ต้องเป็นปีพุทธศักราชสี่หลัก ตั้งแต่ 2500 ถึง 2699 เช่น 2568 หรือ ๒๕๖๘",
}


def one_of(number: int) -> dict[str, Any]:
    """The ways to write a small number: 1, "1", ๑."""
    return {"enum": [number, str(number), to_thai(number)]}


FORMAT = one_of(1)
NUMBER: dict[str, Any] = {}
"""Which number it is depends on the place: ``issues_in_order`` says it once, for diagnostics and hover texts to be short."""


def issues_in_order(schema: dict[str, Any], count: int) -> None:
    """Say of the list of issues that it holds the numbers 1 to ``count``, each once and in order."""
    issue = schema.pop("items")
    schema["prefixItems"] = [{**issue, "properties": {"number": one_of(number)}} for number in range(1, count + 1)]
    schema["minItems"] = schema["maxItems"] = count


def or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value that may be left out after its key."""
    kinds = schema["type"]
    return {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}


def list_or_nothing(schema: dict[str, Any]) -> None:
    """Say of a list that it may be left out after its key: editors complete a list, and ``anyOf`` hides it from them."""
    (entries,) = (each for each in schema.pop("anyOf") if each["type"] == "array")
    schema.update(or_nothing(entries))

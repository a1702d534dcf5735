"""What is said of each fault of a file, word for word: ``pytest --update`` writes faults.txt, to be read before commit."""

from __future__ import annotations

from pathlib import Path

from itareport.source import LIMIT, read
from support.told import chapters

FAULTS: dict[str, str | bytes] = {
    "nothing": "",
    "comments only": "# ไม่มีอะไร\n",
    "windows-874": "# รายงาน\nname: องค์การ\n".encode("cp874"),
    "UTF-16 with a mark": "name: องค์การ\n".encode("utf-16"),
    "UTF-16 without a mark": "name: องค์การบริหารส่วนตำบล\n".encode("utf-16-be"),
    "UTF-32 with a mark": "name: องค์การ\n".encode("utf-32"),
    "UTF-32 without a mark": "name: องค์การ\n".encode("utf-32-le"),
    "a byte that is no UTF-8, in a file that has Thai": "# ก\nb: ข".encode() + b"\xc3\xa1\xe0\xa1\n",
    "a byte that is in no Thai encoding either": b"name: \xa1\xfc\xfd\n",
    "too large a file": b" " * (LIMIT + 1),
    "two characters that cannot be printed": "a: x\x07\x08y\x0bz\nb: 1\n",
    "the same, written as escapes": 'a:\n  - "\\x07"\n',
    "a byte order mark inside": "a: x\nb: \ufeffy\n",
    "an unresolved git conflict": "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n",
    "two of them": "<<<<<<< a\n=======\n>>>>>>> b\nc: 1\n<<<<<<< a\n||||||| c\n=======\n>>>>>>> b\n",
    "only its first line left": "<<<<<<< HEAD\na: 1\n",
    "only its middle line left": "a: 1\n=======\n",
    "only its last line left": "a: 1\n>>>>>>> other\n",
    "a key twice": "a: 1\nb:\n  c: 1\n  c: 2\n",
    "an invisible character in a key": "b:\n  a\u200bc: 1\n",
    "a key that is a list": "b:\n  ? [a]\n  : c\n",
    "an empty key": "b: 1\n: c\n",
    "a merge key": "a: 1\n<<: {b: 1}\n",
    "an anchor and its alias": "a: &x 1\nb:\n  - *x\n",
    "an anchor before a key": "b:\n  &x a: 1\n",
    "an anchor without a name": "a: & x\n",
    "an alias without a name": "a: *ก\n",
    "an alias before a fault": "a: *x\n\tb: 1\n",
    "a tag": "a: !!python/object:os.system x\n",
    "a tag before a key": "b:\n  !x a: 1\n",
    "a tag in Thai": "a: !สำคัญ x\n",
    "a tag with an unknown handle": "a: !x!y z\n",
    "an unfinished tag": "a: !<> z\n",
    "a second document": "a: 1\n---\nb: 2\n",
    "values nested too deep": "[" * 13,
    "a tab in the indentation": "a:\n  \tb: 1\n",
    "a tab on the last line": "a:\n\tb: 1",
    "an invisible blank in the indentation": "a: 1\n\u00a0 b: 2\n",
    "no blank behind the colon": "name:มาตรการ\nb: 1\n",
    "an invisible character before a dash": "a: x\n\u200b- b\n",
    "no blank behind the colon in the line above": "a:\n  b:ค\n  c: 1\n",
    "no blank behind the colon, an empty line above the place": "a:\n  b:ค\n\n  c: 1\n",
    "no blank behind the colon, some empty lines above the place": "a:\n  b:ค\n\n\n  c: 1\n",
    "no blank behind the colon in the first line": "- b:ค\n\n  c: 1\n",
    "no blank behind the dash": "a:\n  - ก\n  -ข-ค\n",
    "no blank behind the first dash": "a:\n  -ก-ข\n  -ค\n",
    "no blank behind the dash, and an empty line below": "a:\n  - ก\n  -ข-ค\n\n  - ง\n",
    "text lost behind a hash": "a:\n  - ผล #1 ดี  \n",
    "a single quote never closed": "a: 1\nb: 'x\nc: 1\n",
    "a double quote never closed": 'a: "x\n',
    "a quote closed too late": 'a: "x\nb: "y"\n',
    "a single quote closed too late": "a: 'x\nb: 'y'\n",
    "an entry's quote closed too late": "a:\n  - 'x\n  - 'y'\n",
    "a list in brackets never closed": "a: [1, 2\nb: 3\n",
    "fields in braces never closed": "a: {b: 1\nc: 3\n",
    "a backslash in double quotes": 'a: "C:\\qx"\n',
    "a line without a colon": "a: 1\nb\nc: 2\n",
    "text behind the sign of a block": "a: |text\n",
    "a text that begins with @": "a: @x\n",
    "a text that begins with `": "- a\n- `x\n",
    "text behind a closing quote": 'a: "x" y\n',
    "text behind a closing single quote": "a:\n  - 'x' y\n",
    "a colon inside a text": "a: ผล: ดี\n",
    "a colon and nothing before it": "a: : b\n",
    "a line that is indented deeper": "a: 1\n  b: 2\n",
    "the same in the last line": "a: 1\n  b: 2",
    "a line that is indented less": "a:\n  b: 1\n c: 2\n",
    "four faults, in file order": "a: 1\na: 2\nb: \x07\nc: 'x\n",
}


def test_each_fault_is_told_with_its_place_and_what_to_do(golden) -> None:
    findings = {title: read("f.yaml", _bytes(text)).findings for title, text in FAULTS.items()}
    assert all(findings.values())
    golden(Path(__file__).with_name("faults.txt"), chapters(findings))


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text

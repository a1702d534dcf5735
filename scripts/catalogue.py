"""The catalogue of Thai messages: kept complete from the sources, and compiled.

The ``.po`` file is edited by hand; what is done here is to add the messages it lacks, without a translation, to drop
those that no source has, and to sort it. The compiled ``.mo`` depends on nothing but the ``.po``, so that its bytes are
the same with every version of Babel.
"""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "itareport"
PO = Path("src/itareport/locale/th/LC_MESSAGES/itareport.po")
MO = PO.with_suffix(".mo")

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_FIELD = re.compile(r"\{[^{}]*\}")
_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: itareport\\n"
"Language: th\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
_COMPILED_HEADER = "Content-Type: text/plain; charset=utf-8\nLanguage: th\nPlural-Forms: nplurals=1; plural=0;\n"
_MAGIC, _HEADER_SIZE, _ENTRY_SIZE = 0x950412DE, 28, 8

Id = str | tuple[str, ...]
_Call = tuple[int, str, list[Any], list[str]]
"""Line, keyword, arguments and comments, as Babel has them."""


def files() -> dict[Path, bytes]:
    """The catalogue and its compiled form, by their paths from the top of the source tree."""
    catalogue = _complete()
    stream = BytesIO()
    write_po(stream, catalogue, width=0, sort_output=True, omit_header=True)
    return {PO: f"{_HEADER}\n{stream.getvalue().decode().strip()}\n".encode(), MO: _compiled(catalogue)}


def faults() -> list[str]:
    """What is wrong with the translations, a sentence each: missing, doubtful, or other fields than in the message."""
    return [f"{fault}: {message.id!r}" for message in _messages(_complete()) for fault in _faults(message)]


def _faults(message: Message) -> Iterator[str]:
    translated = _strings(message)
    if not all(translated):
        yield "not translated"
    elif message.fuzzy:
        yield "marked as fuzzy"
    elif {*_FIELD.findall(" ".join(translated))} != {*_FIELD.findall(_ids(message)[-1])}:
        yield "other {fields} than the message"


def _complete() -> Catalog:
    """The catalogue with exactly the messages that the sources have."""
    known = {_ids(message)[0]: message for message in _messages(_read())}
    catalogue = Catalog(locale="th", fuzzy=False)
    for id_ in _extracted():
        old = known.get(id_ if isinstance(id_, str) else id_[0])
        strings = _strings(old) if old else ("",)
        flags = {"fuzzy"} if old and old.fuzzy else set()
        catalogue.add(id_, strings[0] if isinstance(id_, str) else strings, flags=flags)
    return catalogue


def _read() -> Catalog:
    with (ROOT / PO).open("rb") as file:
        return read_po(file, locale="th", abort_invalid=True)


def _extracted() -> list[Id]:
    found = extract_from_dir(SOURCES, method_map=[("**.py", _calls)], keywords=_KEYWORDS)  # type: ignore[list-item]
    return sorted({message for _file, _line, message, *_rest in found if message}, key=str)


def _calls(
    file: IO[bytes],
    keywords: Iterable[str],
    _tags: object,
    options: object,  # noqa: ARG001 - Babel gives it by this name
) -> Iterator[_Call]:
    """The calls of ``keywords`` with texts as they are in the source, as an extraction method of Babel.

    Babel's own method also takes texts that are deeper inside an argument, like the key in ``_(FIELDS["name"])``.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            texts = [value.value for value in node.args if isinstance(value, ast.Constant)]
            if name in keywords and texts and all(isinstance(text, str) for text in texts):
                yield node.lineno, name, texts, []


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _compiled(catalogue: Catalog) -> bytes:
    """The translated messages as GNU gettext's binary format (gettext manual, section 10.3), without a hash table."""
    texts = {"": _COMPILED_HEADER}
    for message in _messages(catalogue):
        if all(_strings(message)) and not message.fuzzy:
            texts["\0".join(_ids(message))] = "\0".join(_strings(message))
    pairs = sorted((id_.encode(), text.encode()) for id_, text in texts.items())
    originals = _HEADER_SIZE
    translations = originals + _ENTRY_SIZE * len(pairs)
    at = translations + _ENTRY_SIZE * len(pairs)
    tables, strings = [], b""
    for column in (0, 1):
        for pair in pairs:
            tables.append(struct.pack("<2I", len(pair[column]), at + len(strings)))
            strings += pair[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), originals, translations, 0, at)
    return head + b"".join(tables) + strings

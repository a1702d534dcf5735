"""What is let out of a Word file, what is refused, and that what is written is the same everywhere."""

from __future__ import annotations

import functools
import io
import random
import resource
import subprocess
import sys
import textwrap
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from itareport.errors import ExitCode, NotWordError
from itareport.ooxml import limits, package, relationships
from itareport.ooxml.content_types import ContentTypes
from itareport.ooxml.unzipping import unzip_parts
from itareport.ooxml.zipping import TooLargeError, zip_parts
from support import docx_faults

not_word = functools.cache(lambda name: docx_faults.NOT_WORD[name]())
unsafe = functools.cache(lambda name: docx_faults.UNSAFE[name]())
GOOD = docx_faults.good_file(header=docx_faults.paragraph("หัว"), footer=docx_faults.field("PAGE"))


@pytest.mark.parametrize("name", docx_faults.NOT_WORD)
@pytest.mark.parametrize("reuse", [True, False])
def test_no_word_document_is_refused(name: str, reuse: bool) -> None:
    with pytest.raises(NotWordError) as caught:
        package.read(not_word(name), reuse=reuse)
    assert type(caught.value) is NotWordError
    assert caught.value.exit_code == ExitCode.FAILURE
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty", "is empty"),
        ("old .doc", "of the old kind"),
        ("password", "protected with a password"),
        ("password of the zip", "protected with a password"),
        ("old .xls", "old Office program"),
        ("PDF", "a PDF file"),
        ("web page", "a web page"),
        ("truncated", "damaged or cut short"),
        ("half", "damaged or cut short"),
        ("wrong checksum", "damaged or cut short"),
        ("a part larger than it says", "damaged or cut short"),
        ("OpenDocument", "an OpenDocument file"),
        ("Excel", "an Excel workbook"),
        (".dotx", "a Word template"),
        ("zip of something", "zip file with other things"),
    ],
)
def test_the_message_says_what_the_file_is(name: str, said: str) -> None:
    with pytest.raises(NotWordError, match=said):
        package.read(not_word(name))


@pytest.mark.parametrize("name", docx_faults.UNSAFE)
@pytest.mark.parametrize("reuse", [True, False])
def test_a_hostile_file_is_refused_for_every_use(name: str, reuse: bool) -> None:
    with pytest.raises(package.UnsafeError, match="not safe") as caught:
        package.read(unsafe(name), reuse=reuse)
    assert caught.value.faults
    assert all(fault in caught.value.message for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("macros", r"word/vbaProject.bin holds macros"),
        (".docm", r"holds macros"),
        ("ActiveX", r"activeX1.xml is an ActiveX control"),
        ("OLE object", r"oleObject1.bin is an embedded object"),
        ("altChunk", r"word/x.htm is another document"),
        ("remote template", r"fetches the template “http://evil.example/evil.dotm”"),
        ("remote picture", r"word/document.xml fetches “https://evil.example/a.png”"),
        ("DDE field", r"field .*DDEAUTO"),
        ("DDE in a header", r"word/header1.xml has a field"),
        ("DDE in a header of another name", r"word/header9.bin has a field"),
        ("DDE in a header found without case", r"word/header9.bin has a field"),
        ("DDE in a header that calls itself a picture", r"word/header9.xml has a field"),
        ("DDE in a part whose type is in capitals", r"word/a.bin has a field"),
        ("namespace that multiplies", r"customXml/item9.xml is larger"),
        ("namespace that multiplies in UTF-16", r"customXml/item9.xml is larger"),
        ("many parts that are large together", r"parts together are larger"),
        ("DOCTYPE in UTF-16", r"DOCTYPE"),
        ("double member", r"Two parts are named “word/document.xml”"),
        ("traversal", r"“../../evil.txt”, which leads out"),
        ("too many members", r"more than 2000 parts"),
        ("large part", r"word/media/image1.png unpacks to more than 50 MB"),
        ("large in sum", r"more than 100 MB"),
        ("dense part", r"word/styles.xml is packed"),
        ("deep nesting", r"word/document.xml is larger or more deeply nested"),
        ("too many attributes", r"word/document.xml is larger or more deeply nested"),
        ("too many elements", r"word/document.xml is larger or more deeply nested"),
        ("one huge text", r"word/document.xml is larger or more deeply nested"),
    ],
)
def test_the_message_says_where_and_why(name: str, said: str) -> None:
    with pytest.raises(package.UnsafeError, match=said):
        package.read(unsafe(name))


def test_all_faults_of_a_file_are_named_at_once() -> None:
    parts = docx_faults.with_tie("image", "http://evil.example/a.png")
    parts["word/vbaProject.bin"] = b"x"
    parts["word/footer9.xml"] = docx_faults.document(docx_faults.field("DDE a b"))
    with pytest.raises(package.UnsafeError) as caught:
        package.read(docx_faults.zipped(parts))
    assert [fault.split()[0] for fault in caught.value.faults] == [
        "word/vbaProject.bin",
        "word/document.xml",
        "word/footer9.xml",
    ]


@pytest.mark.parametrize("name", docx_faults.LOCAL)
def test_what_ordinary_documents_have_may_be_read_but_not_reused(name: str) -> None:
    data = docx_faults.LOCAL[name]()
    assert "word/document.xml" in package.read(data, reuse=False)
    with pytest.raises(package.UnsafeError):
        package.read(data)


@pytest.mark.parametrize("name", docx_faults.FINE)
def test_a_harmless_file_is_read(name: str) -> None:
    assert "word/document.xml" in package.read(docx_faults.FINE[name]())


def test_the_pane_of_an_add_in_is_left_out_as_if_it_had_not_been_there() -> None:
    good, cleared = package.read(GOOD), package.read(docx_faults.with_pane(package.read(GOOD)))
    assert cleared.keys() == good.keys()
    assert relationships.of_all(cleared) == relationships.of_all(good)
    assert ContentTypes.of(cleared) == ContentTypes.of(good)


def test_a_file_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE", len(GOOD) - 1)
    with pytest.raises(package.UnsafeError, match="larger than"):
        package.read(GOOD)


def test_a_foreign_name_cannot_steer_the_terminal() -> None:
    with pytest.raises(package.UnsafeError) as caught:
        package.read(docx_faults.zipped(docx_faults.with_part("../\x1b[2J\u202e" + "ก" * 500, b"x")))
    assert caught.value.message.isprintable()
    assert len(caught.value.faults[0]) < 200


@pytest.mark.parametrize(("depth", "too_deep"), [(198, False), (199, True)])
def test_the_depth_that_is_read_is_one_that_lxml_reads(depth: int, too_deep: bool) -> None:
    data = docx_faults.deep(depth)  # in w:document and w:body
    if too_deep:
        with pytest.raises(package.UnsafeError):
            package.read(data)
    else:
        etree.fromstring(package.read(data)["word/document.xml"])


def test_a_bomb_takes_neither_time_nor_memory() -> None:
    bombs = {
        "200 KB to 200 MB": "docx_faults.bomb(200 << 20)",
        "in parts": 'docx_faults.UNSAFE["large in sum"]()',
        "that lies": "docx_faults.liar(400 << 20)",
        "of a namespace": "docx_faults.long_namespace(100_000, 20_000)",
        "of elements": 'docx_faults.UNSAFE["too many elements"]()',
    }
    code = f"""
        import resource, sys
        sys.path[:0] = {sys.path!r}
        from support import docx_faults
        from itareport.errors import NotWordError
        from itareport.ooxml import package
        made = [{", ".join(bombs.values())}]
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for data in made:
            try:
                package.read(data)
            except NotWordError:
                continue
            raise SystemExit("was read")
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    """
    limit = 1 << 30
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert int(done.stdout) < 200 << 10  # KiB


@given(st.binary(max_size=200))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes_give_parts_or_our_error(data: bytes) -> None:
    with pytest.raises(NotWordError):
        package.read(data)


def _damaged(seed: int) -> bytes:
    dice = random.Random(seed)
    data = bytearray(GOOD)
    for _hit in range(dice.randint(1, 6)):
        at = dice.randrange(len(data))
        kind = dice.randrange(4)
        if kind == 0:
            data[at] = dice.randrange(256)
        elif kind == 1:
            data[at] ^= 1 << dice.randrange(8)
        elif kind == 2:
            del data[at : at + dice.randint(1, 40)]
        else:
            data[at:at] = data[dice.randrange(len(data)) :][: dice.randint(1, 40)]
    return bytes(data)


def test_any_damage_gives_parts_or_our_error() -> None:
    read = 0
    for seed in range(3000):
        try:
            parts = package.read(_damaged(seed))
        except NotWordError:
            continue
        read += 1
        for name, data in parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(data)
    assert 0 < read < 3000


_NAMES = st.from_regex(r"[a-z]{1,8}/[A-Za-z0-9]{1,8}\.(bin|png)", fullmatch=True)


@given(st.dictionaries(_NAMES, st.binary(max_size=300), max_size=6))
def test_what_is_written_is_read_again(more: dict[str, bytes]) -> None:
    names = {name.lower(): name for name in more}
    parts = docx_faults.good_parts() | {name: b"x" + more[name] for name in names.values()}
    assert package.read(zip_parts(parts)) == parts


def test_the_bytes_depend_on_the_parts_only() -> None:
    parts = docx_faults.good_parts(header=docx_faults.paragraph("หัว")) | {"Appendix.bin": b"x"}
    turned = dict(reversed(list(parts.items())))
    assert zip_parts(parts) == zip_parts(turned)
    with zipfile.ZipFile(io.BytesIO(zip_parts(turned))) as archive:
        members = archive.infolist()
    names = [member.filename for member in members]
    assert names == ["[Content_Types].xml", *sorted(parts.keys() - {"[Content_Types].xml"})]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {(member.create_system, member.external_attr, member.extra) for member in members} == {(0, 0, b"")}


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"<a>" + b"<b/>" * limits.MAX_ITEMS + b"</a>"},
        {f"word/a{number}.xml": b"<b/>" * (limits.MAX_ITEMS - 9) for number in range(3)},
        {f"word/a{number}.xml": b"<b/>" for number in range(limits.MAX_MEMBERS)},
        {"word/document.xml": b"<a>" + b"\xe0" * limits.MAX_PART + b"</a>"},
        {"word/document.xml": b"<a>" + b" " * (5 << 20) + b"</a>"},
    ],
    ids=["elements", "elements together", "parts", "bytes", "density"],
)
def test_what_could_not_be_read_back_is_not_written(parts: dict[str, bytes]) -> None:
    with pytest.raises(TooLargeError, match="could not be read back"):
        zip_parts({**docx_faults.good_parts(), **parts})


def test_python_docx_opens_what_is_written() -> None:
    import docx

    data = zip_parts(package.read(GOOD))
    assert [each.text for each in docx.Document(io.BytesIO(data)).paragraphs] == ["รายงาน"]


def test_a_list_of_parts_that_fills_the_memory_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(zipfile, "ZipFile")
    entry = b"PK\x01\x02" + bytes(42)
    with pytest.raises(package.UnsafeError, match="more than 2000 parts"):
        unzip_parts(b"PK\x03\x04" + entry * (10 * limits.MAX_MEMBERS + 1))

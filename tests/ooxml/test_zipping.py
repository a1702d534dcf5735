"""The zip that is a Word file, byte for byte what zipfile would write."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from itareport.ooxml.zipping import zip_parts

NAMES = st.from_regex(r"[a-zก-ฮ]{1,8}(/[a-z]{1,8})?\.xml", fullmatch=True)
CONTENTS = st.one_of(st.binary(max_size=50), st.binary(min_size=1, max_size=20).map(lambda data: data * 3000))


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(parts):
            member = zipfile.ZipInfo(name)
            member.create_system = 0
            packing = zipfile.ZIP_DEFLATED if len(parts[name]) >= 2048 else zipfile.ZIP_STORED
            archive.writestr(member, parts[name], packing, 2)
            member.external_attr = 0
    return file.getvalue()


@given(st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=5))
def test_the_bytes_are_those_of_zipfile_also_when_a_part_comes_again(parts: dict[str, bytes]) -> None:
    expected = zipped(parts)

    assert zip_parts(parts) == expected
    assert zip_parts(parts) == expected


def test_a_part_of_the_same_name_and_other_bytes_is_another() -> None:
    one, other = ({"word/styles.xml": letter * 3000} for letter in (b"a", b"b"))

    assert zip_parts(one) == zipped(one)
    assert zip_parts(other) == zipped(other)

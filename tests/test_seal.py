"""The mark of PDFs, pictures and pages: known again, and every changed byte is seen."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from itareport.seal import Seal, blank, seal, seal_png, state

PAGE = seal(f'<!DOCTYPE html>\n<meta name="generator" content="{blank("html")}">\nข้อความ\n'.encode())


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 2), "red").save(out, "PNG")
    return seal_png(out.getvalue())


@pytest.mark.parametrize("data", [PAGE, seal(f"%PDF {blank('pdf')} %%EOF".encode()), png()])
def test_what_was_sealed_is_untouched_and_every_other_byte_is_an_edit(data):
    assert state(data) is Seal.UNTOUCHED
    checksum = data.find(b"IDAT") - 8 if data.startswith(b"\x89PNG") else 0  # of the mark's own chunk
    for position in set(range(len(data))) - set(range(checksum, checksum + 4) if checksum else ()):
        changed = data[:position] + bytes([data[position] ^ 0x55]) + data[position + 1 :]
        assert state(changed) is not Seal.UNTOUCHED, position


def test_a_checksum_of_a_picture_is_right():
    with Image.open(io.BytesIO(png())) as image:
        assert image.text["itareport"].startswith("itareport:png-1:")
    with Image.open(io.BytesIO(png())) as image:
        image.verify()


def test_an_appended_byte_is_an_edit():
    assert state(PAGE + b" ") is Seal.EDITED


def test_line_ends_of_windows_are_no_edit_of_a_page():
    assert state(PAGE.replace(b"\n", b"\r\n")) is Seal.UNTOUCHED


def test_a_recipe_of_a_later_release_is_an_edit():
    assert state(PAGE.replace(b"html-1", b"html-9")) is Seal.EDITED


@given(st.binary(max_size=200))
def test_other_files_are_foreign(data):
    assert state(data) is Seal.FOREIGN


def test_without_a_mark_nothing_is_sealed():
    with pytest.raises(ValueError, match="no mark"):
        seal(b"<html>")

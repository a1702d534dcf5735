"""Bytes of files, with a bound."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest

from itareport.reading import MAX_BYTES, at_most, read_file


@pytest.mark.parametrize("limit", [0, 1, 999_999, 1_000_000, 2_000_000])
def test_no_more_is_read_than_the_limit(limit: int) -> None:
    data = bytes(range(250)) * 4_000
    assert at_most(io.BytesIO(data), limit) == data[:limit]


def test_a_small_file_takes_little_memory_however_high_the_limit(tmp_path: Path) -> None:
    (file := tmp_path / "small").write_bytes(b"x")
    tracemalloc.start()
    try:
        assert read_file(file, "small", MAX_BYTES) == b"x"
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()

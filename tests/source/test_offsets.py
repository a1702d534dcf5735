"""Where the characters of a value are in what was typed."""

from __future__ import annotations

import pytest

from itareport.source.offsets import offsets_in_source


@pytest.mark.parametrize(
    ("written", "value", "offsets"),
    [
        pytest.param("กข", "กข", [0, 1, 2], id="plain"),
        pytest.param("กก\n  ขค", "กก ขค", [0, 1, 2, 5, 6, 7], id="plain on two lines"),
        pytest.param("|", "|", [0, 1], id="a bar alone"),
        pytest.param(">", "> ", [0, 1, 1], id="a text that ends before its value does"),
        pytest.param("'it''s'", "it's", [1, 2, 3, 5, 6], id="a quote in single quotes"),
        pytest.param("''''", "'", [1, 3], id="nothing but a quote in single quotes"),
        pytest.param("'a\n\n  b'", "a\nb", [1, 2, 6, 7], id="single quotes around an empty line"),
        pytest.param('"\\u0e01ข"', "กข", [1, 7, 8], id="an escape of four digits"),
        pytest.param('"\\x41\\U0001F600\\tz"', "A😀\tz", [1, 5, 15, 17, 18], id="escapes of every length"),
        pytest.param('"a\\"b"', 'a"b', [1, 2, 4, 5], id="a quote in double quotes"),
        pytest.param('"a\\ b"', "a b", [1, 2, 4, 5], id="an escaped blank"),
        pytest.param('"a\\\n   b"', "ab", [1, 7, 8], id="an escaped line end"),
        pytest.param('"a\\\n  \\ b"', "a b", [1, 6, 8, 9], id="an escaped line end before an escaped blank"),
        pytest.param('"\\x41x"', "Ax", [1, 5, 6], id="an escape that holds the next letter"),
        pytest.param('"\\"a"', '"a', [1, 3, 4], id="double quotes that begin with a quote"),
        pytest.param("'''ab'", "'ab", [1, 3, 4, 5], id="single quotes that begin with a quote"),
        pytest.param("a\\b", "a\\b", [0, 1, 2, 3], id="a plain backslash"),
        pytest.param("|-\n  -x", "-x", [5, 6, 7], id="a block that begins like its sign"),
        pytest.param("|\nก", "ก", [2, 3], id="a block at the margin"),
        pytest.param("|\n  กก\n  ขค\n", "กก\nขค\n", [4, 5, 6, 9, 10, 11, 12], id="a block"),
        pytest.param(">-\n  กก\n  ขค", "กก ขค", [5, 6, 7, 10, 11, 12], id="a folded block"),
    ],
)
def test_each_character_and_the_end_have_their_offset(written: str, value: str, offsets: list[int]) -> None:
    assert offsets_in_source(written, value) == offsets

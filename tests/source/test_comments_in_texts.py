"""A hash inside a text is no comment, however the text is written."""

from __future__ import annotations

import pytest

from itareport.source import Comment, comments, read


@pytest.mark.parametrize(
    "text",
    [
        "key: 'a\n  b on a line longer than the others # no comment\n  c'\n",
        "{a: 'x\n# y'}\n",
        "a: |\n  x #\n",
        "a: >\n  x\n\n  # y\n",
        "'a # b': c\n",
    ],
)
def test_no_comment_is_found_in_it(text: str) -> None:
    assert comments(read("f", text.encode())) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b #c\n", Comment(1, 6, "#c", alone=False)),
        ("a: bX#c # d\n", Comment(1, 9, "# d", alone=False)),
        ("X # c\n", Comment(1, 3, "# c", alone=False)),
        ("\u00a0 # c\n", Comment(1, 3, "# c", alone=False)),
        ("a: b\t# c\n", Comment(1, 6, "# c", alone=False)),
        ("a: 'x #y' # c # d\n", Comment(1, 11, "# c # d", alone=False)),
        ("a:\n \t# c\n", Comment(2, 3, "# c", alone=True)),
        ("- |\n  # x\n- # y\n  z\n", Comment(3, 3, "# y", alone=False)),
    ],
)
def test_the_comment_beside_it_is_found(text: str, found: Comment) -> None:
    assert comments(read("f", text.encode())) == [found]

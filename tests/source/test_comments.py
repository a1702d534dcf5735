"""Comments, which YAML's events leave out."""

from __future__ import annotations

from itareport.source import Comment, comments, read


def of(text: str) -> list[Comment]:
    return comments(read("f", text.encode()))


class DescribeComments:
    def it_finds_comments_alone_and_beside(self) -> None:
        assert of("# ก\na: ข # ค\n") == [Comment(1, 1, "# ก", alone=True), Comment(2, 6, "# ค", alone=False)]

    def it_leaves_out_hashes_inside_texts(self) -> None:
        assert of("a: 'ก # ข'\nb: ก#ข\nc: |\n  # ไม่ใช่\nd: \"# ไม่ใช่\"\n") == []

    def it_finds_a_comment_after_a_block_header_and_after_a_quoted_text(self) -> None:
        assert [comment.text for comment in of("a: | # หนึ่ง\n  ก\nb: 'x # y' # สอง\n")] == ["# หนึ่ง", "# สอง"]

    def it_takes_only_the_first_hash_of_a_line(self) -> None:
        assert of("a: ก # ข # ค  \n") == [Comment(1, 6, "# ข # ค", alone=False)]

"""What is written into the data file as a comment for a person to look at."""

from __future__ import annotations

from itareport.importing.reading_warnings import Warnings
from itareport.source import read_text


def test_a_kept_column_is_a_comment_that_a_data_file_may_have() -> None:
    warnings = Warnings("report.docx")
    warnings.keep(("issues", 0), "งบ\ufffd\nประมาณ", ["๑,๐๐๐\x85 บาท", "ต่อปี"])
    comment = warnings.comments["issues", 0]
    assert comment == "# งบ ประมาณ: ๑,๐๐๐ บาท\n#   ต่อปี"
    assert read_text("data.yaml", f"{comment}\nformat: 1\n").findings == ()

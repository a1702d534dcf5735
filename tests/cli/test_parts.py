"""A data file with preface, signatures and pictures, checked and built."""

from __future__ import annotations

import io
import json
from pathlib import Path

from PIL import Image

from itareport.rules.sample import SAMPLE

PARTS = """\
preface: บทวิเคราะห์ของปีที่ผ่านมา
signatures:
  - name: นายหนึ่ง ใจดี
    position: ปลัด
pictures:
  - file: pictures/a.png
    caption: การอบรม
"""


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 6), "white").save(file, "PNG")
    return file.getvalue()


def test_a_picture_is_looked_for_beside_the_data_file(itareport, project: Path) -> None:
    (project / "data/measures_2568.yaml").write_text(SAMPLE + PARTS, "utf-8")
    ran = itareport("validate", "--format", "json")
    found = json.loads(ran.out)["findings"]
    assert ran.code == 1
    assert [(each["rule"], each["path"], each["severity"]) for each in found] == [
        ("ITA067", "pictures[0].file", "error")
    ]
    assert itareport("build").code == 1
    assert not (project / "build").exists()
    (project / "data/pictures").mkdir()
    (project / "data/pictures/a.png").write_bytes(b"GIF89a")
    assert "ITA068" in itareport("validate").out
    (project / "data/pictures/a.png").write_bytes(picture())
    assert itareport("validate").code == 0
    assert itareport("build").code == 0


def test_the_thai_rules_read_the_parts(itareport, project: Path) -> None:
    text = (
        (SAMPLE + PARTS)
        .replace("บทวิเคราะห์", "บทวิเคราะห์เเรก")
        .replace("pictures:\n  - file: pictures/a.png\n    caption: การอบรม\n", "")
    )
    (project / "data/measures_2568.yaml").write_text(text.replace("position: ปลัด", "position: ปลัดเเทน"), "utf-8")
    found = json.loads(itareport("validate", "--format", "json").out)["findings"]
    assert [each["path"] for each in found] == ["preface", "signatures[0].position"]


def test_init_from_a_report_writes_its_pictures_too(itareport, project: Path) -> None:
    (project / "data/measures_2568.yaml").write_text(SAMPLE + PARTS, "utf-8")
    (project / "data/pictures").mkdir()
    (project / "data/pictures/a.png").write_bytes(picture())
    assert itareport("build", "-o", "report.docx").code == 0
    assert itareport("init", "new", "--from", "report.docx").code == 0
    assert (project / "new/data/pictures/a.png").read_bytes() == picture()
    assert itareport("validate", "new/data/measures_2568.yaml").code == 0
    (project / "new/data/pictures/a.png").unlink()
    assert itareport("init", "new", "--from", "report.docx").code == 3
    assert not (project / "new/data/pictures/a.png").exists()

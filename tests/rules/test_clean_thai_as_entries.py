"""Correct Thai is no fault either where it is an entry of a list or a period, which the report rules look at."""

from __future__ import annotations

import json

from support.clean_thai import bodies

PLACE = "- ดำเนินการตามแผน"


def test_clean_texts_as_steps_have_no_finding(found):
    texts = [text for name, body in bodies().items() if name != "mozilla" for text in body]
    # Articles of a bylaw are numbered by themselves, and would be by the report again.
    entries = [text for text in texts if not text.startswith(("ข้อ ๑ ประกาศ", "ข้อ ๒ ระเบียบ"))]
    assert len(texts) - len(entries) == 2

    written = "\n          ".join(f"- {json.dumps(text, ensure_ascii=False)}" for text in entries)
    assert [(finding.rule, finding.message) for finding in found({PLACE: written})] == []

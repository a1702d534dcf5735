"""The fields of a measure, once.

Models, rules, import, diff, the canonical layout, next year's file, the form editions, the names in templates and the
reference are derived from ``FIELDS``: to add a field is to add one entry here. Nothing of the program is imported but
the mark of translatable texts, so that any module may read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Literal, NamedTuple

from itareport.i18n import N_

DocumentKind = Literal["report", "plan"]
"""What a data file is read as: a *plan* may lack outputs and outcomes, a *report* must have them."""

DocumentChoice = Literal["auto", "report", "plan"]
"""What a user asks for; *auto* leaves it to what the file holds."""


class Use(Enum):
    """When a measure must have a field, as far as the form edition does not say otherwise."""

    ALWAYS = "always"
    """In a plan and in a report."""

    RESULT = "result"
    """In a report only: at the year's start there is nothing to say yet, and a plan does not print it."""

    OPTIONAL = "optional"
    """Where the edition has a column for it and asks for it."""


class NextYear(Enum):
    """What becomes of a field's value in next year's file."""

    KEPT = "kept"
    MOVED = "moved"
    """Kept, with each Buddhist year in it moved by the difference."""

    EMPTIED = "emptied"


class Field(NamedTuple):
    """One field of a measure.

    ``label`` is a message id, as are ``entry`` (what one entry of the list is called, with ``{number}``) and
    ``meaning``, which the reference of the names in templates prints. ``heading``, ``description`` and ``example`` are
    Thai, for editors, the reference and new form editions. A field with ``entries`` is one text or a list of texts, any
    other one text. ``key_words`` are what people call the key, without spaces; ``heading_words`` tell the column of a
    foreign Word report when they are in its heading, ``whole_headings`` when they are all of it. ``weight`` is how
    much the field tells a measure from others, 0 for next to nothing. ``width`` is its column's share of a report's and
    of a plan's table, in twips where the table has the six columns of the form of 2568; ``short`` is the heading in a
    word, for screen readers, where the heading is longer.
    """

    key: str
    label: str
    heading: str
    description: str
    example: str
    meaning: str
    use: Use = Use.OPTIONAL
    entries: bool = False
    entry: str = ""
    next_year: NextYear = NextYear.EMPTIED
    key_words: str = ""
    heading_words: tuple[str, ...] = ()
    whole_headings: tuple[str, ...] = ()
    weight: float = 0
    width: tuple[int, int] = (1500, 2400)
    short: str = ""

    @property
    def column(self) -> str:
        """What form editions and templates call the field's column."""
        return "measure" if self.key == "name" else self.key


FIELDS: tuple[Field, ...] = (
    Field(
        key="name",
        label=N_("name of the measure"),
        heading="มาตรการ โครงการ หรือกิจกรรม",
        description="ชื่อมาตรการ โครงการ หรือกิจกรรมที่ดำเนินการ",
        example="มาตรการส่งเสริมคุณภาพการดำเนินงาน",
        meaning=N_("name of the measure"),
        use=Use.ALWAYS,
        next_year=NextYear.KEPT,
        key_words="title measure ชื่อ มาตรการ ชื่อมาตรการ โครงการ กิจกรรม มาตรการ/โครงการ/กิจกรรม มาตรการโครงการหรือกิจกรรม",
        heading_words=("มาตรการ", "โครงการ", "กิจกรรม"),
        weight=4.0,
        width=(2770, 4510),
        short="มาตรการ",
    ),
    Field(
        key="steps",
        label=N_("steps"),
        heading="ขั้นตอนหรือวิธีการปฏิบัติ",
        description="เขียนเป็นรายการ ขึ้นต้นแต่ละข้อด้วย “- ” โปรแกรมใส่เลข ๑. ๒. ๓. ให้เอง หรือเขียนเป็นข้อความเดียวโดยไม่มีเลข",
        example="แจ้งเวียนส่วนราชการเพื่อถือปฏิบัติ",
        meaning=N_("steps, a list of texts; printed as it is, a text on each line"),
        use=Use.ALWAYS,
        entries=True,
        entry=N_("step {number}"),
        next_year=NextYear.KEPT,
        key_words="ขั้นตอน วิธีการ วิธีดำเนินการ ขั้นตอนการดำเนินการ ขั้นตอนการดำเนินงาน ขั้นตอนหรือวิธีการ ขั้นตอนหรือวิธีการปฏิบัติ",
        heading_words=(
            "ขั้นตอน",
            "วิธีการ",
            "วิธีดำเนิน",
            "วิธีปฏิบัติ",
            "แนวทางการดำเนิน",
            "แนวทางปฏิบัติ",
            "แนวทางการปฏิบัติ",
        ),
        whole_headings=("การดำเนินการ",),
        weight=3.0,
        width=(3646, 5614),
        short="ขั้นตอน",
    ),
    Field(
        key="period",
        label=N_("period"),
        heading="ช่วงระยะเวลาในการดำเนินการ",
        description="ช่วงเวลาที่ดำเนินการ",
        example="ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘",
        meaning=N_("period"),
        use=Use.ALWAYS,
        next_year=NextYear.MOVED,
        key_words="time ระยะเวลา ช่วงเวลา ช่วงระยะเวลา ระยะเวลาดำเนินการ ระยะเวลาในการดำเนินการ ช่วงเวลาดำเนินการ "
        "ช่วงระยะเวลาดำเนินการ ช่วงระยะเวลาในการดำเนินการ",
        heading_words=(
            "ระยะเวลา",
            "ช่วงเวลา",
            "ห้วงเวลา",
            "กำหนดเวลา",
            "กำหนดการ",
            "วันเวลา",
            "เวลาดำเนิน",
            "เวลาที่ดำเนิน",
        ),
        whole_headings=("เวลา",),
        width=(1446, 2740),
        short="ช่วงระยะเวลา",
    ),
    Field(
        key="responsible",
        label=N_("responsible"),
        heading="ผู้รับผิดชอบ",
        description="ตำแหน่งหรือหน่วยงานย่อยที่รับผิดชอบ",
        example="หัวหน้าสำนักปลัด / ผอ.กอง ทุกกอง",
        meaning=N_("who is responsible"),
        use=Use.ALWAYS,
        next_year=NextYear.KEPT,
        key_words="owner ผู้รับผิดชอบ หน่วยงานรับผิดชอบ หน่วยงานที่รับผิดชอบ หน่วยงานผู้รับผิดชอบ",
        heading_words=("ผู้รับผิดชอบ", "รับผิดชอบ", "ผู้ดำเนินการ", "หน่วยงานดำเนินการ"),
        width=(1510, 2840),
    ),
    Field(
        key="outputs",
        label=N_("outputs"),
        heading="ผลการดำเนินการ (Output)",
        description="สิ่งที่ทำได้จริง เขียนเป็นรายการหรือข้อความเดียว ในแผนต้นปีเว้นว่างไว้ได้",
        example="มีคู่มือการปฏิบัติงานครบทุกกอง",
        meaning=N_("outputs, a list of texts; empty in a plan that has none"),
        use=Use.RESULT,
        entries=True,
        entry=N_("output {number}"),
        key_words="ผลผลิต ผลการดำเนินการ ผลการดำเนินงาน",
        heading_words=("ผลการดำเนิน", "ผลดำเนิน", "ผลผลิต", "ผลการปฏิบัติ", "ผลปฏิบัติ", "output"),
        weight=2.0,
        width=(2884, 0),
        short="ผลการดำเนินการ",
    ),
    Field(
        key="outcomes",
        label=N_("outcomes"),
        heading="ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result)",
        description="สิ่งที่เปลี่ยนไปเพราะผลนั้น เขียนเป็นรายการหรือข้อความเดียว ในแผนต้นปีเว้นว่างไว้ได้",
        example="ประชาชนตรวจสอบขั้นตอนการให้บริการได้ด้วยตนเอง",
        meaning=N_("outcomes, a list of texts; empty in a plan that has none"),
        use=Use.RESULT,
        entries=True,
        entry=N_("outcome {number}"),
        key_words="result results ผลลัพธ์ ผลสัมฤทธิ์ ผลลัพธ์หรือผลสัมฤทธิ์ ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ",
        heading_words=("ผลลัพธ์", "ผลสัมฤทธิ์", "outcome", "result"),
        weight=2.0,
        width=(3448, 0),
        short="ผลลัพธ์",
    ),
    Field(
        key="budget",
        label=N_("budget"),
        heading="งบประมาณ (บาท)",
        description="งบประมาณที่ใช้ พิมพ์ตามที่เขียน ถ้าไม่ใช้งบประมาณให้เขียนว่า ไม่ใช้งบประมาณ",
        example="๑๕,๐๐๐ บาท",
        meaning=N_("budget, empty when there is none"),
        key_words="งบประมาณ งบ วงเงิน งบประมาณที่ใช้ วงเงินงบประมาณ จำนวนเงิน ค่าใช้จ่าย",
        heading_words=("งบประมาณที่ใช้", "วงเงิน", "จำนวนเงิน", "ค่าใช้จ่าย"),
        whole_headings=("งบประมาณ", "งบประมาณ (บาท)", "งบ"),
        width=(1400, 2000),
        short="งบประมาณ",
    ),
    Field(
        key="indicator",
        label=N_("indicator"),
        heading="ตัวชี้วัด",
        description="ตัวชี้วัดความสำเร็จของมาตรการ เขียนเป็นรายการหรือข้อความเดียว",
        example="ร้อยละของผู้รับบริการที่พึงพอใจ",
        meaning=N_("indicators, a list of texts; empty when there are none"),
        entries=True,
        entry=N_("indicator {number}"),
        next_year=NextYear.KEPT,
        key_words="indicators kpi ตัวชี้วัด ตัวชี้วัดความสำเร็จ",
        heading_words=("ตัวชี้วัด",),
        whole_headings=("KPI",),
        width=(2300, 3600),
    ),
    Field(
        key="target",
        label=N_("target"),
        heading="ค่าเป้าหมาย",
        description="ค่าเป้าหมายของตัวชี้วัด เขียนเป็นรายการหรือข้อความเดียว",
        example="ไม่น้อยกว่าร้อยละ ๘๕",
        meaning=N_("targets, a list of texts; empty when there are none"),
        entries=True,
        entry=N_("target {number}"),
        next_year=NextYear.KEPT,
        key_words="targets goal เป้าหมาย ค่าเป้าหมาย",
        heading_words=("ค่าเป้าหมาย",),
        whole_headings=("เป้าหมาย",),
        width=(1600, 2600),
    ),
    Field(
        key="evidence",
        label=N_("evidence"),
        heading="หลักฐาน/เอกสารอ้างอิง",
        description="หลักฐานที่ตรวจสอบได้ เช่น ที่อยู่เว็บไซต์ที่เผยแพร่ เขียนเป็นรายการหรือข้อความเดียว",
        example="https://www.example.go.th/report",
        meaning=N_("evidence, a list of texts; empty when there is none"),
        entries=True,
        entry=N_("evidence {number}"),
        key_words="link links url หลักฐาน เอกสาร เอกสารอ้างอิง หลักฐานอ้างอิง ลิงก์ ลิงค์",
        heading_words=("หลักฐาน", "เอกสารอ้างอิง", "เอกสารประกอบ", "ลิงก์", "ลิงค์"),
        whole_headings=("Link", "URL"),
        width=(3200, 3900),
        short="หลักฐาน",
    ),
    Field(
        key="remarks",
        label=N_("remarks"),
        heading="หมายเหตุ",
        description="หมายเหตุ เขียนเป็นรายการหรือข้อความเดียว",
        example="ดำเนินการร่วมกับโครงการอบรมประจำปี",
        meaning=N_("remarks, a list of texts; empty when there are none"),
        entries=True,
        entry=N_("remark {number}"),
        key_words="remark note notes หมายเหตุ",
        heading_words=("หมายเหตุ",),
    ),
)
"""The fields of a measure in the order of the data file."""


class KeySet(NamedTuple):
    """The keys of the fields by what they are, each in the order of ``FIELDS``."""

    all: tuple[str, ...]
    entries: tuple[str, ...]
    results: tuple[str, ...]
    standard: tuple[str, ...]
    """The fields that are printed where an edition does not say otherwise: those of a report, no optional ones."""

    plan: tuple[str, ...]


def keys_of(fields: Iterable[Field]) -> KeySet:
    """The keys of these fields by what they are."""
    fields = tuple(fields)
    return KeySet(
        all=tuple(field.key for field in fields),
        entries=tuple(field.key for field in fields if field.entries),
        results=tuple(field.key for field in fields if field.use is Use.RESULT),
        standard=tuple(field.key for field in fields if field.use is not Use.OPTIONAL),
        plan=tuple(field.key for field in fields if field.use is Use.ALWAYS),
    )


BY_KEY = {field.key: field for field in FIELDS}
KEYS = keys_of(FIELDS)

"""The data format: one agency's report of one fiscal year, as Pydantic models.

The models are the one definition of the format: their titles, descriptions and examples feed the errors, the JSON
Schema and the reference. The reader hands every scalar over as the text typed, so nothing is converted but numbers.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from itareport.schema.json_types import ENTRIES, FISCAL_YEAR, FORMAT, NUMBER, TEXT, seven_issues

DocumentKind = Literal["report", "plan"]
"""What a data file is read as: a *plan* may lack outputs and outcomes, a *report* must have them."""

FORMAT_VERSION = 1
ISSUE_COUNT = 7
FISCAL_YEARS = range(2500, 2700)
"""Buddhist years."""

BUDDHIST_ERA = 543
"""Years between the Gregorian and the Buddhist era."""

_DIGITS = re.compile(r"[0-9๐-๙]{1,9}")
_BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")


def _filled(text: str) -> str:
    if _BLANK.fullmatch(text):
        raise PydanticCustomError("blank_text", "a text is empty")
    return text


def _given(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_value", "a key has no value")
    return value


def _whole_number(value: Any) -> Any:
    """Accept 2568, "2568" and ๒๕๖๘ alike."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if value is None or isinstance(value, (list, dict)):
        raise PydanticCustomError("no_value" if value is None else "wrong_kind", "a number is expected")
    raise PydanticCustomError("not_a_number", "a whole number is expected")


def _known_format(value: int) -> int:
    if value != FORMAT_VERSION:
        raise PydanticCustomError("unknown_format", "another version of the format")
    return value


def _buddhist_year(value: int) -> int:
    if value in FISCAL_YEARS:
        return value
    if value + BUDDHIST_ERA in FISCAL_YEARS:
        raise PydanticCustomError("gregorian_year", "a Gregorian year", {"buddhist": value + BUDDHIST_ERA})
    raise PydanticCustomError("year_out_of_range", "a year out of range")


def _issue_number(value: int) -> int:
    if not 1 <= value <= ISSUE_COUNT:
        raise PydanticCustomError("issue_out_of_range", "an issue number out of range")
    return value


def _results(value: Any, handler: Any, info: ValidationInfo) -> Any:
    """Outputs and outcomes: at the year's start there are none yet, and a plan may lack them."""
    if value is None and (info.context or {}).get("kind") == "plan":
        return None
    return handler(_given(value))


def _kind_of_entries(value: Any) -> str:
    return "list" if isinstance(value, list) else "text"


def _in_order(issues: list[Issue]) -> list[Issue]:
    if [issue.number for issue in issues] != list(range(1, ISSUE_COUNT + 1)):
        raise PydanticCustomError("issue_sequence", "the seven issues, each once and in order")
    return issues


Text = Annotated[str, BeforeValidator(_given), AfterValidator(_filled), WithJsonSchema(TEXT)]
OptionalText = Annotated[str | None, BeforeValidator(_given), AfterValidator(_filled), WithJsonSchema(TEXT)]
Entries = Annotated[
    Annotated[Text, Tag("text")] | Annotated[list[Text], Field(min_length=1), Tag("list")],
    Discriminator(_kind_of_entries),
]
"""A text, printed as it stands, or a list of texts, numbered ๑. ๒. ๓. in its cell."""

Steps = Annotated[Entries, BeforeValidator(_given), WithJsonSchema(ENTRIES)]
Results = Annotated[Entries | None, WrapValidator(_results), WithJsonSchema(ENTRIES)]
"""Entries, or None in a plan."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Agency(_Model):
    """หน่วยงานเจ้าของรายงาน เขียนตามที่ต้องการให้พิมพ์"""

    name: Text = Field(
        title="ชื่อหน่วยงาน",
        description="ชื่อเต็มของหน่วยงาน พิมพ์ในบรรทัดที่สามของหัวรายงาน",
        examples=["องค์การบริหารส่วนตำบลไทยาวาส"],
    )
    district: OptionalText = Field(
        None,
        title="อำเภอหรือเขต",
        description="เขียนตามที่ต้องการให้พิมพ์ ถ้าไม่มี (เช่น กระทรวง) ให้ลบบรรทัดนี้",
        examples=["อำเภอนครชัยศรี"],
    )
    province: OptionalText = Field(
        None,
        title="จังหวัด",
        description="เขียนตามที่ต้องการให้พิมพ์ ถ้าไม่มีให้ลบบรรทัดนี้",
        examples=["จังหวัดนครปฐม"],
    )


class Measure(_Model):
    """มาตรการหนึ่งรายการ คือหนึ่งแถวในตาราง มีหกช่อง"""

    name: Text = Field(
        title="มาตรการ โครงการ หรือกิจกรรม (ช่องที่ ๑)",
        description="ชื่อมาตรการ โครงการ หรือกิจกรรมที่ดำเนินการ",
        examples=["มาตรการส่งเสริมคุณภาพการดำเนินงาน"],
    )
    steps: Steps = Field(
        title="ขั้นตอนหรือวิธีการปฏิบัติ (ช่องที่ ๒)",
        description="เขียนเป็นรายการ ขึ้นต้นแต่ละข้อด้วย “- ” โปรแกรมใส่เลข ๑. ๒. ๓. ให้เอง หรือเขียนเป็นข้อความเดียวโดยไม่มีเลข",
        examples=[["แจ้งเวียนส่วนราชการเพื่อถือปฏิบัติ", "ตรวจสอบการใช้ทรัพย์สินทุกเดือน"]],
    )
    period: Text = Field(
        title="ช่วงระยะเวลาในการดำเนินการ (ช่องที่ ๓)",
        description="ช่วงเวลาที่ดำเนินการ",
        examples=["ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘"],
    )
    responsible: Text = Field(
        title="ผู้รับผิดชอบ (ช่องที่ ๔)",
        description="ตำแหน่งหรือหน่วยงานย่อยที่รับผิดชอบ",
        examples=["หัวหน้าสำนักปลัด / ผอ.กอง ทุกกอง"],
    )
    outputs: Results = Field(
        None,
        validate_default=True,
        title="ผลการดำเนินการ (Output) (ช่องที่ ๕)",
        description="สิ่งที่ทำได้จริง เขียนเป็นรายการหรือข้อความเดียว ในแผนต้นปีเว้นว่างไว้ได้",
        examples=[["มีคู่มือการปฏิบัติงานครบทุกกอง"]],
    )
    outcomes: Results = Field(
        None,
        validate_default=True,
        title="ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result) (ช่องที่ ๖)",
        description="สิ่งที่เปลี่ยนไปเพราะผลนั้น เขียนเป็นรายการหรือข้อความเดียว ในแผนต้นปีเว้นว่างไว้ได้",
        examples=[["ประชาชนตรวจสอบขั้นตอนการให้บริการได้ด้วยตนเอง"]],
    )


class Issue(_Model):
    """ประเด็นหนึ่งในเจ็ดประเด็น มีมาตรการอย่างน้อยหนึ่งรายการ"""

    number: Annotated[int, BeforeValidator(_whole_number), AfterValidator(_issue_number), WithJsonSchema(NUMBER)] = (
        Field(title="ลำดับประเด็น", description="เลข 1 ถึง 7 เรียงตามลำดับ ไม่ซ้ำกัน", examples=[1])
    )
    title: OptionalText = Field(
        None,
        title="ชื่อประเด็น",
        description="ไม่ต้องเขียนก็ได้ โปรแกรมใช้ชื่อตามแบบของปีนั้น ถ้าเขียนต่างจากแบบจะเตือนและพิมพ์ตามที่เขียน",
        examples=["กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"],
    )
    measures: Annotated[list[Measure], Field(min_length=1), BeforeValidator(_given)] = Field(
        title="มาตรการ", description="มาตรการของประเด็นนี้ อย่างน้อยหนึ่งรายการ แต่ละรายการขึ้นต้นด้วย “- name: ”"
    )


class Report(_Model):
    """รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ของหนึ่งหน่วยงานในหนึ่งปีงบประมาณ"""

    format: Annotated[int, BeforeValidator(_whole_number), AfterValidator(_known_format), WithJsonSchema(FORMAT)] = (
        Field(title="รุ่นของรูปแบบไฟล์", description="เขียน 1 เสมอ", examples=[1])
    )
    title: OptionalText = Field(
        None,
        title="ชื่อรายงาน",
        description="ไม่ต้องเขียนก็ได้ ถ้าเขียนจะพิมพ์แทนบรรทัดแรกของหัวรายงาน",
        examples=["รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"],
    )
    fiscal_year: Annotated[
        int, BeforeValidator(_whole_number), AfterValidator(_buddhist_year), WithJsonSchema(FISCAL_YEAR)
    ] = Field(title="ปีงบประมาณ (พ.ศ.)", description="ปีพุทธศักราชสี่หลัก เขียน 2568 หรือ ๒๕๖๘ ก็ได้", examples=[2568])
    agency: Annotated[Agency, BeforeValidator(_given)] = Field(title="หน่วยงาน")
    issues: Annotated[list[Issue], Field(min_length=1), AfterValidator(_in_order), BeforeValidator(_given)] = Field(
        title="ประเด็นทั้งเจ็ด",
        description="ประเด็นที่ 1 ถึง 7 ครบทุกประเด็นและเรียงตามลำดับ",
        json_schema_extra=seven_issues,
    )

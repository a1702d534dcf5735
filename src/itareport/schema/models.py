"""The data format: one agency's report of one fiscal year, as Pydantic models.

The fields of a measure are those of the table in ``fields``; titles, descriptions and examples feed the errors, the
JSON Schema and the reference. The reader gives every scalar as the text typed, so nothing is converted but
numbers. The validation context says what the file is read as (``kind``) and what its form edition asks (``shape``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

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
    create_model,
)
from pydantic_core import PydanticCustomError

from itareport import fields
from itareport.data import BUDDHIST_ERA, FISCAL_YEARS, FORMAT_VERSION, MAX_PICTURES, MAX_SIGNATURES, ReportData
from itareport.schema.json_types import (
    ENTRIES,
    FISCAL_YEAR,
    FORMAT,
    NUMBER,
    TEXT,
    list_or_nothing,
    or_nothing,
)
from itareport.shape import STANDARD, Shape
from itareport.thai.digits import whole_number
from itareport.thai.unseen import is_blank


def _filled(text: str) -> str:
    if is_blank(text):
        raise PydanticCustomError("blank_text", "a text is empty")
    return text


def _given(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_value", "a key has no value")
    return value


def _whole_number(value: Any) -> Any:
    number = whole_number(value)
    if number is not None:
        return number
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


def _issue_number(value: int, info: ValidationInfo) -> int:
    if not 1 <= value <= _shape(info).issues:
        raise PydanticCustomError("issue_out_of_range", "an issue number out of range")
    return value


def _as_required(value: Any, handler: Any, info: ValidationInfo) -> Any:
    """A field of a measure: without a value it counts as not given, unless the edition and the kind require it."""
    if value is None and not _shape(info).requires(info.field_name, (info.context or {}).get("kind", "report")):
        return None
    return handler(_given(value))


def _shape(info: ValidationInfo) -> Shape:
    shape: Shape = (info.context or {}).get("shape", STANDARD)
    return shape


def _kind_of_entries(value: Any) -> str:
    return "list" if isinstance(value, list) else "text"


def _in_order(issues: list[Issue], info: ValidationInfo) -> list[Issue]:
    if [issue.number for issue in issues] != list(range(1, _shape(info).issues + 1)):
        raise PydanticCustomError("issue_sequence", "the issues of the form, each once and in order")
    return issues


Text = Annotated[str, BeforeValidator(_given), AfterValidator(_filled), WithJsonSchema(TEXT)]
OptionalText = Annotated[str | None, BeforeValidator(_given), AfterValidator(_filled), WithJsonSchema(TEXT)]
"""A text whose key may be left out, but has a value where it is written."""

Entries = Annotated[
    Annotated[Text, Tag("text")] | Annotated[list[Text], Field(min_length=1), Tag("list")],
    Discriminator(_kind_of_entries),
]
"""A text, printed as it is, or a list of texts, numbered ๑. ๒. ๓. in its cell."""

FieldText = Annotated[Annotated[str, AfterValidator(_filled)] | None, WrapValidator(_as_required), WithJsonSchema(TEXT)]
FieldEntries = Annotated[Entries | None, WrapValidator(_as_required), WithJsonSchema(ENTRIES)]
"""What a measure's field holds, or None where the form edition does not require it."""


class _Model(BaseModel):
    # Each is built with the report that it is part of, when the first report is checked: one validator instead of nine.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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


def _measure_field(field: fields.Field) -> tuple[Any, Any]:
    """The type of a field, None where the edition does not require it, and what editors and the reference say of it."""
    about: dict[str, Any] = {"title": field.heading, "description": field.description}
    about["examples"] = [[field.example] if field.entries else field.example]
    if field.key == "name":
        return Text, Field(**about)
    # Whether a field may be left out depends on the form edition, so the default has to be looked at like a value.
    return FieldEntries if field.entries else FieldText, Field(None, validate_default=True, **about)


if TYPE_CHECKING:

    class _MeasureFields(_Model):
        name: str

        def __getattr__(self, key: str) -> Any: ...
else:
    _MeasureFields = create_model(
        "_MeasureFields", __base__=_Model, **{field.key: _measure_field(field) for field in fields.FIELDS}
    )


class Measure(_MeasureFields):
    """มาตรการหนึ่งรายการ คือหนึ่งแถวในตาราง"""


class Issue(_Model):
    """ประเด็นหนึ่งของแบบรายงาน มีมาตรการอย่างน้อยหนึ่งรายการ"""

    number: Annotated[int, BeforeValidator(_whole_number), AfterValidator(_issue_number), WithJsonSchema(NUMBER)] = (
        Field(title="ลำดับประเด็น", description="เลขเรียงตามลำดับตั้งแต่ 1 ไม่ซ้ำกัน", examples=[1])
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


class Signature(_Model):
    """ผู้ลงนามหนึ่งคน พิมพ์ใต้ตาราง เรียงข้างกันไม่เกินสามคน"""

    name: Text = Field(title="ชื่อผู้ลงนาม", description="พิมพ์ในวงเล็บใต้ที่ลงชื่อ", examples=["นายสมชาย ใจดี"])
    position: Text = Field(title="ตำแหน่ง", description="ตำแหน่งของผู้ลงนาม", examples=["ปลัดองค์การบริหารส่วนตำบล"])
    role: OptionalText = Field(
        None,
        title="หน้าที่ในรายงาน",
        description="ไม่ต้องเขียนก็ได้ เช่น ผู้รายงาน ผู้ตรวจสอบ ผู้อนุมัติ",
        examples=["ผู้รายงาน"],
    )


class Picture(_Model):
    """ภาพหนึ่งภาพ พิมพ์หลังตารางใต้หัวเรื่อง ภาคผนวก"""

    file: Text = Field(
        title="ไฟล์ภาพ",
        description="ไฟล์ JPEG หรือ PNG เขียนที่อยู่โดยเริ่มจากโฟลเดอร์ของไฟล์ข้อมูลนี้ ใช้ / คั่นโฟลเดอร์",
        examples=["pictures/training.jpg"],
    )
    caption: Text = Field(
        title="คำบรรยายภาพ",
        description="พิมพ์ใต้ภาพ และเป็นคำอธิบายสำหรับผู้ที่มองไม่เห็นภาพ",
        examples=["การอบรมคุณธรรมและจริยธรรม วันที่ ๑๒ มีนาคม ๒๕๖๘"],
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
    preface: Annotated[Entries | None, WithJsonSchema(or_nothing(ENTRIES))] = Field(
        None,
        title="ข้อความก่อนตาราง",
        description="ไม่ต้องเขียนก็ได้ ย่อหน้าที่พิมพ์ระหว่างหัวรายงานกับตาราง เช่น บทวิเคราะห์ผลการดำเนินการของปีที่ผ่านมา",
        examples=[["ปีงบประมาณ พ.ศ. ๒๕๖๗ หน่วยงานดำเนินการครบทุกมาตรการ"]],
    )
    issues: Annotated[list[Issue], Field(min_length=1), AfterValidator(_in_order), BeforeValidator(_given)] = Field(
        title="ประเด็นทั้งหมด", description="ครบทุกประเด็นตามแบบของปีนั้นและเรียงตามลำดับ"
    )
    signatures: Annotated[list[Signature], Field(min_length=1, max_length=MAX_SIGNATURES)] | None = Field(
        None,
        title="ผู้ลงนาม",
        description="ไม่ต้องเขียนก็ได้ ผู้ลงนามหนึ่งถึงสามคน พิมพ์เรียงข้างกันใต้ตาราง",
        json_schema_extra=list_or_nothing,
    )
    pictures: Annotated[list[Picture], Field(min_length=1, max_length=MAX_PICTURES)] | None = Field(
        None,
        title="ภาพประกอบ",
        description="ไม่ต้องเขียนก็ได้ ภาพที่พิมพ์หลังตารางใต้หัวเรื่อง ภาคผนวก แถวละสองภาพ",
        json_schema_extra=list_or_nothing,
    )

    def as_data(self) -> ReportData:
        """The report as plain data, without what is not given."""
        return cast("ReportData", self.model_dump(exclude_none=True))

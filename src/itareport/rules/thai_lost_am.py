"""ำ that became า: the commonest damage of Thai copied from PDF files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import Hit, TextRule, thai_rule
from itareport.rules.thai_phrases import Slip, Slips

_ANYWHERE = """
    กำหนด กำกับดูแล กำกับติดตาม กำแพงเพชร กำลังใจ กำลังคน กำไรสุทธิ กำจัดขยะ กำจัดสิ่ง กำชับ คำนวณ คำนึง จำกัด
    จำคุก จำแนก จำหน่าย จำเลยที่ ชำนาญ ชำรุด ชำระภาษี ชำระหนี้ ชำระค่าธรรมเนียม ซ้ำซ้อน ดำเนิน ดำรงตำแหน่ง
    ดำรงชีวิต ดำรงชีพ ดำรงไว้ ตำแหน่ง ตำรวจ ตำหนิ ทำความเข้าใจ ทำความตกลง ทำความสะอาด ทำความดี ทำเนียบ ทำบุญ
    ทำข้อตกลง ทำคู่มือ ทำประชาคม ทำประชาพิจารณ์ ทำสัญญา ทำลายเอกสาร บำเหน็จ บำนาญ บำบัด บำเพ็ญ บำรุง ยำเกรง
    ร่ำรวย ลำคลอง ลำห้วย ลำปาง ลำพูน ลำดับความสำคัญ ลำดับชั้น สม่ำเสมอ สำคัญ สำเนา สำนวนคดี สำรวจ สำเร็จ สำหรับ
    สำรองจ่าย สำรองข้อมูล อำเภอ เอื้ออำนวย อำนวยความสะดวก อำนวยการ ต่ำกว่า ถ้อยคำ หนองบัวลำภู พระราชดำริ
    แหล่งน้ำ ลุ่มน้ำ ระบายน้ำ ทรัพยากรน้ำ ประหยัดน้ำ วันทำการ เวลาทำการ ที่ทำการ การทำหน้าที่ ผู้นำชุมชน
    ผู้นำท้องถิ่น ผู้นำหมู่บ้าน การนำเสนอ เพื่อนำเสนอ และนำเสนอ ให้นำเสนอ ได้นำเสนอ การนำเข้า การนำส่ง การนำไป
    การนำมา การนำข้อมูล การนำผล เพื่อนำไป เพื่อนำมา สามารถนำไป สามารถนำมา ได้นำไป และนำไป และนำมา ประจำปี
    ประจำเดือน ประจำวัน ประจำตัว ประจำสัปดาห์ ประจำไตรมาส ประจำสำนัก ประจำจังหวัด ประจำตำแหน่ง ประจำทุก การกระทำ
    ผู้กระทำ ถูกกระทำ กระทำผิด กระทำความผิด กระทำการ กระทำโดย ตามคำสั่ง มีคำสั่ง ออกคำสั่ง คำสั่งแต่งตั้ง
    คำสั่งมอบหมาย คำสั่งองค์การ คำร้องเรียน ยื่นคำร้อง รับคำร้อง ยื่นคำขอ ตามลำดับ จัดลำดับ รับชำระ การชำระ
    ค้างชำระ เงินสำรอง ถูกทำลาย การทำลาย ผลกำไร แสวงหากำไร อัตรากำลัง กรอบกำลัง คำถามและ ส่งผลทำให้ ซึ่งทำให้
    จึงทำให้
""".split()
"""Words of which the form with า is part of no correct Thai, in any neighbourhood."""


def _lost(  # noqa: PLR0913 - the neighbours are those of Slip
    right: str,
    *,
    not_before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    not_after: tuple[str, ...] = (),
    alone: bool = False,
) -> Iterator[Slip]:
    for letters in product(*(("ำ", "า") if letter == "ำ" else (letter,) for letter in right)):
        wrong = "".join(letters)
        if wrong != right:
            yield Slip(wrong, right, (), not_before, after, not_after, alone)


SLIPS = Slips(
    chain(
        *map(_lost, _ANYWHERE),
        *(_lost(word, not_before=("ห",)) for word in ("น้ำประปา", "น้ำท่วม", "น้ำเสีย", "น้ำดื่ม", "น้ำมันเชื้อเพลิง")),
        _lost("ตำบล", not_before=("า", "๊ก")),
        _lost("สำนัก", not_before=("เ", "ประ", "ผ")),
        _lost("อำนาจ", not_after=("ัก",)),
        _lost("จิตสำนึก"),
        _lost("ความสำนึก"),
        _lost("จำนวน", not_after=("ิ", "ี")),
        _lost("จำเป็น", not_before=("เจร", "วา", "อา")),
        _lost("ทำงาน", not_before=("แนว",)),
        _lost("นำเสนอ", alone=True),
        _lost("นำส่ง", alone=True),
        _lost("คำสั่ง", alone=True),
        _lost("ลำดับ", alone=True, not_after=("เพลิง", "ไฟ", "ทุกข์")),
        _lost("คำแนะนำ", not_before=("รา",)),
        _lost("แนะนำ", not_after=tuple("ยงนมคทบด")),
        _lost("เน้นย้ำ", not_after=("ย",)),
        _lost("ขั้นต่ำ", not_after=("ง",)),
        _lost("จัดทำ", not_after=("ง", "น", "ส", "ย", "บ", "ร์")),
        _lost("จัดทำ", after=("นโยบาย", "สื่อ", "สรุป", "สัญญา", "บัญชี", "บันทึก", "สำเนา", "สาเนา")),
    )
)


def _check(text: str) -> Iterator[Hit]:
    for start, slip in SLIPS.find(text):
        yield Hit(
            start,
            start + len(slip.wrong),
            _("“{wrong}” has lost its ำ").format(wrong=slip.wrong),
            _("Probably “{right}” is meant.").format(right=slip.right),
        )


LOST_SARA_AM = thai_rule(
    203,
    "lost-sara-am",
    Severity.WARNING,
    N_("a word whose ำ became า"),
    N_("Copying from a PDF file often loses the ring of ำ. The word then means nothing and is not found."),
    "ดาเนินการตามแผน",
    "ดำเนินการตามแผน",
)
RULES = (TextRule(LOST_SARA_AM, _check),)

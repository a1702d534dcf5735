"""ำ that became า: the commonest damage of Thai copied from PDF files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

from itareport.findings import Severity
from itareport.i18n import N_, _
from itareport.rules.thai_base import Hit, TextRule, thai_rule
from itareport.rules.thai_phrases import Slip, Slips

_ANYWHERE = """
    กรอบกำลัง กระทำการ กระทำความผิด กระทำผิด กระทำโดย กระทำได้ การกระทำ การชำระ การทำลาย การทำหน้าที่
    การนำข้อมูล การนำผล การนำมา การนำส่ง การนำเข้า การนำเสนอ การนำไป กำกับ กำจัดขยะ กำจัดสิ่ง กำชับ กำนัน
    กำลังการผลิต กำลังคน กำลังพล กำลังใจ กำหนด กำแพงเพชร กำไรสุทธิ คำถามและ คำนวณ คำนำหน้า คำนึง คำพิพากษา
    คำร้องเรียน คำสั่งมอบหมาย คำสั่งองค์การ คำสั่งแต่งตั้ง คำสั่งให้ ค้างชำระ จะนำไปสู่ จัดลำดับ จำกัด จำคุก
    จำหน่าย จำเลยที่ จำแนก จึงทำให้ ชำนาญ ชำระค่าธรรมเนียม ชำระภาษี ชำระหนี้ ชำรุด ซึ่งทำให้ ซ้ำซ้อน ดำรงชีพ
    ดำรงชีวิต ดำรงตำแหน่ง ดำรงธรรม ดำรงไว้ ดำเนิน ตามคำสั่ง ตามลำดับ ตำรวจ ตำหนิ ตำแหน่ง ต่ำกว่า ต่ำสุด ถูกกระทำ
    ถูกทำลาย ถ้อยคำ ทรัพยากรน้ำ ทำกิจกรรม ทำข้อตกลง ทำความดี ทำความตกลง ทำความสะอาด ทำความเข้าใจ ทำคู่มือ
    ทำบัญชี ทำบันทึก ทำบุญ ทำประชาคม ทำประชาพิจารณ์ ทำประมง ทำรายงาน ทำลายเอกสาร ทำสัญญา ทำสำเนา ทำหลักฐาน
    ทำเกษตร ทำเนียบ ที่ทำการ ที่ทำกิน ทุกคำร้อง น้ำมันดีเซล บำนาญ บำบัด บำรุง บำเพ็ญ บำเหน็จ ประหยัดน้ำ ผลกำไร
    ผู้กระทำ ผู้นำชุมชน ผู้นำท้องถิ่น ผู้นำหมู่บ้าน พระราชดำริ พำนัก มีคำสั่ง ยำเกรง ยื่นคำขอ ยื่นคำร้อง
    ระบายน้ำ รับคำร้อง รับชำระ รำลึก ร่ำรวย ลำคลอง ลำดับความสำคัญ ลำดับชั้น ลำปาง ลำพูน ลำห้วย ลุ่มน้ำ วันทำการ
    สม่ำเสมอ สามารถนำมา สามารถนำไป สำนวนคดี สำปะหลัง สำมะโน สำรวจ สำรองข้อมูล สำรองจ่าย สำหรับ สำเนา สำเร็จ
    สีน้ำเงิน ส่งผลทำให้ หนองบัวลำภู หนังสือค้ำประกัน ออกกำลังกาย ออกคำสั่ง อัตรากำลัง อำนวยการ อำนวยความสะดวก
    อำเภอ เงินสำรอง เพื่อนำมา เพื่อนำเสนอ เพื่อนำไป เวลาทำการ เอื้ออำนวย แม่น้ำท่าจีน แม่น้ำเจ้าพระยา และนำมา
    และนำเสนอ และนำไป แสวงหากำไร แหล่งน้ำ ให้นำเสนอ ได้นำเสนอ ได้นำไป
""".split()
"""Words of which the form with า is part of no correct Thai, in any neighbourhood."""


def _lost(  # noqa: PLR0913 - the neighbours are those of Slip
    right: str,
    *,
    before: tuple[str, ...] = (),
    not_before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    not_after: tuple[str, ...] = (),
    alone: bool = False,
) -> Iterator[Slip]:
    for letters in product(*(("ำ", "า") if letter == "ำ" else (letter,) for letter in right)):
        wrong = "".join(letters)
        if wrong != right:
            yield Slip(wrong, right, before, not_before, after, not_after, alone)


SLIPS = Slips(
    chain(
        *map(_lost, _ANYWHERE),
        *(_lost(word, not_before=("ห",)) for word in ("น้ำประปา", "น้ำท่วม", "น้ำเสีย", "น้ำดื่ม", "น้ำมันเชื้อเพลิง")),
        _lost("ตำบล", not_before=("า", "๊ก"), not_after=("็",)),
        _lost("สำคัญ", not_before=("วิ",)),
        _lost("สำนัก", not_before=("เ", "ประ", "ผ")),
        _lost("อำนาจ", not_after=("ัก",)),
        _lost("จิตสำนึก"),
        _lost("ความสำนึก"),
        _lost("น้ำหนัก", not_before=("ห",)),
        _lost("ประจำ", not_after=("น", "ค", "ก")),
        _lost("ประจำ", after=("กอง", "การ", "กระทรวง", "กรม")),
        _lost("กำนัน", not_before=("เว",), not_after=("ท",)),
        _lost("คำปรึกษา", not_before=("รา",)),
        _lost("คำบรรยาย", not_before=("รา",)),
        _lost("ลำดับแรก", not_before=("เว",)),
        _lost("ทำให้", before=("อาจ", "จะ", "ไม่", "นี้"), after=("เกิด", "การ", "มี", "ประชาชน", "หน่วย", "เห็น")),
        _lost("จำนวน", not_after=("ิ", "ี")),
        _lost("จำเป็น", not_before=("เจร", "วา", "อา", "ฮัน")),
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

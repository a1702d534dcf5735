from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itareport.findings import Family, Severity
from itareport.rules.sample import SAMPLE
from itareport.rules.thai_base import TextRule
from itareport.rules.thai_text import RULES, check_text, check_texts
from support.clean_thai import bodies, damages, names_of_places, sentences, words

BY_ID = {rule.rule.id: rule for rule in RULES}
MESSY = st.text("กขจนรวหอเแใไะาำๅ ัิีื่้๊็์ํฺฯๆ๑๒12.,พศ\u200b\u00a0\u200d\uf70a\ufeffà¸¹เธเนÒÃabc-/\n", max_size=40)


def hits(text: str) -> list[tuple[str, str]]:
    """The id of each finding of a text, and the characters that it points at."""
    return [(rule.rule.id, text[hit.start : hit.end]) for rule, hit in check_text(text)]


FOUND = {
    "ITA201": [
        ("ป้องกะารทุจริต", "ะา"),
        ("จะะส่งเสริม", "ะะ"),
        ("กล่าาว", "าา"),
        ("กำาหนด", "ำา"),
        ("แแผน", "แแ"),
        ("ชี้เแจง", "เแ"),
        ("ภาคเ อกชน", "เ "),
        ("ให้แก่ประชาชนแ", "แ"),
        ("ไ่ม่มี", "ไ่"),
        ("คีาน", "ีา"),
        ("ศูนย์าร", "์า"),
        ("ธรๅจร", "ๅ"),
        ("่การ", "่"),
        ("5์", "์"),
        ("กะ้น", "ะ้"),
    ],
    "ITA202": [
        ("ท\u0e4d\u0e32งาน", "\u0e4d\u0e32"),
        ("น้\u0e4d\u0e32", "้\u0e4d\u0e32"),
        ("น\u0e4d้\u0e32", "\u0e4d้\u0e32"),
        ("น\u0e4d\u0e4d\u0e32", "\u0e4d\u0e4d\u0e32"),
    ],
    "ITA203": [
        ("แผนประจาปีงบประมาณ", "ประจา"),
        ("ผลการดาเนินการ", "ดาเนิน"),
        ("สานักงานเทศบาล", "สานัก"),
        ("เวลาทางานราชการ", "ทางาน"),
        ("เป็นจานวนมาก", "จานวน"),
        ("ตามที่กาหนดไว้", "กาหนด"),
        ("การนาเสนอผลงาน", "การนาเสนอ"),
        ("นาเสนอผลงาน", "นาเสนอ"),
        ("จัดทารายงาน", "จัดทา"),
        ("จัดทาบัญชี", "จัดทา"),
        ("ความจาเป็น", "จาเป็น"),
        ("ให้คาแนะนาแก่", "คาแนะนา"),
        ("ให้คำแนะนาแก่", "คำแนะนา"),
        ("อานวยความสะดวก", "อานวยความสะดวก"),
        ("น้าท่วม", "น้าท่วม"),
        ("การกระทาความผิด", "การกระทา"),
        ("ลดความเหลื่อมล้าในสังคม", "เหลื่อมล้า"),
        ("ประเทศกาลังพัฒนา", "กาลัง"),
        ("เจ้าหน้าที่เรือนจา", "เรือนจา"),
        ("อ่างเก็บน้าแห่งใหม่", "อ่างเก็บน้า"),
        ("เพิกถอนคาสั่งเดิม", "คาสั่ง"),
    ],
    "ITA204": [
        ("ส ำนักงาน", " ำ"),
        ("พ ์และ", " ์"),
        ("ถ ึงกำหนด", " ึ"),
        ("ดำเน  ินการ", "  ิ"),
        ("การท าบุญ", " า"),
        ("พร ะราชทาน", " ะ"),
        ("ที ่ประชุม", " ่"),
    ],
    "ITA205": [
        ("ที่่ประชุม", "ี่่"),
        ("ท่ีประชุม", "่ี"),
        ("พันธ์ุพืช", "์ุ"),
        ("นำ้ประปา", "ำ้"),
        ("กลา่วว่า", "า่"),
        ("อาวุูธ", "ุู"),
        ("ศูนย์์", "์์"),
        ("ล้่าน", "้่"),
    ],
    "ITA206": [("เเละ", "เเ"), ("โดยเเผน", "เเ")],
    "ITA207": [
        ("ตาม\u200bแผน", "\u200b"),
        ("ตาม\u00adแผน", "\u00ad"),
        ("\ufeffตามแผน", "\ufeff"),
        ("ตาม\u200b\u200bแผน", "\u200b\u200b"),
        ("ตาม\u2060แผน", "\u2060"),
        ("ตาม\u200dแผน", "\u200d"),
        ("ตาม\u00a0แผน", "\u00a0"),
        ("a\u202eข", "\u202e"),
        ("คู่มือ\tและ", "\t"),
        ("1\t2 ก", "\t"),
    ],
    "ITA208": [
        ("แห\uf70aง", "\uf70a"),
        ("ป\uf701\uf70a", "\uf701\uf70a"),
        ("ตรวจ \uf0fc แล้ว", "\uf0fc"),
        ("แผน\ue000\U0010fffd", "\ue000\U0010fffd"),
    ],
    "ITA209": [
        ("´Óà¹Ô¹¡ÒÃ", "´Óà¹Ô¹¡ÒÃ"),
        ("เธ”เธณเธฃเธเ", "เธ”เธณเธฃเธเ"),
        ("à¸”à¸³à¸£", "à¸”à¸³à¸£"),
        ("ºÑ\u00ad´ªÕà", "ºÑ\u00ad´ªÕà"),
    ],
    "ITA210": [("ปี ๒๕๖8", "๒๕๖8"), ("1๒.๕0 บาท", "1๒.๕0"), ("256๘", "256๘")],
    "ITA211": [("ต่างๆ ที่", "ๆ"), ("ต่าง ๆที่", "ๆ"), ("ต่างๆที่", "ๆ")],
    "ITA212": [
        ("คณะกรรมการ ฯ", " ฯ"),
        ("โครงการ ฯ สยามพารากอน", " ฯ"),
        ("ดินสอฯลฯ", "ฯลฯ"),
        ("ดินสอ ฯลฯและ", "ฯลฯ"),
        ("ดินสอ ฯ ล ฯ", "ฯ ล ฯ"),
        ("ก ฯล ฯ", "ฯล ฯ"),
    ],
    "ITA213": [
        ("พ.ศ.๒๕๖๘", "พ.ศ."),
        ("ปี ค.ศ.2025", "ค.ศ."),
        ("พ. ศ. ๒๕๖๘", "พ. ศ."),
        ("พ. ศ ๒๕๖๘", "พ. ศ"),
        ("ปี พ.ศ.. นี้", "พ.ศ.."),
        ("พ.ศ 2568", "พ.ศ"),
        ("พศ. ๒๕๖๘", "พศ."),
        ("พ. ร.บ. งบประมาณ", "พ. ร.บ."),
        ("ตาม พรบ. ข้อมูลข่าวสาร", "พรบ."),
        ("ตามพรบ.ข้อมูลข่าวสาร", "พรบ."),
        ("พรบ.ข้อมูลข่าวสาร", "พรบ."),
        ("พ.ร.บ ข้อมูลข่าวสาร", "พ.ร.บ"),
        ("พรก. ฉุกเฉิน", "พรก."),
        ("พรฎ. เลือกตั้ง", "พรฎ."),
        ("พ.รก. ฉุกเฉิน", "พ.รก."),
        ("ตาม พ.รบ ข้อมูลข่าวสาร", "พ.รบ"),
        ("ระเบียบ (.. 2566)", ".."),
        ("ระเบียบ .. ๒๕๖๖", ".."),
    ],
    "ITA214": [
        ("ปัญหาคาการทุจริต", "คาการทุจริต"),
        ("เจ้าหน้าทีตามแผน", "เจ้าหน้าที"),
        ("เจ้าหน้าที ตามแผน", "เจ้าหน้าที"),
        ("มีส่วร่วม", "ส่วร่วม"),
        ("มาตรการป้องประามที่ดี", "ป้องประาม"),
        ("ติดต่อนายงาน", "นายงาน"),
        ("การยึดทรัพย์สินของทางราชการ", "ยึดทรัพย์สินของทางราชการ"),
        ("ครบถ้วนราชการ", "ครบถ้วนราชการ"),
        ("ได้รับอนุญาติแล้ว", "อนุญาติ"),
        ("ถูกกฏหมาย", "กฏหมาย"),
        ("มาตราฐาน", "มาตราฐาน"),
        ("ปฎิบัติ", "ปฎิบัติ"),
        ("บุคคลากร", "บุคคลากร"),
        ("ภาระกิจหลัก", "ภาระกิจ"),
        ("วิสัยทัศขององค์กร", "วิสัยทัศ"),
        ("ปีใหม่นี้ใด้", "ใด้"),
        ("ส่งเสริมความโปร่งในภายในหน่วยงาน", "ความโปร่งในภายใน"),
        ("คุณธรรมและความโปร่งใส่", "ความโปร่งใส่"),
        ("พัมนาบุคลากร", "พัมนา"),
        ("ผู้มีสาวนได้ส่วนเสีย", "สาวนได้ส่วนเสีย"),
    ],
    "ITA215": [
        ("อบรม ๓ ครั้ง 40 คน", "40"),
        ("อบรม 3 ครั้ง ๔๐ คน", "๔๐"),
        ("ปี 2568 ไตรมาส ๑ และ ๒", "๑"),
        ("พ.ศ. ๒๕๖๗ - 2569", "2569"),
    ],
    "ITA216": [
        ("กำรให้บริกำรประชำชน", "กำรให้บริกำรประชำ"),
        ("ควำมสะดวก", "ควำม"),
        ("มีภำพถ่าย", "ภำพ"),
        ("เพรำะเป็นงำนของรำชกำร", "เพรำะเป็นงำนของรำชกำร"),
    ],
    "ITA217": [
        ("ศาสต ร์และศิลป์", " ร์"),
        ("นั้ นเป็นไปตาม", "ั้ "),
        ("เป็ นไปตามแผน", "็ "),
        ("การยืน ยันคื นเงิน", "ื "),
        ("ผู้เดิ นทาง", "ิ "),
        ("ความเสี่ ยง", "ี่ "),
    ],
    "ITA218": [("ดีมาก 👍🏽", "👍🏽"), ("👩\u200d🌾 เกษตรกร", "👩\u200d🌾"), ("✔️ ครบ", "✔️"), ("⭐⭐⭐ ดาว", "⭐⭐⭐")],
}

RIGHT = [
    "เกาะ เพราะ และ น้ำ ถ้ำ กล้ำ ซ้ำ",
    "สิทธิ์ พันธุ์ บริสุทธิ์ เจดีย์ ศุกร์",
    "พุทฺธํ สรณํ คจฺฉามิ",
    "พิมพ์สระ ำ แทน า และพิมพ์ แ ด้วยแป้น แ",
    "ฤๅษี ฦๅชา",
    "ประธาน พ. ศรีสุข และนางสาว ร. ศศิธร",
    "สระ -ะ และ ◌ี กับเครื่องหมาย “่”",
    "หน้าเสีย ชาวนาเสนอ ราคาสั่งซื้อ เวลาดับเพลิง เจรจาเป็นไปด้วยดี",
    "จัดทางเดิน จัดทายาท แนะนายกสมาคม พ่อแม่น้าอา ขั้นต่าง ๆ แตกต่าง",
    "ผู้ว่าราชการจังหวัดลาพักผ่อน พัฒนาเสนอแนะ ประจานผู้กระทำผิด",
    "โควตา ตาราง สารวัตร อัสสานึก",
    "มาตรการบรรเทาเกษตรกรผู้เลี้ยงโคนม ขัดเกลาลำนำ พระพุทธรูปศิลาปางนาคปรก จิตอาสานักเรียน",
    "ครัวเรือนจากชุมชน หลังคาขอรับบริจาค ปลาน้ำจืด ปลาคลอง ผู้บังคับบัญชาระดับต้น เอกสารองค์กร กระทาสี ปากกาแพง",
    "พ.ศ.\u00a0๒๕๖๘ ต่าง\u00a0ๆ ข้อ\u00a0๑",
    "ทำเครื่องหมาย ✓ ในช่อง ☐ หน้าข้อความ ★ ☎ ๒๒๒",
    "กำราบ กำรู เงื่อนงำนี้ รำลึก รำยวน การรำชั่วคราว อำพราง",
    "ก็ จะ และก็ ได้ หนังสือ ที่ นี้ มือ ผู้ใด",
    "ข้อ ๑ กรบ. และ ร.บ. ๒๕๖๐",
    "ร่างพระราชบัญญัติ พ.ศ. .... และ พ.ศ. …",
    "ฯพณฯ ท่าน และกรุงเทพฯ ฯลฯ",
    "สมเด็จพระเทพรัตนราชสุดา ฯ สยามบรมราชกุมารี และสมเด็จพระนางเจ้า ฯ พระบรมราชินี",
    "วันหนึ่ง ๆ",
    "ก.พ.ร. พ.ร.บ. ผอ. น.ส. พ.อ.อ.",
    "๑,๒๕๐.๗๕ บาท ๑๐/๒๕๖๘",
    "มาตรา ๙ และ ISO 9001:2015 ที่ www.example.go.th/2568",
    "โทร. 034331234 ต่อ ๑๐๑",
    "ประชุม ๒ ครั้ง ผ่าน Zoom 5 และ Windows 11",
    "โรคติดเชื้อไวรัสโคโรนา 2019 (COVID - 19) และโรคโควิด 19 ในกลุ่ม ๖๐๘",
    "1 ตุลาคม 2567 – 30 กันยายน 2568",
    "เธอเนินนาน เนื้อเนียน เนตรนารี",
    "naïveté façade Ångström",
    "ตึกไทยคู่ฟ้า กลไกล้วนดี ร้องไห้ ไต้ฝุ่น",
    "เผยแผ่ศาสนา ยึดทรัพย์สินของผู้กระทำผิด พบนายงานก่อสร้าง",
    "ทั้งนี้ เหล่านี้ เจ้าหน้าที่ อำนาจหน้าที่ สัปดาห์ ครุภัณฑ์",
    "สร้างสรรค์ คัดสรร จัดสรร ผลสัมฤทธิ์ สัมฤทธิผล",
    "ปรากฏ กฎหมาย มงกุฎ ชฎา ปฏิบัติ",
    "ประชาสัมพันธ์ภาพลักษณ์",
    "",
    "   ",
    "ASCII only, nothing to see.",
]


def test_every_rule_has_cases() -> None:
    assert list(FOUND) == [rule.rule.id for rule in RULES]


@pytest.mark.parametrize(("id_", "text", "letters"), [(id_, *case) for id_, cases in FOUND.items() for case in cases])
def test_damage_is_one_finding_at_its_characters(id_: str, text: str, letters: str) -> None:
    assert hits(text) == [(id_, letters)]


@pytest.mark.parametrize("text", RIGHT)
def test_right_thai_has_no_finding(text: str) -> None:
    assert hits(text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_the_examples_show_exactly_the_rule(rule: TextRule) -> None:
    example = rule.rule.example
    assert example is not None
    assert SAMPLE.count(example.place) == 1
    assert [id_ for id_, _ in hits(example.bad)] == [rule.rule.id]
    assert hits(example.good) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_a_rule_warns_or_informs_and_says_why(rule: TextRule) -> None:
    assert rule.rule.family is Family.THAI
    assert rule.rule.severity in {Severity.WARNING, Severity.INFO}
    assert rule.rule.summary
    assert rule.rule.why.endswith(".")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ประจาปี", "Probably “ประจำ” is meant."),
        ("ท่ี", "Probably “ที่” is meant; “itareport fmt --fix-thai” repairs it."),
        ("๒5๖8", "Type “๒๕๖๘” or “2568”."),
        ("´Óà¹Ô¹¡ÒÃ", "Probably “ดำเนินการ” is meant; type it again or copy it from the original document."),
        ("à¸”à¸³à¸£", "Probably “ดำร” is meant; type it again or copy it from the original document."),
        ("พ.ศ.2560", "Write “พ.ศ. 2560”, or let “itareport fmt --fix-thai” do so."),
        ("พ.ศ.๒๕๖๐", "Write “พ.ศ. ๒๕๖๐”, or let “itareport fmt --fix-thai” do so."),
        ("พศ. 2568", "Probably “พ.ศ.” is meant."),
        ("แห\uf70aง", "Type “◌่” again, or let “itareport fmt --fix-thai” repair it."),
        ("ตรวจ \uf0fc", "Delete it, or write in words what it says."),
        ("ถ ึง", "Delete the space: “ถึง”."),
        ("จ านวน", "Delete the space: “จาน”, or “จำน” if ำ is meant."),
        ("เป็ น", "Delete the space: “เป็น”."),
        ("ก\tข", "Type a space between “ก” and “ข”, or begin a new entry there."),
        (
            "กำรให้บริกำรประชำชน",
            "Probably “การ” “ประชา” is meant; type the text again or copy it from the original document.",
        ),
        ("(.. ๒๕๖๖)", "Probably “พ.ศ.” is meant."),
        ("พรบ. ใหม่", "Probably “พ.ร.บ.” is meant."),
        ("มีส่วร่วม", "If “ส่วนร่วม” is meant, correct it; if it is right, leave it."),
    ],
)
def test_the_hint_gives_the_likely_reading(text: str, hint: str) -> None:
    assert [hit.hint for _, hit in check_text(text)] == [hint]


def test_an_invisible_character_is_named_with_its_neighbours() -> None:
    ((_, hit),) = check_text("ตามแผน\u200bงานนี้")
    assert hit.message == "there is an invisible character here (zero-width space, U+200B)"
    assert "“แผน” and “งาน”" in hit.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ป้องประาม", "ITA214"),
        ("เ\u200bเละ", "ITA207"),
        ("ท\u0e4d\u200b\u0e32งาน", "ITA207"),
        ("เจ้าหน้าที\u200b่", "ITA207"),
        ("ที\uf70a\uf70a", "ITA208"),
        ("ประจ\u0e4d\u0e32ปี", "ITA202"),
        ("ปฏิบัต ิงาน", "ITA204"),
        ("ปรับปรุ ่ง", "ITA214"),
    ],
)
def test_what_says_most_about_a_place_is_the_one_finding(text: str, expected: str) -> None:
    assert [id_ for id_, _ in hits(text)] == [expected]


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "ต่างๆ ประจาปี พ.ศ.2568 สัมนา เเละ"
    assert [id_ for id_, _ in hits(text)] == ["ITA211", "ITA203", "ITA213", "ITA214", "ITA206"]


def test_neighbouring_slips_are_each_a_finding() -> None:
    assert hits("กาหนดจานวน") == [("ITA203", "กาหนด"), ("ITA203", "จานวน")]


def test_the_body_of_clean_thai_is_large() -> None:
    texts = [text for body in bodies().values() for text in body]
    assert len(set(texts)) == len(texts)
    official = [text for name, body in bodies().items() if name != "mozilla" for text in body]
    assert sentences(official) >= 2_200
    assert len(texts) - len(official) >= 1_000


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_a_rule_finds_nothing_in_clean_thai(rule: TextRule) -> None:
    alarms = [(text, hit) for body in bodies().values() for text in body for hit in rule.check(text)]
    assert alarms == []


def test_no_rule_finds_anything_in_a_name_of_a_place() -> None:
    names = names_of_places()
    assert len(names) > 6_000
    assert [name for name in names if check_text(name)] == []


def test_no_rule_finds_anything_in_a_word_of_the_dictionary() -> None:
    assert len(words()) > 60_000
    assert [word for word in words() if check_text(word)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
def test_systematic_damage_is_found_as_one_finding(rule: TextRule) -> None:
    random, damage = Random(rule.rule.id), damages()[rule.rule.id]
    texts = [text for name, body in bodies().items() if name != "mozilla" for text in body]
    damaged = [found[0] for text in texts if (found := damage(text, random))]
    seen = [[id_ for id_, _ in hits(text)] for text in damaged]
    assert len(damaged) >= 9
    more = [found for found in seen if found not in ([], [rule.rule.id])]
    assert len(more) <= len(seen) / 200, "damage at a slip's neighbour may uncover the slip, nothing else"
    share = 0.8 if rule.rule.id == "ITA203" else 0.95
    assert seen.count([rule.rule.id]) / len(seen) >= share


@given(MESSY | st.text())
def test_any_text_can_be_checked(text: str) -> None:
    found = check_text(text)
    assert all(0 <= hit.start < hit.end <= len(text) and hit.message for _, hit in found)
    assert [hit.start for _, hit in found] == sorted(hit.start for _, hit in found)
    for (_, left), (_, right) in pairwise(found):
        assert left.end <= right.start


@pytest.mark.parametrize("id_", list(BY_ID))
@given(text=MESSY)
def test_what_a_plain_text_is_spared_finds_nothing_in_it(id_: str, text: str) -> None:
    from itareport.thai.text import is_plain

    if BY_ID[id_].letters and is_plain(text):
        assert list(BY_ID[id_].check(text)) == []


def test_a_damaged_text_is_found_among_many() -> None:
    texts = [text for cases in FOUND.values() for text, _ in cases]
    found = [(texts[index], rule.rule.id) for index, rule, _ in check_texts([*texts, *RIGHT])]
    assert found == [(text, id_) for id_, cases in FOUND.items() for text, _ in cases]


@given(
    st.lists(MESSY | st.sampled_from(RIGHT) | st.sampled_from([text for cases in FOUND.values() for text, _ in cases]))
)
def test_many_texts_at_once_are_checked_as_each_by_itself(texts: list[str]) -> None:
    each = [(index, rule, match) for index, text in enumerate(texts) for rule, match in check_text(text)]
    assert list(check_texts(texts)) == each

"""The page in Chromium: what a clerk sees and does."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

import itareport
from support.previews import Preview, opened
from support.programs import program

STEP = "ขั้นตอนหรือวิธีการปฏิบัติ ประเด็นที่ ๑ มาตรการที่ ๑ ข้อที่ ๑"
PERIOD = "ช่วงระยะเวลาในการดำเนินการ ประเด็นที่ ๑ มาตรการที่ ๑"
OUTPUT = "ผลการดำเนินการ (Output) ประเด็นที่ ๑ มาตรการที่ ๑ ข้อที่ ๑"


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("บันทึกแล้ว")


def replace(file: Path, old: str, new: str) -> None:
    """Save a change as editors do: a new file moved into the old one's place."""
    text = file.read_text("utf-8")
    assert old in text
    other = file.with_suffix(".tmp")
    other.write_text(text.replace(old, new, 1), "utf-8")
    other.replace(file)


def paste(area: Locator, text: str) -> bool:
    """Paste; whether the page made something of the text itself."""
    return bool(
        area.evaluate(
            """(area, text) => {
                const clipboardData = new DataTransfer();
                clipboardData.setData("text/plain", text);
                return !area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }""",
            text,
        )
    )


def difference(before: str, file: Path) -> tuple[set[str], set[str]]:
    """The lines that went and the lines that came."""
    old, new = before.splitlines(), file.read_text("utf-8").splitlines()
    return set(old) - set(new), set(new) - set(old)


class DescribeReading:
    def it_shows_the_report_as_it_will_look(self, page: Page) -> None:
        expect(page.locator(".titles p")).to_have_text(
            [
                "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
                re.compile("ประจำปีงบประมาณ พ.ศ.\\s๒๕๖๘"),
                "องค์การบริหารส่วนตำบลไทยาวาส อำเภอนครชัยศรี จังหวัดนครปฐม",
            ]
        )
        expect(page.get_by_role("columnheader")).to_have_count(6)
        expect(page.get_by_role("rowheader").first).to_contain_text("ประเด็นที่ ๑")
        expect(box(page, STEP)).to_have_value(re.compile("^แจ้งให้ผู้ปฏิบัติงานจัดทำคู่มือ"))
        assert "token" not in page.url

    def it_shows_the_pictures_of_the_report(self, page: Page, preview: Preview) -> None:
        picture = preview.file.with_name("photo.jpg")
        Image.new("RGB", (40, 30), "green").save(picture)
        replace(preview.file, "issues:", "pictures:\n  - {file: photo.jpg, caption: การประชุม}\nissues:")
        shown = page.get_by_role("img", name="ภาพที่ ๑")
        expect(shown).to_be_visible()
        assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 40

    def it_numbers_no_paragraph_of_the_preface(self, page: Page, preview: Preview) -> None:
        preview.post("entry", do="paste", path="preface", texts=["ย่อหน้าแรก", "ย่อหน้าที่สอง"])
        expect(page.get_by_role("textbox", name="คำนำ ข้อที่ ๒")).to_have_value("ย่อหน้าที่สอง")
        expect(page.locator(".preface .number")).to_have_count(0)

    def it_follows_the_settings_too(self, page: Page, preview: Preview) -> None:
        settings = preview.file.with_name("itareport.toml")
        settings.write_text('ignore = ["ITA214"]\n', "utf-8")
        expect(page.locator("#findings li")).to_have_count(1)
        settings.unlink()
        expect(page.locator("#findings li")).to_have_count(8)

    def it_leads_from_a_finding_to_its_place(self, page: Page) -> None:
        page.get_by_role("link", name="บรรทัด 40:59").click()
        expect(box(page, OUTPUT)).to_be_focused()
        expect(box(page, OUTPUT)).to_be_in_viewport()

    def it_shows_what_another_editor_saves_and_keeps_focus_and_place(self, page: Page, preview: Preview) -> None:
        last = box(page, "ผู้รับผิดชอบ ประเด็นที่ ๗ มาตรการที่ ๑")
        last.click()
        scrolled = page.evaluate("scrollY")
        replace(preview.file, "ไตรมาส ๑-๔", "ไตรมาส ๒-๔")
        expect(box(page, PERIOD)).to_have_value("ไตรมาส ๒-๔ ปีงบประมาณ ๒๕๖๘")
        expect(last).to_be_focused()
        assert page.evaluate("scrollY") == scrolled > 0

    def it_keeps_the_last_good_page_of_a_broken_file(self, page: Page, preview: Preview) -> None:
        replace(preview.file, "  - number: 3", '  - "number: 3')
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("เขียนในหน้านี้ยังไม่ได้")
        expect(page.locator("#findings li.error").first).to_be_visible()
        expect(box(page, PERIOD)).to_have_value("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘")
        expect(box(page, PERIOD)).not_to_be_editable()
        replace(preview.file, '  - "number: 3', "  - number: 3")
        expect(alert).to_have_count(0)
        expect(box(page, PERIOD)).to_be_editable()

    def it_is_for_reading_only(self, browser: Browser, data_file: Path) -> None:
        with Preview(data_file, "--read-only") as preview, opened(browser, preview) as page:
            expect(page.get_by_text("แจ้งให้ผู้ปฏิบัติงานจัดทำคู่มือ")).to_be_visible()
            expect(page.get_by_role("textbox")).to_have_count(0)
            expect(page.get_by_role("button", name=re.compile("^(เพิ่ม|ลบ|ย้าย|เลิกทำ)"))).to_have_count(0)


class DescribeTheRealPages:
    def it_shows_them_in_a_tab(self, page: Page) -> None:
        program("soffice", package="libreoffice-writer-nogui")
        page.get_by_role("tab", name="หน้าจริง").click()
        expect(page.get_by_role("img", name=re.compile("^หน้า ๑ จาก"))).to_be_visible(timeout=60_000)
        expect(page.get_by_role("table")).to_have_count(0)
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_role("table")).to_be_visible()

    def it_says_what_to_do_without_libreoffice(self, browser: Browser, data_file: Path, tmp_path: Path) -> None:
        with Preview(data_file, path=str(tmp_path)) as preview, opened(browser, preview) as page:
            page.get_by_role("tab", name="หน้าจริง").click()
            expect(page.get_by_role("alert")).to_contain_text("LibreOffice")


class DescribeLooks:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1400])
    def it_is_accessible(self, browser: Browser, preview: Preview, root: Path, scheme: str, width: int) -> None:
        replace(preview.file, "        period: ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ # ช่องที่ ๓ ช่วงระยะเวลา\n", "")
        axe = root / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
        options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
        with opened(browser, preview, **options) as page:
            page.add_script_tag(path=axe)
            found = page.evaluate("axe.run().then(found => found.violations)")
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []

    def it_fits_a_telephone(self, browser: Browser, preview: Preview) -> None:
        with opened(browser, preview, viewport={"width": 360, "height": 740}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") == 360
            assert box(page, STEP).bounding_box()["width"] > 250

    def it_is_dark_where_the_machine_is(self, browser: Browser, preview: Preview) -> None:
        with opened(browser, preview, color_scheme="dark") as page:
            expect(page.locator("#report")).to_have_css("background-color", "rgb(22, 29, 38)")

    def it_prints_the_report_and_nothing_else(self, page: Page, tmp_path: Path) -> None:
        pdf = tmp_path / "page.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
        text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True).stdout.decode()
        assert "ประเด็นที่ ๗" in text
        assert "สิ่งที่พบ" not in text
        assert "เพิ่มมาตรการ" not in text


class DescribeWriting:
    def it_saves_one_line_with_the_keyboard_alone(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_text("utf-8")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="ข้ามไปที่รายงาน")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(box(page, "ปีงบประมาณ (พ.ศ.)")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("End")
        page.keyboard.type(" (แห่งแรก)")
        page.keyboard.press("Tab")
        saved(page)
        went, came = difference(before, preview.file)
        assert went == {"  name: องค์การบริหารส่วนตำบลไทยาวาส"}
        assert came == {"  name: องค์การบริหารส่วนตำบลไทยาวาส (แห่งแรก)"}
        expect(page.locator(".titles p").nth(2)).to_contain_text("(แห่งแรก)")

    def it_keeps_the_comment_beside_a_text(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_text("utf-8")
        box(page, PERIOD).fill("ไตรมาส ๔")
        box(page, PERIOD).blur()
        saved(page)
        assert difference(before, preview.file)[1] == {"        period: ไตรมาส ๔ # ช่องที่ ๓ ช่วงระยะเวลา"}

    def it_shows_a_finding_at_the_box_while_typing(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_bytes()
        box(page, OUTPUT).fill("ทําแล้ว")
        expect(box(page, OUTPUT)).to_have_accessible_description(re.compile("ควรดู"))
        assert preview.file.read_bytes() == before
        box(page, OUTPUT).fill("ทำแล้ว")
        expect(box(page, OUTPUT)).to_have_accessible_description("")

    def it_says_at_the_box_what_cannot_be_saved_and_saves_what_was_mended(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_bytes()
        box(page, PERIOD).fill("ไตรมาส\ufffd")
        box(page, PERIOD).blur()
        expect(page.locator(".fault")).to_be_visible()
        assert preview.file.read_bytes() == before
        box(page, PERIOD).fill("ไตรมาส ๑")
        box(page, PERIOD).blur()
        saved(page)
        expect(page.locator(".fault")).to_have_count(0)

    def it_makes_the_word_file_of_what_was_typed_last(self, page: Page) -> None:
        steps: list[str] = []
        page.on("response", lambda answer: steps.append("saved") if answer.url.endswith("/value") else None)
        page.on("request", lambda request: steps.append("asked") if request.url.endswith("/report.docx") else None)
        box(page, PERIOD).fill("ไตรมาสสุดท้าย")
        with page.expect_download() as download:
            page.get_by_role("button", name="Word").click()
        assert steps == ["saved", "asked"]
        with zipfile.ZipFile(download.value.path()) as word:
            assert "ไตรมาสสุดท้าย" in word.read("word/document.xml").decode()

    def it_makes_no_word_file_without_what_was_typed_and_cannot_be_saved(self, page: Page) -> None:
        box(page, PERIOD).fill("ไตรมาส\ufffd")
        page.get_by_role("button", name="Word").click()
        expect(page.locator("#saved")).to_have_text("แก้ช่องที่ยังไม่ได้บันทึกก่อน")
        expect(box(page, PERIOD)).to_be_focused()

    def it_undoes(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_bytes()
        undo = page.get_by_role("button", name="เลิกทำ")
        expect(undo).to_be_disabled()
        for text in ("หนึ่ง", "สอง"):
            box(page, PERIOD).fill(text)
            box(page, PERIOD).blur()
            saved(page)
        undo.click()
        expect(box(page, PERIOD)).to_have_value("หนึ่ง")
        undo.click()
        expect(box(page, PERIOD)).to_have_value("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘")
        expect(undo).to_be_disabled()
        assert preview.file.read_bytes() == before

    def it_undoes_nothing_that_another_program_did(self, page: Page, preview: Preview) -> None:
        box(page, PERIOD).fill("หนึ่ง")
        box(page, PERIOD).blur()
        saved(page)
        replace(preview.file, "งานพัสดุ กองคลัง", "กองคลัง")
        expect(page.get_by_role("button", name="เลิกทำ")).to_be_disabled()
        assert preview.post("undo").status_code == 409


class DescribeTwoWriters:
    @pytest.fixture
    def typing(self, page: Page, preview: Preview) -> Locator:
        """A box being typed in while another program saves another text for it."""
        period = box(page, PERIOD)
        period.press("End")
        period.press_sequentially(" ของฉัน")
        replace(preview.file, "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ # ช่องที่ ๓", "ของเขา # ช่องที่ ๓")
        expect(page.get_by_role("region", name=re.compile("สองข้อความ"))).to_be_visible()
        return period

    def it_writes_nothing_and_shows_both_texts(self, page: Page, preview: Preview, typing: Locator) -> None:
        theirs = preview.file.read_bytes()
        region = page.get_by_role("region", name=re.compile("สองข้อความ"))
        expect(region).to_contain_text("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ ของฉัน")
        expect(region).to_contain_text("ของเขา")
        expect(typing).to_be_focused()
        typing.press("Tab")
        expect(typing).to_have_value("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ ของฉัน")
        expect(page.get_by_role("button", name="เพิ่มมาตรการ").first).to_be_disabled()
        expect(box(page, STEP)).not_to_be_editable()
        assert preview.file.read_bytes() == theirs

    def it_keeps_what_was_typed(self, page: Page, preview: Preview, typing: Locator) -> None:
        page.get_by_role("button", name="ใช้ข้อความที่พิมพ์").click()
        saved(page)
        expect(typing).to_have_value("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ ของฉัน")
        assert "period: ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ ของฉัน # ช่องที่ ๓" in preview.file.read_text("utf-8")

    def it_keeps_what_the_file_has(self, page: Page, preview: Preview, typing: Locator) -> None:
        theirs = preview.file.read_bytes()
        page.get_by_role("button", name="ใช้ข้อความในไฟล์").click()
        expect(typing).to_have_value("ของเขา")
        expect(page.get_by_role("region", name=re.compile("สองข้อความ"))).to_have_count(0)
        assert preview.file.read_bytes() == theirs

    def it_asks_though_the_other_change_is_elsewhere(self, page: Page, preview: Preview) -> None:
        box(page, PERIOD).press_sequentially("ก")
        replace(preview.file, "งานพัสดุ กองคลัง", "กองคลัง")
        expect(page.get_by_role("button", name="ใช้ข้อความที่พิมพ์")).to_be_visible()
        box(page, PERIOD).blur()
        assert "period: ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘ # ช่องที่ ๓" in preview.file.read_text("utf-8")

    def it_asks_though_the_other_is_a_second_tab(self, browser: Browser, page: Page, preview: Preview) -> None:
        box(page, PERIOD).press_sequentially("ก")
        with opened(browser, preview) as other:
            responsible = box(other, "ผู้รับผิดชอบ ประเด็นที่ ๑ มาตรการที่ ๑")
            responsible.fill("กองคลัง")
            responsible.blur()
            saved(other)
            page.get_by_role("button", name="ใช้ข้อความที่พิมพ์").click()
            saved(page)
            expect(box(other, PERIOD)).to_have_value(re.compile("ก"))
            for _edit in range(2):
                other.get_by_role("button", name="เลิกทำ").click()
            expect(box(other, PERIOD)).to_have_value("ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘")
        expect(page.get_by_role("button", name="เลิกทำ")).to_be_disabled()

    def it_shows_a_text_whose_place_is_gone(self, page: Page, preview: Preview) -> None:
        district = box(page, "อำเภอหรือเขต")
        district.press_sequentially("ก")
        output = box(page, "ผลลัพธ์หรือผลสัมฤทธิ์ในการดำเนินการ")
        assert output.count() == 0
        replace(preview.file, "issues:", "issuez:")
        expect(page.get_by_role("button", name="ใช้ข้อความในไฟล์")).to_be_visible()


class DescribeEntriesAndMeasures:
    def it_adds_an_entry_with_its_text(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_text("utf-8")
        page.get_by_role("button", name="เพิ่มข้อ ขั้นตอนหรือวิธีการปฏิบัติ ประเด็นที่ ๑ มาตรการที่ ๑").click()
        third = box(page, STEP.replace("ข้อที่ ๑", "ข้อที่ ๓"))
        expect(third).to_be_focused()
        third.press_sequentially("ติดตามผลทุกเดือน")
        third.blur()
        saved(page)
        assert difference(before, preview.file) == (set(), {"          - ติดตามผลทุกเดือน"})

    def it_pastes_lines_as_entries(self, page: Page, preview: Preview) -> None:
        first = box(page, STEP)
        first.press("End")
        paste(first, " ครับ\r\n\r\n  สอง \r\nสาม\r\n")
        saved(page)
        expect(box(page, STEP.replace("ข้อที่ ๑", "ข้อที่ ๓"))).to_have_value("สาม")
        expect(box(page, STEP.replace("ข้อที่ ๑", "ข้อที่ ๓"))).to_be_focused()
        expect(box(page, STEP.replace("ข้อที่ ๑", "ข้อที่ ๔"))).to_have_value(re.compile("^ดำเนินการประเมิน"))
        assert [line for line in preview.file.read_text("utf-8").splitlines() if line.endswith("ครับ")] != []
        page.get_by_role("button", name="เลิกทำ").click()
        expect(box(page, STEP.replace("ข้อที่ ๑", "ข้อที่ ๓"))).to_have_count(0)

    def it_keeps_the_lines_that_are_pasted_where_no_list_can_be(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_bytes()
        assert paste(box(page, PERIOD), "ก\nข") is False
        assert preview.file.read_bytes() == before

    def it_loses_nothing_that_cannot_be_pasted(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_bytes()
        paste(box(page, STEP), "ก\nข\ufffd")
        expect(page.locator(".fault")).to_be_visible()
        expect(box(page, STEP)).to_have_value(re.compile("ก.*\nข\ufffd", re.DOTALL))
        assert preview.file.read_bytes() == before

    def it_moves_and_removes_an_entry(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_text("utf-8")
        first = box(page, STEP).input_value()
        page.get_by_role("button", name=f"ย้ายลง {STEP}").click()
        expect(box(page, STEP.replace("ข้อที่ ๑", "ข้อที่ ๒"))).to_have_value(first)
        page.get_by_role("button", name=f"ลบ {STEP}").click()
        expect(box(page, STEP)).to_have_value(first)
        assert len(preview.file.read_text("utf-8").splitlines()) == len(before.splitlines()) - 1

    def it_adds_fills_moves_and_removes_a_measure(self, page: Page, preview: Preview) -> None:
        before = preview.file.read_bytes()
        page.get_by_role("button", name="เพิ่มมาตรการ").first.click()
        name = box(page, "มาตรการ โครงการ หรือกิจกรรม ประเด็นที่ ๑ มาตรการที่ ๒")
        expect(name).to_be_focused()
        name.press_sequentially("มาตรการใหม่")
        name.blur()
        expect(page.locator("#findings li.error").first).to_be_visible()
        page.get_by_role("button", name="ย้ายขึ้น ประเด็นที่ ๑ มาตรการที่ ๒").click()
        expect(box(page, "มาตรการ โครงการ หรือกิจกรรม ประเด็นที่ ๑ มาตรการที่ ๑")).to_have_value("มาตรการใหม่")
        page.get_by_role("button", name="ลบมาตรการ").first.click()
        expect(name).to_have_count(0)
        assert preview.file.read_bytes() == before


class DescribeAWholeYear:
    def it_is_filled_in_without_seeing_yaml(self, browser: Browser, tmp_path: Path) -> None:
        file = tmp_path / "measures_2570.yaml"
        file.write_text(itareport.new_file(2570), "utf-8")
        with Preview(file) as preview, opened(browser, preview) as page:
            expect(page.locator("#kind")).to_have_text("แผนต้นปี")
            boxes = page.get_by_role("textbox")
            for index, (name, value) in enumerate(
                boxes.evaluate_all("all => all.map(one => [one.ariaLabel, one.value])")
            ):
                if value or name in {"ชื่อรายงาน", "คำนำ ข้อที่ ๑"}:
                    continue
                text = "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๗๐" if name.startswith("ช่วงระยะเวลา") else f"ข้อความของช่องที่ {index}"
                boxes.nth(index).fill(text)
            boxes.last.blur()
            expect(page.locator("#tally")).not_to_contain_text("ต้องแก้")
            expect(page.locator("#kind")).to_have_text("รายงานผล")
            with page.expect_download() as download:
                page.get_by_role("button", name="Word").click()
            assert download.value.suggested_filename == "measures_2570.docx"
            assert Path(download.value.path()).read_bytes().startswith(b"PK")
        assert [found for found in itareport.validate(file, document="report") if found.severity == "error"] == []
        (outcome,) = itareport.load(file).issues[6].measures[0].outcomes or ()
        assert outcome.startswith("ข้อความของช่องที่")

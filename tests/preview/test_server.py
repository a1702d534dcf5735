"""What the server answers, and what it does not: requests of the page, of other sites and of hostile programs."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from PIL import Image

import itareport
from support.previews import Preview
from support.programs import program
from support.systems import posix

FIRST = "issues[0].measures[0].outputs[0]"


def committed(file: Path) -> None:
    """Make the folder of a file a repository with the file in its one commit."""
    git = ("git", "-C", str(file.parent), "-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (["init", "-q"], ["add", file.name], ["commit", "-qm", "one"]):
        subprocess.run([*git, *command], check=True)


def changed_lines(old: bytes, new: bytes) -> list[tuple[bytes, bytes]]:
    before, after = old.splitlines(), new.splitlines()
    assert len(before) == len(after)
    return [(one, other) for one, other in zip(before, after, strict=True) if one != other]


class DescribeTheAddress:
    def it_is_of_this_machine_with_a_token(self, preview: Preview) -> None:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{40,}", preview.address)

    def it_loses_its_token_at_once(self, preview: Preview) -> None:
        answer = httpx.get(preview.address)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()

    def it_gives_the_page_with_a_strict_policy(self, preview: Preview) -> None:
        answer = preview.client.get("/")
        assert answer.status_code == 200
        assert "<script type=" in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"


class DescribeTheReport:
    def it_has_the_values_the_findings_by_path_and_the_etag(self, preview: Preview) -> None:
        report = preview.report()
        assert report["report"]["agency"]["name"] == "องค์การบริหารส่วนตำบลไทยาวาส"
        assert [found["rule"] for found in report["findings"][FIRST]] == ["ITA214"]
        assert report["findings"][FIRST][0]["line"] == 40
        assert report["summary"] == {"errors": 0, "warnings": 8}
        assert report["etag"]


class DescribeAFileWhoseNameIsNoUtf8:
    @posix
    def it_is_read_written_and_taken_away_as_any_other(self, data_file: Path) -> None:
        file = data_file.rename(data_file.with_name(os.fsdecode(b"\xa1\xa2.yaml")))
        with Preview(file) as preview:
            assert preview.report()["file"].endswith("/??.yaml")
            assert preview.put(FIRST, "ใหม่").status_code == 200
            named = preview.client.get("/report.docx").headers["content-disposition"]
            assert named == "attachment; filename*=UTF-8''%3F%3F.docx"
            file.unlink()
            assert preview.put(FIRST, "ใหม่").status_code == 422


class DescribeWritingAValue:
    def it_changes_one_line_and_keeps_the_comments(self, preview: Preview) -> None:
        before = preview.file.read_bytes()
        answer = preview.put("issues[0].measures[0].period", "ไตรมาส ๑-๒ ปีงบประมาณ ๒๕๖๘")
        assert answer.status_code == 200
        ((old, new),) = changed_lines(before, preview.file.read_bytes())
        assert new.decode() == old.decode().replace("๑-๔", "๑-๒")
        assert "# ช่องที่ ๓".encode() in new
        assert answer.json()["etag"] == preview.report()["etag"]

    def it_answers_the_findings_of_the_new_text(self, preview: Preview) -> None:
        findings = preview.put(FIRST, "ทําแล้ว").json()["findings"]
        assert [found["rule"] for found in findings[FIRST]] == ["ITA202"]

    @pytest.mark.parametrize("text", ["no", "ผล: ดี # มาก", "'", "{{ a }}", "- x", "a\nb", "\tx", "1e3", "&a *b", "“"])
    def it_takes_any_text_as_typed(self, preview: Preview, text: str) -> None:
        assert preview.put(FIRST, text).status_code == 200
        assert preview.report()["report"]["issues"][0]["measures"][0]["outputs"][0] == text

    def it_refuses_what_is_out_of_date(self, preview: Preview) -> None:
        etag = preview.report()["etag"]
        preview.file.write_bytes(preview.file.read_bytes() + b"\n# another program\n")
        now = preview.file.read_bytes()
        assert preview.put(FIRST, "ใหม่", etag).status_code == 409
        assert preview.file.read_bytes() == now

    @pytest.mark.parametrize("text", ["\x00", "a\x85b", "\ufffd", "a\u2028b", 5, None, ["a"]])
    def it_refuses_values_that_no_file_can_hold(self, preview: Preview, text: object) -> None:
        before = preview.file.read_bytes()
        body = json.dumps({"path": FIRST, "text": text, "etag": preview.report()["etag"]})
        assert preview.client.put("/value", content=body).status_code == 422
        assert preview.file.read_bytes() == before

    @pytest.mark.parametrize(
        "path",
        [
            *("", "issues", "issues[0].measures[0].steps", "nothing.there", "[", "issues[0]x", 7),
            # What would be begun by its text: the eighth issue, another measure, a signature.
            *("issues[7].title", "issues[9].title", "issues[0].measures[1].name", "signatures[0].name"),
            # Entries of what is one text; they would take the text's place.
            *("fiscal_year[0]", "title[0]", "agency.name[0]", "issues[0].title[0]", "preface[0][0]"),
            *("issues[0].measures[0].period[0]", "issues[0].measures[0].steps[0][0]", "issues.title"),
        ],
    )
    def it_refuses_places_that_hold_no_text(self, preview: Preview, path: str) -> None:
        before = preview.file.read_bytes()
        assert preview.put(path, "x").status_code == 422
        assert preview.file.read_bytes() == before

    @pytest.mark.parametrize("do", ["insert", "remove", "move"])
    def it_keeps_the_issues_of_the_form(self, preview: Preview, do: str) -> None:
        before = preview.file.read_bytes()
        for path in ("issues[7]", "issues[0]"):
            assert preview.post("entry", do=do, path=path, to=1).status_code == 422
        assert preview.file.read_bytes() == before

    def it_makes_no_list_of_an_entry(self, preview: Preview) -> None:
        before = preview.file.read_bytes()
        assert preview.post("entry", do="insert", path="issues[0].measures[0].steps[0][0]").status_code == 422
        assert preview.file.read_bytes() == before

    def it_fills_an_empty_entry(self, preview: Preview) -> None:
        preview.file.write_text(preview.file.read_text("utf-8") + "signatures:\n  -\n", "utf-8")
        assert preview.put("signatures[0].name", "นายตัวอย่าง").status_code == 200
        assert preview.report()["report"]["signatures"] == [{"name": "นายตัวอย่าง"}]

    @pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"path": "title"}', b"[" * 100_000])
    def it_refuses_what_is_no_request_of_the_page(self, preview: Preview, body: bytes) -> None:
        assert preview.client.put("/value", content=body).status_code == 422

    @pytest.mark.parametrize("text", ["issues: [", "issues: 'a", "format: 1\nformat: 1", "a: &b c", "\tx", "", "- a"])
    def it_refuses_a_file_with_a_fault_of_yaml(self, preview: Preview, text: str) -> None:
        preview.file.write_text(text, "utf-8")
        assert preview.put(FIRST, "x").status_code == 422
        assert preview.file.read_text("utf-8") == text

    def it_refuses_a_text_with_which_the_file_could_not_be_read_again(self, preview: Preview) -> None:
        before = preview.file.read_bytes()
        assert preview.put(FIRST, "a" * (4 << 20)).status_code == 422
        assert preview.file.read_bytes() == before

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def it_keeps_line_ends_and_byte_order_mark(self, preview: Preview, mark: bytes) -> None:
        preview.file.write_bytes(mark + preview.file.read_bytes().replace(b"\n", b"\r\n"))
        before = preview.file.read_bytes()
        assert preview.put(FIRST, "ใหม่").status_code == 200
        ((_old, new),) = changed_lines(before, preview.file.read_bytes())
        assert new == "          - ใหม่".encode()
        assert preview.file.read_bytes().startswith(mark + b"#")

    @posix
    def it_waits_for_no_pipe_in_the_place_of_the_file(self, preview: Preview) -> None:
        preview.file.unlink()
        os.mkfifo(preview.file)
        assert preview.put(FIRST, "x").status_code == 422
        assert list(preview.report()["findings"]) == [""]
        preview.file.unlink()

    def it_advises_no_other_file_where_this_one_is_read_only(self, preview: Preview) -> None:
        preview.file.chmod(0o444)
        answer = preview.put(FIRST, "x")
        preview.file.chmod(0o644)
        assert answer.status_code == 422
        assert "-o" not in answer.json()["hint"]

    def it_refuses_a_file_that_is_gone(self, preview: Preview) -> None:
        preview.file.unlink()
        assert preview.put(FIRST, "x").status_code == 422
        assert not preview.file.exists()


class DescribePasting:
    STEPS = "issues[0].measures[0].steps"

    def it_makes_each_line_an_entry_after_the_place(self, preview: Preview) -> None:
        before = preview.file.read_text("utf-8").splitlines()
        answer = preview.post("entry", do="paste", path=f"{self.STEPS}[0]", texts=["หนึ่ง", "สอง", "สาม"])
        assert answer.status_code == 200
        after = preview.file.read_text("utf-8").splitlines()
        assert [line.strip() for line in after if line not in before] == ["- หนึ่ง", "- สอง", "- สาม"]
        steps = preview.report()["report"]["issues"][0]["measures"][0]["steps"]
        assert steps[:3] == ["หนึ่ง", "สอง", "สาม"]
        assert steps[3].startswith("ดำเนินการประเมิน")
        preview.post("undo")
        assert preview.file.read_text("utf-8").splitlines() == before

    def it_goes_on_after_the_last_entry(self, preview: Preview) -> None:
        assert preview.post("entry", do="paste", path=f"{self.STEPS}[2]", texts=["ก", "ข"]).status_code == 200
        assert preview.report()["report"]["issues"][0]["measures"][0]["steps"][2:] == ["ก", "ข"]

    def it_makes_a_list_of_a_field_with_one_text_or_none(self, preview: Preview) -> None:
        for path in ("preface", "issues[0].measures[0].remarks[0]"):
            preview.post("entry", do="paste", path=path, texts=["ก", "ข", "ค"])
        report = preview.report()["report"]
        assert report["preface"] == report["issues"][0]["measures"][0]["remarks"] == ["ก", "ข", "ค"]

    def it_keeps_typed_numbers_and_names_them(self, preview: Preview) -> None:
        found = preview.post("entry", do="paste", path=f"{self.STEPS}[0]", texts=["๑. แจ้งเวียน", "๒. ประเมิน"]).json()[
            "findings"
        ]
        assert [found[f"{self.STEPS}[{number}]"][0]["rule"] for number in (0, 1)] == ["ITA106", "ITA106"]

    @pytest.mark.parametrize(
        ("path", "texts"),
        [
            ("issues[0].measures[0].period", ["ก", "ข"]),
            ("issues[0].measures", ["ก", "ข"]),
            ("issues[0].measures[0].steps", ["ก", "ข"]),
            ("issues[0].measures[0].steps[0][0]", ["ก", "ข"]),
            ("issues[0].measures[0].steps.x", ["ก", "ข"]),
            ("issues[0].measures[0].steps[0]", []),
            ("issues[0].measures[0].steps[0]", ["ก", " "]),
            ("issues[0].measures[0].steps[0]", ["ก", "\ud800"]),
            ("issues[0].measures[0].steps[0]", ["ก", "\x00"]),
            ("issues[0].measures[0].steps[0]", "กข"),
            ("issues[0].measures[0].steps[0]", ["ก"] * 201),
        ],
    )
    def it_refuses_what_is_no_list_of_texts_for_a_list(self, preview: Preview, path: str, texts: object) -> None:
        before = preview.file.read_bytes()
        body = json.dumps({"do": "paste", "path": path, "texts": texts, "etag": preview.report()["etag"]})
        assert preview.client.post("/entry", content=body).status_code == 422
        assert preview.file.read_bytes() == before


class DescribePictures:
    def it_shows_those_of_the_report_and_no_other_file(self, preview: Preview) -> None:
        picture = preview.file.with_name("photo.png")
        Image.new("RGB", (4, 3)).save(picture)
        Image.new("RGB", (4, 3), "red").save(preview.file.with_name("other.png"))
        with preview.file.open("a", encoding="utf-8") as file:
            file.write("pictures:\n  - {file: photo.png, caption: ก}\n  - {file: none.png, caption: ข}\n")
        report = preview.report()
        (shown, missing) = report["page"]["groups"][1]["entries"]
        answer = preview.client.get(f"/{shown['image']}")
        assert (answer.headers["content-type"], answer.content) == ("image/png", picture.read_bytes())
        assert missing["image"] is None
        assert [found["severity"] for found in report["findings"]["pictures[1].file"]] == ["error"]
        for path in ("photo.png", "other.png", "picture-1", f"{shown['image'][:-1]}0x", f"{shown['image']}/"):
            assert preview.client.get(f"/{path}").status_code == 404

    def it_shows_none_that_is_no_picture(self, preview: Preview) -> None:
        with preview.file.open("a", encoding="utf-8") as file:
            file.write("pictures:\n  - {file: secret.txt, caption: ก}\n")
        assert preview.report()["page"]["groups"][1]["entries"][0]["image"] is None


class DescribeTheStream:
    def it_tells_of_settings_form_editions_and_pictures_too(self, data_file: Path) -> None:
        picture = data_file.with_name("photo.png")
        Image.new("RGB", (4, 3)).save(picture)
        with data_file.open("a", encoding="utf-8") as file:
            file.write("pictures:\n  - {file: photo.png, caption: ก}\n")
        with Preview(data_file) as preview, preview.client.stream("GET", "/events") as stream:
            lines = (line for line in stream.iter_lines() if line)
            next(lines)
            etag = preview.report()["etag"]

            def told() -> dict[str, object]:
                return dict(json.loads(next(lines).removeprefix("data: ")))

            data_file.with_name("itareport.toml").write_text('ignore = ["ITA214"]\n', "utf-8")
            assert told() == {"etag": etag, "around": True}
            assert FIRST not in preview.report()["findings"]
            forms = data_file.with_name("forms")
            forms.mkdir()
            forms.joinpath("2568.yaml").write_text("columns: {measure: ก}\n", "utf-8")
            assert told() == {"etag": etag, "around": True}
            assert preview.report()["page"] is not None
            picture.write_bytes(b"damaged")
            assert told() == {"etag": etag, "around": True}

    def it_has_one_event_a_change(self, data_file: Path) -> None:
        with Preview(data_file) as preview, preview.client.stream("GET", "/events") as stream:
            lines = (line for line in stream.iter_lines() if line)
            assert next(lines).startswith(":")
            etag = preview.put(FIRST, "หนึ่ง").json()["etag"]
            assert json.loads(next(lines).removeprefix("data: ")) == {"etag": etag}
            # An editor puts a new file in the old one's place.
            other = preview.file.with_suffix(".new")
            other.write_bytes(preview.file.read_bytes().replace("หนึ่ง".encode(), "สอง".encode()))
            other.replace(preview.file)
            event = json.loads(next(lines).removeprefix("data: "))
            assert event == {"etag": preview.report()["etag"]} != {"etag": etag}

    def it_tells_of_changes_where_the_system_watches_nothing(self, data_file: Path) -> None:
        before = (
            "import itareport.preview.server as server\n"
            "def fails(*_folders, **_options): raise RuntimeError('too many open files')\n"
            "server.awatch, server._LOOK = fails, 0.05"
        )
        with Preview(data_file, before=before) as preview, preview.client.stream("GET", "/events") as stream:
            lines = (line for line in stream.iter_lines() if line)
            next(lines)
            data_file.write_text(data_file.read_text("utf-8") + "# อีกบรรทัด\n", "utf-8")
            assert json.loads(next(lines).removeprefix("data: ")) == {"etag": preview.report()["etag"]}

    @posix
    def it_ends_with_the_command(self, data_file: Path) -> None:
        with Preview(data_file) as preview, preview.client.stream("GET", "/events") as stream:
            next(stream.iter_lines())
            code, said = preview.interrupt()  # which waits ten seconds at most, and the page reads on
        assert code == 130
        assert "Traceback" not in said


class DescribeWhatIsTakenAway:
    def it_is_the_word_file_that_build_makes(self, preview: Preview, tmp_path: Path) -> None:
        answer = preview.client.get("/report.docx")
        assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''measures_2568.docx"
        built = itareport.build(preview.file, tmp_path / "built.docx")
        assert answer.content == built.path.read_bytes()

    def it_is_no_word_file_of_a_file_with_errors(self, preview: Preview) -> None:
        preview.put("issues[0].measures[0].period", "")
        answer = preview.client.get("/report.docx")
        assert answer.status_code == 422
        assert answer.json()["message"]

    def it_is_a_pdf_and_pictures_of_its_pages(self, preview: Preview) -> None:
        program("soffice", package="libreoffice-writer-nogui")
        pages = preview.client.get("/pages.json", timeout=60).json()["pages"]
        assert preview.client.get(f"/{pages[0]}").content.startswith(b"\x89PNG")
        assert preview.client.get(f"/page-{len(pages) + 1}.png").status_code == 404
        assert preview.client.get("/report.pdf").content.startswith(b"%PDF")

    def it_is_no_pdf_where_libreoffice_is_missing(self, data_file: Path, tmp_path: Path) -> None:
        with Preview(data_file, path=str(tmp_path)) as preview:
            answer = preview.client.get("/pages.json")
            assert answer.status_code == 422
            assert "LibreOffice" in answer.json()["hint"]

    def it_is_what_changed_since_the_last_commit(self, preview: Preview) -> None:
        assert preview.client.get("/changes.json").status_code == 422
        committed(preview.file)
        assert preview.client.get("/changes.json").json() == {"changes": {}, "removed": 0}
        preview.put("issues[0].measures[0].period", "ไตรมาส ๔")
        preview.post("entry", do="remove", path="issues[1].measures[0].steps[0]")
        assert preview.client.get("/changes.json").json() == {
            "changes": {"issues[0].measures[0].period": "ไตรมาส ๑-๔ ปีงบประมาณ ๒๕๖๘"},
            "removed": 1,
        }

    def it_is_what_changed_in_a_form_of_ones_own_too(self, data_file: Path) -> None:
        titles = "titles: [รายงาน, 'พ.ศ. {fiscal_year}', '{agency}']"
        form = f"fiscal_year: 2571\nreport:\n  {titles}\nplan:\n  {titles}\ncolumns: {{measure: ก, budget: ข}}\nissues: [ค]\n"
        data_file.with_name("forms").mkdir()
        data_file.with_name("forms").joinpath("2571.yaml").write_text(form, "utf-8")
        data = (
            "format: 1\nfiscal_year: 2571\nagency:\n  name: ง\nissues:\n  - number: 1\n    measures:\n      - name: จ\n"
        )
        data_file.write_text(f"{data}        budget: ๑๐๐ บาท\n", "utf-8")
        committed(data_file)
        with Preview(data_file) as preview:
            preview.put("issues[0].measures[0].budget", "๒๐๐ บาท")
            changes = preview.client.get("/changes.json").json()
            assert changes == {"changes": {"issues[0].measures[0].budget": "๑๐๐ บาท"}, "removed": 0}
            data_file.unlink()
            assert preview.client.get("/changes.json").status_code == 422


class DescribeWhatGetsNothing:
    @pytest.mark.parametrize(
        ("method", "path"),
        [
            ("GET", "/secret.txt"),
            ("GET", "/measures_2568.yaml"),
            ("GET", "/page.html"),
            ("GET", "/../secret.txt"),
            ("GET", "/%2e%2e/secret.txt"),
            ("GET", "/./report.json"),
            ("GET", "//report.json"),
            ("GET", "/report.json/"),
            ("GET", "/value"),
            ("HEAD", "/"),
            ("POST", "/"),
            ("PUT", "/report.json"),
            ("DELETE", "/value"),
            ("OPTIONS", "/value"),
            ("TRACE", "/"),
        ],
    )
    def it_is_another_path_or_method(self, preview: Preview, method: str, path: str) -> None:
        answer = self.raw(preview, f"{method} {path} HTTP/1.1", preview.token)
        assert answer.startswith(b"HTTP/1.1 404 ")
        assert b"secret" not in answer

    @pytest.mark.parametrize("host", ["evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", ""])
    def it_is_another_host(self, preview: Preview, host: str) -> None:
        answer = self.raw(preview, "GET /report.json HTTP/1.1", preview.token, host.format(port=preview.port))
        assert answer.startswith(b"HTTP/1.1 404 ")

    def it_is_no_host_or_two(self, preview: Preview) -> None:
        for hosts in ("", f"Host: 127.0.0.1:{preview.port}\r\nHost: 127.0.0.1:{preview.port}\r\n"):
            head = f"GET /report.json HTTP/1.1\r\n{hosts}Cookie: itareport-{preview.port}={preview.token}\r\n\r\n"
            assert b" 200 " not in self.exchange(preview, head.encode())

    @pytest.mark.parametrize("token", ["", "wrong", "ก"])
    def it_has_no_token_or_a_wrong_one(self, preview: Preview, token: str) -> None:
        for path in ("/", "/report.json", "/events", "/page.js", f"/?token={token}".encode().decode("latin-1")):
            answer = self.raw(preview, f"GET {path} HTTP/1.1", token)
            assert b" 200 " not in answer
            assert b"itareport" not in answer

    def it_has_a_part_of_the_token_or_one_character_more_or_another(self, preview: Preview) -> None:
        right = preview.token
        other = "a" if right[-1] != "a" else "b"
        for token in (right[:-1], right[:8], f"{right}{other}", f"{right[:-1]}{other}", right.swapcase()):
            assert self.raw(preview, "GET /report.json HTTP/1.1", token).startswith(b"HTTP/1.1 404 ")
            assert self.raw(preview, f"GET /?token={token} HTTP/1.1", "").startswith(b"HTTP/1.1 404 ")

    @pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:1", "http://localhost"])
    def it_writes_from_another_origin(self, preview: Preview, origin: str | None) -> None:
        before = preview.file.read_bytes()
        body = {"path": FIRST, "text": "x", "etag": preview.report()["etag"]}
        headers = {"Cookie": f"itareport-{preview.port}={preview.token}"} | ({"Origin": origin} if origin else {})
        for method, route in (("PUT", "value"), ("POST", "entry"), ("POST", "undo"), ("POST", "check")):
            answer = httpx.request(method, f"{preview.origin}/{route}", json=body, headers=headers)
            assert answer.status_code == 404
        assert preview.file.read_bytes() == before

    @pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://localhost"])
    def it_reads_from_another_origin(self, preview: Preview, origin: str) -> None:
        headers = {"Cookie": f"itareport-{preview.port}={preview.token}", "Origin": origin}
        for path in ("", "report.json", "page.js", "report.docx"):
            assert httpx.get(f"{preview.origin}/{path}", headers=headers).status_code == 404

    def it_writes_where_nobody_may(self, data_file: Path) -> None:
        before = data_file.read_bytes()
        with Preview(data_file, "--read-only") as preview:
            assert preview.put(FIRST, "x").status_code == 404
            for route in ("entry", "undo", "check"):
                assert preview.post(route, path=FIRST, text="x", do="remove").status_code == 404
            assert preview.report()["readOnly"]
        assert data_file.read_bytes() == before

    def it_has_a_head_too_large(self, preview: Preview) -> None:
        assert self.exchange(preview, b"GET / HTTP/1.1\r\nX: " + b"a" * 2_000_000) == b""

    def it_takes_too_long_for_its_head(self, data_file: Path) -> None:
        with Preview(data_file, before="import itareport.preview.server as s; s.HEAD_SECONDS = 0.2") as preview:
            assert self.exchange(preview, b"GET / HTTP/1.1\r\nHost: 127") == b""
            assert preview.report()["etag"]

    def it_has_no_http_at_all(self, preview: Preview) -> None:
        assert self.exchange(preview, b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n") == b""

    def it_holds_900_connections_and_locks_nobody_out(self, preview: Preview) -> None:
        with ExitStack() as open_ones:
            for _ in range(900):
                connection = open_ones.enter_context(socket.create_connection(("127.0.0.1", preview.port)))
                connection.sendall(b"GET / HTTP/1.1\r\nHost: 127")
            assert preview.report()["etag"]

    def raw(self, preview: Preview, line: str, token: str, host: str | None = None) -> bytes:
        head = f"{line}\r\nHost: {host if host is not None else f'127.0.0.1:{preview.port}'}\r\n"
        head += f"Origin: {preview.origin}\r\nCookie: itareport-{preview.port}={token}\r\nConnection: close\r\n\r\n"
        return self.exchange(preview, head.encode())

    @staticmethod
    def exchange(preview: Preview, sent: bytes) -> bytes:
        """What comes back until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", preview.port), timeout=20) as connection:
            received = b""
            try:
                connection.sendall(sent)
                while chunk := connection.recv(65536):
                    received += chunk
            except ConnectionError:
                pass
            return received


class DescribeTheCommand:
    def test_without_the_extra_it_says_what_to_install(self, data_file: Path) -> None:
        hidden = (
            "import sys; sys.modules['uvicorn'] = None; from itareport.__main__ import run; sys.exit(run(sys.argv[1:]))"
        )
        command = [sys.executable, "-c", hidden, "--lang", "en", "preview", str(data_file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        assert 'pip install "itareport[preview]"' in done.stderr

    @pytest.mark.parametrize(("argument", "code"), [("nothing.yaml", 3), ("-", 2)])
    def it_needs_a_file(self, tmp_path: Path, argument: str, code: int) -> None:
        command = [sys.executable, "-m", "itareport", "preview", argument, "--no-browser"]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == code

"""Finding tags in Word's XML, whatever lies between their characters."""

from __future__ import annotations

import pytest

from itareport.templating import locate
from itareport.templating.prepare import prepare
from support.docx_faults import good_parts, paragraph
from support.markup import run


def source(body: str) -> str:
    """The prepared body, its tags on one line."""
    prepared = prepare(good_parts(body))
    assert not prepared.faults, [str(fault) for fault in prepared.faults]
    text = prepared.sources["word/document.xml"].replace("\n", " ")
    return text.partition("<w:body>")[2].partition("<w:sectPr")[0].replace(' xml:space="preserve"', "")


def faults(body: str) -> list[str]:
    return [str(fault) for fault in prepare(good_parts(body)).faults]


def text(content: str) -> str:
    return f"<w:t>{content}</w:t>"


BOLD = "<w:rPr><w:b/></w:rPr>"
TITLE = "<w:p><w:r><w:t><{{ title }}></w:t></w:r></w:p>"


@pytest.mark.parametrize("parts", [["{", "{", " title ", "}", "}"], ["{{ ti", "tle }}"], ["{{", " title }", "}"]])
def test_a_tag_split_over_runs_is_joined_in_the_first(parts):
    assert source(paragraph(*parts)) == TITLE


def test_text_beside_a_split_tag_keeps_its_own_run():
    body = f"<w:p>{run(text('ก {'), BOLD)}{run(text('{ title }'))}{run(text('} ข'), BOLD)}</w:p>"
    wanted = f"<w:p>{run(text('ก <{{ title }}>'), BOLD)}{run(text(' ข'), BOLD)}</w:p>"
    assert source(body) == wanted


@pytest.mark.parametrize(
    "between",
    [
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        '<w:del w:id="1" w:author="a"><w:r><w:delText>x</w:delText></w:r></w:del>',
        '<w:moveFrom w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:moveFrom>',
    ],
)
def test_what_word_scatters_between_the_letters_is_passed_over(between):
    assert "<{{ title }}>" in source(f"<w:p>{run(text('{{ ti'))}{between}{run(text('tle }}'))}</w:p>")


@pytest.mark.parametrize("around", ["ins", "hyperlink", "smartTag", "sdt", "fldSimple"])
def test_tags_are_found_inside_what_wraps_runs(around):
    inside = f"<w:sdtContent>{run(text('{{ title }}'))}</w:sdtContent>" if around == "sdt" else run(text("{{ title }}"))
    assert "<w:t><{{ title }}></w:t>" in source(f"<w:p><w:{around}>{inside}</w:{around}></w:p>")


def test_a_tag_that_begins_in_a_tracked_insertion_and_ends_after_it_is_joined():
    body = f'<w:p><w:ins w:id="1" w:author="a">{run(text("{{ ti"))}</w:ins>{run(text("tle }}"))}</w:p>'
    assert source(body) == f'<w:p><w:ins w:id="1" w:author="a">{run(text("<{{ title }}>"))}</w:ins></w:p>'


def test_a_line_break_or_tab_inside_a_tag_is_a_space_and_goes():
    body = f"<w:p>{run(text('{{ title') + '<w:br/>' + text('|') + '<w:tab/>' + text('upper }}') + '<w:br/>')}</w:p>"
    assert source(body) == f"<w:p>{run(text('<{{ title | upper }}>') + '<w:br/>')}</w:p>"


def test_tags_in_a_text_box_are_not_joined_with_the_paragraph_around_it():
    box = f"<w:pict><w:txbxContent>{paragraph('{{ b }}')}</w:txbxContent></w:pict>"
    body = f"<w:p>{run(text('{{ a'))}<w:r>{box}</w:r>{run(text(' }}'))}</w:p>"
    assert "<{{ a }}>" in source(body)
    assert "<w:txbxContent><w:p><w:r><w:t><{{ b }}></w:t></w:r></w:p></w:txbxContent>" in source(body)


def test_comments_and_escapes_leave_plain_text():
    assert (
        source(paragraph("a{# hidden #}b {_{ x }_} {_% y %_}")) == "<w:p><w:r><w:t>ab {{ x }} {% y %}</w:t></w:r></w:p>"
    )


def test_an_escape_split_over_runs_is_one_still():
    assert source(paragraph("{_", "{ x }_", "}")) == "".join(
        ["<w:p>", run(text("{")), run(text("{ x }")), run(text("}")), "</w:p>"]
    )


def test_raw_text_is_printed_as_it_is(fill):
    assert fill(paragraph("{% raw %}{{ a }}{% b %}{% endraw %}")).count("{{ a }}{% b %}") == 1


@pytest.mark.parametrize("literal", ["}} %} #}", "{ {", "&lt;{{", "&lt;?itareport 0?&gt;", "{ %", "&amp;&lt;{% "])
def test_text_that_is_no_tag_is_never_read_as_one(literal, fill):
    safe = literal.replace("{{", "{_{").replace("{% ", "{_% ")
    body = paragraph("{{ title }}", safe)
    assert literal in fill(body, title="ก")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<w:tblCaption w:val="ตาราง {{ title }}"/>', '<w:tblCaption w:val="ตาราง <{{ (title)|in_one_line }}>"/>'),
        ('<w:x w:val="{# a #}{% if b %}c{% endif %}"/>', '<w:x w:val="<{% if b %}>c<{% endif %}>"/>'),
        ('<w:x w:val="{{ open"/>', '<w:x w:val="{{ open"/>'),
        ('<w:x w:val="{%p x %}"/>', '<w:x w:val="{%p x %}"/>'),
        (
            "<w:r><w:instrText>{{ a }}</w:instrText></w:r>",
            "<w:r><w:instrText><{{ (a)|in_one_line }}></w:instrText></w:r>",
        ),
    ],
)
def test_whole_tags_in_attributes_and_field_codes_are_tags_without_line_breaks(body, wanted):
    assert wanted in source(f"<w:tbl><w:tblPr>{body}</w:tblPr></w:tbl>")


def test_quotes_in_a_value_do_not_end_an_attribute(fill):
    filled = fill('<w:tbl><w:tblPr><w:tblCaption w:val="{{ a }}"/></w:tblPr></w:tbl>', a='x" y="<&>\nz')
    assert 'w:val="x&#34; y=&#34;&lt;&amp;&gt; z"' in filled


def test_revision_ids_go_since_a_loop_would_repeat_them():
    assert source('<w:p w:rsidR="00AA" w:rsidRDefault="00BB"><w:r w:rsidRPr="00CC"><w:t>a</w:t></w:r></w:p>') == (
        "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    )


def test_a_line_break_in_the_file_does_not_shift_the_numbers_of_the_tags():
    prepared = prepare(good_parts(paragraph("a\n\nb {{ title }}\n{{ fiscal_year }}")))
    lines = prepared.sources["word/document.xml"].split("\n")
    assert [line.split()[0] for line in lines[1:]] == ["title", "fiscal_year"]
    assert [placed.tag.text for placed in prepared.tags["word/document.xml"]] == ["title", "fiscal_year"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{{ title", "{{ title is not closed: }} is missing"),
        ("{% if x", "{% if x is not closed: %} is missing"),
        ("{# x", "{# x is not closed: #} is missing"),
        ("{{r rich }}", "{{r rich }} is not supported"),
        ("{{p sub }}", "{{p sub }} is not supported"),
        ("{% colspan 2 %}", "{% colspan 2 %} is not supported here"),
        ("{% cellbg 'red' %}", "is not supported here"),
        ("{% vm %}", "{% vm %} is not supported here"),
        ("{% include 'x' %}", "“include” is not allowed"),
        ("{% fro a in b %}", "did you mean “for”?"),
        ("{% title %}", "a value is printed with {{ … }}"),
    ],
)
def test_what_no_tag_may_be_is_named_with_its_place(body, message):
    found = faults(paragraph("first") + paragraph(body))
    assert len(found) == 1
    assert found[0].startswith("text of the document, paragraph 2")
    assert message in found[0]


def test_a_part_with_too_many_tags_is_refused(monkeypatch):
    monkeypatch.setattr(locate, "MAX_TAGS", 3)
    assert faults(paragraph("{{ a }}" * 3)) == []
    assert len(faults(paragraph("{{ a }}" * 4))) == 1


def test_a_paragraph_too_long_to_look_through_is_refused(monkeypatch):
    monkeypatch.setattr(locate, "MAX_PARAGRAPH", 10)
    assert "longer than 10 characters" in faults(paragraph("{{ a }} ข้อความ"))[0]


def test_a_tag_split_over_the_instructions_of_a_field_is_named():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TITLE {{ ti</w:instrText></w:r>'
        '<w:r><w:instrText>tle }}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert "split over the instructions of a field" in faults(body)[0]

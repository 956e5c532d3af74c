"""Bytes to text: encodings without guessing games, formats by content, and one line where it cannot be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanwen_parse
from fanwen_parse.readers import ReadError, format_of, read
from fanwen_parse.readers.text import source_of

TEXT = "云泽区实施方案\n一、重点任务\n（一）新建站点。（责任单位：区教育局）\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode("utf-8"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("gbk"), "gb18030"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_encodings_are_told_from_the_bytes(data, encoding):
    source = read(data, "plan.txt")
    assert source.text.lstrip("\ufeff") == TEXT
    assert source.encoding.replace("utf-16-le", "utf-16").replace("utf-16-be", "utf-16") in {encoding, "utf-8"}


def test_an_encoding_can_be_forced():
    assert read(TEXT.encode("big5", "ignore"), "plan.txt", encoding="big5").encoding == "big5"
    with pytest.raises(ReadError, match="nonsense"):
        read(b"x", "plan.txt", encoding="nonsense")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_do_not_move_positions(end):
    text = TEXT.replace("\n", end)
    plan = fanwen_parse.parse(text)
    unit = plan.parts[0].sections[0].sections[0].task.units[0]
    assert text[slice(*unit.span)] == unit.text == "区教育局"
    assert unit.lines == (3, 3)


@pytest.mark.parametrize("odd", ["\u200b", "\ufeff", "\x00", "\u00a0", "\u3000", "\x1b[0m"])
def test_odd_characters_are_kept_and_counted(odd):
    text = TEXT.replace("（一）", f"{odd}（一）")
    plan = fanwen_parse.parse(text, with_map=True)
    assert plan.source.characters == len(text)
    assert plan.map[-1].end == len(text)
    assert plan.units[0].name == "区教育局"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "empty.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "scan.png", "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "scan.txt", "JPEG"),
        (b"%PDF-1.7\n" + bytes(40), "scan.pdf", "PDF"),
        (bytes(range(256)) * 4, "noise.bin", ""),
    ],
)
def test_what_is_no_text_is_one_line_of_error(data, name, said):
    with pytest.raises(ReadError) as caught:
        read(data, name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_cut_character_at_the_end_loses_nothing_else():
    data = TEXT.encode("utf-8")[:-2]  # the file was cut in the middle of 。
    try:
        text = read(data, "cut.txt").text
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 - refusing it in one line is as good
    else:
        assert text.startswith(TEXT[:-3])


def test_the_content_tells_the_format_before_the_name():
    assert format_of(b"%PDF-1.4", "plan.txt") == "pdf"
    assert format_of(TEXT.encode(), "plan.html") == "html"
    assert format_of(TEXT.encode(), "-") == "text"
    assert format_of(b"<!DOCTYPE html><html><body>x</body></html>", "-") == "html"


def test_html_pdf_and_text_of_one_document_give_the_same_tasks(samples):
    pytest.importorskip("lxml")
    page = fanwen_parse.parse(samples / "clinic-tasks.html")
    text = read((samples / "clinic-tasks.html").read_bytes(), "clinic-tasks.html").text
    assert fanwen_parse.parse(text).units == page.units


@pytest.mark.parametrize("number", ["103", "110", "142", "149"])
def test_a_pdf_gives_the_tasks_of_its_text(shared, number):
    pytest.importorskip("pdfminer")

    def tasks(plan):
        found = []

        def walk(sections):
            for section in sections:
                if section.task:
                    units = [("".join(u.name.split()), u.role) for u in section.task.units]
                    found.append(
                        ("".join(section.heading.split())[:12], units, [(t.kind, t.end) for t in section.task.timeline])
                    )
                walk(section.sections)

        for part in plan.parts:
            walk(part.sections)
        return found

    original = next((shared / "corpus" / "originals").glob(f"{number}*.pdf"))
    text = next((shared / "corpus" / "docs").glob(f"{number}*.txt"))
    assert tasks(fanwen_parse.parse(original)) == tasks(fanwen_parse.parse(text))


@given(st.text(max_size=80))
def test_lines_are_those_of_splitlines(text):
    source = source_of(text)
    lines = [text[a:b] for a, b in zip(source.starts, [*source.starts[1:], len(text)], strict=False)]
    assert lines == text.splitlines(keepends=True)


LINES = ["一、重点任务", "1.建设站点。完善“托育”设施。", "责任单位：区民政局"]


@pytest.mark.parametrize(
    "form",
    [
        "{}<br>\n",
        "{}<BR />",
        "<p>{}</p>\n",
        '<p style="text-indent: 2em"><span class="a">{}</span></p>',
        "<p>&nbsp;&nbsp;{}</p>",
        "&nbsp;&nbsp;&nbsp;&nbsp;{}\n",
        "&lt;p&gt;{}&lt;/p&gt;\n",
        "{}\\n",
        "\\t{}\\r\\n",
    ],
)
def test_what_is_left_of_a_page_s_code_is_no_text(form: str) -> None:
    printed = "".join(form.format(line) for line in LINES).replace("“", "&ldquo;").replace("”", "&rdquo;")
    source = read(printed.encode(), "a.txt")
    assert [line.strip() for line in source.text.splitlines() if line.strip()] == LINES
    assert source.format == "html"
    assert read(printed.encode(), "a.txt", format="text").text == printed


@pytest.mark.parametrize(
    "text",
    [
        "1.目录为D:\\new。\n2.R&D投入占比达到3%。<br>\n2.“a<b>c”是一例。\n",
        "| 任务 | 单位 |\n| --- | --- |\n" + "| 建站 | 区民政局<br>区财政局 |\n" * 4,
        "各县<市、区>人民政府&各镇;\n" * 4,
    ],
)
def test_a_few_signs_of_code_are_text(text: str) -> None:
    source = read(text.encode(), "a.txt")
    assert (source.text, source.format) == (text, "text")

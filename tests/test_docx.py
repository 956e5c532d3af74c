"""Word files made here: automatic numbers, merged cells, the body in order; and what is no Word file."""

from __future__ import annotations

from io import BytesIO

import pytest

docx = pytest.importorskip("docx")

from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls, qn  # noqa: E402

import fanwen_parse  # noqa: E402
from fanwen_parse.readers import ReadError, read  # noqa: E402
from fanwen_parse.readers.wordnumbers import written  # noqa: E402

LEVELS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def numbered(document) -> None:
    """Give the document one list with the three usual levels, as number 77."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(document, level: int, text: str) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().set(qn("w:val"), str(level))
    number.get_or_add_numId().set(qn("w:val"), "77")


def saved(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_numbers_that_word_makes_are_written_out():
    document = docx.Document()
    numbered(document)
    document.add_paragraph("云泽市托育服务实施方案")
    for level, text in (
        (0, "工作目标"),
        (1, "总目标"),
        (0, "重点任务"),
        (1, "扩大供给"),
        (2, "新建站点。"),
        (2, "开设托班。"),
        (1, "提升质量"),
        (2, "加强培训。"),
    ):
        item(document, level, text)
    text = read(saved(document), "plan.docx").text
    assert text.split("\n")[1:-1] == [
        "一、工作目标", "（一）总目标", "二、重点任务", "（一）扩大供给", "1.新建站点。", "2.开设托班。", "（二）提升质量", "1.加强培训。",
    ]  # fmt: skip


def test_merged_cells_are_said_in_each_row():
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for row, texts in zip(
        table.rows,
        (("序号", "任务", "责任单位"), ("1", "建站", "市民政局"), ("", "培训", "市人社局"), ("2", "宣传", "")),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "1"
    table.cell(3, 1).merge(table.cell(3, 2)).text = "宣传"
    lines = read(saved(document), "plan.docx").text.split("\n")
    assert lines == ["序号\t任务\t责任单位", "1\t建站\t市民政局", "1\t培训\t市人社局", "2\t宣传\t", ""]


def test_a_word_file_gives_the_tasks_of_its_text():
    document = docx.Document()
    numbered(document)
    document.add_paragraph("云泽市托育服务实施方案")
    item(document, 0, "重点任务")
    item(document, 1, "扩大供给。新建站点。（责任单位：市民政局、市教育局）")
    item(document, 1, "提升质量。2025年底前完成培训。（责任单位：市人社局）")
    data = saved(document)
    plan = fanwen_parse.parse(data, name="plan.docx")
    same = fanwen_parse.parse(read(data, "plan.docx").text)
    names = [[unit.name for unit in section.task.units] for section in plan.parts[0].sections[0].sections]
    assert names == [["市民政局", "市教育局"], ["市人社局"]]
    assert plan.parts == same.parts


@pytest.mark.parametrize("data", [b"PK\x03\x04 word/", b"PK\x03\x04word/document.xml" + bytes(200)])
def test_a_damaged_file_is_one_line_of_error(data):
    with pytest.raises(ReadError, match=r"^this Word file cannot be read") as caught:
        read(data, "plan.docx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("form", "counts", "shown"),
    [
        (
            "chineseCounting",
            (1, 10, 12, 20, 21, 100, 105, 110, 1001, 9999),
            "一 十 十二 二十 二十一 一百 一百零五 一百一十 一千零一 九千九百九十九",
        ),
        ("chineseLegalSimplified", (1, 10, 21), "壹 壹拾 贰拾壹"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("decimalEnclosedCircle", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (3,), "03"),
        ("upperRoman", (1, 4, 9, 14, 1994), "I IV IX XIV MCMXCIV"),
        ("lowerLetter", (1, 26, 27), "a z aa"),
        ("a-format-of-tomorrow", (7,), "7"),
    ],
)
def test_formats_of_numbers(form, counts, shown):
    assert " ".join(written(count, form) for count in counts) == shown


# --- what Word wraps around text --------------------------------------------------------------------------------------

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>青禾区文件</w:t></w:r></w:p></w:txbxContent>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def cell(text: str) -> str:
    return f"<w:tc><w:p>{run(text)}</w:p></w:tc>"


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        (
            (
                f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
                f"<mc:Fallback><v:textbox>{BOX}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>{run('正文')}</w:p>"
            ),
            ["正文", "青禾区文件"],
        ),
        (f"<w:p><w:moveFrom w:id='1' w:author='a'>{run('移走')}</w:moveFrom>{run('留下')}</w:p>", ["留下"]),
        (
            f"<w:p><w:ins w:id='1' w:author='a'>{run('新')}</w:ins><w:hyperlink>{run('增')}</w:hyperlink></w:p>",
            ["新增"],
        ),
        (
            (
                f"<w:tbl><w:tr>{cell('甲')}<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt></w:tr>"
                f"<w:sdt><w:sdtContent><w:tr>{cell('丙')}{cell('丁')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
            ),
            ["甲\t乙", "丙\t丁"],
        ),
        (
            (
                f"<w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr>"
                f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('丁')}</w:tr></w:tbl>"
            ),
            ["甲\t乙", "\t丁"],
        ),
        (f"<w:tbl><w:tr>{cell('一、目标')}</w:tr><w:tr>{cell('二、任务')}</w:tr></w:tbl>", ["一、目标", "二、任务"]),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{run('框内一')}</w:p><w:p>{run('框内二')}</w:p></w:tc></w:tr></w:tbl>",
            ["框内一", "框内二"],
        ),
        (f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>", ["控件"]),
    ],
    ids=[
        "text box",
        "moved away",
        "inserted",
        "controls in tables",
        "cells left out",
        "one column",
        "frame",
        "control",
    ],
)
def test_text_stands_once_wherever_word_keeps_it(inner, lines):
    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {NAMES}>{inner}</w:body>"):
        body.insert(len(body) - 1, element)
    assert read(saved(document), "plan.docx").text.split("\n")[:-1] == lines


def test_a_style_numbers_its_paragraphs_and_those_based_on_it():
    document = docx.Document()
    numbered(document)
    for name, base in (("Item", "Normal"), ("Sub Item", "Item")):
        style = document.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
    properties = document.styles["Item"].element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="77"/></w:numPr>'))
    document.add_paragraph("工作目标", "Item")
    document.add_paragraph("重点任务", "Sub Item")
    plain = document.add_paragraph("说明", "Item")._p.get_or_add_pPr().get_or_add_numPr()
    plain.get_or_add_numId().set(qn("w:val"), "0")
    assert read(saved(document), "plan.docx").text == "一、工作目标\n二、重点任务\n说明\n"

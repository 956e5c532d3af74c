"""Word files made here: automatic numbers, merged cells, the body in order; and what is no Word file."""

from __future__ import annotations

from io import BytesIO

import pytest

docx = pytest.importorskip("docx")

from docx.oxml import parse_xml  # noqa: E402
from docx.oxml.ns import nsdecls, qn  # noqa: E402

import fanwen_parse  # noqa: E402
from fanwen_parse.readers import ReadError, read  # noqa: E402
from fanwen_parse.readers.docx import _chinese, _roman  # noqa: E402

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


def test_counts():
    assert [_chinese(n) for n in (1, 10, 12, 20, 21, 100, 105, 110, 1001, 9999)] == [
        "一", "十", "十二", "二十", "二十一", "一百", "一百零五", "一百一十", "一千零一", "九千九百九十九",
    ]  # fmt: skip
    assert [_roman(n) for n in (1, 4, 9, 14, 1994)] == ["I", "IV", "IX", "XIV", "MCMXCIV"]

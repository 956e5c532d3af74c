"""What holds for every text: nothing raises, nothing is lost, every span reads its text, the same input gives the same bytes."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import fanwen_parse
from fanwen_parse import readers, tree
from fanwen_parse.model import Plan, Section, Span, Task
from fanwen_parse.readers.text import source_of
from fanwen_parse.rules.numbering import ORNAMENTS

ANY_TEXT = st.text(max_size=300)
FRAGMENTS = st.sampled_from(
    [
        "一、总体要求", "二、重点任务", "（一）强化监管。", "(二)扩大供给", "1.新建站点。", "2．改造管网。", "⑴", "①", "第一章 总则", "第一条 目的。",
        "加快推进各项工作，", "2025年底前完成。", "到2026年覆盖率达到85%以上。", "持续推进", "每年至少2次。", "（责任单位：区教育局、区财政局等）",
        "（市数据局牵头，市财政局配合）", "责任单位：市科技局", "完成时限：2025年6月底前", "附件", "附件：任务清单", "主要任务", "序号", "进度安排", "责任单位",
        "区教育局", "关于印发《云泽区实施方案》的通知", "云政办发〔2025〕3号", "各街道，各有关单位：", "云泽区人民政府办公室", "2025年3月18日", "首页 > 范文大全",
        "本类热门", "— 3 —", "★★1.新建站点★", "Р(二)改造用房", "3.5G网络建设", "a\tb\tc", "| 序号 | 任务 |", "\n", "\n\n", "\r\n", "\r", "\f", "　　", " ", "\u200b", "\x00", "（", "）", "《", "**", "2.0", "公安**分局",
    ]
)  # fmt: skip
PLANLIKE = st.lists(FRAGMENTS, max_size=60).map("".join)
TEXTS = st.one_of(ANY_TEXT, PLANLIKE)
LAW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def bare(text: str) -> str:
    return "".join(text.split())


INVISIBLE = "".join(map(chr, (*range(32), 127, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))


def shown_of(text: str) -> str:
    """Less white space, and less the invisible characters at the ends of lines: cleaning takes both off every line."""
    return "".join(bare(line).strip(INVISIBLE) for line in text.splitlines())


def check_spans(text: str, plan: Plan) -> None:
    """Every span, less what cleaning takes off the ends of lines and less dropped lines, reads its own text."""
    dropped = [entry.span for entry in plan.dropped]

    def reads(span: Span, quoted: str) -> None:
        start, end = span
        assert 0 <= start <= end <= len(text)
        pieces, at = [], start
        for a, b in dropped:
            if a >= end or b <= start:
                continue
            pieces.append(text[at : max(a, at)])
            at = max(at, b)
        pieces.append(text[at:end])
        assert shown_of("".join(pieces)) == shown_of(quoted), (span, quoted)

    def task(found: Task | None) -> None:
        if found is None:
            return
        for fact in (*found.units, *found.timeline, *found.targets):
            reads(fact.span, fact.text)

    def walk(sections: tuple[Section, ...]) -> None:
        for section in sections:
            for entry in (*section.paragraphs, *section.clauses):
                reads(entry.span, entry.text)
            task(section.task)
            walk(section.sections)

    for part in plan.parts:
        for entry in (*part.paragraphs, *part.clauses):
            reads(entry.span, entry.text)
        task(part.task)
        walk(part.sections)
        for table in part.tables:
            for row in table.rows:
                task(row.task)
                task(row.facts)


def check_map(text: str, plan: Plan) -> None:
    at = 0
    for mark in plan.map:
        assert mark.start == at < mark.end
        at = mark.end
    assert at == len(text)


def check_nothing_lost(text: str, plan: Plan) -> None:
    """Every character that the map calls heading, text, clause or cell stands in the tree, and as often."""
    shown = []

    def walk(sections: tuple[Section, ...]) -> None:
        for section in sections:
            shown.append(section.heading)
            shown.extend(p.text for p in (*section.paragraphs, *section.clauses))
            walk(section.sections)

    for part in plan.parts:
        shown.append(part.title or "")
        shown.extend(p.text for p in (*part.paragraphs, *part.clauses))
        walk(part.sections)
        for table in part.tables:
            shown.extend(column.name for column in table.columns)
            shown.append(table.caption or "")
            for row in (*table.rows, *table.grid):
                shown.extend((row.group or "", *(cell or "" for cell in row.cells)))
    said = bare("".join(shown))
    for mark in plan.map:
        if mark.role in {"heading", "text", "clause", "cell"}:
            piece = bare(text[mark.start : mark.end]).strip("。：:*#|- ")
            if mark.role == "heading":
                piece = piece.rstrip("。：:*#|- " + ORNAMENTS)  # 新建站点★
            if len(piece) > 1:
                assert piece in said or all(word in said for word in text[mark.start : mark.end].split()), (mark, piece)


@LAW
@given(TEXTS)
@example(",\r\u200b0")
@example("健全\u200b\n\ufeff网络")
def test_any_text_gives_a_tree_that_accounts_for_itself(text):
    plan = fanwen_parse.parse(text, with_map=True)
    check_map(text, plan)
    check_spans(text, plan)
    assert tree.dump(plan, "json") == tree.dump(fanwen_parse.parse(text, with_map=True), "json")
    assert tree.load(tree.dump(plan, "json")) == plan
    assert tree.load(tree.dump(plan, "yaml")) == plan
    jsonschema.validate(json.loads(tree.dump(plan, "json")), tree.json_schema())


@LAW
@given(st.binary(max_size=200))
def test_any_bytes_give_a_source_or_one_line_of_error(data):
    try:
        source = readers.read(data, "x.txt")
    except readers.ReadError as error:
        message = str(error)
        assert message, "an error says what is wrong"
        assert "\n" not in message
    else:
        assert source_of(source.text).starts == source.starts


def corpus() -> list[str]:
    from conftest import SHARED

    folder = SHARED / "corpus" / "docs"
    return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("name", corpus() or [None])
def test_real_document_accounts_for_itself(shared, name):
    path = shared / "corpus" / "docs" / name
    source = readers.read(path.read_bytes(), name)
    plan = fanwen_parse.parse(path, with_map=True)
    check_map(source.text, plan)
    check_spans(source.text, plan)
    check_nothing_lost(source.text, plan)
    written = tree.dump(plan, "json")
    assert tree.load(written) == plan
    jsonschema.Draft202012Validator(tree.json_schema()).validate(json.loads(written))


def test_invisible_characters_at_the_ends_of_lines_are_space_in_the_map():
    plan = fanwen_parse.parse("健全\u200b\n\ufeff网络，加强。\x0b", with_map=True)
    assert [(mark.start, mark.end) for mark in plan.map if mark.role == "space"] == [(2, 5), (11, 12)]

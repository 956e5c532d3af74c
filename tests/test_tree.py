"""The written form: round trip, key order, equal content of both formats, the schema, and what loading refuses."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fanwen_parse import model, tree
from fanwen_parse.model import (
    Attachment,
    Basis,
    Column,
    Convention,
    DocNumber,
    Document,
    Dropped,
    Finding,
    Imprint,
    Mark,
    Paragraph,
    Part,
    Period,
    Plan,
    Row,
    Section,
    SourceInfo,
    Table,
    Target,
    Task,
    Timeline,
    Unit,
    UnitRef,
)
from fanwen_parse.schema import TABLES, may_be_none

TASK = Task(
    "完善校园足球体系",
    (UnitRef("区教育局", "lead", "区教育局", "both", (9, 9), (120, 124), rule="bracket-clause"),),
    open=True,
    timeline=(
        Timeline(
            "deadline", "2025年底前", "plan", (9, 9), (90, 97), "../2025-12-31", None, "2025-12-31", inferred=("year",)
        ),
    ),
    targets=(Target("达标率95%以上", "plan", (9, 9), (100, 108), ">=", 95, "%", "达标率", by="2025-12-31"),),
    rows=("appendix/1",),
)
PLAN = Plan(
    SourceInfo("plan.txt", "9f" * 32, "utf-8", 400, 20),
    Document(
        "关于印发《青禾区体育发展方案》的通知",
        "通知",
        DocNumber("青禾政发〔2025〕12号", "青禾政发", 2025, 12, (2, 2)),
        ("各街道办事处",),
        ("青禾区人民政府",),
        "2025-07-01",
        (Attachment("任务清单", 1),),
        Imprint("青禾区人民政府办公室", "2025-07-03", ("区委各部门",), (20, 20)),
        (Basis("云泽市体育条例"),),
        Period("2022-2025年", "2022/2025"),
        (Convention("列第一位者为牵头单位，下同", "first-is-lead", (9, 9)),),
        lines=(("title", (1, 1)), ("date", (5, 5))),
    ),
    (
        Part("notice", "notice", "关于印发的通知", (1, 5), (0, 60), paragraphs=(Paragraph("现印发给你们。", (3, 3), (30, 37)),)),
        Part(
            "plan",
            "plan",
            "青禾区体育发展方案",
            (6, 12),
            (60, 200),
            sections=(
                Section("plan/1", "一、", 1, 1, "重点任务", (8, 8), (70, 76), sections=(
                    Section("plan/1.1", "(一)", 1, 2, "完善校园足球体系", (9, 9), (76, 130), task=TASK),
                )),
            ),
        ),
        Part("appendix", "appendix", None, (13, 19), (200, 390), 1, tables=(
            Table("appendix/t1", (Column("序号", "serial"), Column("责任单位", "responsible")), (13, 19), (200, 390), (
                Row("appendix/1", ("1", "区教育局"), (14, 15), (210, 220), "校园", linked="plan/1.1", facts=Task("校园")),
                Row("appendix/2", ("2", None), (16, 17), (220, 230), task=Task("开放场馆")),
            )),
        )),
    ),
    (Unit("区教育局", ("plan/1.1",), level="district", system="government"),),
    (Dropped("navigation", (1, 1), "首页\n范文", (0, 5)),),
    (Finding("unit-mismatch", "warning", "units differ", (9, 15), "plan/1.1", "appendix/1"),),
    (Mark(0, 5, "dropped", "dropped/1"), Mark(5, 400, "text", "plan")),
)  # fmt: skip


# --- any plan ---------------------------------------------------------------------------------------------------------

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_leaves: dict[str, st.SearchStrategy[Any]] = {
    "text": _texts
    | st.sampled_from(["2025-07-01", "null", "~", "1e3", "12:30:00", "=", ">=", "是", "\x00\x85\u2028", " a"]),
    "day": st.dates().map(str),
    "int": st.integers(-(2**40), 2**40),
    "number": st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False),
    "flag": st.booleans(),
    "lines": st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
    "span": st.tuples(st.integers(0, 10**8), st.integers(0, 10**8)),
    "cells": st.lists(st.none() | _texts, max_size=3).map(tuple),
}


@cache
def _any(name: str, depth: int = 5) -> st.SearchStrategy[Any]:
    """Any value of a type of the model, by the table that says how it is written."""
    held: Any = getattr(model, name)
    fields = {}
    for field in TABLES[name]:
        place = field.held or field.key
        optional = held._field_defaults.get(place, "") is None or may_be_none(held, place)
        value = _value(field.kind, depth) if not field.values else st.sampled_from(field.values)
        if place == "format":
            value = st.sampled_from(["text", "html"])
        fields[place] = st.none() | value if optional else value
    values = st.builds(held, **fields)
    if name == "Row":  # a row states a task again or is one
        values = values.flatmap(
            lambda row: st.sampled_from([row._replace(task=None, linked="plan/1"), row._replace(linked=None)])
        )
    return values


@cache
def _value(kind: str, depth: int) -> st.SearchStrategy[Any]:
    if kind in _leaves:
        return _leaves[kind]
    if kind == "link":
        return st.deferred(lambda: _any("Task", depth - 1))
    if kind == "marks":
        return st.lists(
            st.builds(Mark, st.integers(0, 9), st.integers(1, 9), st.sampled_from(["text", "space"]), _texts),
            max_size=2,
        ).map(tuple)
    if kind == "cell_lines":
        return st.lists(st.none() | _leaves["lines"], max_size=2).map(tuple)
    if kind == "places":
        return st.lists(st.tuples(_texts, _leaves["lines"]), max_size=2).map(tuple)
    if kind.endswith("*"):
        name = kind[:-1]
        inner = _leaves[name] if name in _leaves else _any(name, depth - 1) if depth else st.nothing()
        return st.lists(inner, max_size=2 if depth else 0).map(tuple)
    return _any(kind, depth - 1)


PLANS = _any("Plan")
SCHEMA = jsonschema.Draft202012Validator(tree.json_schema())


@settings(max_examples=40, deadline=None)
@given(PLANS)
def test_what_is_written_comes_back(plan: Plan) -> None:
    for form in ("json", "yaml"):
        assert tree.load(tree.dump(plan, form)) == plan
    assert tree.load(tree.dump(plan, "json", compact=True)) == plan


@settings(max_examples=40, deadline=None)
@given(PLANS)
def test_every_tree_fits_the_schema(plan: Plan) -> None:
    SCHEMA.validate(tree.to_data(plan))


# --- the sample plan --------------------------------------------------------------------------------------------------


def test_both_formats_hold_the_same() -> None:
    written = json.loads(tree.dump(PLAN, "json"))
    assert yaml.safe_load(tree.dump(PLAN)) == written == tree.to_data(PLAN)
    assert tree.load(tree.dump(PLAN)) == PLAN
    assert len(tree.dump(PLAN, "json", compact=True).splitlines()) == 1


def test_the_schema_is_one_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(tree.json_schema())


def test_each_type_of_the_tree_is_written_whole() -> None:
    """A field that someone adds to the model must be written too."""
    for name, fields in TABLES.items():
        held: Any = getattr(model, name)
        written = {field.held or field.key for field in fields} | ({"linked"} if name == "Row" else set())
        assert written == set(held._fields), name


def test_keys_stand_in_the_order_of_the_schema() -> None:
    data = tree.to_data(PLAN)
    assert list(data) == ["schema", "source", "document", "parts", "units", "dropped", "findings", "map"]
    section = data["parts"][1]["sections"][0]["sections"][0]
    assert list(section) == ["id", "num", "ordinal", "level", "heading", "lines", "span", "task"]
    assert section["task"]["units"] == [
        {
            "name": "区教育局",
            "role": "lead",
            "text": "区教育局",
            "from": "both",
            "lines": [9, 9],
            "span": [120, 124],
            "rule": "bracket-clause",
        }
    ]


def test_a_row_states_a_task_again_or_is_one() -> None:
    first, second = tree.to_data(PLAN)["parts"][2]["tables"][0]["rows"]
    assert (first["task"], first["facts"]) == ("plan/1.1", {"title": "校园"})
    assert (second["task"], second["cells"]) == ({"title": "开放场馆"}, ["2", None])


def test_what_is_absent_is_left_out() -> None:
    bare = Plan(SourceInfo("-", "", "utf-8", 0, 0), Document(), ())
    assert tree.to_data(bare) == {
        "schema": "fanwen-parse/1",
        "source": {"name": "-", "sha256": "", "encoding": "utf-8", "characters": 0, "lines": 0},
        "document": {},
        "parts": [],
    }


def test_yaml_is_written_to_be_read() -> None:
    text = tree.dump(PLAN)
    assert "  signed_on: '2025-07-01'\n" in text
    assert "  - {text: 现印发给你们。, lines: [3, 3], span: [30, 37]}\n" in text
    assert "&" not in text


def test_json_stands_one_item_a_line() -> None:
    lines = tree.dump(PLAN, "json").splitlines()
    assert any(line.lstrip().startswith('{"id": "plan/1.1", "num": "(一)"') for line in lines)
    assert max(map(len, lines)) < 300
    assert '{"document": {}' not in tree.dump(PLAN, "json")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no `schema` key"),
        ("[1, 2]", "no `schema` key"),
        ("{", "neither YAML nor JSON"),
        ("a: b: c", "neither YAML nor JSON"),
        ('{"schema": "fanwen-parse/9"}', "'fanwen-parse/9' is not fanwen-parse/1"),
        ('{"schema": "fanwen-parse/1", "parts": []}', "tree has no 'source'"),
        ('{"schema": "fanwen-parse/1", "source": 1}', "tree.source is no mapping"),
        ('{"schema": "fanwen-parse/1", "colour": 1}', "tree has the unknown key 'colour'"),
        ('{"schema": "fanwen-parse/1", "parts": [{"kind": "plan", "lines": [1]}]}', "tree.parts[0].lines is no list of 2 values"),
        ('{"schema": "fanwen-parse/1", "parts": [{"kind": 1}]}', "tree.parts[0].kind is no text"),
        ('{"schema": "fanwen-parse/1", "parts": {}}', "tree.parts is no list"),
        ('{"schema": "fanwen-parse/1"}\n{"schema": "fanwen-parse/1"}', "several trees"),
    ],
)  # fmt: skip
def test_what_is_no_tree_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(tree.TreeError) as caught:
        tree.load(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_dates_written_by_hand_need_no_quotes() -> None:
    text = tree.dump(PLAN).replace("'2025-07-01'", "2025-07-01")
    assert tree.load(text) == PLAN

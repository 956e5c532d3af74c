"""Who: clauses, lists of organs, their full names, and the user's own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanwen_parse import lexicon
from fanwen_parse.lexicon import build
from fanwen_parse.model import Context
from fanwen_parse.rules.clauses import find_convention, read_clauses, read_unit_cell
from fanwen_parse.rules.organ_names import describe
from fanwen_parse.rules.units import is_unit_list

CITY = Context(level="市")


def said(text: str) -> tuple[list[str], list[str], bool]:
    """(name=role …, canonical …, open) of all clauses of a folded passage."""
    clauses = read_clauses(text, CITY)
    units = [unit for clause in clauses for unit in clause.units]
    return (
        [f"{unit.name}={unit.role}" for unit in units],
        [unit.canonical for unit in units if unit.canonical],
        any(clause.open for clause in clauses),
    )


CLAUSES = {
    "建站。(责任单位:市民政局、市财政局)": ["市民政局=responsible", "市财政局=responsible"],
    "建站。〔牵头单位:市民政局;配合单位:市财政局、各区人民政府〕": [
        "市民政局=lead",
        "市财政局=support",
        "各区人民政府=support",
    ],
    "建站。(市民政局牵头,市财政局、市教育局配合)": ["市民政局=lead", "市财政局=support", "市教育局=support"],
    "建站。(由市民政局牵头,会同市财政局负责)": ["市民政局=lead", "市财政局=support"],
    "建站。(市民政局、市财政局按职责分工负责)": ["市民政局=responsible", "市财政局=responsible"],
    "建站。(市民政局)": ["市民政局=responsible"],
    "牵头单位:市民政局 配合单位:市文化和旅游局、市卫生健康委": [
        "市民政局=lead",
        "市文化和旅游局=support",
        "市卫生健康委=support",
    ],
    "责任单位:市民政局及各区人民政府": ["市民政局=responsible", "各区人民政府=responsible"],
    "甲事。(市民政局负责)乙事。(市财政局负责)": ["市民政局=responsible", "市财政局=responsible"],
    "防范风险。(银监会、财政部负责)": ["银监会=responsible", "财政部=responsible"],
    "防范风险。(财政部、中国保监会负责)": ["财政部=responsible", "中国保监会=responsible"],
    "建站。(市林业局为牵头单位,市财政局、市水利局为配合单位)": [
        "市林业局=lead",
        "市财政局=support",
        "市水利局=support",
    ],
    "督办单位:市委督查室": ["市委督查室=supervise"],
    "(责任单位:各县(市、区)人民政府、公安**分局)": ["各县(市、区)人民政府=responsible", "公安**分局=responsible"],
}


@pytest.mark.parametrize("text", CLAUSES)
def test_clauses(text):
    assert said(text)[0] == CLAUSES[text]


@pytest.mark.parametrize(
    "text",
    [
        "本方案由市发展改革委负责解释。",
        "建立市发展改革委牵头、各部门参加的联席会议制度。",
        "与市非遗保护中心等单位联合开展活动。",
        "根据《市财政局关于补助资金的通知》(云财〔2024〕8号)执行。",
        "开放科技馆(市青少年中心二期)。",
        "责任人:王晓明",
        "责任单位应当依法履行职责。",
    ],
)
def test_what_is_no_clause(text):
    assert said(text)[0] == []


def test_an_open_list_is_told():
    assert said("(责任单位:市民政局、市财政局等相关部门)")[2]
    assert not said("(责任单位:市民政局、市财政局)")[2]


def test_the_level_is_carried_and_the_name_stays_as_printed():
    names, canonical, _ = said("(责任单位:市发展改革委、教育局、财政局)")
    assert names == ["市发展改革委=responsible", "教育局=responsible", "财政局=responsible"]
    assert {"市教育局", "市财政局"} <= set(canonical)


def test_cells():
    clause = read_unit_cell("市民政局 市财政局,市教育局等", "support", CITY)
    assert [(unit.name, unit.role) for unit in clause.units] == [
        (n, "support") for n in ("市民政局", "市财政局", "市教育局")
    ]
    assert clause.open
    assert read_unit_cell("无", "lead", CITY).units == ()
    assert read_unit_cell("/", "lead", CITY).units == ()


def test_conventions():
    found = find_convention("(列第一位者为牵头单位,下同)")
    assert found is not None
    assert found[1] == "first-is-lead"
    assert find_convention("市民政局为牵头单位") is None or find_convention("市民政局为牵头单位")[1] != "first-is-lead"


FULL = {
    "市发展改革委": "市发展和改革委员会",
    "市人社局": "市人力资源和社会保障局",
    "市卫健委": "市卫生健康委员会",
    "区市场监管局": "区市场监督管理局",
    "区委编办": "区委机构编制委员会办公室",
    "区残联": "区残疾人联合会",
}


@pytest.mark.parametrize("name", FULL)
def test_short_names_have_full_ones(name):
    assert describe(name, None)[0] == FULL[name]


@pytest.mark.parametrize(
    ("name", "level", "system"),
    [
        ("市教育局", "city", "government"),
        ("区委宣传部", "district", "party"),
        ("省总工会", "province", "mass"),
        ("区税务局", "district", "vertical"),
        ("市中级人民法院", "city", "judicial"),
    ],
)
def test_level_and_system(name, level, system):
    assert describe(name, None)[1:3] == (level, system)


ORGANS = st.sampled_from(
    [
        "市教育局",
        "市财政局",
        "市文化和旅游局",
        "市发展改革委",
        "市委宣传部",
        "市总工会",
        "各区人民政府",
        "市税务局",
        "公安**分局",
        "市大数据中心",
    ]
)


@settings(deadline=None)
@given(st.lists(ORGANS, min_size=1, max_size=8, unique=True), st.sampled_from(["、", ",", ";"]), st.booleans())
def test_a_list_gives_back_its_names_in_order(names, separator, is_open):
    listed = separator.join(names) + ("等" if is_open else "")
    clause = read_clauses(f"推进工作。(责任单位:{listed})", CITY)[0]
    assert [unit.name for unit in clause.units] == names
    assert clause.open == is_open
    assert is_unit_list(separator.join(names))


@given(st.text(alphabet="市区委局、,和及等()（:责任单位牵头负配合 *", max_size=60))
def test_any_text_is_read_without_complaint(text):
    for clause in read_clauses(text, CITY):
        start, end = clause.at
        assert 0 <= start < end <= len(text)
        for unit in clause.units:
            assert start <= unit.at[0] < unit.at[1] <= end


def test_the_compiled_lexicon_is_that_of_the_yaml():
    for path in build.sources():
        written = Path(build.__file__).parent / "compiled" / f"{path.stem}.py"
        assert written.read_text("utf-8") == build.module_of(path), f"run `make lexicon`: {path.name}"


def test_own_words_extend_the_lexicon(tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text("names: {区经促局: 区经济促进局}\nlabels: {lead: [挂帅科所]}\n", "utf-8")
    try:
        lexicon.extend(own)
        assert describe("区经促局", None)[0] == "区经济促进局"
        assert said("(挂帅科所:市民政局)")[0] == ["市民政局=lead"]
    finally:
        lexicon.reset()
    assert said("(挂帅科所:市民政局)")[0] != ["市民政局=lead"]


@pytest.mark.parametrize(
    "text", ["names: [a, b]", "labels: {boss: [头]}", "nonsense: {}", "names: {1: 2}", "a: [", "- x"], ids=range(6)
)
def test_a_bad_lexicon_is_one_line_of_error(tmp_path, text):
    own = tmp_path / "own.yaml"
    own.write_text(text, "utf-8")
    with pytest.raises(lexicon.LexiconError) as caught:
        lexicon.extend(own)
    assert "\n" not in str(caught.value)
    assert "own.yaml" in str(caught.value)

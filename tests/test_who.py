"""Who: clauses, lists of organs, their full names, and the user's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanwen_parse import lexicon
from fanwen_parse.lexicon import build
from fanwen_parse.model import Context
from fanwen_parse.rules.clauses import find_convention, read_clauses, read_unit_cell
from fanwen_parse.rules.organ_kinds import describe
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
    "(责任单位:区政府办公室、区政协办公室、区政协办)": [
        "区政府办公室=responsible",
        "区政协办公室=responsible",
        "区政协办=responsible",
    ],
    "(市民政局负责牵头,市财政局参与配合)": ["市民政局=lead", "市财政局=support"],
    "(市民政局负责,市财政局做好资金保障,各街道抓好落实)": [
        "市民政局=responsible",
        "市财政局=responsible",
        "各街道=responsible",
    ],
    "牵头单位:市民政局责任单位:市财政局完成时限:2025年": ["市民政局=lead", "市财政局=responsible"],
    "(市民政局,完成时限:2025年12月)": ["市民政局=responsible"],
    "(市民政局牵头,市财政局配合,完成时限:2025年12月)": ["市民政局=lead", "市财政局=support"],
    "建站。责任单位为市民政局、市财政局。": ["市民政局=responsible", "市财政局=responsible"],
    "建站。以上工作由市民政局负责,2025年底前完成。": ["市民政局=responsible"],
    "(市民政局主办,市财政局协办)": ["市民政局=lead", "市财政局=support"],
    "(责任单位:市民政局、市财政局。列前者为牵头单位)": ["市民政局=lead", "市财政局=support"],
    "责任单位及分工:市民政局负责统筹,市财政局负责经费": ["市民政局=responsible", "市财政局=responsible"],
    "建站。由市民政局和市财政局负责。": ["市民政局=responsible", "市财政局=responsible"],
    # labels as predicates: a whole sentence, or two and more that open one
    "市水利局为全市水库整治的牵头单位。": ["市水利局=lead"],
    "建站。市水利局、市林业局为总牵头单位,各县(市、区)政府为责任单位;市财政局等部门为配合单位。定期会商。": [
        "市水利局=lead",
        "市林业局=lead",
        "各县(市、区)政府=responsible",
        "市财政局=support",
    ],
    "市水利局为牵头单位,市县林业部门为责任单位,市财政局要保障经费。": ["市水利局=lead", "市县林业部门=responsible"],
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
        "市水利局为全市水库整治的牵头单位,要建立台账。",
        "以市水利局为牵头单位的联合体。",
        "牵头单位为企业的,配合单位为高校或者科研院所。",
        "其中市水利局为牵头单位,市林业局为责任单位的项目优先。",
        "建站。责任单位为依法登记的机构。",
        "牵头单位为企业,配合单位为高校。",
        "(市民政局联系人:王晓明)",
        "实施单位:由项目单位自行确定。",
        "责任单位:按照职责分工确定。",
        "责任主体:企业是安全生产责任主体。",
        "(按照预算安排,完成时限:2025年12月)",
        "如市水利局为牵头单位,市林业局为配合单位。",
        "申报企业为牵头单位,联合高校为配合单位。",
        "市水利局作为牵头单位,市林业局应为责任单位。",
    ],
)
def test_what_is_no_clause(text):
    assert said(text)[0] == []


@pytest.mark.parametrize("piece", ["市水利局为牵头单位,", "为牵头单位,", "市水利局为", "市水利局为牵头单位。"])
def test_sentences_are_read_in_linear_work(piece, work):
    said(piece * 100)
    few, many = work(lambda: said(piece * 200)), work(lambda: said(piece * 1600))
    assert many <= 10 * few + 1000


def test_an_open_list_is_told():
    assert said("(责任单位:市民政局、市财政局等相关部门)")[2]
    assert not said("(责任单位:市民政局、市财政局)")[2]


def test_the_level_is_carried_and_the_name_stays_as_printed():
    names, canonical, _ = said("(责任单位:市发展改革委、教育局、财政局)")
    assert names == ["市发展改革委=responsible", "教育局=responsible", "财政局=responsible"]
    assert {"市教育局", "市财政局"} <= set(canonical)


DIVISIONS = {
    "交通运输部运输服务司牵头,科技司、人事教育司配合。": ["交通运输部科技司", "交通运输部人事教育司"],
    "(责任单位:市卫健委规划处、财务处、基层科)": ["市卫健委财务处"],  # 基层科 is of another rank
    "(责任单位:教育部财务司、民政部养老服务司、规划财务司)": ["民政部规划财务司"],
    "(责任单位:公安部治安管理局、交通管理局、市财政局)": ["公安部交通管理局"],
    "(责任单位:税务总局稽查局、缉私局)": [],
    "(责任单位:规划处、财务处)": [],  # nothing says whose
    "(责任单位:市卫健委规划处、各处、市公路管理处)": [],
}


@pytest.mark.parametrize("text", DIVISIONS)
def test_a_division_has_the_organ_of_the_division_before_it(text):
    assert said(text)[1] == DIVISIONS[text]


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
    "市国资委": "市人民政府国有资产监督管理委员会",
    "供销合作总社": "中华全国供销合作总社",
    "金融监管总局云泽监管分局": "国家金融监督管理总局云泽监管分局",
    "人行云泽市中心支行": "中国人民银行云泽市中心支行",
    "云泽新旧动能转换起步区管委会": "云泽新旧动能转换起步区管理委员会",
    # the short form does not say which organ, or leaves out the place that the full form needs
    "市法院": None,
    "省法院": "省高级人民法院",
    "区法院": "区人民法院",
    "市金融办": None,
    "市贸促会": None,
    "市委金融办": "市委金融委员会办公室",
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
        ("团市委", "city", "mass"),
        ("共青团市委员会", "city", "mass"),
        # a place's character inside a function is no level
        ("住房和城乡建设部", "national", "government"),
        ("城乡建设局", None, "government"),
        ("云泽市场监管局", None, "government"),
        ("云泽市民政局", "city", "government"),
        ("市政府金融办", "city", "government"),
        ("新城乡政府", "township", "government"),
        # the centre's organs, and what they have in places
        ("银保监会", "national", "government"),
        ("证监会", "national", "government"),
        ("人民银行", "national", "vertical"),
        ("国家粮食局", "national", "government"),
        ("国家税务总局云泽市税务局", "city", "vertical"),
        ("中国银保监会云泽监管分局", None, "vertical"),
        ("金融监管总局山东监管局", "province", "vertical"),
        ("安徽证监局", "province", "vertical"),
        ("上海海关", None, "vertical"),
        ("省高院", "province", "judicial"),
        ("省农科院", "province", "institution"),
        ("县人武部", "district", None),
        ("中国移动云泽公司", None, "enterprise"),
        ("中国国家铁路集团有限公司", "national", "enterprise"),
        ("市地方金融监管局", "city", "government"),
        ("市县林业局", None, "government"),
        # zones, however long their names
        ("云泽新旧动能转换起步区管委会", "district", "government"),
        ("临港新片区管委会", "district", "government"),
        ("市高新区管委会", "district", "government"),
    ],
)
def test_level_and_system(name, level, system):
    assert describe(name, None)[1:3] == (level, system)
    official = describe(name, None)[0]
    if official:
        assert describe(official, None)[1:3] == (level, system), "both forms of the name say the same"


@pytest.mark.parametrize("name", ["各地区", "相关地区", "各地", "各级人民政府"])
@pytest.mark.parametrize("level", ["国", "省", "县"])
def test_a_word_for_anywhere_says_no_level(name, level):
    assert describe(name, level)[1] is None


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
    assert build.COMPILED.read_text("utf-8") == build.module(), "run `make lexicon`"


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

"""Lists of organs: where a name ends, what it takes from its neighbours, and that length costs no more than length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse.model import Context
from fanwen_parse.rules.clauses import read_clauses
from fanwen_parse.rules.organ_kinds import describe
from fanwen_parse.rules.units import Units, is_unit_list, read_units


def read(text: str, level: str | None = None) -> Units:
    return read_units(text, 0, len(text), "responsible", level)


NAMES = {
    # separators, and what looks like one
    "区教育局 区财政局": ["区教育局", "区财政局"],
    "区教育局和区财政局及各街道": ["区教育局", "区财政局", "各街道"],
    "区文化和旅游局、规划和自然资源局**分局": ["区文化和旅游局", "规划和自然资源局**分局"],
    "科技与外事处": ["科技与外事处"],
    "各有关部门和单位": ["各有关部门和单位"],
    "各级党委和政府": ["各级党委和政府"],
    # collectives that stand as one, and lists that do not
    "市教育局,各区、市政府": ["市教育局", "各区、市政府"],
    "各市、县(市、区)人民政府": ["各市、县(市、区)人民政府"],
    "各设区市、县级市人民政府": ["各设区市、县级市人民政府"],
    "各村、社区": ["各村、社区"],
    "①市教育局②市财政局": ["市教育局", "市财政局"],
    "各区、各街道": ["各区", "各街道"],
    "市教育局,各区、县级市": ["市教育局", "各区、县级市"],
    "市教育局,各县、市、区政府。": ["市教育局", "各县、市、区政府"],
    "市教育局,各县〔市、区〕人民政府": ["市教育局", "各县〔市、区〕人民政府"],
    "省直有关单位及各设区的市人民政府": ["省直有关单位", "各设区的市人民政府"],
    "区委办、区政协办": ["区委办", "区政协办"],
    "相关部门及各地区": ["相关部门", "各地区"],
    # stars that mask a place, and such that emphasise a name
    "**镇人民政府、***公司": ["**镇人民政府", "***公司"],
    "*县教育局、××镇、公安**分局": ["*县教育局", "××镇", "公安**分局"],
    "**区教育局及**街道": ["**区教育局", "**街道"],
    "**市教育局**、**市财政局**": ["市教育局", "市财政局"],
    "**市教育局、市财政局**": ["市教育局", "市财政局"],
    "市教育局 **市财政局**": ["市教育局", "市财政局"],
    "* 市教育局": ["市教育局"],
    # people behind an organ and a blank
    "区教育局 李明 区财政局 欧阳小明": ["区教育局", "区财政局"],
    "区教育局 高新区 安全办": ["区教育局", "高新区", "安全办"],
    # brackets that belong to the name, and such that do not
    "各县(市、区)政府(管委会)": ["各县(市、区)政府(管委会)"],
    "区委宣传部(区文明办)": ["区委宣传部"],
    "区教育局(以下简称教育局)": ["区教育局"],
    "秘书组(设在区教育局)": ["秘书组"],
    # ends of a list
    "市教育局、市财政局等有关部门及各区政府": ["市教育局", "市财政局", "各区政府"],
    "市教育局、": ["市教育局"],
    # no separator, another one, numbers
    "市教育局(牵头)市财政局、市民政局": ["市教育局", "市财政局", "市民政局"],
    "市教育局/市财政局": ["市教育局", "市财政局"],
    "市文化/旅游局": ["市文化/旅游局"],
    "1. 市教育局;2.市财政局": ["市教育局", "市财政局"],
    "★市教育局、市财政局": ["市教育局", "市财政局"],
    "12345热线办": ["12345热线办"],
    "县应急局+县水利局": ["县应急局", "县水利局"],
    "县应急局|县水利局|": ["县应急局", "县水利局"],
    "县应急局·县水利局": ["县应急局", "县水利局"],
    "县应急局. 县水利局. 县教育局": ["县应急局", "县水利局", "县教育局"],
    "县住建局.县水利局": ["县住建局", "县水利局"],
    "县应急局<br>县水利局<br>": ["县应急局", "县水利局"],
    "“互联网+监管”专班": ["“互联网+监管”专班"],
    # a level alone, and a name that was cut off
    "市": [],
    "县教育局、县政": ["县教育局"],
    "镇海、鄞州": ["镇海", "鄞州"],
    "无": [],
    "牵头单位": [],
    "县教育局、各级河长、新建养老院": ["县教育局"],
    "县教育局(": ["县教育局"],
}


@pytest.mark.parametrize("text", NAMES)
def test_names(text):
    assert [unit.name for unit in read(text).units] == NAMES[text]


CANONICAL = {
    "区委组织部、宣传部": [None, "区委宣传部"],
    "省委宣传部、文化和旅游厅": [None, "省文化和旅游厅"],
    "市财政局、税务局": [None, None],  # led from above: it borrows no level
    "市财政局、地方金融监管局": [None, "市地方金融监管局"],
    "市发改委、国土房管局、外经贸局、教科体局": ["市发展和改革委员会", "市国土房管局", "市外经贸局", "市教科体局"],
    "市财政局、云泽电业局、云泽海洋中心": [None, None, None],  # named after a place: no level is left out
    "市财政局、临川区政府": [None, "临川区人民政府"],
    "市发展改革、财政部门": ["市发展改革部门", "市财政部门"],
    "市级财政、教育部门": ["市级财政部门", "市教育部门"],
    "省、市、县财政部门": ["省财政部门", "市财政部门", None],
    "市、县(区)教育局": ["市教育局", None],
    "市、区两级教育部门": ["市教育部门", None],
    "市、县": [None, None],
    "市、区教育行政部门": ["市教育行政部门", None],
    "各区委、区政府": [None, "各区政府"],
    "云泽、临川市政府": ["云泽市人民政府", "临川市人民政府"],
    "教育部、财政部": [None, None],
    "省发改委、国土资源部": ["省发展和改革委员会", None],  # of the centre, before a reform
    "自治区财政局、教育厅、宣传部": [None, "自治区教育厅", "自治区党委宣传部"],
    "自治区党委宣传部、教育厅": [None, "自治区教育厅"],
    "各区政府、管委会": [None, "各区管委会"],
    "各乡镇党委、政府": [None, "各乡镇政府"],
    "各级党委、政府": [None, "各级政府"],
    "各街道党工委、办事处": [None, "各街道办事处"],
    "市教育局、管委会、办事处": [None, None, None],
    "县应急管理局、气象局": [None, None],
    "县卫健局、县中医院、县应急中心": ["县卫生健康局", None, None],
    "各乡镇人民政府、街道办事处": [None, "各街道办事处"],
    "各中小学、幼儿园、社区": [None, "各幼儿园", "各社区"],
    "县教育局、街道办事处": [None, None],
    "各盟行政公署、市人民政府": [None, "各市人民政府"],
}


@pytest.mark.parametrize("text", CANONICAL)
def test_what_a_name_leaves_out_stands_in_canonical(text):
    assert [unit.canonical for unit in read(text).units] == CANONICAL[text]


def test_the_level_of_the_document_is_the_last_resort():
    assert read("教育局", "县").units[0].canonical == "县教育局"
    assert read("教育局", "县").units[0].inferred == ("level",)
    assert read("教育厅", "自治区").units[0].canonical == "自治区教育厅"
    assert read("组织部", "自治区").units[0].canonical == "自治区党委组织部"
    assert read("省财政厅、教育厅", "县").units[1].canonical == "省教育厅"
    assert read("药监局", None).units[0].canonical == "国家药品监督管理局"


@pytest.mark.parametrize(
    "text",
    ["各平台、镇街", "各有关部门、乡镇人民政府", "县(市、区)政府", "镇(街道)", "各区、县级市", "各县、市、区政府。"],
)
def test_several_organs_are_a_collective_with_and_without_a_word_for_all(text):
    assert all(unit.collective for unit in read(text).units)


def test_a_second_nameplate_and_an_alias_are_kept_beside_the_name():
    assert [unit.aka for unit in read("区委宣传部(区文明办)、区人力资源和社会保障局(以下简称区人社局)").units] == [
        "区文明办",
        "区人社局",
    ]


def test_a_bracket_gives_the_lead():
    units = read("区教育局(牵头)、区财政局").units
    assert [unit.role for unit in units] == ["lead", "support"]
    assert units[1].inferred == ("role",)


def test_time_between_organs_is_told_apart():
    text = "2025年底前、市教育局"
    found = read(text)
    assert [unit.name for unit in found.units] == ["市教育局"]
    assert [text[a:b] for a, b in found.rest] == ["2025年底前"]


BARE = {
    "县政府政务督查室": ["县政府政务督查室"],
    "县融媒体中心": ["县融媒体中心"],
    "县交警大队": ["县交警大队"],
    "派出所": ["派出所"],
    "侨办": ["侨办"],
    "最高检": ["最高检"],
    "高新区": ["高新区"],
    "国家乡村振兴局": ["国家乡村振兴局"],
    "县农业农村局、农商行": ["县农业农村局", "农商行"],
    "扶贫办、村建所": ["扶贫办", "村建所"],
    "城监队、市政办负责实施": ["城监队", "市政办"],
    "由宣传组负责": ["宣传组"],
    "党委工作部": ["党委工作部"],
    "教科室": ["教科室"],
    "工会": ["工会"],
    "语文教研组": ["语文教研组"],
    "村建中心牵头,各村(居)委会、各班级配合": ["村建中心", "各村(居)委会", "各班级"],
    # persons are no units, and do not hide those beside them
    "政教处、各班主任": ["政教处"],
    "县民政局、局长丙某": ["县民政局"],
    "区民政局、管委会主任": ["区民政局"],
    "由王主任负责": [],
    "各班主任": [],
    # neither one organ's name nor a level says that organs are meant
    "养老院、阅览室": [],
    "小学组、中学组": [],
    "用人单位": [],
    "省级开发区": [],
    "出处": [],
}


@pytest.mark.parametrize("text", BARE)
def test_a_bracket_behind_a_sentence_hands_out_the_work(text):
    clauses = read_clauses(f"定期走访。({text})", Context())
    assert [unit.name for clause in clauses for unit in clause.units] == BARE[text]


def test_a_label_of_units_may_name_persons_only():
    (clause,) = read_clauses("定期走访。责任部门:教务主任、各班主任。", Context())
    assert clause.units == ()
    assert clause.at == (5, 20)


def test_prose_that_speaks_of_time_is_no_list_of_organs():
    text = "强化担当。对点多面广、难度大的事项,各单位适时报告困难,确保各项任务落细落实。"
    assert read_clauses(text.replace("各单位", "牵头单位"), Context()) == ()


@pytest.mark.parametrize("text", ["派出所", "养老院", "县融媒体中心", "养老院、县图书馆"])
def test_a_bracket_in_a_sentence_explains(text):
    assert read_clauses(f"建站两处({text})。", Context()) == ()


KINDS = {
    "云和布依族苗族自治州人民政府": ("city", "government"),
    "国土资源部": ("national", "government"),
    "县司法所": ("district", "government"),
    "市人行": ("city", "vertical"),
    "各县(市、区)政府(管委会)": ("district", "government"),
    "乡卫生院": ("township", "institution"),
    "省绿色制造专项工作组": ("province", "government"),
    "海洋研究所": (None, "institution"),
}


@pytest.mark.parametrize("name", KINDS)
def test_level_and_system(name):
    assert describe(name, None)[1:3] == KINDS[name]


@pytest.mark.parametrize(
    "text",
    [
        "持续推进",
        "建立工作机制",
        "",
        "2025年底前",
        "推进城市更新,完善机制",
        "开工建设老年大学。",
        "新建健身中心",
        "新建养老院",
    ],
)
def test_what_is_no_list_of_organs(text):
    assert not is_unit_list(text)


@given(st.text(alphabet="各市区县教育财政局委部门政府人民办、,和及等() 云泽", max_size=40))
def test_every_position_reads_its_name(text):
    for unit in read(text, "市").units:
        assert text[slice(*unit.at)] == unit.name


@pytest.mark.parametrize(
    "piece", ["教育局、", "财政、", "云泽、", "市、", "各区、", "市教育局和", "市教育局(牵头)", "(", "等"]
)
def test_work_grows_with_length_alone(piece, work):
    read(piece * 100, "市")
    few, many = work(lambda: read(piece * 500, "市")), work(lambda: read(piece * 4000, "市"))
    assert many <= 10 * few + 1000  # 8 times as long; a square would be 64


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("市财政局市教育局", ["市财政局", "市教育局"]),
        ("市委宣传部市教育局市财政局", ["市委宣传部", "市教育局", "市财政局"]),
        ("市发展改革委市财政局各县区人民政府", ["市发展改革委", "市财政局", "各县区人民政府"]),
        ("省委省政府信访局", ["省委省政府信访局"]),
        ("市纪委市监委", ["市纪委市监委"]),
        ("市公安局市北分局", ["市公安局市北分局"]),
        ("市住建局市政公用中心", ["市住建局市政公用中心"]),
        ("区市场监管局", ["区市场监管局"]),
        ("市安委会各成员单位", ["市安委会各成员单位"]),
    ],
)
def test_names_that_nothing_parts_are_told_by_the_level_that_comes_again(printed, names):
    found = read_units(printed, 0, len(printed), "responsible", "市", rule="test").units
    assert [unit.name for unit in found] == names
    assert [printed[slice(*unit.at)] for unit in found] == names

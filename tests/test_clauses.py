"""Where a responsibility clause stands: its rule, how much of the text it covers, its schedules and conventions."""

from __future__ import annotations

import pytest

from fanwen_parse import parse
from fanwen_parse.model import Clause, Context
from fanwen_parse.rules.clauses import read_clauses, read_unit_cell

CITY = Context(level="市")


def roles(clause: Clause) -> list[str]:
    return [f"{unit.name}={unit.role}" for unit in clause.units]


# text → (rule, what is cut out, units)
PLACES = {
    "建站。(责任单位:市民政局)": ("labelled-bracket", "(责任单位:市民政局)", ["市民政局=responsible"]),
    "建站 (责任单位:市民政局)。": ("labelled-bracket", " (责任单位:市民政局)", ["市民政局=responsible"]),
    "建站。【市民政局牵头】": ("duty-bracket", "【市民政局牵头】", ["市民政局=lead"]),
    "建站。[责任单位:市民政局]": ("labelled-bracket", "[责任单位:市民政局]", ["市民政局=responsible"]),
    "建站。(责任单位市民政局、市财政局)": (
        "labelled-bracket",
        "(责任单位市民政局、市财政局)",
        ["市民政局=responsible", "市财政局=responsible"],
    ),
    "建站。(牵头单位市民政局,配合部门各县区)": (
        "labelled-bracket",
        "(牵头单位市民政局,配合部门各县区)",
        ["市民政局=lead", "各县区=support"],
    ),
    "建站(市民政局)。": ("bare-bracket", "(市民政局)", ["市民政局=responsible"]),
    "**责任单位:**市民政局": ("label-line", "**责任单位:**市民政局", ["市民政局=responsible"]),
    "【责任单位】市民政局": ("label-line", "【责任单位】市民政局", ["市民政局=responsible"]),
    "建站。牵头单位:市民政局。": ("label-line", "牵头单位:市民政局。", ["市民政局=lead"]),
    "责任部门/责任人:安全环保部/王明": ("label-line", "责任部门/责任人:安全环保部/王明", ["安全环保部=responsible"]),
    "开展竞赛(6月15日前,由综治办负责)": ("duty-bracket", "(6月15日前,由综治办负责)", ["综治办=responsible"]),
    "开展竞赛。(综治办;12月31日前)": ("bare-bracket", "(综治办;12月31日前)", ["综治办=responsible"]),
    "开展检查。(每周五,综治办)": ("bare-bracket", "(每周五,综治办)", ["综治办=responsible"]),
    "(教导处)": ("bare-bracket", "(教导处)", ["教导处=responsible"]),
    "(市民政局、市财政局)": ("bare-bracket", "(市民政局、市财政局)", ["市民政局=responsible", "市财政局=responsible"]),
    "建站。(市民政局、市财政局,持续推进)": (
        "bare-bracket",
        "(市民政局、市财政局,持续推进)",
        ["市民政局=responsible", "市财政局=responsible"],
    ),
    "事项达到30个(数据局,6月底前);": ("bare-bracket", "(数据局,6月底前)", ["数据局=responsible"]),
    "建站。(市民政局,7月31日前)": ("bare-bracket", "(市民政局,7月31日前)", ["市民政局=responsible"]),
    "建站。(市民政局、市财政局;逐年推进)": (
        "bare-bracket",
        "(市民政局、市财政局;逐年推进)",
        ["市民政局=responsible", "市财政局=responsible"],
    ),
    "——牵头单位:市民政局": ("label-line", "——牵头单位:市民政局", ["市民政局=lead"]),
    "建站。【市民政局、市目督办】": (
        "bare-bracket",
        "【市民政局、市目督办】",
        ["市民政局=responsible", "市目督办=responsible"],
    ),
    "市级牵头单位:市民政局": ("label-line", "市级牵头单位:市民政局", ["市民政局=lead"]),
    "牵头部门(单位):市民政局": ("label-line", "牵头部门(单位):市民政局", ["市民政局=lead"]),
    "(牵头单位为市民政局)": ("labelled-bracket", "(牵头单位为市民政局)", ["市民政局=lead"]),
    "由市民政局、市财政局按职责分工负责。": (
        "closing-sentence",
        "由市民政局、市财政局按职责分工负责。",
        ["市民政局=responsible", "市财政局=responsible"],
    ),
    "建站。由市民政局、各区按职责分工抓好落实。": (
        "closing-sentence",
        "由市民政局、各区按职责分工抓好落实。",
        ["市民政局=responsible", "各区=responsible"],
    ),
    "建站。以上工作由市民政局牵头,各区配合。": (
        "closing-sentence",
        "以上工作由市民政局牵头,各区配合。",
        ["市民政局=lead", "各区=support"],
    ),
}


@pytest.mark.parametrize("text", PLACES)
def test_places(text):
    (clause,) = read_clauses(text, CITY)
    covered = text[slice(*clause.at)]
    assert (clause.rule, covered, roles(clause)) == PLACES[text]


def test_each_sentence_that_hands_out_its_work() -> None:
    text = "编制规划,由市林业局负责;修缮公路,由市交通局牵头,市财政局配合。负责解释的是市财政局,每年绿化村庄,由市农业局负责。"
    assert [roles(clause) for clause in read_clauses(text, CITY)] == [
        ["市林业局=responsible"],
        ["市交通局=lead", "市财政局=support"],
        ["市农业局=responsible"],
    ]


GAPPED = {
    "(责任单位:各县[市、区]政府、市水务局)": ["各县[市、区]政府=responsible", "市水务局=responsible"],
    "(区政府办公室牵头,区级各部门、单位负责)": ["区政府办公室=lead", "区级各部门、单位=responsible"],
    "选址20处,由市民政局牵头负责。": ["市民政局=lead"],
    "(王晓明;市财政局,市税务局)": ["市财政局=responsible", "市税务局=responsible"],
    "(责任单位 市民政局、市财政局)": ["市民政局=responsible", "市财政局=responsible"],
    "(牵头单位 市民政局 配合单位 各区)": ["市民政局=lead", "各区=support"],
    "牵头单位 市民政局  责任单位 市财政局": ["市民政局=lead", "市财政局=responsible"],
    "(市民政局负总责,市财政局协同)": ["市民政局=lead", "市财政局=support"],
    "(民政局牵头、财政局、教育局配合)": ["民政局=lead", "财政局=support", "教育局=support"],
    "(民政局、财政局、教育局)": ["民政局=responsible", "财政局=responsible", "教育局=responsible"],
    "责任单位:市民政局,市财政局、各县(市,区)配合": ["市民政局=responsible", "市财政局=support", "各县(市,区)=support"],
    "牵头单位:市民政局,市财政局、市教育局按职责分工负责": [
        "市民政局=lead",
        "市财政局=responsible",
        "市教育局=responsible",
    ],
    "责任单位:市民政局、市财政局配合": ["市民政局=support", "市财政局=support"],
    "牵头单位(责任人):市民政局(李明)": ["市民政局=lead"],
    "业务指导:市民政局、市财政局": ["市民政局=supervise", "市财政局=supervise"],
    "责任单位:市民政局会同市财政局、市教育局": ["市民政局=lead", "市财政局=support", "市教育局=support"],
    "(主体责任:各镇街;监管责任:区应急局)": ["各镇街=responsible", "区应急局=supervise"],
}


@pytest.mark.parametrize("text", GAPPED)
def test_labels_with_a_gap_and_rarer_duties(text):
    passage = text if text[0] != "(" else f"建站。{text}"
    (clause,) = read_clauses(passage, CITY)
    assert roles(clause) == GAPPED[text]


@pytest.mark.parametrize(
    "text", ["责任单位 要加强领导。", "各责任单位 市民政局", "建站(含二期)。", "建站。(服务中心、养老院)"]
)
def test_gaps_and_lists_that_are_no_clauses(text):
    assert read_clauses(text, CITY) == ()


def test_the_year_of_one_schedule_holds_for_the_next_in_its_bracket():
    plan = parse(
        "青禾区托育试点方案\n\n一、任务\n（一）建站。选址。（区教育局牵头，2025年6月底前取得成果，12月底前完成）\n"
    )
    task = plan.parts[0].sections[0].sections[0].task
    assert task is not None
    assert [time.interval for time in task.timeline] == ["../2025-06-30", "../2025-12-31"]


def test_a_heading_that_is_the_whole_item_names_its_organs():
    plan = parse(
        "青禾区托育试点方案\n\n一、任务\n1.新建站点20处，由区教育局牵头负责。\n2.培训人员；责任单位：区人社局\n3.明确由专人负责。\n"
    )
    first, second, third = plan.parts[0].sections[0].sections
    assert first.heading == "新建站点20处，由区教育局牵头负责"
    assert first.task is not None
    assert [(unit.name, unit.role) for unit in first.task.units] == [("区教育局", "lead")]
    assert second.heading == "培训人员"
    assert second.task is not None
    assert [unit.name for unit in second.task.units] == ["区人社局"]
    assert third.task is None


BESIDE_LABELS = {
    "(市民政局牵头,市财政局等部门配合,完成时限:2026年6月)": (["市民政局=lead", "市财政局=support"], ["2026年6月"]),
    "(市民政局、市财政局,完成时限:2026年6月)": (["市民政局=responsible", "市财政局=responsible"], ["2026年6月"]),
    "(市民政局牵头;责任单位:市财政局)": (["市民政局=lead", "市财政局=responsible"], []),
    "(含二期改造,责任单位:市民政局)": (["市民政局=responsible"], []),
    "【责任领导:王晓明;市民政局负责,2026年6月底前完成】": (["市民政局=responsible"], ["2026年6月底前完成"]),
    "(责任领导:王晓明;责任人:李建国)": ([], []),
}


@pytest.mark.parametrize("text", BESIDE_LABELS)
def test_organs_beside_labels_are_not_lost(text):
    (clause,) = read_clauses(f"建站。{text}", CITY)
    said = [f"建站。{text}"[slice(*span)] for span in clause.schedule]
    assert (roles(clause), said) == BESIDE_LABELS[text]


def test_a_heading_that_is_a_label_speaks_for_its_paragraph():
    plan = parse(
        "青禾区托育试点方案\n\n一、综合托育\n（一）牵头单位。\n区卫生健康局。\n（二）责任单位\n区教育局、区财政局等。\n（三）试点内容。\n建设站点。\n"
    )
    first, second, third = plan.parts[0].sections[0].sections
    assert first.task is not None
    assert second.task is not None
    assert [(unit.name, unit.role) for unit in first.task.units] == [("区卫生健康局", "lead")]
    assert [(unit.name, unit.role) for unit in second.task.units] == [
        ("区教育局", "responsible"),
        ("区财政局", "responsible"),
    ]
    assert second.task.open
    assert ([clause.text for clause in first.clauses], first.paragraphs) == (["区卫生健康局。"], ())
    assert third.task is None


def test_a_heading_that_is_a_label_speaks_for_its_items():
    plan = parse(
        "青禾区托育试点方案\n\n一、综合托育\n（一）牵头单位\n1.区卫生健康局\n（二）责任单位\n1.区教育局\n2.**街道、**镇\n"
        "（三）配合单位\n1.区财政局\n2.建设站点。选址二处。\n二、保障措施\n加强保障。\n"
    )
    tasks = [section.task for section in plan.parts[0].sections[0].sections]
    assert [[(unit.name, unit.role) for unit in task.units] if task else [] for task in tasks] == [
        [("区卫生健康局", "lead")],
        [("区教育局", "responsible"), ("**街道", "responsible"), ("**镇", "responsible")],
        [],
    ]


def test_a_heading_that_says_who_does_what_it_names():
    plan = parse(
        "青禾区检查方案\n\n一、任务\n1.燃气检查由区住建局负责牵头实施\n2.河道检查由专人负责\n3.本方案由区住建局负责实施\n"
    )
    names = [[unit.name for unit in s.task.units] if s.task else [] for s in plan.parts[0].sections[0].sections]
    assert names == [["区住建局"], [], []]


LABEL_ITEMS = {
    "（2）责任单位：区城管局": ["区城管局=responsible"],
    "（2）责任部门：建工科、园林科": ["建工科=responsible", "园林科=responsible"],
    "（2）牵头单位：区水务局；配合单位：区财政局": ["区水务局=lead", "区财政局=support"],
    "（2）牵头单位：区水务局。": ["区水务局=lead"],
    "（2）责任单位：区水务局，2026年6月底前": ["区水务局=responsible", "../2026-06-30"],
    "（2）完成时限：2026年6月": ["../2026-06"],
    "（2）责任人：王晓明": [],
}


@pytest.mark.parametrize("line", LABEL_ITEMS)
def test_an_item_that_is_itself_a_label_line(line):
    plan = parse(f"青禾区街道整治方案\n\n一、整治占道\n（1）疏导流动摊点。划定区域。\n{line}\n二、加强保障\n")
    (item,) = [item for section in plan.parts[0].sections[:1] for item in section.sections[1:]]
    task = item.task
    said = [f"{unit.name}={unit.role}" for unit in task.units] + [t.interval for t in task.timeline] if task else []
    assert said == LABEL_ITEMS[line]
    assert item.heading in line
    assert item.num == line[: len(item.num)]


DUTIES = {
    "A会同B": ("市民政局会同市财政局负责", ["市民政局=lead", "市财政局=support"]),
    "lead and responsible": ("市民政局牵头,各区政府按职责分工负责", ["市民政局=lead", "各区政府=responsible"]),
    "guide and take part": ("省民政厅指导,各区参与", ["省民政厅=supervise", "各区=support"]),
    "each its own": ("市民政局负责制定方案,各区负责落实", ["市民政局=responsible", "各区=responsible"]),
    "joined": ("市民政局牵头,市财政局、市教育局等部门及各区配合", ["市民政局=lead", "市财政局=support", "市教育局=support", "各区=support"]),
    "help in two words": ("市民政局牵头,市财政局协作配合", ["市民政局=lead", "市财政局=support"]),
    "urge and guide": ("市民政局牵头,省民政厅督促指导", ["市民政局=lead", "省民政厅=supervise"]),
    "guide the work": ("市民政局指导落实", ["市民政局=supervise"]),
    "level by level": ("市民政局牵头,各区分级负责", ["市民政局=lead", "各区=responsible"]),
    "each for itself": ("市民政局牵头,市财政局、各区各负其责", ["市民政局=lead", "市财政局=responsible", "各区=responsible"]),
    "mainly": ("市民政局为主,市财政局配合", ["市民政局=lead", "市财政局=support"]),
    "joined verbs": ("市民政局主办、市财政局协办", ["市民政局=lead", "市财政局=support"]),
    "alone": ("市民政局主抓", ["市民政局=lead"]),
    "carry out alone": ("市民政局承办", ["市民政局=responsible"]),
    "push on together": ("市民政局统筹推进", ["市民政局=responsible"]),
    "watch and see": ("市民政局统筹,各区抓落实,省民政厅监督", ["市民政局=responsible", "各区=responsible", "省民政厅=supervise"]),
    "unknown tail": ("市民政局牵头,社会各界群策群力", ["市民政局=lead"]),
    "unknown between": ("市民政局牵头,社会各界献计出力,市财政局配合", ["市民政局=lead"]),
    "one twice": ("市民政局牵头,市民政局、市财政局负责", ["市民政局=lead", "市财政局=responsible"]),
}  # fmt: skip


@pytest.mark.parametrize("name", DUTIES)
def test_verbs_give_the_role(name):
    text, wanted = DUTIES[name]
    (clause,) = read_clauses(f"建站。({text})", CITY)
    assert roles(clause) == wanted


LABELS = {
    "属地责任单位:青禾镇": ["青禾镇=responsible"],
    "整治牵头单位:市城管局": ["市城管局=lead"],
    "项目协作部门:市城管局": ["市城管局=support"],
    "专项考核科室:市城管局": ["市城管局=supervise"],
    "工作要求:2026年6月底前完成。承办单位:市民政局。": ["市民政局=responsible"],
    "承办:市民政局;协办:市财政局": ["市民政局=responsible", "市财政局=support"],
    "具体负责:市民政局;协助:市财政局": ["市民政局=responsible", "市财政局=support"],
    "组织实施:市民政局、各区": ["市民政局=responsible", "各区=responsible"],
    "责任单位——市民政局、市财政局": ["市民政局=responsible", "市财政局=responsible"],
    "建站。责任单位——市民政局": ["市民政局=responsible"],
    "牵头领导:王某副局长责任部门:建工科、监察队": ["建工科=responsible", "监察队=responsible"],
    "责任部门:城建科配合部门:园林局完成时限:2026年6月底": ["城建科=responsible", "园林局=support"],
    "责任单位:市民政局 项目责任人:王晓明、李建国": ["市民政局=responsible"],
    "配合单位:市城管局、市财政局 实际完成情况:设备调试、管道施工": ["市城管局=support", "市财政局=support"],
    "责任单位:市城管局 施工方:云泽公司、青禾公司": ["市城管局=responsible"],
    "责任单位:建工科、监察队(二)整治小街巷。修补路面、井盖。": ["建工科=responsible", "监察队=responsible"],
    "责任单位:市民政局(责任人:王晓明)、市财政局(责任人:李建国、赵明)": ["市民政局=responsible", "市财政局=responsible"],
    "责任单位:市民政局局长王某、市政府办主任李某": ["市民政局=responsible", "市政府办=responsible"],
    "责任单位:副市长王某、市民政局": ["市民政局=responsible"],
    "责任单位:市级:市民政局;区级:区民政局、各镇": ["市民政局=responsible", "区民政局=responsible", "各镇=responsible"],
    "责任单位:市长热线办公室": ["市长热线办公室=responsible"],
    "责任人及单位:王某、市民政局": ["市民政局=responsible"],
    "责任单位及责任人:市民政局王某": ["市民政局=responsible"],
}


@pytest.mark.parametrize("text", LABELS)
def test_labels_by_their_make_and_where_their_lists_end(text):
    (clause,) = read_clauses(text, CITY)
    assert roles(clause) == LABELS[text]


@pytest.mark.parametrize(
    "text",
    [
        "建设单位名称:云泽公司",
        "各有关单位:",
        "有关责任单位:",
        "发布机构:市民政局",
        "推荐单位:市民政局",
        "基本情况:市民政局、市财政局",
        "责任主体:各镇要落实主体责任",
        "责任单位:待定",
        "组织实施:各单位要高度重视,市民政局要加强督查。",
    ],
)
def test_words_with_a_colon_that_hand_out_nothing(text):
    assert not any(clause.units for clause in read_clauses(text, CITY))


HANDED_OUT = {
    "由市城管局、各区负责具体实施": ["市城管局=responsible", "各区=responsible"],
    "此项工作由市城管局负责组织协调": ["市城管局=responsible"],
    "由市城管局负责牵头实施": ["市城管局=lead"],
    "由市城管局承办,各区协办": ["市城管局=responsible", "各区=support"],
    "由市城管局主办,各区协办": ["市城管局=lead", "各区=support"],
    "市城管局主抓,各区配合": ["市城管局=lead", "各区=support"],
    "由市委宣传部部署,市城管局负责督促指导": ["市委宣传部=responsible", "市城管局=supervise"],
}


@pytest.mark.parametrize("text", HANDED_OUT)
def test_a_last_sentence_hands_out_the_work(text):
    (clause,) = read_clauses(f"清运垃圾。{text}。", CITY)
    assert (clause.rule, roles(clause)) == ("closing-sentence", HANDED_OUT[text])


def test_divisions_behind_a_comma():
    for text in ("清运垃圾,由总务处、保卫科负责。", "清运垃圾,此项工作由总务处、保卫科负责。"):
        (clause,) = read_clauses(text, CITY)
        assert (clause.at[0], roles(clause)) == (4, ["总务处=responsible", "保卫科=responsible"])


def test_a_verb_reaches_back_to_the_semicolon_only():
    text = "〔牵头单位:市民政局;配合单位:市财政局、市教育局;各区政府负责落实〕"
    (clause,) = read_clauses(text, CITY)
    assert roles(clause) == ["市民政局=lead", "市财政局=support", "市教育局=support", "各区政府=responsible"]


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("(责任单位:市民政局;完成时限:持续推进)", "持续推进"),
        ("(5月底完成,牵头单位:市民政局)", "5月底完成"),
        ("(市民政局负责,2025年6月底前完成)", "2025年6月底前完成"),
        ("(市民政局牵头;各区按职责分工负责。持续推进)", "持续推进"),
        ("(责任单位:市民政局;完成时限:第一阶段:5月底前;第二阶段:9月底前)", "第一阶段:5月底前;第二阶段:9月底前"),
        ("(市民政局牵头,各区持续推进)", "持续推进"),
        ("(市民政局、市财政局负责,年内持续推进)", "年内持续推进"),
        ("完成时限:2025年6月", "2025年6月"),
        ("责任单位:市民政局。完成时限:2025年底前。", "2025年底前"),
    ],
)
def test_schedules_inside_a_clause(text, schedule):
    (clause,) = read_clauses(text, CITY)
    assert [text[slice(*span)] for span in clause.schedule] == [schedule]


def test_a_convention_inside_a_clause_gives_roles_and_says_that_they_are_inferred():
    (clause,) = read_clauses("责任单位:市民政局、市财政局(列第一位的为牵头单位,下同)", CITY)
    assert roles(clause) == ["市民政局=lead", "市财政局=support"]
    assert {unit.inferred for unit in clause.units} == {("role",)}
    assert clause.convention is not None


def test_a_convention_on_its_own_is_a_clause_without_units():
    (clause,) = read_clauses("(排在第一为牵头单位,下同)", CITY)
    assert (clause.rule, clause.units) == ("convention-bracket", ())


@pytest.mark.parametrize("text", ["(第一责任单位为牵头单位,下同)", "(列第一位的责任单位为工作牵头单位或汇总单位,下同)"])
def test_other_words_of_the_convention(text):
    (clause,) = read_clauses(text, CITY)
    assert (clause.units, clause.convention) == ((), (1, len(text) - 1))
    (beside,) = read_clauses(f"责任单位:市民政局、市财政局{text}", CITY)
    assert roles(beside) == ["市民政局=lead", "市财政局=support"]


def test_a_masthead_hands_out_nothing():
    plan = parse("主管单位：云泽市政府\n\n青禾区托育试点方案\n\n一、任务\n建站。\n")
    assert plan.units == ()


def test_the_same_as_above_is_no_name():
    assert read_unit_cell("同上", "responsible", CITY).units == ()


CUT_OFF = {
    "(责任单位:市民政局、区政": ["市民政局=responsible"],
    "(责任单位:市民政局、市财政局": ["市民政局=responsible", "市财政局=responsible"],
    "(市民政局牵头,市财政局、市人力资": ["市民政局=lead", "市财政局=support"],
    "(市民政局牵头,市财政局、": ["市民政局=lead", "市财政局=support"],
    "(市民政局牵头": ["市民政局=lead"],
    "(市民政局、市财": [],
    "(以下简称市民政局,": [],
}


@pytest.mark.parametrize("text", CUT_OFF)
def test_a_clause_that_the_end_of_the_text_cut_off(text):
    assert [said for clause in read_clauses(f"建站。{text}", CITY) for said in roles(clause)] == CUT_OFF[text]


def test_who_implements_everything_is_named_once():
    (clause,) = read_clauses("(省民政厅负责。以下均需各市人民政府落实,不再列出)", CITY)
    assert roles(clause) == ["省民政厅=responsible", "各市人民政府=responsible"]


@pytest.mark.parametrize(
    "text",
    [
        "(以联合体形式申报时,牵头单位填写)",
        "(以下统称绩效责任单位)",
        "(院内由人力资源行政部门负责)",
        "经“两局”(市民政局、市财政局)认定的机构。",
        "市民政主管部门(市民政局)。",
        "由市民政局牵头制定方案。",
        "各地区要加强协同配合。",
        "配合有关部门做好工作。",
        "实行校长负责制。",
        "区住建局负责对全区小区做改造。",
        "由市民政局负责组织编制方案。",
        "清运垃圾,由专人负责组织。",
        "对难度大的事项,牵头单位适时向市政府报告,确保任务落细落实。",
        "发挥市场作用,以企业为主。",
        "坚持协同。政府牵头,部门配合。",
        "坚持协同(省负总责、市县落实)。",
        "建站(以社区为主,企业配合)。",
        "各责任单位:",
    ],
)
def test_prose_that_names_organs_is_no_clause(text):
    assert read_clauses(text, CITY) == ()


@pytest.mark.parametrize(
    "label",
    [
        "责任单位1",
        "责任单位12",
        "责任单位一",
        "责任单位①",
        "责任单位(2)",
        "责任单位(二)",
        "①责任单位",
        "2)责任单位",
        "(一)责任单位",
        "责任单位(科室)",
    ],
)
def test_a_label_with_a_number_or_a_second_noun(label):
    (clause,) = read_clauses(f"{label}:市教育局、**镇", CITY)
    assert [unit.name for unit in clause.units] == ["市教育局", "**镇"]


def test_numbers_that_are_no_labels_own():
    assert read_clauses("上课时间8:30,休息时间10:30。", CITY) == ()
    assert read_clauses("坚持两个第一:市教育局。", CITY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "完成时间及责任单位:2025年6月底前,市教育局、市财政局",
        "责任单位及完成时限:市教育局、市财政局,2025年6月底前",
        "责任单位和时限:市教育局、市财政局;2025年6月底前",
        "责任单位、完成时限:市教育局、市财政局、2025年6月底前",
        "(完成时限、责任单位:2025年6月底前,市教育局、市财政局)",
    ],
)
def test_organs_and_a_time_under_one_label(text):
    (clause,) = read_clauses(text, CITY)
    assert clause.at == (0, len(text))
    assert [unit.name for unit in clause.units] == ["市教育局", "市财政局"]
    assert [text[a:b] for a, b in clause.schedule] == ["2025年6月底前"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("清运垃圾。第3页责任单位:市教育局、市财政局。", 8),
        ("清运垃圾。第 3 页 共 5 页责任单位:市教育局、市财政局。", 16),
        ("清运垃圾。‹责任单位:市教育局、市财政局›", 5),
        ("清运垃圾。<责任单位:市教育局、市财政局>", 5),
    ],
)
def test_what_the_page_leaves_around_a_label(text, start):
    (clause,) = read_clauses(text, CITY)
    assert clause.at == (start, len(text))
    assert [unit.name for unit in clause.units] == ["市教育局", "市财政局"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("建站。——市教育局牵头,市财政局配合", "建站。"),
        ("建站。—市教育局牵头,市财政局配合。", "建站。"),
        ("建站。--市教育局牵头,市财政局配合。", "建站。"),
        ("建站。(——市教育局牵头,市财政局配合)", "建站。"),
        ("新建站点——市教育局牵头,市财政局配合", "新建站点"),
    ],
)
def test_a_dash_before_a_clause(text, rest):
    (clause,) = read_clauses(text, CITY)
    assert [(unit.name, unit.role) for unit in clause.units] == [("市教育局", "lead"), ("市财政局", "support")]
    assert text[: clause.at[0]] == rest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("责任单位:县教育局局长 张三", ["县教育局"]),
        ("建站。(责任单位:县教育局 张三 县财政局 李四)", ["县教育局", "县财政局"]),
        ("责任单位:县教育局王小明、县财政局", ["县教育局", "县财政局"]),
        ("责任单位:县教育局/李明,县财政局 王强 13900000000", ["县教育局", "县财政局"]),
        ("责任单位:李明、王强", []),
        ("责任单位:县教育局、李*", ["县教育局"]),
        ("责任单位:李庄、王家寨", ["李庄", "王家寨"]),
        ("责任单位:云泽、金华、武进", ["云泽", "金华", "武进"]),
        ("责任单位:云泽、金华市政府", ["云泽", "金华市政府"]),
        ("责任单位:高新、石化、江苏", ["高新", "石化", "江苏"]),
        ("建站。(县教育局局长王五负责,县财政局配合)", ["县财政局"]),
        ("建站。(由县长、李明牵头,县财政局配合)", ["县财政局"]),
    ],
)
def test_people_are_no_units(text, names):
    (clause,) = read_clauses(text, CITY)
    assert [unit.name for unit in clause.units] == names


@pytest.mark.parametrize(
    ("text", "names"), [("李明", []), ("王某某", []), ("区教育局 李明", ["区教育局"]), ("基教科", ["基教科"])]
)
def test_a_cell_of_organs_that_names_people(text, names):
    assert [unit.name for unit in read_unit_cell(text, "responsible", CITY).units] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("**责任单位:**市教育局、**镇", ["市教育局", "**镇"]),
        ("**责任单位:****镇、市教育局", ["**镇", "市教育局"]),
        ("建站。(**县教育局牵头,**街道办事处配合)", ["**县教育局", "**街道办事处"]),
        ("建站。(**市教育局牵头**,市财政局配合)", ["市教育局", "市财政局"]),
    ],
)
def test_stars_mask_a_place_or_emphasise(text, names):
    assert [unit.name for clause in read_clauses(text, CITY) for unit in clause.units] == names


@pytest.mark.parametrize(
    "piece",
    [
        "建站。(责任单位:市民政局(责任人:王某)、市财政局)",
        "**责任单位:**市民政局、**镇、",
        "责任单位:市民政局(责任人:王某)、",
        "牵头单位:甲(二)乙。",
        "某某责任部门:",
        "建站。(责任单位:市民政局)责任单位:市教育局。",
        "(列第一位者为牵头单位,下同)",
        "(",
        "(()",
        "牵头,",
        "责任单位:",
    ],
)
def test_work_grows_with_length_alone(piece, work):
    few, many = work(lambda: read_clauses(piece * 200, CITY)), work(lambda: read_clauses(piece * 1600, CITY))
    assert many <= 10 * few + 1000  # 8 times as long; a square would be 64

"""Tables come back from every form in which scraped text holds them; what is no table stays text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_laws import check_nothing_lost, check_spans

import fanwen_parse
from fanwen_parse.model import Plan, Table

TASKS = (
    "建设数据平台",
    "改造供水管网",
    "扩大托位供给",
    "整治黑臭水体",
    "培训护理人员",
    "推广绿色建材",
    "修订考核办法",
    "开放公共场馆",
)
MEASURES = (
    "统一数据标准，汇聚部门数据。",
    "分批更换老旧管道，降低漏损。",
    "利用社区用房改建站点，给予补助。",
    "排查入河排口，建立管护机制。",
    "开展岗位培训，组织技能竞赛。",
    "发布推广目录，落实奖励政策。",
    "细化评价指标，强化结果运用。",
    "错时开放体育设施，完善预约服务。",
)
DAYS = ("2025年6月底前", "2025年12月", "持续推进", "2026年6月30日前", "长期坚持", "每年12月底前")
UNITS = (
    "市数据局",
    "市水务局、市财政局",
    "市民政局，各区人民政府",
    "市生态环境局",
    "市人力资源社会保障局、市总工会",
    "市住房城乡建设局等",
)
COLUMNS = {
    "序号": None,
    "工作任务": TASKS,
    "具体措施": MEASURES,
    "完成时限": DAYS,
    "牵头单位": UNITS,
    "配合单位": UNITS,
}


@st.composite
def tables(draw):
    """(columns, rows): a serial first or none, a task column, and some of the others, in the order of a real table."""
    names = ["序号"] if draw(st.booleans()) else []
    names.append("工作任务")
    if draw(st.booleans()):
        names.append("具体措施")
    tail = draw(st.permutations(["完成时限", "牵头单位"]))
    names += tail
    if draw(st.booleans()):
        names.append("配合单位")
    count = draw(st.integers(2, 8))
    start = draw(st.integers(0, 7))
    rows = []
    for at in range(count):
        row = []
        for name in names:
            values = COLUMNS[name]
            if values is None:
                row.append(str(at + 1))
            elif name in {"工作任务", "具体措施"}:
                row.append(values[(start + at) % len(values)])
            else:
                row.append(draw(st.sampled_from(values)))
        rows.append(row)
    return names, rows


def wrapped(body: str) -> str:
    return f"云泽市重点工作实施方案\n\n一、总体要求\n\n抓好各项工作落实。\n\n附件\n\n重点任务分工表\n\n{body}\n"


def only_table(plan: Plan) -> Table:
    found = [table for part in plan.parts for table in part.tables]
    assert len(found) == 1, [part.paragraphs for part in plan.parts]
    return found[0]


def assert_same(plan: Plan, names, rows) -> None:
    table = only_table(plan)
    assert [column.name for column in table.columns] == names
    assert [[cell or "" for cell in row.cells] for row in table.rows] == rows


LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAW
@given(tables(), st.sampled_from(["\n", "\n\n"]))
def test_flattened_one_cell_a_line(table, gap):
    names, rows = table
    assert_same(fanwen_parse.parse(wrapped(gap.join([*names, *(cell for row in rows for cell in row)]))), names, rows)


@LAW
@given(tables())
def test_tabs(table):
    names, rows = table
    assert_same(fanwen_parse.parse(wrapped("\n".join("\t".join(row) for row in [names, *rows]))), names, rows)


@LAW
@given(tables())
def test_pipes(table):
    names, rows = table
    lines = ["| " + " | ".join(row) + " |" for row in [names, *rows]]
    lines.insert(1, "|" + "---|" * len(names))
    assert_same(fanwen_parse.parse(wrapped("\n".join(lines))), names, rows)


@LAW
@given(tables(), st.data())
def test_the_header_comes_again_at_a_page_break(table, data):
    names, rows = table
    at = data.draw(st.integers(1, len(rows) - 1))
    cells = [*names]
    for number, row in enumerate(rows):
        if number == at:
            cells += names
        cells += row
    assert_same(fanwen_parse.parse(wrapped("\n\n".join(cells))), names, rows)


def test_an_empty_serial_column_and_a_label_that_is_broken_and_comes_again():
    body = "主要任务\n\n序号\n\n落实举措\n\n进度安排\n\n责任单位\n\n（一）扩大\n\n普惠供给\n\n新建站点。改建社区用房。\n\n持续推进\n\n市民政局\n\n（一）扩大\n\n普惠供给\n\n开设托班。支持公办园。\n\n2025年底前\n\n市教育局\n\n（二）提升质量\n\n（二）提升质量\n\n加强培训。组织竞赛。\n\n持续推进\n\n市人社局、市总工会"
    table = only_table(fanwen_parse.parse(wrapped(body)))
    assert [row.cells for row in table.rows] == [
        ("（一）扩大普惠供给", None, "新建站点。改建社区用房。", "持续推进", "市民政局"),
        ("（一）扩大普惠供给", None, "开设托班。支持公办园。", "2025年底前", "市教育局"),
        ("（二）提升质量", None, "加强培训。组织竞赛。", "持续推进", "市人社局、市总工会"),
    ]


@pytest.mark.parametrize("number", ["036", "041", "043", "103", "174", "207", "209", "210"])
def test_documents_without_tables_have_none(shared, number):
    path = next((shared / "corpus" / "docs").glob(f"{number}*"))
    assert [table for part in fanwen_parse.parse(path).parts for table in part.tables] == []


def test_a_table_that_was_pasted_into_a_line_stays_text_with_a_finding():
    text = (
        "云泽市典型做法通报\n\n附件\n\n典型做法清单\n\n"
        "序号改革举措主要内容一、改革审批制度1企业承诺制改革　　青禾区开展承诺制改革试点，压减申报材料。2多图联审改革　　临川县推行多图联审。\n\n"
        "二、便利企业开办3一照多址改革　　石溪县开展一照多址改革试点。\n"
    )
    part = fanwen_parse.parse(text).parts[-1]
    assert (part.kind, part.sections, part.tables) == ("appendix", (), ())
    assert "".join(paragraph.text for paragraph in part.paragraphs).startswith("序号改革举措主要内容")
    assert [finding.kind for finding in fanwen_parse.parse(text).findings] == ["table-not-rebuilt"]


NOTICE = "关于印发公园建设任务清单的通知\n各镇人民政府：\n现将任务清单印发给你们，请认真落实。\n云泽区人民政府办公室\n2025年3月1日\n"
ROWS = "完善绿道网络。\n区住建局\n区园林局\n2\n推进公园建设。\n区城管局\n区水利局\n"


@pytest.mark.parametrize("before", [NOTICE + "公园建设任务清单\n", "公园建设工作方案\n一、主要任务\n抓好落实。\n"])
def test_the_last_units_of_a_table_sign_nothing(before):
    plan = fanwen_parse.parse(f"{before}序号\n工作任务\n牵头单位\n责任单位\n1\n{ROWS}")
    (table,) = [table for part in plan.parts for table in part.tables]
    assert table.rows[-1].cells == ("2", "推进公园建设。", "区城管局", "区水利局")
    assert plan.document.issuers == (("云泽区人民政府办公室",) if before.startswith(NOTICE) else ())


def test_the_last_units_and_dates_of_a_table_sign_nothing():
    names, rows = (
        ["重点任务", "属地责任单位", "督办单位", "序时进度"],
        [["建设公园", "区园林局", "区政府督查室", "2025年6月"]] * 2,
    )
    assert_same(fanwen_parse.parse(wrapped("\n".join([*names, *rows[0], *rows[1]]))), names, rows)


def test_organs_behind_prose_below_a_table_sign_it():
    table = "序号\n工作任务\n责任单位\n1\n完善绿道网络。\n区住建局\n2\n推进公园建设。\n区城管局\n"
    plan = fanwen_parse.parse(
        f"公园建设工作方案\n{table}二、工作要求\n各镇要加强领导。\n各单位要抓好落实。\n云泽区城市管理局\n"
    )
    assert plan.document.issuers == ("云泽区城市管理局",)


def cells_of(text: str) -> list[tuple[str | None, ...]]:
    return [row.cells for row in only_table(fanwen_parse.parse(wrapped(text))).rows]


def test_a_row_of_pipes_under_a_merged_cell_stands_where_its_cells_fit():
    text = (
        "类别 | 工作任务 | 责任单位 | 责任人 | 完成时限 |\n"
        "城市绿化 | 1.建设口袋公园。 | 区园林局 | 李明 | 2025年6月底前 |\n"
        "2.改造老旧公园。 | 区城管局、区水利局 | 王芳 | 2025年9月底前 | |\n"
        "水系治理 | 3.疏浚河道。 | 区水利局 | 张强 | 2025年12月底前 |\n"
    )
    assert cells_of(text)[1] == ("城市绿化", "2.改造老旧公园。", "区城管局、区水利局", "王芳", "2025年9月底前")


def test_a_row_of_pipes_with_empty_cells_at_its_end_stays():
    text = "| 序号 | 工作任务 | 责任单位 | 备注 |\n| 1 | 建设公园 | 区园林局 | 在建 |\n| 2 | 疏浚河道 | 区水利局 | |\n| 3 | 推广绿色建材 | | |\n"
    assert cells_of(text)[1:] == [("2", "疏浚河道", "区水利局", None), ("3", "推广绿色建材", None, None)]


def test_a_cell_of_pipes_that_holds_line_breaks():
    text = (
        "| 序号 | 工作任务 | 责任单位 | 完成时限 |\n"
        "| 1 | 建设公园 | 区园林局\n区城管局\n区财政局 | 2025年6月底 |\n"
        "| 2 | 疏浚河道\n| 区水利局 | 2025年9月底 |\n"
    )
    assert cells_of(text) == [
        ("1", "建设公园", "区园林局\n区城管局\n区财政局", "2025年6月底"),
        ("2", "疏浚河道", "区水利局", "2025年9月底"),
    ]


@pytest.mark.parametrize("form", ["{} |\n", "{}\n|\n", "| {}\n", "|{}|\n"])
def test_pipes_between_cells_that_stand_one_a_line(form):
    cells = [
        "序号",
        "工作任务",
        "责任单位",
        "完成时限",
        "1",
        "建设公园。",
        "区园林局",
        "2025年6月底",
        "2",
        "疏浚河道。",
    ]
    cells += ["区水利局", "2025年9月底前"]
    plan = fanwen_parse.parse(wrapped("".join(form.format(cell) for cell in cells)))
    assert [row.cells for row in only_table(plan).rows] == [tuple(cells[4:8]), tuple(cells[8:])]
    assert not plan.parts[-1].paragraphs


@pytest.mark.parametrize("header", ["工作任务 | 具体要求 | 责任部门 |\n", "| 工作任务 | 具体要求 | 责任部门 |\n"])
def test_a_header_that_opens_the_text_is_no_title(header):
    plan = fanwen_parse.parse(
        f"{header}一、公开信息。 | 1.公开预算。 | 财务科 |\n二、更新专栏。 | 2.更新内容。 | 办公室 |\n"
    )
    assert plan.document.title is None
    assert [column.name for column in only_table(plan).columns] == ["工作任务", "具体要求", "责任部门"]


def test_a_header_signs_nothing():
    plan = fanwen_parse.parse(
        "云泽市重点任务分工表\n序号 类别 主要任务 牵头单位 参与单位\n1 水源保护 控制总量。 市水务局 市财政局\n"
    )
    assert plan.document.issuers == ()


def test_the_same_as_above():
    text = "| 序号 | 工作任务 | 责任单位 |\n| 1 | 建设公园 | 区园林局 |\n| 2 | 疏浚河道 | 同上 |\n| 3 | 植树 | 同上 |\n"
    rows = only_table(fanwen_parse.parse(wrapped(text))).rows
    assert [[unit.name for unit in row.task.units] for row in rows] == [["区园林局"]] * 3
    assert rows[2].cells == ("3", "植树", "同上")


def test_a_header_is_no_end_of_a_wrapped_line():
    prose = "".join(
        f"各地要把第{n}项工作摆上重要位置健全机制压实责任细化举措确保取得实效并按\n" for n in "一二三四五六七八"
    )
    title = "云泽市青禾区二〇二五年度城市公园绿化建设重点工作任务责任分解落实一览表"
    text = f"{prose}时报送。\n{title}\n序号\n工作任务\n责任单位\n1\n建设公园。\n区园林局\n2\n疏浚河道。\n区水利局\n"
    assert [column.name for column in only_table(fanwen_parse.parse(text)).columns] == ["序号", "工作任务", "责任单位"]


def test_lines_with_single_spaces_between_the_cells():
    text = (
        "序号 类别 主要任务 细化措施 牵头单位 参与单位 责任单位\n"
        "1 水源保护 严守红线 实施总量控制。 市水务局 市发展改革委、农业农村局等 各县（市、区）人民政府，高新区管委会\n"
        "2 严守控制红线 建立指标评估体系。 市水务局 市住房城乡建设局 各县（市、区）人民政府\n"
        "3 水污染治理 治理黑臭水体 排查入河排口，建立管护机制。 市生态环境局 市城管局 各县（市、区）人民政府\n"
    )
    rows = cells_of(text)
    assert [row[1] for row in rows] == ["水源保护", "水源保护", "水污染治理"]
    assert rows[1][2:] == (
        "严守控制红线",
        "建立指标评估体系。",
        "市水务局",
        "市住房城乡建设局",
        "各县（市、区）人民政府",
    )


def test_spaces_inside_cells_of_the_only_text_and_the_only_organs():
    text = "序号 工作任务 责任单位 完成时限\n1 建设公园 和绿道。 区园林局 区财政局 2025年6月底\n2 疏浚河道。 区水利局 持续推进\n"
    assert cells_of(text)[0][1:] == ("建设公园和绿道。", "区园林局 区财政局", "2025年6月底")


@pytest.mark.parametrize(
    "row",
    ["1 加强水源保 护 严守红线 实施控制。 市水务局 市财政局", "1 保护 严守红线 实施控制。 市水务局 市财政局 市民政局"],
)
def test_lines_with_spaces_that_may_stand_in_any_cell_stay_text_with_a_finding(row):
    header = "序号 类别 主要任务 细化措施 牵头单位 参与单位"
    plan = fanwen_parse.parse(wrapped(f"{header}\n{row}\n2 治理 治理水体 排查排口。 市环保局 市城管局\n"))
    assert not plan.parts[-1].tables
    assert [finding.kind for finding in plan.findings] == ["table-not-rebuilt"]


SHARED = (
    "序号 重点任务 具体举措 完成时限 牵头单位 配合单位\n1 扩大托育供给 新建托育站点三十处 2025年底 区卫健局 区财政局\n"
    "2 改造社区用房用于普惠托育 持续推进 区民政局 区住建局、区消防队\n"
    "3 提升托育质量 开展从业人员全员培训 2026年6月底 区人社局 区教育局\n4 {} 每年 区卫健局 区消防队\n"
)


def test_lines_that_share_the_label_behind_their_number():
    rows = cells_of(SHARED.format("建立托育机构评估公示制度"))
    assert rows[1] == ("2", None, "改造社区用房用于普惠托育", "持续推进", "区民政局", "区住建局、区消防队")
    assert [row[1] for row in rows] == ["扩大托育供给", None, "提升托育质量", None]
    assert [row[3] for row in rows] == ["2025年底", "持续推进", "2026年6月底", "每年"]


def test_a_text_as_short_as_a_label_may_be_one():
    plan = fanwen_parse.parse(wrapped(SHARED.format("压实托育责任")))
    assert not plan.parts[-1].tables
    assert [finding.kind for finding in plan.findings] == ["table-not-rebuilt"]


def test_lines_with_one_chunk_for_each_column_may_hold_figures():
    text = "序号 指标名称 2025年 2026年 责任单位\n1 站点(个) 30 70 区民政局\n2 床位(张) 120 200 区卫健委\n"
    assert cells_of(text) == [("1", "站点(个)", "30", "70", "区民政局"), ("2", "床位(张)", "120", "200", "区卫健委")]


def test_a_row_of_tabs_that_a_line_break_in_a_cell_has_cut():
    header = "序号\t任务\t要求\t责任单位\t完成时限"
    text = f"{header}\n1\t建站\t20处\t区民政局\n区财政局\t6月底\n2\t培训\t4期\t区人社局\t9月底\n"
    assert [row[3:] for row in cells_of(text)] == [("区民政局\n区财政局", "6月底"), ("区人社局", "9月底")]


def test_the_number_and_the_name_of_a_group_of_rows():
    header = "序号\t任务\t要求\t责任单位\t完成时限"
    text = (
        f"{header}\n一\t建站工程\n1\t选址\t20处\t区民政局\t6月底\n二\t培训工程\t\t\t\n2\t授课\t4期\t区人社局\t9月底\n"
    )
    table = only_table(fanwen_parse.parse(wrapped(text)))
    assert [(row.group, row.cells[1]) for row in table.rows] == [("一建站工程", "选址"), ("二培训工程", "授课")]


def test_a_table_that_is_drawn_with_lines():
    text = (
        "云泽市重点工作分解表\n"
        "┌──────┬───┬────────┬────┐\n"
        "│ 工 作 任 务 │分管领│牵头组织实施单位│完成时限│\n"
        "│ │ 导 │ │ │\n"
        "├──────┼───┼────────┼────┤\n"
        "│建设公园。│李明│市园林局、市财│2025年6月│\n"
        "│ │ │政局│底前│\n"
        "├──────┼───┼────────┼────┤\n"
        "│疏浚河道，│张强│市水利局│持续推进│\n"
        "│改善水质。│ ├────────┤ │\n"
        "├──────┤ │市林业局│ │\n"
        "│植树造林。│ │ │ │\n"
        "└──────┴───┴────────┴────┘\n"
        "各县要抓好落实。\n"
    )
    plan = fanwen_parse.parse(text)
    table = only_table(plan)
    assert [column.means for column in table.columns] == ["task", "other", "lead", "schedule"]
    assert [row.cells for row in table.rows] == [
        ("建设公园。", "李明", "市园林局、市财政局", "2025年6月底前"),
        ("疏浚河道，改善水质。", "张强", "市水利局", "持续推进"),
        ("疏浚河道，改善水质。", "张强", "市林业局", "持续推进"),
        ("植树造林。", "张强", "市林业局", "持续推进"),
    ]
    assert [paragraph.text for paragraph in plan.parts[0].paragraphs] == ["各县要抓好落实。"]


HEAVY = """云泽市重点工作台账
┏━━━━┳━━━━━━━━┳━━━━━━━━┳━━━━━━┓
┃序号┃  任务          ┃ 责任单位       ┃ 完成时限   ┃
┣━━━━╋━━━━━━━━╋━━━━━━━━╋━━━━━━┫
┃一、民生保障                                          ┃
┣━━━━╋━━━━━━━━╋━━━━━━━━╋━━━━━━┫
┃ 1  ┃建设公办幼儿园五┃市教育局、市财  ┃2025年8月底 ┃
┃    ┃所              ┃政局            ┃前          ┃
┣━━━━╋━━━━━━━━╋━━━━━━━━╋━━━━━━┫
┃二、基础设施                                          ┃
┣━━━━╋━━━━━━━━╋━━━━━━━━╋━━━━━━┫
┃ 2  ┃改造管网        ┃市水务局        ┃持续推进    ┃
┗━━━━┻━━━━━━━━┻━━━━━━━━┻━━━━━━┛
"""
TYPED = """云泽市重点工作台账
+------+--------------+------------------+------------+
| 序号 | 任务         | 责任单位         | 完成时限   |
+======+==============+==================+============+
| 1    | 建设幼儿园五 | 市教育局、市财政 | 2025年8月  |
|      | 所           | 局               | 底前       |
+------+--------------+------------------+------------+
| 2    | 改造管网     | 市水务局         | 持续推进   |
|      |              | 各区人民政府     |            |
+------+--------------+------------------+------------+
"""
UNPARTED = """云泽市重点工作台账
+------+--------------+------------------+------------+
| 序号 | 任务         | 责任单位         | 完成时限   |
+------+--------------+------------------+------------+
|    1 | 建设幼儿园五 | 市教育局、市财政 | 2025年8月  |
|      | 所           | 局               | 底前       |
|    2 | 改造管网     | 市水务局         | 持续推进   |
+------+--------------+------------------+------------+
"""


@pytest.mark.parametrize("text", [HEAVY, TYPED, UNPARTED])
def test_tables_that_are_drawn_with_other_lines(text):
    plan = fanwen_parse.parse(text)
    rows = only_table(plan).rows
    assert [row.cells[0] for row in rows] == ["1", "2"]
    assert [row.cells[1].replace("公办", "") for row in rows] == ["建设幼儿园五所", "改造管网"]
    assert [row.cells[2].split()[0] for row in rows] == ["市教育局、市财政局", "市水务局"]
    assert [row.cells[3] for row in rows] == ["2025年8月底前", "持续推进"]
    assert plan.document.title == "云泽市重点工作台账"
    assert not plan.parts[0].paragraphs


def test_a_label_across_a_drawn_table_groups_the_rows_below_it():
    rows = only_table(fanwen_parse.parse(HEAVY)).rows
    assert [row.group for row in rows] == ["一、民生保障", "二、基础设施"]


def test_two_organs_on_lines_of_their_own_in_a_drawn_cell_are_two():
    row = only_table(fanwen_parse.parse(TYPED)).rows[1]
    assert [unit.name for unit in row.task.units] == ["市水务局", "各区人民政府"]


@pytest.mark.parametrize("text", [HEAVY, TYPED, UNPARTED])
def test_a_fact_of_a_broken_cell_quotes_its_longest_stretch(text):
    plan = fanwen_parse.parse(text, with_map=True)
    check_spans(text, plan)
    check_nothing_lost(text, plan)
    task = only_table(plan).rows[0].task
    assert [unit.name for unit in task.units] == ["市教育局", "市财政局"]
    assert task.units[1].text == text[slice(*task.units[1].span)]
    assert task.units[1].lines[0] + 1 == task.units[1].lines[1]
    assert task.timeline[0].interval == "../2025-08-31"
    assert all(mark.role in ("cell", "space", "element") for mark in plan.map)


def test_a_header_word_that_is_spaced_wide_is_one_column_of_single_spaces():
    rows = ("1 建成公园20处 市园林局", "2 改造管网30公里,新建泵站 市水务局", "3 修建道路 市交通运输局")
    table = only_table(fanwen_parse.parse("云泽市任务分工\n\n序号 工 作 任 务 牵头负责部门\n" + "\n".join(rows)))
    assert [column.name for column in table.columns] == ["序号", "工 作 任 务", "牵头负责部门"]
    assert [row.cells[2] for row in table.rows] == ["市园林局", "市水务局", "市交通运输局"]


def test_a_sum_without_pipes_around_it_stays_in_its_columns_and_names_no_organ():
    text = "云泽镇任务清单\n序号|任务|责任领导|责任单位|完成时限\n1|检查商铺|李明|应急所|5月底前\n2|整治道路|王红|派出所|全年\n合计|||2项|\n"
    row = only_table(fanwen_parse.parse(text)).rows[-1]
    assert row.cells == ("合计", None, None, "2项", None)
    assert not row.task.units
    assert not row.task.timeline


def test_organs_before_the_serial_are_filled_down_but_not_into_a_sum():
    text = "云泽市责任清单\n责任单位\t序号\t工作任务\t完成时限\n市数据局\t1\t建设平台\t6月底前\n\t2\t汇聚数据\t全年\n市水务局\t3\t改造管网\t全年\n\t\t合计\t3项\n"
    rows = only_table(fanwen_parse.parse(text)).rows
    assert [row.cells[0] for row in rows] == ["市数据局", "市数据局", "市水务局", None]
    assert [unit.name for unit in rows[1].task.units] == ["市数据局"]


def test_a_name_that_spans_the_last_columns_stands_over_theirs():
    text = "云泽市任务表\n序号\t任务\t牵头单位\t时间节点\n\t\t\t一季度\t二季度\n1\t建设公园\t市园林局\t完成选址\t开工\n2\t改造管网\t市水务局\t完成设计\t完工\n"
    table = only_table(fanwen_parse.parse(text))
    assert [column.name for column in table.columns][3:] == ["时间节点 一季度", "时间节点 二季度"]
    assert len(table.rows) == 2


@pytest.mark.parametrize("gap", ["  ", "\t", " | "])
def test_a_serial_tells_columns_whose_names_say_nothing(gap):
    rows = [["序号", "岗位", "职责", "到岗"], ["1", "东门", "登记犬只", "8:30"], ["2", "北门", "劝导", "9:00"]]
    plan = fanwen_parse.parse("养犬劝导分工表\n" + "\n".join(map(gap.join, rows)) + "\n")
    (table,) = plan.parts[0].tables
    assert [list(row.cells) for row in table.grid] == rows[1:]


def test_a_serial_alone_makes_no_header():
    plan = fanwen_parse.parse("养犬劝导分工表\n序号  岗位  职责  到岗\n东门  登记  劝导  早\n北门  登记  劝导  晚\n")
    assert not plan.parts[0].tables


def test_a_list_of_people_that_spaces_align_is_a_table():
    plan = fanwen_parse.parse(
        "养犬劝导名单\n路段  镇级责任人  村级责任人  劝导员\n青禾路  王某  李某  张某\n石溪路  赵某  钱某  孙某\n"
    )
    (table,) = plan.parts[0].tables
    assert [row.cells for row in table.grid] == [("青禾路", "王某", "李某", "张某"), ("石溪路", "赵某", "钱某", "孙某")]


NESTED = """云泽市重点工作台账
序号\t任务\t责任单位
一、民生（2项）
（一）教育
1\t建校\t市教育局
（二）卫生
2\t建院\t市卫生健康委
二、产业
3\t建园\t市发展改革委
三、其他\t\t
"""


def test_labels_right_under_labels_are_parts_of_them_and_the_last_is_a_row():
    rows = only_table(fanwen_parse.parse(NESTED)).rows
    assert [row.group for row in rows[:3]] == ["一、民生（2项）（一）教育", "一、民生（2项）（二）卫生", "二、产业"]
    assert [row.cells[0] for row in rows] == ["1", "2", "3", "三、其他"]


def test_a_table_of_nothing_but_labels_keeps_them_all():
    text = "云泽市排查统计表\n县区\t机构数\t整改数\n一、城区\t\t\n二、乡村\t\t\n合计\t\t\n"
    table = only_table(fanwen_parse.parse(text))
    assert [row.cells[0] for row in (*table.rows, *table.grid)] == ["一、城区", "二、乡村", "合计"]


def test_headings_between_two_tables_of_tabs_are_no_labels():
    text = "云泽市重点工作方案\n一、教育\n序号\t任务\t责任单位\n1\t建校\t市教育局\n二、卫生\n序号\t任务\t责任单位\n1\t建院\t市卫生健康委\n"
    part = fanwen_parse.parse(text).parts[0]
    assert [section.heading for section in part.sections] == ["教育", "卫生"]
    assert [len(table.rows) for table in part.tables] == [1, 1]


def test_cells_of_tabs_that_line_breaks_cut_more_than_once():
    text = (
        "云泽市重点工作清单\n序号\t任务\t牵头单位\t完成时限\n1\t建校，\n完善配套，\n扩大规模\t市教育局\n市财政局\t2025年8月底前\n"
        "2\t建院\t市卫生健康委\t持续推进\n"
    )
    rows = only_table(fanwen_parse.parse(text)).rows
    assert [row.cells[1] for row in rows] == ["建校，完善配套，扩大规模", "建院"]
    assert [unit.name for unit in rows[0].task.units] == ["市教育局", "市财政局"]
    assert rows[0].cells[3] == "2025年8月底前"


def test_a_paragraph_between_rows_of_tabs_is_no_cell():
    text = "云泽市重点工作方案\n序号\t任务\t牵头单位\t完成时限\n1\t建校\t市教育局\t2025年8月底前\n各单位要抓好落实。\n2\t建院\t市卫生健康委\t持续推进\n"
    plan = fanwen_parse.parse(text)
    assert "各单位要抓好落实。" in [p.text for p in plan.parts[0].paragraphs]


COLUMNED = """云泽市任务分解表

序号    项目名称        牵头单位        配合单位        完成时限
1       农村公路建设    市交通运输局    市财政局、市    2025年10
        和养护          市农业农村局    审计局          月底前
2       老旧小区改造    市住建局        各街道          全年

各单位要抓好落实。
"""


def test_cells_that_go_on_in_the_lines_below_under_their_columns():
    plan = fanwen_parse.parse(COLUMNED, with_map=True)
    first, second = only_table(plan).rows
    assert first.cells == (
        "1",
        "农村公路建设和养护",
        "市交通运输局 市农业农村局",
        "市财政局、市审计局",
        "2025年10月底前",
    )
    assert second.cells == ("2", "老旧小区改造", "市住建局", "各街道", "全年")
    assert [unit.name for unit in first.task.units] == ["市交通运输局", "市农业农村局", "市财政局", "市审计局"]
    assert [paragraph.text for paragraph in plan.parts[0].paragraphs] == ["各单位要抓好落实。"]
    check_spans(COLUMNED, plan)
    check_nothing_lost(COLUMNED, plan)


def test_rows_of_one_width_are_no_wrapped_text():
    lines = COLUMNED.splitlines()
    rows = [line for number in range(1, 9) for line in (str(number) + lines[3][1:], lines[4])]
    table = only_table(fanwen_parse.parse("\n".join([*lines[:3], *rows])))
    assert [row.cells[4] for row in table.rows] == ["2025年10月底前"] * 8


def test_a_chunk_under_no_column_ends_such_a_table():
    plan = fanwen_parse.parse(COLUMNED.replace("        和养护  ", "    和养护      "))
    assert not any("和养护" in cell for table in plan.parts[0].tables for row in table.rows for cell in row.cells)
    assert "和养护" in plan.parts[0].paragraphs[0].text

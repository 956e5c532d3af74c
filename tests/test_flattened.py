"""Flattened tables with what real ones have beside plain cells: shared labels, empty cells, sums, cells broken over lines."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fanwen_parse
from fanwen_parse.model import Table
from fanwen_parse.rules import cells, grids, headers
from fanwen_parse.rules.alignment import align
from fanwen_parse.rules.walk import KINDS, Piece, size_of

WORKS = (
    "完善政务服务平台",
    "健全基层治理机制",
    "深化公共文化改革",
    "推进生态修复工程",
    "优化社区养老体系",
    "强化应急救援能力",
)
STEPS = (
    "统一数据标准，汇聚部门数据。建立共享机制。",
    "分批更换老旧管道，降低漏损。完善巡查制度，开展专项检查。",
    "利用社区用房改建站点，给予补助。",
)
ORGANS = ("市数据局", "市水务局、市财政局", "市民政局、市教育局、市残联", "各街道", "市文化和旅游局")
WHEN = ("持续推进", "2025年12月底前", "2026年6月", "长期坚持", "每年")


@st.composite
def shared_tables(draw):
    """(names, rows): labels shared by rows, steps, schedules, organs; support and notes are empty here and there."""
    numbered = draw(st.booleans())
    noted = draw(st.booleans())
    names = [
        "主要任务",
        *(["序号"] if numbered else []),
        "工作任务",
        "具体措施",
        "完成时限",
        "牵头单位",
        "配合单位",
        *(["备注"] if noted else []),
    ]
    rows = []
    label = ""
    for at in range(draw(st.integers(3, 10))):
        if not at or draw(st.integers(0, 2)) == 0:
            label = f"（{'一二三四五六七八九十'[at]}）{WORKS[(at * 5 + 1) % len(WORKS)]}行动"
        row = [
            label,
            *([str(at + 1)] if numbered else []),
            WORKS[at % len(WORKS)],
            draw(st.sampled_from(STEPS)),
            draw(st.sampled_from(WHEN)),
            draw(st.sampled_from(ORGANS)),
            draw(st.sampled_from((*ORGANS, None))),
            *([draw(st.sampled_from(("民生实事", None, None)))] if noted else []),
        ]
        rows.append(row)
    return names, rows


def only_table(lines: list[str], gap: str) -> Table:
    body = gap.join(lines)
    plan = fanwen_parse.parse(
        f"云泽市重点工作实施方案\n\n一、总体要求\n\n抓好各项工作落实。\n\n附件\n\n重点任务分工表\n\n{body}\n"
    )
    (table,) = [table for part in plan.parts for table in part.tables]
    return table


def printed(rows: list[list[str | None]], empty: str | None) -> list[str]:
    """The cells in reading order; a label stands once, an empty cell is ``empty`` or not there at all."""
    lines: list[str | None] = []
    label = None
    for row in rows:
        lines += [row[0] if row[0] != label else empty, *(cell or empty for cell in row[1:])]
        label = row[0]
    return [line for line in lines if line is not None]


LAW = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@LAW
@given(shared_tables(), st.sampled_from([("\n", None), ("\n\n", None), ("\n\n", "")]))
def test_labels_that_rows_share_and_cells_that_are_empty(table, form):
    names, rows = table
    gap, empty = form
    found = only_table([*names, *printed(rows, empty)], gap)
    assert [column.name for column in found.columns] == names
    assert [list(row.cells) for row in found.rows] == rows
    assert [row.group for row in found.rows] == [row[0] for row in rows]


def test_a_row_without_its_serial_does_not_shift_the_others():
    rows = [["1", "建设数据平台", "市数据局"], ["改造供水管网", "市水务局"], ["3", "扩大托位供给", "市民政局"]]
    table = only_table(["序号", "工作任务", "责任单位", *(cell for row in rows for cell in row)], "\n\n")
    assert [row.cells for row in table.rows] == [("1", *rows[0][1:]), (None, *rows[1]), ("3", *rows[2][1:])]


def test_cells_broken_over_lines_are_joined():
    lines = [
        "序号",
        "重点任务",
        "牵头单位",
        "1",
        "开展原材料行业符合条件",
        "的企业核查，引导建材行",
        "业规范发展。",
        "市工业和信息化",
        "局、市生态环境局",
    ]
    lines += ["2", "建设再生资源回收的网点", "和分拣中心，完善体系的", "运行机制。", "市商务局"]
    table = only_table(lines, "\n")
    assert [row.cells for row in table.rows] == [
        ("1", "开展原材料行业符合条件的企业核查，引导建材行业规范发展。", "市工业和信息化局、市生态环境局"),
        ("2", "建设再生资源回收的网点和分拣中心，完善体系的运行机制。", "市商务局"),
    ]


def test_a_name_that_spans_labels_serials_and_tasks():
    lines = [
        "重点任务",
        "牵头单位",
        "一、绿色生产",
        "（一）工业改造",
        "1",
        "开展行业规范核查。",
        "市工信局",
        "2",
        "推行清洁生产审核。",
        "市生态环境局",
    ]
    table = only_table(lines, "\n")
    assert [column.means for column in table.columns] == ["group", "group", "serial", "task", "lead"]
    assert [row.cells[2:] for row in table.rows] == [
        ("1", "开展行业规范核查。", "市工信局"),
        ("2", "推行清洁生产审核。", "市生态环境局"),
    ]
    assert {row.group for row in table.rows} == {"（一）工业改造"}


def test_prose_behind_a_table_is_no_row():
    lines = ["序号", "工作任务", "责任单位", "1", "建设数据平台", "市数据局", "2", "改造供水管网", "市水务局"]
    lines += [
        "各单位要加强组织领导，细化工作措施，按时报送进展情况，确保各项任务落到实处。",
        "市政府办公室要加强督促检查，定期通报情况。",
    ]
    assert len(only_table(lines, "\n\n").rows) == 2


def test_labels_before_the_first_serial_are_no_names_of_columns():
    rows = [("规范公开", "1", "清理文件。", "办公室", "年底前"), ("深化解读", "2", "做好解读。", "各科室", "持续推进")]
    lines = ["工作任务", "序号", "具体要求", "责任科室", "时限要求", *(cell for row in rows for cell in row)]
    table = only_table(lines, "\n")
    assert [column.means for column in table.columns] == ["group", "serial", "measure", "responsible", "schedule"]
    assert [row.cells for row in table.rows] == rows


def test_one_name_over_labels_and_serials():
    rows = [
        ("强化文件集中规范公开", "1", "清理文件。", "办公室", "年底前"),
        ("做好政策解读", "2", "解读政策。", "各科室", "持续推进"),
    ]
    lines = ["工作任务", "具体要求", "责任科室", "时限要求", *(cell for row in rows for cell in row)]
    table = only_table(lines, "\n")
    assert [column.means for column in table.columns] == ["group", "serial", "measure", "responsible", "schedule"]
    assert [row.cells for row in table.rows] == rows


def test_a_second_task_beside_a_merged_serial_names_no_unit():
    lines = [
        "序号",
        "民生实事",
        "责任单位",
        "完成时限",
        "1",
        "开工建设养老院。",
        "区民政局",
        "2025年5月底前",
        "开工建设老年大学。",
    ]
    lines += [
        "2025年12月底前",
        "2",
        "新建幼儿园2所。",
        "区教育局",
        "2025年12月底前",
        "3",
        "改造菜市场。",
        "区商务局",
        "持续推进",
    ]
    rows = only_table(lines, "\n").rows
    assert [row.cells[1:] for row in rows][:2] == [
        ("开工建设养老院。", "区民政局", "2025年5月底前"),
        ("开工建设老年大学。", None, "2025年12月底前"),
    ]


def test_a_quoted_word_of_the_header_speaks_of_the_next_piece():
    lines = ["序号", "项目名称", "建设内容", "起止年限", "总投资（万元）", "“十四五”", "投资（万元）"]
    for number, work in enumerate(WORKS[:4], 1):
        lines += [str(number), work, "3970", "1520"]
        for at, part in enumerate(("东段", "西段", "北段"), 1):
            lines += [f"（{at}）", f"{work}{part}", "整治河道七条，新建泵站两座。", "2021-2024", "780", "230"]
    table = only_table(lines, "\n")
    assert [column.name for column in table.columns][-2:] == ["总投资（万元）", "“十四五”投资（万元）"]


def test_a_number_alone_opens_the_cell_of_the_text_below_it():
    lines = ["序号", "工作任务", "责任单位", "完成时限"]
    for number, work in enumerate(WORKS[:4], 1):
        lines += [str(number), work, "区水务局", "2025年12月底前"]
        lines += ["（1）", f"{work}东段", "区数据局", "2025年6月底前"] if number == 2 else []
    rows = only_table(lines, "\n").rows
    assert [row.cells[1] for row in rows if row.cells[0] is None] == ["（1）健全基层治理机制东段"]


def test_a_second_step_of_a_merged_task_stands_in_the_column_of_steps():
    lines = [
        "序号",
        "目标任务",
        "分解任务",
        "责任单位",
        "完成时限",
        "1",
        "建设数字城市",
        "统一标准。",
        "市数据局",
        "6月底",
    ]
    lines += ["建设平台。", "市财政局", "9月底", "2", "城市更新", "更换管道。", "市水务局", "12月底"]
    assert [row.cells[:3] for row in only_table(lines, "\n").rows] == [
        ("1", "建设数字城市", "统一标准。"),
        ("1", "建设数字城市", "建设平台。"),
        ("2", "城市更新", "更换管道。"),
    ]


def test_a_label_under_its_number_names_no_unit():
    lines = ["序号", "重点任务", "责任部门", "时间进度", "（一）", "数字建设", "1", "统一标准。", "数据局", "6月底前"]
    lines += ["2", "建设平台。", "数据局", "9月底前", "（二）", "城市更新", "3", "更换管道。", "水务局", "12月底前"]
    rows = only_table(lines, "\n").rows
    assert [row.group for row in rows] == ["（一）数字建设", "（一）数字建设", "（二）城市更新"]


@pytest.mark.parametrize("names", [["责任分工", "完成时限"], ["完成时限", "责任单位"]])
def test_names_of_organs_under_one_name(names):
    lines = ["序号", "工作任务", *names, "牵头单位", "配合单位"]
    cells_of = {"完成时限": ("6月底前", "9月底前", "持续推进")}
    for at in range(3):
        organs = [("区数据局", "区水务局", "区民政局")[at], ("区财政局", "各镇", "区教育局")[at]]
        lines += [str(at + 1), WORKS[at]]
        for name in names:
            lines += [cells_of[name][at]] if name in cells_of else organs
    table = only_table(lines, "\n")
    assert sorted(column.means for column in table.columns) == ["lead", "schedule", "serial", "support", "task"]
    assert [unit.role for unit in table.rows[0].task.units] == ["lead", "support"]


def test_persons_beside_organs_are_no_units():
    lines = ["序号", "工作任务", "责任单位及责任人", "完成时限", "1", "统一标准。", "区数据局 李明", "6月底前"]
    lines += ["2", "改造管网。", "区水务局 张强", "持续推进"]
    rows = only_table(lines, "\n").rows
    assert [[unit.name for unit in row.task.units] for row in rows] == [["区数据局"], ["区水务局"]]


# --- the rules below --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("12", "number"),
        ("≥86%", "number"),
        ("2021-2023", "schedule"),
        ("持续推进", "schedule"),
        ("市财政局、各街道", "units"),
        ("组建工作专班", "short"),
        ("新建养老中心", "short"),
        ("建设局", "units"),
        ("建设平台", "short"),
        ("区教育局牵头,各街道配合", "units"),
        ("抓好责任落实", "short"),
        ("（一）工业改造".replace("（", "(").replace("）", ")"), "label"),
        ("—", "dash"),
        ("统一标准。汇聚数据。", "long"),
    ],
)
def test_what_a_cell_looks_like(text, look):
    assert KINDS[cells.look(text)] == look


@pytest.mark.parametrize(
    ("texts", "serials"),
    [
        (["1", "8", "3", "2", "9", "3", "4"], [0, 3, 5, 6]),
        (["1", "a", "2", "b", "1", "c", "2"], [0, 2, 4, 6]),
        (["(1)", "1", "(2)", "2", "3"], [1, 3, 4]),
        (["a", "b"], []),
    ],
)
def test_the_longest_count_is_the_serial(texts, serials):
    assert sorted(set(cells.running(texts)) & set(serials)) == serials


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("责 任 单 位", "responsible"),
        ("责任单位(列首位的为牵头单位)", "responsible"),
        ("市卫健委内牵头处室", "lead"),
        ("计划完成时间", "schedule"),
        ("2025年目标值", "other"),
        ("备注", "note"),
        ("市民政局", None),
        ("市级部门", None),
        ("属地责任单位", "responsible"),
        ("责任股室", "responsible"),
        ("协同配合单位", "support"),
        ("验收单位", "supervise"),
        ("序时进度", "schedule"),
        ("办结时限", "schedule"),
        ("有效期限", None),
        ("民生实事", "task"),
        ("2025年度任务目标", "measure"),
        ("1-9月份工作取得成效", "other"),
    ],
)
def test_what_a_column_means(text, meaning):
    assert headers.meaning(text) == meaning


@pytest.mark.parametrize(
    ("name", "means"),
    [("协同配合单位", "support"), ("责任股室", "responsible"), ("区级部门", "responsible"), ("报送单位", "other")],
)
def test_a_short_cell_of_the_header_that_ends_in_an_organ_is_a_column(name, means):
    rows = [(str(at + 1), work, "区数据局", "区水务局、区财政局") for at, work in enumerate(WORKS[:4])]
    lines = ["序号", "工作任务", "牵头单位", name, *(cell for row in rows for cell in row)]
    table = only_table(lines, "\n\n")
    assert [(column.name, column.means) for column in table.columns][2:] == [("牵头单位", "lead"), (name, means)]
    assert [row.cells for row in table.rows] == rows


def test_an_organ_of_the_first_row_is_no_column():
    lines = ["工作任务", "责任单位", "加强监管", "行业主管部门", "改造管网", "区水务局", "建设站点", "区民政局"]
    table = only_table(lines, "\n\n")
    assert [row.cells for row in table.rows] == [tuple(lines[at : at + 2]) for at in (2, 4, 6)]


def test_the_cells_of_a_line():
    assert ["a\t\tb c"[a:b] for a, b in grids.tab_cells("a\t\tb c")] == ["a", "", "b c"]
    assert ["| a | b |"[a:b] for a, b in grids.pipe_cells("| a | b |")] == ["a", "b"]
    line = "序号  指  标  责  任  单 位  张  三"
    assert [line[a:b] for a, b in grids.aligned_cells(line)] == ["序号", "指  标", "责  任  单 位", "张", "三"]
    assert [grids.is_pipe_rule(line) for line in ("|---|:--:|", "---", "| a |")] == [True, False, False]


def test_header_rows_over_each_other():
    rows = [["序号", "城市", "整治计划", ""], ["序号", "城市", "2024年", "2025年"], ["1", "云泽市", "3", "4"]]
    assert grids.header_rows(rows) == 2
    assert grids.column_name(["整治计划", "2024年"]) == "整治计划 2024年"


@given(
    st.lists(
        st.builds(Piece, st.integers(0, 9), st.integers(0, 6), st.floats(0, 5), st.floats(0, 3), st.floats(0, 4)),
        max_size=60,
    )
)
@settings(deadline=None)
def test_every_piece_has_a_place_and_rows_do_not_go_back(pieces):
    found = align(["group", "serial", "task", "schedule", "units"], pieces)
    rows = [row for row, _ in found.places]
    inside = [row for row in rows if row >= 0]
    assert len(rows) == len(pieces)
    assert inside == sorted(inside)
    assert rows == inside + [-1] * (len(rows) - len(inside))
    assert set(inside) == set(range(found.rows))
    assert size_of(0) == 0


def test_a_table_of_what_inspectors_found():
    header = "问题类别\n具体问题\n整改举措\n整改主体\n整改期限\n"
    rows = "环境\n渗滤液溢流\n建设应急池\n区城管局\n2025年5月底\n环境\n采砂监管不严\n常态化巡查\n区水利局\n长期坚持\n安全\n管道老化\n更新改造\n区住建局\n2025年10月底\n"
    plan = fanwen_parse.parse(
        f"青禾区整改方案\n为抓好整改,制定本方案。\n一、要求\n全面完成。\n附件\n整改任务清单\n{header}{rows}"
    )
    (table,) = plan.parts[-1].tables
    assert [row.cells[1] for row in table.rows] == ["渗滤液溢流", "采砂监管不严", "管道老化"]
    assert [column.means for column in table.columns] == ["group", "task", "measure", "responsible", "schedule"]

"""Link: cutting clauses out, pairing rows with tasks, the partition of the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse import parse
from fanwen_parse.model import Document, Passage, Section
from fanwen_parse.readers.text import source_of
from fanwen_parse.stages.link.context import level_of, level_of_organ, year_of
from fanwen_parse.stages.link.cover import partition
from fanwen_parse.stages.link.cuts import around
from fanwen_parse.stages.link.rows import Candidate, RowText, pair_rows


def passage(text: str, at: int = 0) -> Passage:
    return Passage(text, text, ((at, at + len(text)),))


def test_a_clause_in_the_middle_leaves_two_pieces():
    text = "先办甲事。(区甲局负责)再办乙事。(区乙局负责)。"
    first, second = text.index("("), text.rindex("(")
    left, taken = around(passage(text, 7), ((first, text.index(")") + 1), (second, text.rindex(")") + 1)))
    assert [p.text for p in left] == ["先办甲事。", "再办乙事。"]
    assert [p.text for p in taken] == ["(区甲局负责)", "(区乙局负责)。"]
    assert left[1].start == 7 + text.index("再")


@given(st.text(alphabet="甲乙。( )", max_size=30), st.data())
def test_cutting_loses_nothing(text, data):
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    cuts = tuple(zip(points[::2], points[1::2], strict=False))
    left, taken = around(passage(text), cuts)
    joined = "".join(p.text for p in sorted([*left, *taken], key=lambda p: p.start))
    assert joined.replace(" ", "") == text.replace(" ", "")


PLAN = [
    Candidate("plan/1", "加强托育服务监管", "加强托育服务监管健全检查机制落实责任"),
    Candidate("plan/2", "扩大普惠供给", "扩大普惠供给改建社区用房新建托位"),
    Candidate("plan/3", "完善医育结合", "完善医育结合签约服务健康管理"),
]


def rows(*titles: str) -> list[RowText]:
    return [RowText(f"r/{i}", title, title, "") for i, title in enumerate(titles, 1)]


def test_rows_pair_by_title_whatever_their_order_and_number():
    found = pair_rows(rows("完善医育结合", "扩大普惠供给", "加强托育服务监管"), PLAN)
    assert found == {"r/1": "plan/3", "r/2": "plan/2", "r/3": "plan/1"}


def test_a_title_that_was_reworded_pairs_by_what_it_says():
    found = pair_rows(rows("扩大普惠托育供给", "完善医育融合机制"), PLAN)
    assert found == {"r/1": "plan/2", "r/2": "plan/3"}


def test_a_row_without_task_stays_alone():
    assert pair_rows(rows("推进厕所革命"), PLAN) == {}


def test_rows_of_one_merged_cell_state_one_task():
    merged = [
        RowText("r/1", "扩大普惠供给", "甲", "扩大普惠供给"),
        RowText("r/2", "扩大普惠供给", "乙", "扩大普惠供给"),
    ]
    assert pair_rows(merged, PLAN) == {"r/1": "plan/2", "r/2": "plan/2"}


def test_equal_titles_pair_in_order_of_reading():
    plan = [Candidate("plan/1", "强化宣传", "强化宣传甲"), Candidate("plan/2", "强化宣传", "强化宣传乙")]
    assert pair_rows(rows("强化宣传", "强化宣传"), plan) == {"r/1": "plan/1", "r/2": "plan/2"}


@given(
    st.text(alphabet="甲 \n　x", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)
)
def test_the_map_is_a_partition_whatever_is_claimed(text, pairs):
    source = source_of(text)
    claims = [(min(a, b, len(text)), min(max(a, b), len(text)), "text", "plan") for a, b in pairs]
    marks = partition(source, claims, [])
    at = 0
    for mark in marks:
        assert mark.start == at < mark.end
        assert (mark.role == "space") == (not text[mark.start : mark.end].strip())
        at = mark.end
    assert at == len(text)


def test_the_level_comes_from_the_signature_then_the_title():
    levels = {
        "中共**市**区委办公室": "区",
        "安徽省人民政府办公厅": "省",
        "国务院办公厅": "国",
        "云泽市卫生健康委员会": "市",
        "石溪县人民政府": "县",
        "云泽市青禾区教育局": "区",
        "江南省住房城乡建设厅": "省",
        "云泽市住房和城乡建设局": "市",
        "江南省乡村振兴局": "省",
        "石溪县乡村振兴局": "县",
        "江南省县域经济发展局": "省",
        "江南省区块链发展办公室": "省",
        "云泽市区域合作办公室": "市",
        "云泽市市场监督管理局": "市",
        "住房城乡建设部": "国",
        "商务厅": "省",
        "民政部办公厅": "国",
        "住房和城乡建设部办公厅": "国",
        "海关总署": "国",
        "中国人民银行": "国",
        "中国人民银行江南省分行": "省",
        "市场监管总局办公厅": "国",
        "盐城市人民政府": "市",
        "临江自治州人民政府": "市",
        "江北自治区教育厅": "自治区",
        "江北自治区石溪县人民政府": "县",
        "青禾区委宣传部": "区",
        "柳河镇人民政府": "镇",
    }
    assert {name: level_of(Document(issuers=(name,))) for name in levels} == levels
    assert level_of(Document(title="云泽市城市更新工作方案")) == "市"
    assert level_of(Document(title="数据市场监管办法")) is None
    assert level_of(Document(title="乡村振兴行动方案")) is None
    assert level_of(Document(title="2020年城市体检工作方案")) is None
    assert level_of_organ("区块链办") is None


def test_a_heading_of_a_year_gone_by_makes_it_no_year_of_the_plan():
    plan = parse(
        "青禾区2025年书屋工作方案\n一、主要任务\n1.2024年,全区完成改造20所,覆盖率提高到95%。\n"
        "2.截至2024年12月底,全区共有书屋20所、座位100个。\n3.2024年12月底前完成摸底。\n".encode()
    )
    tasks = [section.task for section in plan.parts[0].sections[0].sections]
    assert tasks[:2] == [None, None]
    assert tasks[2] is not None
    assert [entry.interval for entry in tasks[2].timeline] == ["../2024-12-31"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("“十三五”工作成效", True),
        ("取得的成绩", True),
        ("发展基础和面临的形势", True),
        ("园区建设取得明显成效", True),
        ("2022年工作回顾", True),
        ("夯实发展基础", False),
        ("解决突出问题", False),
        ("存在问题", False),
        ("确保园区建设取得明显成效", False),
    ],
)
def test_a_section_of_review_states_no_targets_and_no_days(heading, expected):
    plan = parse(
        f"青禾区书屋工作方案\n一、{heading}\n(一)建设加快。新建书屋20所,到2025年覆盖率达到95%。\n二、主要任务\n".encode()
    )
    child = plan.parts[0].sections[0].sections[0]
    assert (child.task is None) is expected


def test_a_heading_that_says_what_plan_is_made_lends_no_year():
    assert year_of("编制2026年重点任务清单") is None
    assert year_of("2026年重点任务") == 2026


def test_a_heading_lends_one_year_or_none():
    assert year_of("2025年重点任务") == 2025
    assert year_of("2023-2025年行动") is None
    assert year_of("重点任务") is None


MATTER = "青禾区整改方案\n\n（一）河道管护不到位。\n整改目标：河道干净。\n{opener}\n1.健全制度。{first}\n2.加强巡查。增派人手。\n{labels}\n（二）管网老旧。\n更换管网。\n"
LABELS = "责任单位：区水务局\n整改时限：2026年6月底前"


def units_of(section: Section) -> list[str]:
    return [unit.name for unit in section.task.units] if section.task else []


def test_a_label_line_closes_the_list_that_a_label_line_opened():
    for opener in ("整改措施：", "主要措施：", "**工作举措：**"):
        matter = parse(MATTER.format(opener=opener, first="建章立制。", labels=LABELS)).parts[0].sections[0]
        assert units_of(matter) == ["区水务局"]
        assert matter.task is not None
        assert [time.end for time in matter.task.timeline] == ["2026-06-30"]
        assert [item.task for item in matter.sections] == [None, None]
        assert [clause.text for clause in matter.clauses] == LABELS.split("\n")


YEARLY = "年度工作计划\n\n" + "".join(
    f"{number}、{name}\n（一）工作目标\n守住底线。\n（二）工作措施\n1.开展会商。发布方案。\n2.落实值班。报告险情。\n责任处室：{office}\n"
    for number, name, office in (("一", "防灾", "防灾处"), ("二", "护岸", "海域处"), ("三", "用地", "利用处"))
)


def test_a_section_that_the_end_of_the_text_cuts_has_no_vote_on_where_labels_belong():
    for cut in ("", "四、规范巡查", "四、规范巡查\n（一）工作目标\n全面摸清底", "四、规范巡查\n（一）工作目标\n"):
        sections = parse(YEARLY + cut).parts[0].sections
        assert [units_of(section) for section in sections[:3]] == [["防灾处"], ["海域处"], ["利用处"]], cut
    sections = parse(YEARLY + "四、规范巡查\n（一）工作目标\n摸清底数。\n").parts[0].sections
    assert units_of(sections[0]) == []


REPORTED = "青禾区管网建设方案\n\n一、任务\n1.改造管网。\n{label}改造管网20公里，2025年6月底前完成。\n2.新建泵站。\n（一）{heading}\n改造泵站20座，2025年6月底前完成。\n"


def test_what_is_reported_is_neither_schedule_nor_target():
    for label, heading in (("实际完成情况：", "存在问题"), ("进展情况：", "工作成效"), ("**存在问题：**", "整改进展")):
        plan = parse(REPORTED.format(label=label, heading=heading))
        first, second = plan.parts[0].sections[0].sections
        assert [first.task, second.sections[0].task] == [None, None]
    plan = parse(REPORTED.format(label="建设任务：", heading="解决突出问题"))
    first, second = plan.parts[0].sections[0].sections
    for item in (first, second.sections[0]):
        assert item.task is not None
        assert [time.end for time in item.task.timeline] == ["2025-06-30"]
        assert len(item.task.targets) == 1


def test_label_lines_belong_to_the_item_where_every_item_has_some_or_nothing_opened_the_list():
    each = parse(MATTER.format(opener="整改措施：", first="\n责任单位：区教育局", labels=LABELS)).parts[0].sections[0]
    assert [units_of(section) for section in (each, *each.sections)] == [[], ["区教育局"], ["区水务局"]]
    plain = parse(MATTER.format(opener="要做好以下工作。", first="", labels=LABELS)).parts[0].sections[0]
    assert [units_of(section) for section in (plain, *plain.sections)] == [[], [], ["区水务局"]]


def test_ornaments_are_mapped_with_their_number_and_heading_and_the_sign_of_a_line_break_as_space():
    for text, roles in (
        ("一、任务★\n★★1.新建站点★\n年内建成。", ["num", "heading", "space", "num", "heading", "space", "text"]),
        ("一、目标Р年内建成。Р二、任务", ["num", "heading", "space", "text", "space", "num", "heading"]),
    ):
        assert [mark.role for mark in parse(text, with_map=True).map] == roles


def test_a_weak_label_of_time_counts_on_the_line_below_one_of_organs():
    text = "青禾区站点建设方案\n\n一、任务\n1.新建站点。\n责任单位：区教育局\n时限：{}\n2.修缮站点。\n时限：{}\n"
    first, second = parse(text.format("全年", "全年")).parts[0].sections[0].sections
    assert [time.kind for time in first.task.timeline] == ["ongoing"]
    assert not first.paragraphs
    assert second.task is None
    first, _ = parse(text.format("2025年8月", "另行通知")).parts[0].sections[0].sections
    assert [time.interval for time in first.task.timeline] == ["../2025-08"]


COLLECTION = """\
云泽市养犬管理方案汇编（3篇）
养犬管理方案篇1
为做好养犬管理工作，制定本方案。
一、登记
6月15日前完成登记。
青禾镇人民政府
2024年5月20日
养犬管理方案篇2
为做好养犬管理工作，制定本方案。
一、登记
6月15日前完成登记。
养犬管理方案篇3
为做好养犬管理工作，制定本方案。
一、登记
6月15日前完成登记。
石溪镇人民政府
2021年5月20日
"""


def test_the_date_of_one_text_of_a_collection_holds_for_no_other():
    parts = parse(COLLECTION).parts
    found = [part.sections[0].task.timeline[0].interval for part in parts if part.sections[0].task]
    assert found == ["../2024-06-15", None, "../2021-06-15"]


def test_the_years_of_a_school_plan_are_those_of_its_title():
    plan = parse("石溪小学2023—2024学年教研计划\n一、安排\n1.开展听课。九月份进行。\n2.开展检测。一月份完成。")
    tasks = [section.task for section in plan.parts[0].sections[0].sections]
    assert [task.timeline[0].interval for task in tasks if task] == ["2023-09", "../2024-01"]


def test_white_brackets_hold_clauses_and_a_note_behind_the_last_item_is_the_part_s():
    text = (
        "青禾区站点建设清单\n\n一、任务\n1.新建站点。改造用房。〖区教育局；9月底前〗\n2.修缮站点。更换设备。〖区财政局〗\n"
        "附注：未注明时限的，均为2025年12月底前完成。\n信息公开选项：主动公开\n"
    )
    plan = parse(text)
    part = plan.parts[0]
    first, second = part.sections[0].sections
    assert [units_of(section) for section in (first, second)] == [["区教育局"], ["区财政局"]]
    assert not second.task.timeline
    assert [paragraph.text[:4] for paragraph in part.paragraphs] == ["附注：未"]
    assert plan.document.lines[-1] == ("annotation", (7, 7))


def test_rows_under_the_heading_of_a_group_state_each_its_own_task():
    text = (
        "青禾区托育行动方案\n一、重点任务\n（一）扩大托育供给\n1.新建托育站点。利用社区用房新建站点。（区卫健局）\n"
        "2.改造社区用房。推动闲置用房改造。（区住建局）\n（二）提升托育质量\n3.开展全员培训。组织人员培训。（区人社局）\n"
        "附件\n重点任务分工表\n| 序号 | 重点任务 | 具体举措 | 牵头单位 |\n| --- | --- | --- | --- |\n"
        "| 1 | 扩大托育供给 | 利用社区用房新建站点 | 区卫健局 |\n| 2 | 扩大托育供给 | 推动闲置用房改造 | 区住建局 |\n"
        "| 3 | 提升托育质量 | 组织人员培训 | 区人社局 |\n"
    )
    assert [row.linked for row in parse(text).parts[-1].tables[0].rows] == ["plan/1.1.1", "plan/1.1.2", "plan/1.2.3"]

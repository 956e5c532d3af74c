"""Single days and their hours, labels of a time, and what a document without a date can say."""

from __future__ import annotations

import pytest

from fanwen_parse.model import Context, fold
from fanwen_parse.rules.times import read_times

MARCH = Context(date="2025-03-10")
UNDATED = Context()
OF_A_YEAR = Context(year=2025)
"""Nothing is dated, but the title says 2025年."""


def seen(text: str, context: Context = MARCH) -> list[tuple]:
    return [(t.kind, t.interval) for t in read_times(fold(text), context)]


@pytest.mark.parametrize(
    "word", ["为", "原则上为", "一般为", "拟为", "暂定为", "定为", "拟定为", "暂定", "统一为", "：原则上", "安排在"]
)
def test_a_label_says_when_something_goes_on(word):
    assert seen(f"集中报名时间{word}6月2日至6月4日") == [("period", "2025-06-02/2025-06-04")]
    assert seen(f"面试时间{word}6月2日") == [("period", "2025-06-02")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("报名截止时间为6月2日", [("deadline", "../2025-06-02")]),
        ("报名截止日期为6月2日", [("deadline", "../2025-06-02")]),
        ("规划目标年定为2035年", []),
        ("申报截止时间：2025年5月22日17:00", [("deadline", "../2025-05-22")]),
        ("公示期为6月2日至8日", [("period", "2025-06-02/2025-06-08")]),
        ("整改完成时间为2025年9月", [("deadline", "../2025-09")]),
        ("申报企业的注册时间为2025年1月1日至6月30日", []),
        ("活动时间为2025年6月", [("period", "2025-06")]),
    ],
)
def test_a_label_of_an_end_is_a_deadline_and_one_of_a_condition_nothing(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ("网上报名截止后（5月22日下午3点），统一审核", "5月22日下午3点", ("period", "2025-05-22")),
        ("6月2日上午9时至11时", "6月2日上午9时至11时", ("period", "2025-06-02")),
        ("6月2日（星期一）上午9:00现场确认", "6月2日(星期一)上午9:00", ("period", "2025-06-02")),
        ("请于4月30日（含）前报送", "4月30日(含)前", ("deadline", "../2025-04-30")),
        ("请于4月30日17∶00前报送", "4月30日17∶00前", ("deadline", "../2025-04-30")),
        ("5月22日9时至5月24日17时报名", "5月22日9时至5月24日17时", ("period", "2025-05-22/2025-05-24")),
        ("于6月5日（星期四）发放通知书", "6月5日(星期四)", ("period", "2025-06-05")),
        ("5月1日零时至5月5日24时，开展巡查", "5月1日零时至5月5日24时", ("period", "2025-05-01/2025-05-05")),
        ("自6月15日零时起执行", "自6月15日零时起", ("period", "2025-06-15/..")),
        ("请于4月30日17时前报送", "4月30日17时前", ("deadline", "../2025-04-30")),
        ("网上报名5月22日17时截止", "5月22日17时截止", ("deadline", "../2025-05-22")),
    ],
)
def test_the_hour_belongs_to_its_day(text, quoted, expected):
    folded = fold(text)
    (time,) = read_times(folded, MARCH)
    assert (time.kind, time.interval) == expected
    assert folded[time.at[0] : time.at[1]] == quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("于2025年6月5日发放录取通知书", [("period", "2025-06-05")]),
        ("报名于2025年5月22日截止", [("deadline", "../2025-05-22")]),
        ("2025年5月22日，区教育局组织审核", [("period", "2025-05-22")]),
        ("2020年9月11日，青禾区召开会议", []),
        ("2025年5月22日，青禾区发生险情", []),
        ("青禾区已于2025年6月5日发放通知书", []),
        ("本办法于2025年6月1日施行", []),
        ("2025年5月22日", []),
    ],
)
def test_a_printed_year_needs_no_date_of_the_document(text, expected):
    assert seen(text, UNDATED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月22日，区教育局组织审核", [("period", "2025-05-22")]),
        ("区教育局5月22日向社会公布名单", [("period", "2025-05-22")]),
        ("学校2025年9月1日开展入学教育", [("period", "2025-09-01")]),
        ("2024年5月22日，区教育局组织审核", []),
        ("5月22日，区委召开会议", []),
        ("发布时间：2025年5月22日 09:00", []),
    ],
)
def test_the_year_of_the_title_stands_in(text, expected):
    assert seen(text, OF_A_YEAR) == expected
    assert all("year" in time.inferred or "2025" in text for time in read_times(fold(text), OF_A_YEAR))


@pytest.mark.parametrize(
    "text",
    [
        "按照市教育局5月22日公布的名单录取",
        "根据区政府5月22日公布名单录取",
        "学校2月22日公布名单",
        "世界环境日6月5日的主题",
    ],
)
def test_a_day_of_another_text_or_gone_by_is_none(text):
    assert seen(text) == []


def test_a_range_without_a_year_is_one_expression():
    assert seen("报名时间为6月2日至6月4日", UNDATED) == [("unresolved", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025.6.30前完成", [("deadline", "../2025-06-30")]),
        ("请于2025-06-30日前报送", [("deadline", "../2025-06-30")]),
        ("2025/6/30前完成排查，9月底前完成整改", [("deadline", "../2025-06-30"), ("deadline", "../2025-09-30")]),
        ("2025.12底前完成", [("deadline", "../2025-12-31")]),
        ("2025.13.1前完成", []),
        ("2025.6.1-2025.6.30前完成", []),
        ("见《青禾区2025.6.30前任务清单》", []),
        ("2024.6.30前完成", []),
    ],
)
def test_days_in_figures(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年至2027年分三批实施", [("period", "2025/2027")]),
        ("2025年、2026年分别新建10处、15处站点", [("period", "2025"), ("period", "2026")]),
        ("2025年、2026年分别达到30%、70%", [("deadline", "../2025"), ("deadline", "../2026")]),
        (
            "2025年6月、9月、12月各组织一次抽查",
            [("period", "2025-06"), ("period", "2025-09"), ("period", "2025-12")],
        ),
        ("2025年全年开展巡查", [("period", "2025")]),
        ("2025年全年完成投资10亿元", [("deadline", "../2025")]),
        ("2025年6月启动，12月结束", [("period", "2025-06"), ("deadline", "../2025-12")]),
        ("2025年完成后，另行安排", []),
        ("2025年到2027年逐年提高标准", [("period", "2025/2027")]),
        ("2025年度内完成", [("deadline", "../2025")]),
        ("2025年实施方案", []),
        ("2025年重点任务", []),
        ("2025年重点工作安排", []),
        ("2025年考核指标", []),
        ("2025年推进情况", []),
        ("2025年重点推进改造", [("period", "2025")]),
        ("2025年落实任务分工", [("period", "2025")]),
        ("2025年各组织单位要加强管理", []),
    ],
)
def test_years_and_months_before_a_verb(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个月内完成排查，一年内完成整改", ["2025-03-10/2025-06-10", "2025-03-10/2026-03-10"]),
        ("项目在12个月内建成，一年内投产", [None, None]),
    ],
)
def test_durations_of_a_sentence_count_alike(text, expected):
    assert [interval for _, interval in seen(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9月1日开学前完成改造", [("deadline", "../2025-08-31")]),
        ("9月开学前完成改造", [("unresolved", None)]),
        ("自2025年秋季学期初中一年级学生开始实行", [("period", "2025-09/..")]),
        ("从2026年各区试点开始前", []),
        ("每天开展1小时体育活动", []),
        ("“五一”前完成", [("deadline", "../2025-04-30")]),
        ("2026年“五一”前完成", [("deadline", "../2026-04-30")]),
        ("汛前完成清淤", [("unresolved", None)]),
        ("暑假前改造完成", [("unresolved", None)]),
        ("五一前后加强巡查", []),
        ("去年12月底前建成的站点", []),
        ("【2025年12月】", [("period", "2025-12")]),
        ("汛期每日开展巡查", [("recurring", "R/P1D")]),
    ],
)
def test_events_and_beginnings(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "2025.6.30前",
        "9前",
        "5月22日下午3点",
        "自2025年",
        "5月22日9时至",
        "2025年" + "分别" * 9,
        "时间为" * 9 + "6月2日",
    ],
)
def test_work_grows_with_length_alone(unit, linear):
    linear(lambda text: read_times(text, MARCH), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大桥已于2025年5月30日通车", []),
        ("进展情况：2025年2月完成主体工程", []),
        ("进展情况：2025年12月完成主体工程", [("deadline", "../2025-12")]),
        ("2025年底前未完成征地", []),
        ("到2025年尚未建成", []),
        ("2025年仅完成计划的60%", []),
        ("于2025年5月30日通车", [("deadline", "../2025-05-30")]),
    ],
)
def test_what_was_done_or_not_done_is_no_plan(text, expected):
    assert seen(text) == expected


def test_a_report_without_a_date_tells_what_was_done():
    assert seen("完成情况：2025年12月完成主体工程", UNDATED) == []
    assert seen("完成情况：已完成排查。2025年12月完成整改", UNDATED) == [("deadline", "../2025-12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027年，每个乡镇都建有1所文化站", [("deadline", "../2027")]),
        ("2027年建有文化站30所", [("deadline", "../2027")]),
        ("部分行业2027年左右与全国同步实现碳达峰", [("deadline", "../2027~")]),
        ("改造2027年左右建成的小区", []),
        ("部分行业2022年左右与全国同步实现碳达峰", []),
    ],
)
def test_what_will_stand_by_a_year(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（各部门分别负责，年内持续推进）", [("deadline", "../2025"), ("ongoing", None)]),
        ("立行立改，长期坚持", [("ongoing", None), ("ongoing", None)]),
        ("立行立改、长期坚持", [("ongoing", None), ("ongoing", None)]),
        ("2025年9月底前、长期坚持", [("deadline", "../2025-09-30"), ("ongoing", None)]),
        ("年内持续推进改造", [("deadline", "../2025")]),
        ("制度建成后持续推进", []),
    ],
)
def test_a_day_and_what_goes_on_stand_together(text, expected):
    assert seen(text) == expected


def test_a_value_that_lost_its_verb_goes_on():
    found = read_times("年内持续", MARCH, column=True)
    assert [(time.kind, time.interval) for time in found] == [("deadline", "../2025"), ("ongoing", None)]
    assert seen("成效仍在持续") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提升阶段（2027年及以后）", [("period", "2027/..")]),
        ("“十五五”期间，结构优化取得重大进展", [("period", "2026/2030")]),
        ("“十四五”期间，结构优化取得重大进展", []),
    ],
)
def test_open_ends_and_plans_to_come(text, expected):
    assert seen(text) == expected


def test_from_now_until_a_day_of_no_known_year_is_unresolved():
    assert seen("动员部署（即日起至4月10日）", UNDATED) == [("unresolved", None)]
    assert seen("即日起，开展巡查", UNDATED) == []


def test_what_runs_from_the_day_of_issue_until_a_day_is_a_period():
    assert seen("自查（即日起至2025年4月10日）", UNDATED) == [("period", "../2025-04-10")]
    assert seen("自本方案印发之日起至2025年4月10日，开展自查", UNDATED) == [("period", "../2025-04-10")]
    assert seen("自合同签订之日起至2025年4月10日完成自查", UNDATED) == [("deadline", "../2025-04-10")]


def test_a_label_of_time_before_a_word_of_going_on():
    assert seen("②时限：长期坚持") == seen("整改时限：长期") == [("ongoing", None)]
    assert seen("目标：长期") == seen("立足长期") == []

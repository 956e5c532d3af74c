from __future__ import annotations

import csv
import datetime as dt
import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse.model import Context, fold
from fanwen_parse.rules import calendar
from fanwen_parse.rules.times import BOOK, is_schedule, read_times, readings

MARCH = Context(date="2025-03-10")


def seen(text: str, context: Context = MARCH, *, column: bool = False) -> list[tuple]:
    return [(t.kind, t.interval) for t in read_times(fold(text), context, column=column)]


CASES = [
    # deadlines
    ("到2026年，建成示范学校", [("deadline", "../2026")]),
    ("到 2026 年底，建成示范学校", [("deadline", "../2026-12-31")]),
    ("于2026年6月30日前报送总结", [("deadline", "../2026-06-30")]),
    ("2026年年底前完成", [("deadline", "../2026-12-31")]),
    ("今年年底前完成", [("deadline", "../2025-12-31")]),
    ("明年6月底前完成", [("deadline", "../2026-06-30")]),
    ("本月底前上报", [("deadline", "../2025-03-31")]),
    ("四月底前上报", [("deadline", "../2025-04-30")]),
    ("截至2025年12月底完成改造", [("deadline", "../2025-12-31")]),
    ("到2025年底、2027年底，分别完成六成和全部改造", [("deadline", "../2025-12-31"), ("deadline", "../2027-12-31")]),
    ("2026年3月底前完成摸底，12月底前完成整改", [("deadline", "../2026-03-31"), ("deadline", "../2026-12-31")]),
    ("2026年3月底前完成摸底。12月底前完成整改", [("deadline", "../2026-03-31"), ("deadline", "../2025-12-31")]),
    ("2026年元旦前完成", [("deadline", "../2025-12-31")]),
    ("——2026年，完成渠道清淤20公里", [("deadline", "../2026")]),
    ("——9月底前完成渠道清淤", [("deadline", "../2025-09-30")]),
    ("新建站点50处，其中2025年完成20处，2026年完成30处", [("deadline", "../2025"), ("deadline", "../2026")]),
    ("清理出的问题6月底前销号", [("deadline", "../2025-06-30")]),
    # a year that is looked back to is not that of the plan's dates
    ("复核2019年以来建成的站点，9月底前销号", [("deadline", "../2025-09-30")]),
    ("漏损率比2023年下降2个百分点，11月底前验收", [("deadline", "../2025-11-30")]),
    ("在2024年普查工作基础上，9月底前补充登记", [("deadline", "../2025-09-30")]),
    ("2025年6月印发实施方案", [("deadline", "../2025-06")]),
    ("于5月发布年度防治方案", [("deadline", "../2025-05")]),
    ("2025年下半年，试点城市政府印发实施方案", [("deadline", "../2025-12-31")]),
    ("2025年第三季度制定出台管理办法", [("deadline", "../2025-09-30")]),
    ("全市营收2026年、2027年分别突破100亿元、200亿元", [("deadline", "../2026"), ("deadline", "../2027")]),
    ("城镇化率2027年达到65%", [("deadline", "../2027")]),
    ("2025、2026年分别完成30%、70%", [("deadline", "../2025"), ("deadline", "../2026")]),
    ("比2023、2024年分别提高1个百分点", []),
    ("请于4月30日17:00前报送", [("deadline", "../2025-04-30")]),
    ("请于4月30日（星期三）前报送", [("deadline", "../2025-04-30")]),
    ("请于4月30日下班前报送", [("deadline", "../2025-04-30")]),
    ("2025年9月竣工，2026年6月正式投入使用", [("deadline", "../2025-09"), ("deadline", "../2026-06")]),
    ("于6月和12月底前报送", [("deadline", "../2025-06-30"), ("deadline", "../2025-12-31")]),
    ("半年内完成整改", [("deadline", "2025-03-10/2025-09-10")]),
    ("今年下半年完成整改", [("deadline", "../2025-12-31")]),
    # periods
    ("2025年下半年启动试点", [("period", "2025-41")]),
    ("2025年招聘护士40人，2026年招聘60人", [("period", "2025"), ("period", "2026")]),
    ("2025年治理水平明显提升", []),
    ("2025年建成区绿地率", []),
    ("2026年再建30个", [("period", "2026")]),
    ("第一年（2025年）打基础，第二年（2026年）上台阶", [("period", "2025"), ("period", "2026")]),
    ("2025年各县市区至少选择1个乡镇试点", [("period", "2025")]),
    ("2026年，管护水平全省领先", [("deadline", "../2026")]),
    ("2025年底全部完成，2026年持续巩固提升", [("deadline", "../2025-12-31"), ("period", "2026")]),
    ("2025年新开工30个；2026年全部竣工", [("period", "2025"), ("deadline", "../2026")]),
    ("2026年目标：新建站点30个", [("deadline", "../2026")]),
    ("请于4月10日下午下班前报送名单", [("deadline", "../2025-04-10")]),
    ("每周五前报送信息，6月25日前报送总结", [("recurring", "R/P1W"), ("deadline", "../2025-06-25")]),
    ("2025年秋季学期起始年级全部达标", []),
    ("2025年第三季度至2026年第一季度开展评估", [("period", "2025-07-01/2026-03-31")]),
    ("5月1日至10日集中宣传", [("period", "2025-05-01/2025-05-10")]),
    ("第一阶段（2025年7月至12月）", [("period", "2025-07/2025-12")]),
    ("自2026年秋季学期新生入学起，实行新办法", [("period", "2026-09/..")]),
    ("2025年下半年，试点城市编制方案", [("period", "2025-41")]),
    ("第三、四季度集中攻坚", [("period", "2025-07-01/2025-12-31")]),
    ("第一至第三季度集中攻坚", [("period", "2025-01-01/2025-09-30")]),
    ("2026年第一、二季度开展排查", [("period", "2026-01-01/2026-06-30")]),
    ("2025年7、8月份集中整治", [("period", "2025-07/2025-08")]),
    ("用三年（2025-2027年）时间建成体系", [("period", "2025/2027")]),
    ("报名时间原则上为6月2日至6月4日", [("period", "2025-06-02/2025-06-04")]),
    # recurring, ongoing, unresolved
    ("每年3月31日前报送上年度情况", [("recurring", "R/P1Y")]),
    ("每半年调度一次", [("recurring", "R/P6M")]),
    ("完成整改，并长期坚持。", [("ongoing", None)]),
    ("3年内建成孵化器8家", [("deadline", "2025-03-10/2028-03-10")]),
    ("自收到申请之日起7个工作日内答复", [("unresolved", None)]),
    ("汛期前完成清淤疏浚", [("unresolved", None)]),
    # no timeline
    ("持续推进产业升级", []),
    ("青年教师、青少年、老年大学、百年校庆", []),
    ("近年来，去年以来，多年来", []),
    ("依据《青禾区2025年底前整治方案》", []),
    ("青禾政办发〔2025〕12号", []),
    ("建设期为3年，任期五年，有效期5年", []),
    ("50年一遇的暴雨", []),
    ("0402年启动", []),
    ("2025年2月30日前", []),
    ("2025年底线思维", []),
    ("坚持2025年内涝治理", []),
    ("到2023年，已建成学校5所", []),
    ("全市营收2023年、2024年分别突破100亿元、200亿元", []),
    ("做好2026年春节前后保供稳价", []),
    ("年初制定计划，年底总结考核", []),
    ("到2022年底，全市共建成学校5所", []),
    ("2000年前建成的老旧小区", []),
    ("2026年底前落户的企业，可享受优惠政策", []),
    ("2026年底前建成10个高水平的园区，给予奖补", [("deadline", "../2026-12-31")]),
    ("优惠政策执行至2027年底", []),
    ("本证于2026年12月31日前有效", []),
    ("原定于2025年6月完成", []),
    ("2025年印发的办法同时废止", []),
    ("认定后次年3月底前拨付", []),
    ("于当年12月底前兑现，下一年度1月底前公示", []),
    ("规划近期至2027年，远期至2035年", []),
    ("加强汛期前后巡查", []),
    ("（基准年（2024年）", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_prose(text, expected):
    assert seen(text) == expected


COLUMN = [
    ("2025年汛期前", [("unresolved", None)]),
    ("2026年12月", [("deadline", "../2026-12")]),
    ("2026年", [("deadline", "../2026")]),
    ("2026年度", [("deadline", "../2026")]),
    ("2026年全年", [("period", "2026")]),
    ("6月、12月底前", [("deadline", "../2025-06-30"), ("deadline", "../2025-12-31")]),
    ("2026年第一、二季度", [("period", "2026-01-01/2026-06-30")]),
    ("2026年四季度", [("deadline", "../2026-12-31")]),
    ("2025-2027年", [("period", "2025/2027")]),
    ("2021-2022", [("period", "2021/2022")]),
    ("2025.6—2025.12", [("period", "2025-06/2025-12")]),
    ("2025-12-31", [("deadline", "../2025-12-31")]),
    ("2021", [("deadline", "../2021")]),
    ("持续推进", [("ongoing", None)]),
    ("长期", [("ongoing", None)]),
    ("全年", [("ongoing", None)]),
    ("每年", [("recurring", "R/P1Y")]),
    ("按季度调度", [("recurring", "R/P3M")]),
    ("6月底取得阶段性成效并持续推进", [("deadline", "../2025-06-30"), ("ongoing", None)]),
    ("按照国家安排部署", [("unresolved", None)]),
    ("无", []),
    ("—", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), COLUMN, ids=[case[0] or "empty" for case in COLUMN])
def test_column(text, expected):
    assert seen(text, column=True) == expected


def test_a_month_that_has_long_gone_is_of_no_known_year():
    november = Context(date="2025-11-20")
    assert seen("3月底前完成", november) == [("unresolved", None)]
    assert seen("今年3月底前完成", november) == [("deadline", "../2025-03-31")]
    assert seen("3月底前完成", november._replace(year=2026)) == [("deadline", "../2026-03-31")]
    assert seen("元旦前完成", november) == [("deadline", "../2025-12-31")]


def test_a_plan_without_a_date_tells_what_has_been():
    assert seen("2022年，全市规模突破500亿元，同比增长8%", Context()) == []
    assert seen("2026年，全市规模突破500亿元", Context()) == [("deadline", "../2026")]


def test_the_year_is_never_todays():
    [mention] = read_times("6月底前完成", Context())
    assert (mention.kind, mention.interval, mention.end) == ("unresolved", None, None)
    [mention] = read_times("6月底前完成", Context(date="2019-03-01"))
    assert (mention.end, mention.inferred) == ("2019-06-30", ("year",))
    [mention] = read_times("6月底前完成", Context(date="2019-03-01", year=2020))
    assert mention.end == "2020-06-30"


@pytest.mark.parametrize("date", ["2025-02", "2025", "20XX-02", "", "unknown", "2025-02-30"])
def test_a_date_may_be_known_in_part(date):
    context = Context(date=date)
    assert [t.kind for t in read_times("印发之日起30日内,用三年时间,5个工作日内,即日起", context)][:1] == ["unresolved"]
    if date.startswith("2025"):
        assert seen("年底前完成", context) == [("deadline", "../2025-12-31")]


def test_a_plan_of_known_span_lends_it_to_its_duration():
    plan = Context(date="2025-03-10", period=(2025, 2027))
    assert seen("经过三年努力", plan) == [("period", "2025/2027")]
    assert seen("经过四年努力", plan) == []


def test_the_spring_of_a_school_year_is_of_its_second_year():
    context = Context(date="2023-08-30", period=(2023, 2024), school=2023)
    months = [
        "九月份：制定计划",
        "12月组织检测",
        "1月份组织检测",
        "3月、5月开展巡查",
        "12月—次年1月开展巡查",
        "2023年3月已开展",
    ]
    found = [[mention.interval for mention in read_times(fold(text), context)] for text in months]
    assert found == [["2023-09"], ["2023-12"], ["2024-01"], ["2024-03", "2024-05"], ["2023-12/2024-01"], []]


def test_the_year_of_a_plan_to_be_made_is_lent_to_no_day():
    (own,) = read_times(fold("制定2026年工作计划，12月31日前报送"), Context(date="2025-11-01"))
    assert own.interval == "../2025-12-31"


def test_a_range_that_opens_an_item_is_a_time_in_an_undated_plan_too():
    (mention,) = read_times(fold("6月1日至9月15日实行24小时值班。"), Context())
    assert (mention.kind, mention.interval) == ("unresolved", None)


def test_a_meeting_for_the_press_is_held_and_not_issued():
    (mention,) = read_times(fold("6月1日上午，召开发布会。"), MARCH)
    assert (mention.kind, mention.interval) == ("period", "2025-06-01")


def test_spans_read_the_expression():
    text = "严格管理,确保到2026年底前全面完成,每季度末通报。"
    assert [text[slice(*t.at)] for t in read_times(text, MARCH)] == ["到2026年底前", "每季度末"]


def test_every_rule_that_is_quoted_is_in_the_book():
    names = {record.name for record in BOOK}
    for text, _ in CASES:
        assert {reading.rule for reading in readings(fold(text), MARCH)} <= names
    for text, _ in COLUMN:
        assert {mention.rule for mention in read_times(fold(text), MARCH, column=True)} <= names


def test_approximate_dates_say_so():
    [mention] = read_times("到2030年前后基本建成", MARCH)
    assert (mention.interval, mention.flags) == ("../2030~", ("approximate",))


def test_details_of_recurrences():
    [mention] = read_times("每年12月底前至少开展2次", MARCH)
    assert (mention.interval, mention.by, mention.times) == ("R/P1Y", "--12-31", ">=2")


def test_refusals_say_why():
    assert [r.rule for r in readings("比2024年提高3个百分点", MARCH)] == ["time-baseline"]


@pytest.mark.parametrize(
    "text",
    [
        "持续推进",
        "2025年12月底前",
        "2025年12月底前完成",
        "长期坚持",
        "每年",
        "2025-2027年",
        "2025年四季度",
        "6月底前取得阶段性成效,并持续推进",
    ],
)
def test_schedule_cells(text):
    assert is_schedule(text)


@pytest.mark.parametrize(
    "text", ["", "区教育局", "创新劳动和实践育人模式。建立劳动清单。", "按职责分工负责", "无", "2021", "800"]
)
def test_cells_that_are_no_schedule(text):
    assert not is_schedule(text)


# --- calendar ---------------------------------------------------------------------------------------------------------

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))


@given(DAYS, st.integers(-5000, 5000))
def test_days_are_counted_as_the_calendar_counts(day, count):
    shifted = day + dt.timedelta(days=count)
    assert calendar.plus_days(day.isoformat(), count) == shifted.isoformat()
    assert calendar.ordinal(day.isoformat()) == day.toordinal()


@given(DAYS, st.integers(0, 60))
def test_working_days_are_weekdays(day, count):
    last = dt.date.fromisoformat(calendar.plus_workdays(day.isoformat(), count))
    between = [day + dt.timedelta(days=i + 1) for i in range((last - day).days)]
    assert sum(d.weekday() < 5 for d in between) == count


def test_months_end_on_the_corresponding_day():
    assert calendar.plus_months("2025-01-31", 1) == "2025-02-28"
    assert calendar.plus_months("2025-11-10", 3) == "2026-02-10"


def test_five_year_plans():
    plans = calendar.FIVE_YEAR_PLANS
    assert (plans["一"], plans["二"], plans["三"]) == ((1953, 1957), (1958, 1962), (1966, 1970))
    assert (plans["十四"], plans["十五"], plans["十六"]) == ((2021, 2025), (2026, 2030), (2031, 2035))


# --- laws -------------------------------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(
        "到 至 2025 12 年 月 日 底 前 季度 每 内 第 三 、 - — 上半 “十四五” 期间 起 实现 完成 持续推进 ， 。 （ ） 《 》 ** × 自 印发 之日 "  # noqa: SIM905 - fifty quoted words are hard on the eye
        "个工作日 学期 春节 今 本 3 30 个 左右 时间 努力 经过 以来 比 截至".split()
    ),
    max_size=14,
).map("".join)


@given(WORDS | st.text(max_size=40), st.booleans())
def test_any_text_is_read(text, column):
    folded = fold(text)
    for mention in read_times(folded, MARCH, column=column):
        start, end = mention.at
        assert 0 <= start < end <= len(folded)
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        for day in (mention.start, mention.end):
            if day:
                dt.date.fromisoformat(day)


@given(WORDS)
def test_intervals_are_edtf(text):
    from edtf import parse_edtf

    for mention in read_times(fold(text), MARCH):
        if mention.interval and mention.kind != "recurring":
            # The edtf package does not know open starts with masked digits, which the standard allows.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                assert "X" in mention.interval or parse_edtf(mention.interval) is not None


@pytest.mark.parametrize(
    "unit",
    [
        "到2025年,完成任务。",
        "年",
        "每",
        "2025年",
        "《2025年",
        "十四五",
        "2025-",
        "1年内",
        "2025、",
        "2025、2026年",
        "每年3月底前,6月底前",
        "每年(3月",
        "每年给予",
        "按季度",
        "第一、二季度",
        "3年内,给予",
        "2025年底前的企业,可享受优惠",
        "汛期前",
        "年初年底",
    ],
)
def test_work_grows_with_length_alone(unit, linear):
    linear(lambda text: read_times(text, MARCH), unit)


# --- the shared phrases -----------------------------------------------------------------------------------------------


def test_bench_phrases(shared):
    import sys

    sys.path.insert(0, str(shared))
    from evaluate import days

    right = total = 0
    with (shared / "bench" / "times.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            given_context = dict(part.split("=", 1) for part in re.split(r";\s*", row["context"]) if "=" in part)
            first, _, last = given_context.get("plan", "").partition("/")
            context = Context(date=given_context.get("ref"), period=(int(first), int(last)) if first else None)
            text = fold(row["phrase"])
            mentions = read_times(
                text if "cell" in given_context else text + "。", context, column="cell" in given_context
            )
            found = set()
            for t in mentions:
                begin, end = days(t.kind, t.interval, t.start, t.end)
                found.add((t.kind, begin if t.kind == "period" else "", "" if "masked" in t.flags else end))
            wanted = set()
            for kind in row["expected_kind"].split("+"):
                if kind == "recurring":
                    wanted.add((kind, "", row["expected_value"].split(";")[0].split()[0]))
                elif kind == "ongoing":
                    wanted.add((kind, "", ""))
                elif kind != "none":
                    wanted |= {
                        (kind, row["expected_start"] if kind == "period" else "", e)
                        for e in row["expected_end"].split("|")
                    }
            total += 1
            right += wanted == found
    assert right >= 94, f"{right} of {total}"

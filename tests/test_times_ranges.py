"""Masked years, and expressions with two ends."""

from __future__ import annotations

import pytest

from fanwen_parse.model import Context, fold
from fanwen_parse.rules.times import read_times

MARCH = Context(date="2025-03-10")
UNDATED = Context()


def seen(text: str, context: Context = MARCH, *, column: bool = False) -> list[tuple]:
    return [(t.kind, t.interval) for t in read_times(fold(text), context, column=column)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宣传发动阶段（20xx年4月2日—4月16日）", ("period", "20XX-04-02/20XX-04-16")),
        ("（20XX年4月2日-16日）", ("period", "20XX-04-02/20XX-04-16")),
        ("（20××年4月-5月）", ("period", "20XX-04/20XX-05")),
        ("20xx年8月7日----8月20日", ("period", "20XX-08-07/20XX-08-20")),
        ("20xx年8月1日至8月31日，开展巡查", ("period", "20XX-08-01/20XX-08-31")),
        ("（20xx年5月上旬至10月底）", ("period", "20XX-05-01/20XX-10")),
        ("自20xx年5月10日起至11月20日止，开展巡查", ("period", "20XX-05-10/20XX-11-20")),
        ("自20xx年5月10日起，开展巡查", ("period", "20XX-05-10/..")),
        ("20xx年11月至次年2月", ("period", "20XX-11/20XX-02")),
        ("20xx年2-4月开展摸排", ("period", "20XX-02/20XX-04")),
        ("20xx年5月1-10日集中宣传", ("period", "20XX-05-01/20XX-05-10")),
        ("20xx年一、二季度开展摸排", ("period", "20XX-01/20XX-06")),
        ("20xx-20xx年", ("period", "20XX/20XX")),
        ("20xx年x月x日至x月x日，开展检查", ("period", "20XX-XX-XX/20XX-XX-XX")),
        ("20xx年第三季度", ("period", "20XX-07/20XX-09")),
        ("20xx年第三季度完成", ("deadline", "../20XX-09")),
        ("20xx年上半年完成", ("deadline", "../20XX-06")),
        ("20xx年上半年开展排查", ("period", "20XX-01/20XX-06")),
        ("20**年*月*日前完成", ("deadline", "../20XX-XX-XX")),
        ("20xx年xx月底前完成", ("deadline", "../20XX-XX")),
        ("20xx年9月xx日前完成", ("deadline", "../20XX-09-XX")),
        ("20__年9月底前完成", ("deadline", "../20XX-09")),
        ("____年9月底前完成", ("deadline", "../XXXX-09")),
        ("20 年 9 月 30 日前完成", ("deadline", "../20XX-09-30")),
    ],
)
def test_a_masked_year_keeps_its_shape_and_has_no_days(text, expected):
    [time] = read_times(fold(text), MARCH)
    assert ((time.kind, time.interval), time.start, time.end) == (expected, None, None)
    assert "masked" in time.flags


@pytest.mark.parametrize(
    "text",
    [
        "20xx年4月",
        "20xx年4月2日",
        "本办法自20xx年6月1日起施行",
        "请于x月x日前报送",
        "每间教室20**年检",
        "建成20年以上的小区",
    ],
)
def test_what_is_no_masked_time(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    "text", ["8月1日至20日", "8月1日—20日，开展宣传", "8月1-10日", "8月1日至9月2日", "8月1日一8月9日"]
)
def test_a_range_without_any_year_is_whole(text):
    [time] = read_times(fold(text), UNDATED)
    assert (time.kind, fold(text)[slice(*time.at)]) == ("unresolved", text.partition("，")[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年6月中下旬至11月开展巡查", "2025-06-11/2025-11-30"),
        ("6月上中旬开展自查", "2025-06-01/2025-06-20"),
        ("（5月1日一5月20日）", "2025-05-01/2025-05-20"),
        ("（5月1日一20日）", "2025-05-01/2025-05-20"),
        ("（5月1日→5月20日）", "2025-05-01/2025-05-20"),
        ("2025年4月起—9月底", "2025-04/2025-09"),
        ("第一阶段（即日起-5月15日）", "2025-03-10/2025-05-15"),
        ("2025年度第二季度", "2025-34"),
        ("2025年11月至次年2月开展巡查", "2025-11/2026-02"),
        ("2025年11月1日至翌年3月31日，开展巡查", "2025-11-01/2026-03-31"),
        ("11月至次年3月，开展防火巡查", "2025-11/2026-03"),
    ],
)
def test_two_ends(text, expected):
    assert seen(text) == [("period", expected)]


@pytest.mark.parametrize("text", ["5月一次检查", "2025年一季度末起草", "3月1日一早"])
def test_a_one_is_no_dash_without_figures(text):
    assert not any("/" in (time.interval or "") and time.kind == "period" for time in read_times(text, MARCH))


@pytest.mark.parametrize(
    "unit",
    [
        "20xx年",
        "20xx年x月x日至",
        "**年*月",
        "5月1日一",
        "20xx-",
        "20 年 6 月",
        "____年",
        "6月中下旬至",
        "2025.4.1-",
        "-1.2",
        "阶段(1.2-",
    ],
)
def test_work_grows_with_length_alone(unit, linear):
    linear(lambda text: read_times(text, MARCH), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（2025.4.1-2025.4.15）", "2025-04-01/2025-04-15"),
        ("（2025.04-2025.06）", "2025-04/2025-06"),
        ("（2025/4/1—2025/4/15）", "2025-04-01/2025-04-15"),
        ("（2025.4.1至2025.4.15）", "2025-04-01/2025-04-15"),
        ("动员部署（2025.4.1-4.15）", "2025-04-01/2025-04-15"),
        ("第一阶段（4.1—4.15）", "2025-04-01/2025-04-15"),
        ("2025年4月1日-2025.4.15", "2025-04-01/2025-04-15"),
        ("2025.4.1～2025.4.15开展自查", "2025-04-01/2025-04-15"),
        ("（2024.12.20-2025.4.15）", "2024-12-20/2025-04-15"),
    ],
)
def test_two_ends_in_figures(text, expected):
    assert seen(text) == [("period", expected)]


@pytest.mark.parametrize(
    "text",
    [
        "容积率（1.5—2.5）",
        "控制在合理区间（3.1—3.5）",
        "增长3.1-3.5个百分点",
        "2025.4.1-2025.4.15前完成",
        "（2025.4.15-2025.4.1）",
        "（2023.4-2023.5）",
        "见《青禾区方案（2025.4.1-2025.4.15）》",
        "见1.2-3.4节",
    ],
)
def test_other_figures_with_a_dash(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26年6月底前完成", [("deadline", "../2026-06-30")]),
        ("2025年度上半年完成", [("deadline", "../2025-06-30")]),
        ("10年6月底前完成", [("deadline", "../2025-06-30")]),
        ("建成26年的小区", []),
    ],
)
def test_years_of_two_figures_and_of_a_budget(text, expected):
    assert seen(text) == expected


def test_twenty_is_a_year_in_its_time():
    assert seen("20年6月底前完成", Context(date="2019-11-10")) == [("deadline", "../2020-06-30")]
    assert seen("20年6月底前完成", Context(date="2023-11-10")) == [("deadline", "../20XX-06")]

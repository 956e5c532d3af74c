from __future__ import annotations

import csv
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse.model import Context, fold
from fanwen_parse.rules.quantities import number
from fanwen_parse.rules.targets import due, read_targets
from fanwen_parse.rules.times import read_times


def seen(text: str) -> list[tuple]:
    return [(t.comparator, t.value, t.unit) for t in read_targets(fold(text), Context())]


CASES = [
    ("普惠性幼儿园覆盖率（公办园和普惠园占比）超过80%", [(">", 80, "%")]),
    ("生均公用经费标准不低于10,000元", [(">=", 10000, "元")]),
    ("至少掌握2项技能和1项特长", [(">=", 2, "项"), (">=", 1, "项")]),
    ("吸烟率分别低于24.5%和20%", [("<", 24.5, "%"), ("<", 20, "%")]),
    ("新增学位5000个、新建学校3所", [("=", 5000, "个"), ("=", 3, "所")]),
    ("培育10家以上企业", [(">=", 10, "家")]),
    ("补助不超过100万元/项", [("<=", 1000000, "元/项")]),
    ("办理时间压缩至5个工作日以内", [("<=", 5, "工作日")]),
    ("能耗下降18%左右", [("change", 18, "%")]),
    ("比重由40%提高到55%以上", [(">=", 55, "%")]),
    ("全部实现100%全覆盖", [("=", 100, "%")]),
    # no targets
    ("2025年12月31日前完成", []),
    ("推进第2个试点、B2项目、5G网络、2.0版", []),
    ("15岁以上人群", []),
    ("截至目前已建成学校12所", []),
    ("安排5个工作日", []),
    ("三通两平台、一校一品、四个意识", []),
    ("青禾政办发〔2025〕12号", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_targets(text, expected):
    assert seen(text) == expected


def test_the_statement_and_what_it_measures():
    text = "确保到2025年全区毛入园率超过85%,每名学生至少掌握2项体育技能和1项特长。"
    targets = read_targets(text, Context())
    assert [text[slice(*t.at)] for t in targets] == [
        "全区毛入园率超过85%",
        "每名学生至少掌握2项体育技能",
        "1项特长",
    ]
    assert [t.indicator for t in targets] == ["毛入园率", "体育技能", "特长"]


def test_changes_ranges_and_baselines():
    [target] = read_targets("近视率在2025年的基础上每年降低1个百分点以上", Context())
    assert (target.comparator, target.baseline, target.flags) == (
        "change",
        "2025",
        ("decrease", "at-least", "per-year"),
    )
    [target] = read_targets("提高3—5个百分点", Context())
    assert (target.value, target.low, target.high, target.unit) == (None, 3, 5, "百分点")
    [target] = read_targets("从75%提高到85%", Context())
    assert (target.value, target.low, target.high, target.baseline) == (85, 75, 85, "75%")


def test_due_day():
    text = "到2025年毛入园率超过85%,到2027年超过90%。"
    times, targets = read_times(text, Context()), read_targets(text, Context())
    assert [due(times, target) for target in targets] == ["2025-12-31", "2027-12-31"]
    assert due((), targets[0]) is None


NUMBERS = [
    ("1,200.5", 1200.5), ("1.2万", 12000), ("3.5亿", 350000000), ("二〇二五", 2025), ("一百二十", 120), ("两", 2), ("十", 10),
    ("79.0", 79.0), ("一千二百万", 12000000), ("", None), ("x", None), ("1.", None), ("万", None), ("9" * 40, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers(text, value):
    assert number(text) == value


WORDS = st.lists(
    st.sampled_from(
        "95 1.2 % 个 项 万 亿 元 不低于 超过 至少 和 、 以上 左右 提高 到 从 降低 百分点 每年 全覆盖 只增不减 翻 番 分之 百分之 三 二 比 , 。 "  # noqa: SIM905 - fifty quoted words are hard on the eye
        "( ) 年 : 15 第 - —".split()
    ),
    max_size=14,
).map("".join)


@given(WORDS | st.text(max_size=40))
def test_any_text_is_read(text):
    folded = fold(text)
    for target in read_targets(folded, Context()):
        start, end = target.at
        assert 0 <= start <= end <= len(folded)
        assert target.comparator in (">", ">=", "=", "<=", "<", "change")
        assert target.low is None or target.high is None or "from-to" not in target.flags or target.low <= target.high


@pytest.mark.parametrize("unit", ["95%和", "1", "1,", "到", "全覆盖", "1-", "至少2项", "百分之"])
def test_work_grows_with_length_alone(unit, work):
    few = work(lambda: read_targets(unit * 400, Context()))
    many = work(lambda: read_targets(unit * 3200, Context()))
    assert many <= 10 * few + 1000  # 8 times as long; a square would be 64


def test_a_blank_inside_a_decimal_changes_no_value_and_an_item_number_is_no_decimal():
    assert [t.value for t in read_targets("占比达到7. 5%。", Context())] == [7.5]
    assert [t.value for t in read_targets("包括:1. 5个站点。", Context())] == [5]


# --- the shared phrases -----------------------------------------------------------------------------------------------


def test_bench_phrases(shared):
    right = total = 0
    with (shared / "bench" / "targets.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not re.fullmatch(r"[\d.;]+", row["expected_value"]):
                continue
            units, values = row["expected_unit"].split(";"), row["expected_value"].split(";")
            wanted = {(float(v), u.split("/")[0]) for v, u in zip(values, units * len(values), strict=False)}
            found = set()
            for target in read_targets(fold(row["phrase"]) + "。", Context()):
                for value in (target.value, target.low, target.high):
                    if value is not None:
                        found.add((float(value), (target.unit or "").split("/")[0]))
            total += 1
            right += wanted == found
    assert right >= 30, f"{right} of {total}"


def test_seed_targets(shared):
    details = json.loads((shared / "corpus" / "seed-details.json").read_text("utf-8"))
    lines = (shared / "corpus" / "docs" / details["source"]["file"]).read_text("utf-8").split("\n")
    found = 0
    for wanted in details["targets"]["items"]:
        unit = wanted["unit"] and wanted["unit"].removesuffix("/年").removeprefix("个")
        found += any(
            (t.value, t.unit, t.comparator) == (wanted["value"], unit, wanted["comparator"])
            and t.at[0] < wanted["end"]
            and t.at[1] > wanted["start"]
            for t in read_targets(fold(lines[wanted["line"] - 1]), Context())
        )
    assert found >= 18, found


def test_the_size_of_what_is_removed_is_no_target():
    for phrase in (
        "加快淘汰35蒸吨以下的燃煤锅炉。",
        "不再受理城区新建35蒸吨以下、其他地区新建10蒸吨以下燃煤锅炉项目。",
    ):
        assert read_targets(phrase, Context()) == ()
    assert [t.value for t in read_targets("年底前淘汰燃煤锅炉120台以上。", Context())] == [120]
    assert [t.value for t in read_targets("培育5家以上龙头企业。", Context())] == [5]

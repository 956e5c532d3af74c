"""Dated acts of organs in the closing words of a part; nothing else there is a task."""

from __future__ import annotations

import pytest

from fanwen_parse import parse
from fanwen_parse.model import Context, fold
from fanwen_parse.rules.closing import read_closing

NOTICE = """云泽市人民政府办公室关于激励真抓实干的通知

各区县人民政府：

一、对改革成效明显的区县，给予倾斜支持。（市财政局负责）

二、对治理成效明显的区县，给予奖励。（市生态环境局负责）

三、对养老服务成效明显的区县，给予倾斜支持。（市民政局负责）

四、对河湖管护成效明显的区县，给予奖励。（市水利局负责）

激励先进是推动工作落实的重要举措，具有重要意义，各部门要认真组织实施。

{closing}

云泽市人民政府办公室
2025年3月10日
"""


def times_of(closing: str) -> list[tuple[str, str | None]]:
    [part] = parse(NOTICE.format(closing=closing)).parts
    return [(time.kind, time.interval) for time in part.task.timeline] if part.task else []


def test_a_dated_act_of_organs_is_the_task_of_the_part():
    closing = "各有关部门制定的办法，于2025年12月31日前报送市政府办公室。从2026年起，各部门于每年2月底前提出名单，报送市政府办公室。"
    assert times_of(closing) == [("deadline", "../2025-12-31"), ("recurring", "R/P1Y")]


@pytest.mark.parametrize(
    "closing",
    [
        "本通知自2025年6月1日起施行，有效期5年。",
        "各地贯彻落实情况要及时报送市政府办公室。",
        "到2027年底前，各项任务全面完成。",
        "自本通知印发之日起30日内停止执行原通知。",
    ],
)
def test_other_closing_words_make_no_task(closing):
    assert times_of(closing) == []


@pytest.mark.parametrize(
    ("text", "intervals"),
    [
        ("各区县要于2025年6月底前制定实施方案。", ["../2025-06-30"]),
        ("请各单位于6月10日前将联系人名单报市工作专班。", ["../2025-06-10"]),
        ("2025年6月底前，各区县应将实施方案报市政府备案。", ["../2025-06-30"]),
        ("各区县2025年上报的项目按原办法执行。", []),
        ("每年6月底前，市财政局拨付资金。", []),
        ("各部门每年组织评估并报送结果。", []),
        ("6月底前各项任务要全面完成。", []),
    ],
)
def test_the_sentence_names_whom_it_binds_and_to_what(text, intervals):
    assert [mention.interval for mention in read_closing(fold(text), Context(date="2025-03-10"))] == intervals


@pytest.mark.parametrize("unit", ["各部门于6月底前报送,", "各部门6月底前", "6月底前", "各", "要报送"])
def test_work_grows_with_length_alone(unit, work):
    context = Context(date="2025-03-10")
    few = work(lambda: read_closing(unit * 400, context))
    many = work(lambda: read_closing(unit * 3200, context))
    assert many <= 10 * few + 1000

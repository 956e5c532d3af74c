"""Dated acts of organs and goals in the paragraphs of a part under no number; nothing else there is a task."""

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
        ("请于6月10日前将修改意见反馈市水利局。", ["../2025-06-10"]),
        ("各部门应于年底将总结报送市水利局。", ["../2025-12-31"]),
        ("请于6月10日前将回执发至指定邮箱。", ["../2025-06-10"]),
        ("市民提出的申请于6月10日前反馈。", []),
        ("各单位要明确专人。每季度报送一次进展情况。", ["R/P3M"]),
        ("各单位要明确专人。市水利局每季度通报进展情况。", []),
        ("请各区县在4月、8月、12月底前报送进展。", ["../2025-04-30", "../2025-08-31", "../2025-12-31"]),
        ("20**年10月底前完成目录编制，20**年底前完成验收。", ["../20XX-10", "../20XX"]),
        ("2024年10月底前完成目录编制。", []),
        ("2025年10月底前完成编制的项目，可申报。", []),
        ("各区县每年于1月10日、7月10日前报送报表。", ["R/P1Y"]),
    ],
)
def test_the_sentence_names_whom_it_binds_and_to_what(text, intervals):
    assert [mention.interval for mention in read_closing(fold(text), Context(date="2025-03-10"))] == intervals


PLAIN = """云泽市人民政府办公室关于做好河道管护的通知

各区县人民政府：

{text}

云泽市人民政府办公室
2025年3月10日
"""
PLAN = """云泽市河道管护实施方案

为贯彻落实《江南省河道管护规划（2021-2035年）》，近年来我市持续推进，制定本方案。

{text}

一、重点任务
（一）加强巡查。组织开展巡河。
（二）加强监测。新建监测站。
"""


def stated(page: str, text: str) -> tuple[list[tuple[str, str | None]], list[float]]:
    [part] = parse(page.format(text=text)).parts
    if part.task is None:
        return [], []
    return [(t.kind, t.interval) for t in part.task.timeline], [t.value for t in part.task.targets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "请各区县于2025年6月15日前报市水利局备案。每季度报送一次进展情况。",
            [("deadline", "../2025-06-15"), ("recurring", "R/P3M")],
        ),
        ("请各区县于每季度末向市政府报告进展情况。", [("recurring", "R/P3M")]),
        ("市政府将于年末对进展情况进行督查，请各区县认真落实。", []),
        ("2025年是攻坚之年，请各区县确保今年各项任务圆满完成。", []),
        ("2024年以来，各区县持续推进管护，到2024年底已建成站点8处。", []),
    ],
)
def test_a_notice_without_sections_asks_for_reports(text, expected):
    assert stated(PLAIN, text)[0] == expected


@pytest.mark.parametrize(
    ("text", "times", "values"),
    [
        ("主要目标：到2027年，新建站点30处；从2026年开始，每年轮训一次。", [("deadline", "../2027"), ("period", "2026/.."), ("recurring", "R/P1Y")], [30]),
        ("工作目标\n\n到2027年，新建站点30处。", [("deadline", "../2027")], [30]),
        ("总体目标：经过5至10年时间，形成新格局。", [], []),
        ("到2027年，全省将新建站点30处。", [], []),
        ("省规划的目标明确，到2027年，新建站点30处。", [], []),
        ("2025年全市河道管护主要预期目标是：水质达标率提高5%；新增站点8处。", [("deadline", "../2025")], [5, 8]),
        ("2025年，全市河道管护目标是什么：新增站点8处。", [], []),
        ("工作目标是到2027年，水质达标率达到95%。", [("deadline", "../2027")], [95]),
        ("力争通过三年努力，到2027年，水质达标率达到95%以上。", [("deadline", "../2027")], [95]),
        ("为做好管护，力争到2027年，水质达标率达到95%，制定本方案。", [("deadline", "../2027")], [95]),
        ("到2027年，水质达标率达到95%。为实现上述目标，制定本方案。", [("deadline", "../2027")], [95]),
        ("省政府要求，到2027年，水质达标率达到95%。", [], []),
        ("《云泽市河道规划》提出，力争到2027年，水质达标率达到95%。", [], []),
        ("2024年，水质达标率达到95%。", [], []),
    ],
)  # fmt: skip
def test_a_paragraph_of_goals_is_the_task_of_the_part(text, times, values):
    assert stated(PLAN, text) == (times, values)


def test_a_normative_text_has_no_goals_of_its_own():
    articles = "".join(f"第{n}条 河道管护应当坚持统一管理。\n\n" for n in "一二三四")
    page = PLAN.partition("一、重点任务")[0].replace("实施方案", "管理办法") + articles
    assert stated(page, "主要目标：到2027年，新建站点30处。") == ([], [])


@pytest.mark.parametrize("unit", ["各部门于6月底前报送,", "各部门6月底前", "6月底前", "各", "要报送"])
def test_work_grows_with_length_alone(unit, linear):
    linear(lambda text: read_closing(text, Context(date="2025-03-10")), unit)

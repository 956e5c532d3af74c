"""What recurs, and the rates, conditions and running times of awards, which are no timeline."""

from __future__ import annotations

import pytest

from fanwen_parse.model import Context, fold
from fanwen_parse.rules.times import read_times

MARCH = Context(date="2025-03-10")


def seen(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(t.kind, t.interval, t.by) for t in read_times(fold(text), MARCH)]


@pytest.mark.parametrize(
    "text",
    [
        "市财政每年安排5000万元专项资金",
        "连续三年由市财政每年出资1亿元用于园区建设",
        "区财政每年给予平台500万元补贴",
        "每年由市财政给予平台50万元补助",
        "每年安排奖补资金2000万元，用于支持产业发展",
        "每年表彰奖励一批先进单位",
        "每年评选业绩突出的企业，给予奖励",
        "每个乡镇每年至少开展2次演练",
        "每名教师每年培训不少于90学时",
        "每年资助100名青年人才",
        "每年选拔资助不少于20名骨干教师",
        "每年资助培养社会工作督导人员50名",
        "建立每年评估制度",
        "支持青禾区平台升级，服务企业不少于500家，每年给予平台500万元补贴",
    ],
)
def test_a_yearly_duty_recurs(text):
    assert seen(text) == [("recurring", "R/P1Y", None)]


@pytest.mark.parametrize(
    "text",
    [
        "每家企业每年最高补助100万元",
        "市财政每年给予最高100万元补贴",
        "每年资助企业50万元",
        "每年评估工作制度",
        "明确每季度的形象进度",
        "逐项细化每月投资额",
        "并每年给予不超过总支出30%的经费支持",
        "连续3年每年给予5000元生活补贴",
        "每人每年只享受一次",
        "每生每年不低于1000元",
        "人均每年1200元",
        "对认定的基地，每年给予50万元补助",
        "对认定的基地，每年由市财政给予50万元补助",
        "每年保持稳定增长的，给予奖励",
        "对年产值达到2000万元以上、每年保持稳定增长的企业，给予房租补贴",
        "每年保持稳定增长的企业，给予房租补贴",
    ],
)
def test_a_rate_or_a_condition_does_not(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "interval", "by"),
    [
        ("每年3月底报送上年度总结", "R/P1Y", "--03-31"),
        ("每年2月底前报送", "R/P1Y", "--02-28"),
        ("每年12月15日前报送", "R/P1Y", "--12-15"),
        ("每年一季度末前报送计划", "R/P1Y", "--03-31"),
        ("每年年底前总结", "R/P1Y", "end"),
        ("每年6月底和12月底前报送进展", "R/P1Y", "--06-30,--12-31"),
        ("每年3月底前公布结果，6月底前完成整改", "R/P1Y", "--03-31"),
        ("每年9月组织开展评估", "R/P1Y", None),
        ("每年3月至5月集中排查", "R/P1Y", None),
        ("每年开学前完成检查", "R/P1Y", None),
        ("每半年（6月、12月底前）通报", "R/P6M", "--06-30,--12-31"),
        ("每季度末月25日前报送", "R/P3M", "--03-25,--06-25,--09-25,--12-25"),
        ("每季度末报送", "R/P3M", "end"),
        ("每月底前上报", "R/P1M", "end"),
        ("每月月底前上报", "R/P1M", "end"),
        ("每季度结束后10日内报送", "R/P3M", None),
        ("每年7月15日和次年1月15日前报送", "R/P1Y", "--07-15,--01-15"),
        ("每月5日前报送", "R/P1M", "---05"),
        ("每月5日、20日前报送", "R/P1M", "---05,---20"),
        ("每月25日报送", "R/P1M", "---25"),
        ("每月1日至5日开展检查", "R/P1M", None),
        ("每月结束后，次月5日前报送", "R/P1M", "---05"),
        ("于次月5日前报送上月进展", "R/P1M", "---05"),
        ("每季度次月8日前报送", "R/P3M", "--01-08,--04-08,--07-08,--10-08"),
        ("每个季度第1个月的8日前报送", "R/P3M", "--01-08,--04-08,--07-08,--10-08"),
        ("每季度第三个月底前报送", "R/P3M", "--03-31,--06-30,--09-30,--12-31"),
        ("每季度末前5个工作日报送", "R/P3M", None),
        ("每年6月20日、12月20日前报送", "R/P1Y", "--06-20,--12-20"),
        ("每半年（6月25日、12月25日前）报送", "R/P6M", "--06-25,--12-25"),
        ("每周二前报送", "R/P1W", "-W-2"),
        ("每周五下班前报送", "R/P1W", "-W-5"),
        ("每周五报送", "R/P1W", "-W-5"),
        ("每周一例会", "R/P1W", None),
        ("每周一报送", "R/P1W", None),
        ("每周三次巡查", "R/P1W", None),
        ("每半月通报一次", "R/P15D", None),
        ("每周一上午报送", "R/P1W", "-W-1"),
        ("每旬报送", "R/P10D", None),
        ("逐月通报进展", "R/P1M", None),
        ("每年元旦、春节前开展慰问", "R/P1Y", None),
        ("每年的6月底前报送", "R/P1Y", "--06-30"),
        ("每月的25日前报送", "R/P1M", "---25"),
        ("按季度调度进展", "R/P3M", None),
        ("按月向领导小组报告", "R/P1M", None),
    ],
)
def test_a_day_within_the_turn_is_no_deadline_of_this_year(text, interval, by):
    assert seen(text) == [("recurring", interval, by)]


@pytest.mark.parametrize("text", ["认定后次月5日前拨付", "受理后于次月5日前报送", "次月5日发放工资"])
def test_the_next_month_after_an_event_is_no_turn(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("每季度末月20日前报送", "每季度末月20日前"),
        ("每季度末前5个工作日报送", "每季度末前5个工作日"),
        ("每月5日、20日前报送", "每月5日、20日前"),
        ("每周五下班前报送", "每周五下班前"),
    ],
)
def test_the_day_belongs_to_the_expression(text, quoted):
    [time] = read_times(text, MARCH)
    assert text[slice(*time.at)] == quoted


@pytest.mark.parametrize(
    "text", ["逐年提高标准", "逐月分解任务", "按月发放补贴", "按年度计划考核", "按季节调整", "按周边环境评估"]
)
def test_by_turns_needs_a_verb_of_supervision(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "项目在12个月内建成并投产，可一次性兑现奖励",
        "自完成后的3年内，按企业新增贡献的70%给予奖励",
        "自认定之日起3年内给予补贴",
        "按照产品售出后1年内合同额的30%给予资助",
        "3年内免收租金",
        "对新引进的企业，3年内给予租金补贴",
    ],
)
def test_the_time_of_an_award_is_no_deadline(text):
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("自收到申请之日起30日内兑现奖励", "unresolved"),
        ("依据相关规定，2年内予以兑现奖励", "unresolved"),
        ("力争3年内建成孵化器8家，按规定给予补贴", "deadline"),
        ("两年内，各区要完成补贴发放工作", "deadline"),
    ],
)
def test_a_duty_to_pay_or_to_build_stays(text, kind):
    assert [entry[0] for entry in seen(text)] == [kind]

from __future__ import annotations

import csv
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanwen_parse
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
    ("课程不宜少于5项,作业不宜超过3项", [(">=", 5, "项"), ("<=", 3, "项")]),
    ("每班不可少于4人,不能高于50人,不应多于8组", [(">=", 4, "人"), ("<=", 50, "人")]),
    ("办证时限缩短至100个工作日内、查询压减到3天内", [("<=", 100, "工作日"), ("<=", 3, "天")]),
    # no targets
    ("2025年12月31日前完成", []),
    ("收到申请后5个工作日内答复", []),
    ("用地规模不突破500亩,排名提升5个位次", [("<=", 500, "亩"), ("change", 5, "位次")]),
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


@pytest.mark.parametrize(
    "unit",
    [
        "95%和",
        "分别5%、",
        "2024年、2025年分别5元、6元、",
        "对国家级、省级平台分别给予5元、6元",
        "对5元的",
        "1",
        "1,",
        "到",
        "全覆盖",
        "1-",
        "至少2项",
        "百分之",
    ],
)
def test_work_grows_with_length_alone(unit, linear):
    linear(lambda text: read_targets(text, Context()), unit)


def test_a_blank_inside_a_decimal_changes_no_value_and_an_item_number_is_no_decimal():
    assert [t.value for t in read_targets("占比达到7. 5%。", Context())] == [7.5]
    assert [t.value for t in read_targets("包括:1. 5个站点。", Context())] == [5]


# --- lists, ranges, sizes and grants ----------------------------------------------------------------------------------


def told(text: str) -> list[tuple]:
    return [
        (t.comparator, t.value if t.low is None else (t.low, t.high), t.unit)
        for t in read_targets(fold(text), Context())
    ]


RANGES = [
    ("贷款额度为500万元—5000万元", [("=", (5_000_000, 50_000_000), "元")]),
    ("按5%—20%的比例给予补助", [("=", (5, 20), "%")]),
    ("注册资本5000万元(含)至1亿元(不含)", [("=", (50_000_000, 100_000_000), "元")]),
    ("种植面积100—500亩(含500亩)", [("=", (100, 500), "亩")]),
    ("PM2.5平均浓度降至30微克/立方米以下", [("<=", 30, "微克/立方米")]),
    ("2023年达到80%,2035年达到95%", [("=", 80, "%"), ("=", 95, "%")]),  # a year is no end of a range
]
BOUNDS = [
    ("单个项目投资300万元(含)以上", [(">=", 3_000_000, "元")]),
    ("固定资产投资5000万元以上(不含)", [(">", 50_000_000, "元")]),
    ("抽检30批次（含）以上", [(">=", 30, "批次")]),
    ("年单笔贷款额不低于50万元(含50万元)", [(">=", 500_000, "元")]),
    ("研发投入达到或超过1亿元", [(">=", 100_000_000, "元")]),
    ("能耗小于或等于5吨标准煤", [("<=", 5, "吨标准煤")]),
]
UNITS = [
    ("算力规模达到14EFlops", [("=", 14, "EFLOPS")]),
    ("智能算力达到4000P,存储10EB,装机5GW", [("=", 4000, "P"), ("=", 10, "EB"), ("=", 5, "GW")]),
    ("机架规模达到20万标准机架", [("=", 200_000, "标准机架")]),
    ("粮食产量保持在1.3万亿斤以上", [(">=", 1_300_000_000_000, "斤")]),
    ("住宿费不超过150元/人/夜", [("<=", 150, "元/人/夜")]),
    ("降尘量不高于7吨/月·平方公里", [("<=", 7, "吨/月·平方公里")]),
    ("新增强排流量160立方米每秒", [("=", 160, "立方米/秒")]),
    ("引进外资5亿美元、3亿欧元", [("=", 500_000_000, "美元"), ("=", 300_000_000, "欧元")]),
    ("形成年产50发火箭", [("=", 50, "发")]),
    ("增加1.5万m³/时排水能力", [("change", 15_000, "m³/时")]),
    ("接入能力10000M以上", [(">=", 10_000, "M")]),
    ("引育100位左右企业类人才", [("=", 100, "位")]),
    ("占比≥50%", [(">=", 50, "%")]),
    ("能力由0.96立方米提升为1.35立方米", [("=", (0.96, 1.35), "立方米")]),
    ("完成2025发展报告、8PM前关闭", []),
]
SIZES = [
    ("年营业收入达到2000万元以上的,给予奖励", []),
    ("年销售收入首次达到2000万元、5000万元、1亿元的企业", []),
    ("对年营业收入达到2000万元以上、每年保持增长的企业,给予补贴", []),
    ("基本实现20人以上的自然村网络覆盖", []),
    ("围绕37条产业链和40个产业集群", []),
    ("围绕纺织、电机等6条产业链", []),
    ("从7个方面计算", []),
    ("每认定1家企业", []),
    ("每新增1个名牌", []),
    ("培育收入首次突破100亿元的企业15家", [("=", 15, "家")]),
    ("培育产值100亿元以上的产业集群3个", [("=", 3, "个")]),
    ("引进5000万元以上项目10个", [("=", 10, "个")]),
    ("19个县级市已编制完成规划", []),
    ('<td width="19.9553%" style="width: 19.9553%; padding: 5px">', []),
    ("得分=日常监测(60%)+实地调研(40%)", []),
    ("覆盖率=(管控数/总数)×100%", []),
    ("在62项服务的基础上", []),
    ("加快时速120公里以上线路改造", []),
    ("培育5个以上收入过200亿元的软件产业集群", [(">=", 5, "个")]),
    ("对服务企业超过10家的机构给予奖励", []),
    ("排放2347.6-8%", []),
    # and what is asked for although it looks like them
    ("培育5家以上的龙头企业", [(">=", 5, "家")]),
    ("推动70%以上的企业上云", [(">=", 70, "%")]),
    ("惠及10万户以上农户", [(">=", 100_000, "户")]),
    ("培育50家以上的示范企业,给予最高100万元奖励", [(">=", 50, "家"), ("<=", 1_000_000, "元")]),
    ("按照合同金额的30%给予最高200万元的资金支持", [("=", 30, "%"), ("<=", 2_000_000, "元")]),
    ("服务5000户以上企业", [(">=", 5000, "户")]),
    ("建设500亩以上的园区", [(">=", 500, "亩")]),
    ("面向1万名技术人才开展培训", [("=", 10_000, "名")]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES + BOUNDS + UNITS + SIZES, ids=lambda value: str(value)[:30])
def test_lists_ranges_sizes(text, expected):
    assert told(text) == expected


def test_respectively_gives_each_number_its_own_name():
    def pairs(text: str) -> list[tuple]:
        return [(t.indicator, t.value) for t in read_targets(text, Context())]

    assert pairs("对高级、中级、初级雪道分别奖励100、50、5万元。") == [
        ("高级雪道", 1_000_000),
        ("中级雪道", 500_000),
        ("初级雪道", 50_000),
    ]
    assert pairs("对国家级、省级众创空间,分别给予100万元、50万元奖励。") == [
        ("国家级众创空间", 1_000_000),
        ("省级众创空间", 500_000),
    ]
    assert pairs("绿化率和水面率分别达到30%和8%。") == [("绿化率", 30), ("水面率", 8)]
    # what the first one measures is not said, or the lists are not equally long
    assert pairs("煤炭和石油消费占比分别低于24%和20%。") == [("煤炭和石油消费占比", 24), ("煤炭和石油消费占比", 20)]
    assert {name for name, _ in pairs("于次年分别给予100万元、50万元的奖励。")} == {"奖励"}


def test_what_is_counted_is_the_noun_without_its_attribute():
    def noun(text: str) -> list[str | None]:
        return [t.indicator for t in read_targets(text, Context())]

    assert noun("认定10家左右水平突出、成效明显的数字产业园区。") == ["数字产业园区"]
    assert noun("打造600颗以上低轨卫星。") == ["低轨卫星"]
    assert noun("建成10家具有较强影响力的创新平台。") == ["创新平台"]
    assert noun("培育3家有影响力的跨行业、跨领域综合平台。") == ["跨行业、跨领域综合平台"]
    assert noun("完成50条黑臭水体的治理。") == ["黑臭水体"]
    assert noun("加快建设青禾等9个二级节点。") == ["二级节点"]
    assert noun("打造具有推广效应的100个算法产品。") == ["算法产品"]
    assert noun("将办理时限由10个工作日压缩至3个工作日。") == ["办理时限"]
    assert noun("建设充电桩2万个(其中公共充电桩5000个)。") == ["建设充电桩", "公共充电桩"]
    assert noun("给予申报主体最高不超过50万元的一次性奖励。") == ["一次性奖励"]
    assert noun("推动1000家企业实施技术改造,100家企业达到3级标准。") == ["企业", "企业"]
    assert noun("打造20个5G应用场景。") == ["5G应用场景"]
    assert noun("55%左右的县(市、区)通过认定。") == ["县(市、区)"]
    assert noun("绿地面积不应大于总面积的20%。") == ["绿地面积"]
    assert noun("再生水利用率达到25%、上云企业新增30家。") == ["再生水利用率", "上云企业"]
    assert noun("按照项目合同金额的30%给予补助。") == ["项目合同金额"]


def test_the_statement_keeps_its_first_words_and_its_number():
    def quoted(text: str) -> list[str]:
        return [text[slice(*t.at)] for t in read_targets(text, Context())]

    assert quoted("到2025年,累计建成基站27万个。") == ["累计建成基站27万个"]
    assert quoted("力争全省覆盖率超过85%。") == ["全省覆盖率超过85%"]
    assert quoted("在10个以上领域实现汇聚。") == ["在10个以上领域实现汇聚"]
    text = "可按实际支付利息和担保费用的40%申请补贴(其中小微企业可按50%申请)。"
    assert all("40%" in piece for piece in quoted(text))


def test_grants_are_flagged_and_levels_are_not():
    def flags(text: str) -> list[bool]:
        return ["grant" in t.flags for t in read_targets(text, Context())]

    assert flags("给予最高500万元奖励。") == [True]
    assert flags("按照合同金额的30%给予补助,最高500万元。") == [True, True]
    assert flags("财政补助标准提高到每人每年100元。") == [False]
    assert flags("新增贷款100亿元,培育企业5家。") == [False, False]


def test_each_year_holds_for_the_whole_list():
    def yearly(text: str) -> list[bool]:
        return ["per-year" in t.flags for t in read_targets(text, Context())]

    assert yearly("每年实施100项工程和30项以上研究项目。") == [True, True]
    assert yearly("产值年均增长10%、税收增长5%。") == [True, True]
    assert yearly("产值年均增长10%、规模达到100亿元。") == [True, False]


# --- due days ---------------------------------------------------------------------------------------------------------


def due_days(sentence: str) -> list[tuple]:
    plan = fanwen_parse.parse(f"青禾区数字经济行动方案\n一、主要目标\n1.壮大产业。{sentence}\n")
    return [(t.value, t.by) for part in plan.parts for s in part.sections for c in s.sections for t in c.task.targets]


def test_respectively_gives_each_number_its_own_day():
    first = [(20, "2024-12-31"), (25, "2025-12-31")]
    assert due_days("企业数量2024年、2025年分别达到20家、25家。") == first
    assert due_days("到2024年和2025年,企业数量分别达到20家和25家。") == first


def test_a_day_does_not_reach_back_over_a_comma_to_another_figure():
    assert due_days("产值年均增长10%,到2024年达到200亿元。") == [(10, None), (20_000_000_000, "2024-12-31")]
    # but it does where no figure of its own follows it
    assert due_days("新建泵站5座,2024年底前完成。") == [(5, "2024-12-31")]


@pytest.mark.parametrize(
    "unit", ["产值增长10%,到2024年达到2亿元,", "2024年、2025年分别达到5元、6元、", "到2024年达到5家。"]
)
def test_the_work_of_due_days_grows_with_length_alone(unit, work):
    few = work(lambda: due_days(unit * 100))
    assert work(lambda: due_days(unit * 800)) <= 10 * few + 1000  # 8 times as long; a square would be 64


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进“全流程、全覆盖”改革。", []),
        ("对审批制度进行全流程、全覆盖、标准化改革。", []),
        ("按照保基本、全覆盖、可持续的原则推进。", []),
        ("坚持广覆盖、全覆盖、可持续。", []),
        ("要做到全方位、全覆盖、无死角。", []),
        ("坚持全覆盖、零容忍、重实效的总要求。", []),
        ("检查全覆盖、零容忍。", [100]),
        ("对全区34所学校实行课后服务全覆盖。", [100]),
        ("推动挂牌督导常态化、长效化、全覆盖、无死角。", [100]),
        ("实现村级站点、网络全覆盖。", [100]),
        ("实现供水管网全覆盖、污水管网全覆盖。", [100, 100]),
        ("推广100项服务全覆盖。", [100, 100]),
    ],
)
def test_full_coverage_is_a_target_where_something_is_covered(text, expected):
    assert [t.value for t in read_targets(text, Context())] == expected


def test_a_count_before_a_share_says_whose_share_it_is():
    [target] = read_targets("列入目标的9个断面水质优良(达到或优于Ⅲ类)比例达到55%以上", Context())
    assert (target.comparator, target.value, target.indicator) == (">=", 55, "断面水质优良比例")
    assert target.at == (0, 31)
    assert [t.value for t in read_targets("全区34所学校近视率下降5个百分点。", Context())] == [5]
    assert [t.value for t in read_targets("新建34所学校,优质率达到5%。", Context())] == [34, 5]
    assert [t.value for t in read_targets("新建公园34座绿化率达到55%。", Context())] == [34, 55]


def test_the_statement_begins_behind_the_joint_that_leads_to_it():
    def nouns(text: str) -> list[str | None]:
        return [t.indicator for t in read_targets(text, Context())]

    assert nouns("设区市建成区25%面积、县级市建成区20%面积达到要求。") == ["设区市建成区", "县级市建成区"]
    assert nouns("治污收入增长20%以上、文化和旅游收入增长10%。") == ["治污收入", "文化和旅游收入"]
    assert nouns("拓浚河道14条(治理河长35.4公里)、新开河道8条。") == ["拓浚河道", "治理河长", "新开河道"]


def test_the_size_of_what_is_removed_is_no_target():
    for phrase in (
        "加快淘汰35蒸吨以下的燃煤锅炉。",
        "不再受理城区新建35蒸吨以下、其他地区新建10蒸吨以下燃煤锅炉项目。",
    ):
        assert read_targets(phrase, Context()) == ()
    assert [t.value for t in read_targets("年底前淘汰燃煤锅炉120台以上。", Context())] == [120]
    assert [t.value for t in read_targets("培育5家以上龙头企业。", Context())] == [5]


def nouns(text: str) -> list[str | None]:
    return [t.indicator for t in read_targets(fold(text), Context())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 月底前全区达标街达到80%。", ["达标街"]),
        ("20xx年xx月底前改造道路10条。", ["改造道路"]),
        ("到6月底学位达到5000个。", ["学位"]),
        ("5年内引进企业20家。", ["引进企业"]),
        ("——全区养老床位至少需达到1500张以上。", ["养老床位"]),
        ("2.新辟公交线路10条。", ["新辟公交线路"]),
    ],
)
def test_what_is_measured_begins_behind_day_dash_and_number(text, expected):
    assert nouns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进1万名左右具有博士、硕士学位的紧缺人才。", ["紧缺人才"]),
        ("资助500名优秀教师、医生、社工到山区工作。", ["优秀教师、医生、社工"]),
        ("打造10个左右智能终端、超高清视频等产业集群。", ["产业集群"]),
        ("建设5个创新中心、推广中心、实验室等服务载体。", ["服务载体"]),
        ("创建3个环境优美、居住舒适的宜居县城。", ["宜居县城"]),
        ("完成3个公园、绿地的改造。", ["公园、绿地"]),
        ("培育5家龙头企业、建设平台。", ["龙头企业"]),
        ("新增学位5000个、新建学校3所。", ["学位", "新建学校"]),
        ("推动院校在10个左右紧缺领域大力开展培训。", ["紧缺领域"]),
        ("完成首批10条道路整治。", ["道路整治"]),
        ("布设1部气象雷达。", ["气象雷达"]),
        ("支持1家基础较好的省级高新区升级为国家级高新区。", ["省级高新区"]),
        ("完成青禾学校及13处操场建成并投入使用。", ["操场"]),
    ],
)
def test_what_is_counted_is_the_head_of_the_list_or_the_whole_list(text, expected):
    assert nouns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业营业收入增长10%,达到200亿元。", ["企业营业收入", "企业营业收入"]),
        ("企业营业收入翻一番,力争达到200亿元。", ["企业营业收入", "企业营业收入"]),
        ("项目批准数量翻一番,三年累计突破1000个。", ["项目批准数量", "项目批准数量"]),
        ("课程数量不宜少于5项,不宜超过20项。", ["课程数量", "课程数量"]),
        ("优良水质比例为85%,较2015年上升5个百分点。", ["优良水质比例", "优良水质比例"]),
        ("新建学校3所,达到85%以上。", ["新建学校", None]),
        ("按照合同金额的30%给予补助,最高50万元。", ["合同金额", None]),
        ("打造2—3个省级和1—2个国家级示范区。", ["省级示范区", "国家级示范区"]),
        ("新引育90名国家级、150名省级人才。", ["国家级人才", "省级人才"]),
        ("市区入园率达到50%以上,县(市)达到30%以上。", ["市区入园率", "县(市)"]),
        ("各区、县(市)至少办1所早教中心。", ["早教中心"]),
        ("对新认定的商户给予每家最高30万元补助。", ["补助"]),
    ],
)
def test_what_a_target_leaves_out_is_said_by_its_neighbour(text, expected):
    assert nouns(text) == expected


def test_how_often_a_thing_is_done_once_is_no_target():
    assert read_targets("每5年修订1次目录。", Context()) == ()
    assert [t.value for t in read_targets("每季度至少检查1次,每年演练2次。", Context())] == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十一五”期间,治理加快。排放量比2005年下降12.45%、14.29%。处理率由52%提高到72%。", []),
        ("“十一五”期间,处理率提高到72%。到2015年,处理率达到85%。再建5处。", [85, 5]),
        ("据测算,2010年劣类水质比例为17.7%。新建学校3所。", [3]),
        ("“十二五”期间,断面由759个增加到970个,据测算,2010年比例为72%。", [970]),
        ("毛入学率(2010年为85%)达到90%。", [90]),
        ("占比比2010年提高3个百分点,2010年底前改造5处。", [3, 5]),
        ("在2010年的基础上提高3个百分点。", [3]),
        ("按照2009年版标准建设学校5所,2009年起每年新建6所。", [5, 6]),
        ("2009年以来建成学校12所,今年再建3所。", [3]),
        ("2012年新建5处。", [5]),
        ("截至6月底,累计完成投资50亿元,占年度计划的45%。年底前再投20亿元。", [2_000_000_000]),
        ("今年以来,全区新开工项目30个。去年改造20处,今年改造30处。", [30]),
        ("产值比去年增长5%,达到去年同期的2倍。", [5, 2]),
        ("报名截止日期为3月1日,每校限报2项。", [2]),
        ("截至2014年底,建成学校12所。", [12]),
        ("2010年新认定的企业,给予5万元奖励。", [50_000]),
        ("全镇辖12个村,领导小组下设3个工作组。", []),
        ("2010年粮食产量100吨,2013年达到110吨。", [110]),
        ("目前,全县已有书屋35家,座位1200个,人均藏书达到3.5册。到2013年达到4.5册。", [4.5]),
        ("目前,全县仅有书屋3家,覆盖率5%;力争再建8家。", [8]),
        ("将藏书由目前的3册提高到5册,比目前增加2册,在目前基础上新建4家。", [5, 2, 4]),
        ("全县现有公园5个,面积20亩,绿化率达到30%,再建2个。", [30, 2]),
        ("今年,对现有公园改造提升,面积20亩。", [20]),
        ("建区以来,新建书屋5所;今年再建6所。", [6]),
        ("近年来,新建书屋5所,覆盖率达到80%。到2013年达到90%。", [90]),
        ("建区以来的5所书屋改造2所。", [5, 2]),
    ],
)
def test_a_result_of_a_past_year_is_no_target(text, expected):
    assert [t.value for t in read_targets(text, Context(date="2011-05-01"))] == expected
    assert len(read_targets(text, Context())) >= len(expected)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("一是维修改造书屋20所;二是新建书屋5所;三要培训教师9名。", ["维修改造书屋", "新建书屋", "培训教师"]),
        ("我县2025年需改造农村公路80公里。", ["改造农村公路"]),
        ("到2025年,100个示范社区全面建成,80个示范村基本建成。", ["示范社区", "示范村"]),
        ("完成全县120所学校排查。", ["学校排查"]),
        ("为全区230名老年人提供上门服务。", ["老年人"]),
        ("需水量不超过5万吨,需求量增长5%。", ["需水量", "需求量"]),
    ],
)
def test_the_name_is_without_enumerator_year_scope_and_verb(text, indicators):
    assert [t.indicator for t in read_targets(fold(text), Context())] == indicators


def test_a_target_has_the_name_of_a_result_before_it():
    [target] = read_targets("2010年粮食产量100吨,2013年达到110吨。", Context(date="2011-05-01"))
    assert target.indicator == "粮食产量"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("老城不再添置每小时35蒸吨以下的锅炉,乡镇禁止添置每小时10蒸吨及以下的锅炉。", []),
        ("对新建35蒸吨/小时以上的燃煤锅炉严格审批。", []),
        ("淘汰燃煤锅炉500蒸吨以上。", [500]),
        ("推动整合5个以上园区。", [5]),
        ("超额利润分享比例不低于10%。", [10]),
        ("细化考核指标、任务等5项。", [5]),
        ("每个企业最高50万元项目补助。", [500_000]),
        ("网络通达率达到100%行政村。", [100]),
        ("重点抓好青禾化工25万吨己二酸、10万吨针状焦等项目建设。", []),
        ("新增处理能力25万吨。", [250_000]),
        ("完成80万吨产能淘汰任务。", [800_000]),
        ("加强青山、绿水等25个生态功能区的保护。", []),
        ("我市包括青山、绿水等5个管控单元。", []),
        ("加快建设青禾等9个二级节点。", [9]),
        ("“服务圈”是指以至少1项公共服务为中心的区域。", []),
        ("投资仅完成计划的60%。", []),
        ("打造了24个示范县。", []),
        ("在现有3个平台基础上新建2个。", [2]),
        ("整治全区现存易涝点5处。", [5]),
        ("占比≥808个百分点", []),
        ("……此处隐藏4926个字……", []),
        ("加强“重点工作5张报表”督查。", []),
        ("培育“专精特新”企业5家。", [5]),
        ("公示期共7天。", []),
        ("办理时限为7天。", [7]),
        ("简化审批方面8项、便民方面3项。", []),
        ("民生工作(共4项)", []),
        ("民生(2项)", []),
        ("超过1000人规模的园区必须配备专职医师。", []),
        ("20张床位以下的医疗机构应当消毒。", []),
        ("储油库和年销售量大于3000吨的加油站安装监控。", []),
        ("每个社区建有面积不少于500平方米的活动中心。", [500]),
        ("按照每名员工不超过10平方米的标准配置。", [10]),
        ("清理学校周边200米范围内的网吧。", []),
        ("如附图1和附表1所示。", []),
        ("具体任务22个。", []),
        ("(分解任务15项)", []),
        ("涉及我市的任务有15个,其它12个任务按照原分工落实。", []),
        ("民生实事共有42项任务。", []),
        ("完成重点任务15项,揭榜创新任务12项以上,制定措施5条。", [15, 12, 5]),
        ("省财政补偿80%,剩余20%由县财政承担。", []),
        ("费用分担率达到60%,给予设备投资补助30%。", [60, 30]),
        ("在全县6个乡镇开展试点,建成6个乡镇站点。", [6]),
    ],
)
def test_what_is_no_target(text, expected):
    assert [t.value for t in read_targets(fold(text), Context())] == expected


def test_from_and_to_may_each_name_what_they_count():
    [target] = read_targets("监测范围由113个老城区街道增加到333个镇街。", Context())
    assert (target.low, target.value, target.baseline, target.indicator) == (113, 333, "113个", "监测范围")


def test_values_in_turn_have_names_baselines_and_days_in_turn():
    def pairs(text: str) -> list[tuple]:
        return [(t.indicator, t.value, t.baseline) for t in read_targets(fold(text), Context())]

    assert pairs("二氧化硫(SO2)、氮氧化物(NOX)等污染物的排放总量比2015年分别下降15%、10%。") == [
        ("二氧化硫排放总量", 15, "2015"),
        ("氮氧化物排放总量", 10, "2015"),
    ]
    assert [name for name, _, _ in pairs("PM2.5和PM10平均浓度分别降至35和60微克/立方米。")][-1] == "PM10平均浓度"
    assert [name for name, _, _ in pairs("SO2、NOX和VOCs排放总量分别下降15%、10%和26%。")] == [
        "SO2排放总量",
        "NOX排放总量",
        "VOCs排放总量",
    ]
    # other measures are said of what a name alone does not tell
    assert {name for name, _, _ in pairs("城市和农村污水处理率分别达到95%和30%。")} == {"城市和农村污水处理率"}
    days = due_days("到2022年和2030年,素养水平分别不低于22%和30%,锻炼人数比例达到37%及以上和40%及以上。")
    assert days == [(22, "2022-12-31"), (30, "2030-12-31"), (37, "2022-12-31"), (40, "2030-12-31")]
    assert due_days("到2022年和2030年,比例达到37%和40%。") == [(37, "2022-12-31"), (40, "2030-12-31")]
    assert due_days("到2022年,比例达到37%和40%。") == [(37, "2022-12-31"), (40, "2022-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("床人比不低于1:1.6,生师比为15∶1。", [(">=", None, "比"), ("=", None, "比")]),
        ("工作时间为9:30至17:00,比上午晚。", []),
        ("浓度须控制在27微克每立方米以下。", [("<=", 27, "微克/立方米")]),
        ("浓度不超过5毫克/升。", [("<=", 5, "毫克/升")]),
        ("营业收入增加一倍,产量增长两倍以上。", [("change", 1, "倍"), ("change", 2, "倍")]),
        ("实现零事故、零伤亡,各类案件为零。", [("=", 0, None), ("=", 0, None), ("=", 0, None)]),
        ("存量违建动态清零,化肥使用量实现“零增长”。", [("=", 0, None), ("change", 0, None)]),
        ("推进零事故行动,化整为零,开展清零行动。", []),
        ("存量违建已全部清零,供水已实现全覆盖。", []),
        ("加装电梯200部,改造路灯300盏,建设精品课程50门。", [("=", 200, "部"), ("=", 300, "盏"), ("=", 50, "门")]),
        ("受教育年限提高到11.3年,历时1.5年。", [("=", 11.3, "年")]),
        ("会同5部门、3部委建设3门诊、1口径。", []),
    ],
)
def test_ratios_multiples_zeros_and_measure_words(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "2010年为5%,",
        "2010年",
        "(2010年",
        "“十一五”期间降5%。",
        "5名教师、",
        "5名教师、医生、",
        "事故为零、",
        "比不低于1:1.6",
        "25万吨碱、",
        "青山等5个",
        "2个省级、",
        "增长5%,达到6元,",
        "SO2、NOX排放量分别降5%、6%,",
        "到2022年和2030年,达到5%和6%,",
        "5个断面(达到或优于",
        "“全流程、全覆盖",
        "、全覆盖",
        "到6月底",
        "现存",
    ],
)
def test_the_work_of_these_grows_with_length_alone(unit, linear):
    context = Context(date="2024-01-01")
    linear(lambda text: read_targets(text, context), unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("探索在10%的服务站设置诊室。", ["服务站设置诊室"]),
        ("营业面积在100平方米以上。", ["营业面积"]),
        ("加强15%的医馆内涵建设。", ["医馆内涵建设"]),
        ("为商户提供1亿元以上的增信担保。", ["增信担保"]),
        ("可按照不低于50%的比例用于分配。", [None]),
        ("组建20个在线教育团队。", ["在线教育团队"]),
        ("全区新增2400户(累计约3600户)餐饮单位纳入平台。", ["餐饮单位", None]),
        ("产业营收年均增长10%,2024年、2025年分别突破2亿元、3亿元。", ["产业营收"] * 3),
        ("到2023年医生数不低于4人,到2025年不低于5人。", ["医生数"] * 2),
        ("对有需求的学生实行全覆盖。", ["有需求的学生"]),
        ("“倍增行动”——研发投入占比增加一倍。", ["研发投入占比"]),
        ("分3个阶段兑现。", []),
        ("对发展民宿5家以上的每间奖励2000元。", ["对发展民宿5家以上的每间奖励"]),
        ("对新发展花卉500亩以上,连片种植的,给予奖励。", []),
        ("对1000家企业实施改造。", ["企业"]),
    ],
)
def test_nouns_behind_prepositions_brackets_and_commas(text, expected):
    assert nouns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年产值超10亿元企业达20家以上。", [("年产值超10亿元企业", 20, None)]),
        ("将审批时限由20个工作日压缩至7个工作日。", [("审批时限", 7, "20工作日")]),
        ("时限从法定20天缩短为7天。", [("时限", 7, "20天")]),
        ("每个社区不少于2名专职人员。", [("专职人员", 2, None)]),
        ("新增就业5万人,比上年增长3%。", [("就业", 50_000, None), ("就业", 3, "上年")]),
        ("投入强度达到3%以上,每年递增0.2个百分点。", [("投入强度", 3, None), ("投入强度", 0.2, None)]),
        (
            "接待游客突破5万人次,旅游收入达到1亿元,分别增长10%和12%。",
            [
                ("接待游客", 50_000, None),
                ("旅游收入", 100_000_000, None),
                ("接待游客", 10, None),
                ("旅游收入", 12, None),
            ],
        ),
        ("产值达到1亿元。分别增长10%和12%。", [("产值", 100_000_000, None), (None, 10, None), (None, 12, None)]),
        ("实现20户以上自然村通光纤。", []),
        ("从2024年的1200家增加到2026年的2000家。", [(None, 2000, "1200家")]),
        ("完成投资120亿元,同比增长15%。", [("完成投资", 12_000_000_000, None), ("完成投资", 15, None)]),
        ("设置不少于5%的应急车位。", [("应急车位", 5, None)]),
        ("年内完成率达50%,明年6月底前达100%。", [("完成率", 50, None), ("完成率", 100, None)]),
        (
            "市级以上企业达到30家,其中国家级2家、省级8家。",
            [("市级以上企业", 30, None), ("国家级企业", 2, None), ("省级企业", 8, None)],
        ),
        ("“十四五”期间新建学校12所。", [("新建学校", 12, None)]),
    ],
)
def test_names_values_and_baselines(text, expected):
    assert [(t.indicator, t.value, t.baseline) for t in read_targets(text, Context())] == expected

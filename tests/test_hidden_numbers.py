"""Numbers of items that a digit behind their stop hides: taken where the count expects them, and nowhere else."""

from __future__ import annotations

import pytest

from fanwen_parse import parse
from fanwen_parse.model import Passage, fold
from fanwen_parse.rules import hidden_numbers as rules


def hidden_numbers(texts: list[str]) -> dict[int, int]:
    found = rules.hidden_numbers([Passage(fold(text), text, ((0, len(text)),)) for text in texts])
    for place, marker in found.items():
        assert texts[place][: marker.end].strip(" .．、l0123456789") == ""
    return {place: marker.ordinal for place, marker in found.items()}


@pytest.mark.parametrize(
    ("texts", "ordinals"),
    [
        (["2.新建站点。", "3.5G网络建设。全区连片覆盖。", "4.改造用房。"], {1: 3}),
        (["10.引进项目。", "11.121人才工程。选拔骨干。"], {1: 11}),
        (["1.优化窗口。", "2.12345热线整合。", "3.5G网络建设。"], {1: 2, 2: 3}),
        (["4.建设平台。", "5.100%覆盖自然村。", "6.3岁以下婴幼儿照护。", "7.开展培训。"], {1: 5, 2: 6}),
        (["11．延时服务。", "12．24小时自助服务。"], {1: 12}),
        (["一、任务", "1.5G基站建设。", "2.改造用房。"], {1: 1}),
        (["1.改造管网。", "（1）摸底。", "2.3个镇先行试点。", "3.开展培训。"], {2: 2}),
        (["2、新建站点。", "3、5G网络建设。"], {1: 3}),
        (["2.1总体目标", "2.2分类目标"], {1: 2}),
        (
            [
                "1.1 编制目的",
                "1.2公共场所管理",
                "1.3人员培训",
                "2.1平台建设",
                "2.1.1年度计划",
                "2.1.2 评估计划",
                "2.2机制",
            ],
            {1: 2, 2: 3, 3: 1, 4: 1},
        ),
        (["4.1 排查", "4.2百日攻坚行动", "4.3 验收"], {1: 2}),
        (["l、新建站点。", "2、改造用房。"], {0: 1}),
        (["l．新建站点。", "2．改造用房。"], {0: 1}),
    ],
)
def test_the_count_shows_the_number(texts: list[str], ordinals: dict[int, int]) -> None:
    assert hidden_numbers(texts) == ordinals


@pytest.mark.parametrize(
    "texts",
    [
        ["3.5万元以上的项目要评审。", "1.5米以上的围挡要加固。"],
        ["2.新建站点。", "3.5亿元资金已到位。"],
        ["1.推广平台。", "2.0版平台上线。", "3.开展培训。"],
        ["2.新建站点。", "3.5亿元资金已到位。", "3.改造用房。"],
        ["1.总则", "1.1 背景", "1.2 依据", "2.组织", "2.1 机构", "2.2 职责"],
        ["一、总则", "1.1 背景", "1.编制原则。", "1.2 依据", "1.适用范围。", "2.1 机构"],
        ["1.新建站点。", "（二）强化监管", "2.5G基站由企业自建。"],
        ["2.新建站点。", "2025.6.30前完成。"],
        ["1.新建站点。", "2.3.1 机构职责", "2.3.2 岗位职责"],
        ["1.1 背景", "1.2万人参加培训。", "2.1 机构"],
        ["1.1 背景", "1.5米以上的围挡要加固。", "2.1 机构"],
        ["1.1 背景", "1.2米以上的围挡要加固。", "1.2 依据"],
        ["1.新建站点。", "l、改造用房。"],
        ["1.新建站点。", "2、3、5号楼先改造。"],
        [],
    ],
)
def test_decimals_and_deeper_numbers_stay(texts: list[str]) -> None:
    assert hidden_numbers(texts) == {}


def test_the_item_is_in_the_tree() -> None:
    text = "云泽区托育服务方案\n一、任务\n1.新建站点。（区教育局负责）\n2.24小时自助服务。（区政务办负责）\n3.6岁以下儿童建档。（区卫生健康局负责）\n"
    (plan,) = parse(text).parts
    items = plan.sections[0].sections
    assert [(item.num, item.heading) for item in items] == [
        ("1.", "新建站点"),
        ("2.", "24小时自助服务"),
        ("3.", "6岁以下儿童建档"),
    ]
    assert [item.task.units[0].name for item in items if item.task] == ["区教育局", "区政务办", "区卫生健康局"]

"""The tree of numbered items: depth from the whole sequence, headings, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanwen_parse.model import Block, Node, Outlined, Passage, Span, fold
from fanwen_parse.rules.depth import RANK, Candidate, depths
from fanwen_parse.stages.outline import outline


def blocks_of(lines: list[str]) -> tuple[Block, ...]:
    """Each line a block, as layout gives them: without white space at its ends; empty lines are none."""
    blocks, at = [], 0
    for line in lines:
        text = line.strip()
        start = at + line.find(text)
        if text:
            blocks.append(Block(Passage(fold(text), text, ((start, start + len(text)),))))
        at += len(line) + 1
    return tuple(blocks)


def drawn(nodes: tuple[Node, ...], level: int = 0) -> list[str]:
    """The tree as indented lines: number, heading."""
    lines = []
    for node in nodes:
        assert node.level == level + 1
        lines.append("  " * level + node.num.printed + " " + node.heading.printed)
        lines += drawn(node.children, level + 1)
    return lines


def read(text: str) -> Outlined:
    return outline(blocks_of(text.strip().splitlines()), "plan")


TREES = {
    "lines that name lists part them": (
        "一、每月安排\n九月份：\n1.制定计划。\n2.召开例会。\n3.听课。\n十月份：\n1.研讨。\n2.检测。\n十一月份：\n1.比赛。\n2.总结。\n二、要求",
        [
            "一、 每月安排",
            "  1. 制定计划",
            "  2. 召开例会",
            "  3. 听课",
            "  1. 研讨",
            "  2. 检测",
            "  1. 比赛",
            "  2. 总结",
            "二、 要求",
        ],
    ),
    "lines that come again name lists of items": (
        "一、安排\n1.听课。\n要求：\n1.准时。\n2.记录。\n2.评课。\n要求：\n1.客观。\n2.简明。\n3.总结。",
        [
            "一、 安排",
            "  1. 听课",
            "    1. 准时",
            "    2. 记录",
            "  2. 评课",
            "    1. 客观",
            "    2. 简明",
            "  3. 总结",
        ],
    ),
    "one line may name a list of the item above it": (
        "一、安排\n1.听课。\n2.评课，要点如下\n评课要点：\n1.客观。\n2.简明。\n3.完整。\n3.总结。",
        ["一、 安排", "  1. 听课", "  2. 评课，要点如下", "    1. 客观", "    2. 简明", "    3. 完整", "  3. 总结"],
    ),
    "levels in standard order": (
        "一、总体要求\n坚持需求导向。\n二、重点任务\n（一）扩大供给\n1.新建站点。选址二十处。\n2.改造用房。\n（二）强化监管\n三、保障措施",
        [
            "一、 总体要求",
            "二、 重点任务",
            "  （一） 扩大供给",
            "    1. 新建站点",
            "    2. 改造用房",
            "  （二） 强化监管",
            "三、 保障措施",
        ],
    ),
    "numbers run on across their parents": (
        "一、夯实基础\n（一）建设平台。\n（二）培育人才。\n二、推动应用\n（三）开放场景。\n（四）优化服务。",
        [
            "一、 夯实基础",
            "  （一） 建设平台",
            "  （二） 培育人才",
            "二、 推动应用",
            "  （三） 开放场景",
            "  （四） 优化服务",
        ],
    ),
    "a level is left out in one region": (
        "一、目标\n1.扩大供给\n2.提升质量\n二、任务\n（一）供给\n1.改建\n（二）质量\n1.检查",
        [
            "一、 目标",
            "  1. 扩大供给",
            "  2. 提升质量",
            "二、 任务",
            "  （一） 供给",
            "    1. 改建",
            "  （二） 质量",
            "    1. 检查",
        ],
    ),
    "a number is left out": (
        "一、甲\n（一）乙\n（二）丙\n（四）丁\n二、戊\n（一）己",
        ["一、 甲", "  （一） 乙", "  （二） 丙", "  （四） 丁", "二、 戊", "  （一） 己"],
    ),
    "a number is printed twice": (
        "一、甲\n1.乙\n2.丙\n2.丁\n3.戊\n二、己\n三、庚",
        ["一、 甲", "  1. 乙", "  2. 丙", "  2. 丁", "  3. 戊", "二、 己", "三、 庚"],
    ),
    "a first item is lost": (
        "一、甲\n（二）乙\n（三）丙\n二、丁\n（一）戊",
        ["一、 甲", "  （二） 乙", "  （三） 丙", "二、 丁", "  （一） 戊"],
    ),
    "a stray marker is left out and bends nothing": (
        "一、甲\n（一）乙\n（二）丙\n18.见上年报告。\n（三）丁\n二、戊\n（一）己\n三、庚",
        ["一、 甲", "  （一） 乙", "  （二） 丙", "  （三） 丁", "二、 戊", "  （一） 己", "三、 庚"],
    ),
    "a list before the first sub-item is its sibling": (
        "一、甲\n1.乙\n2.丙\n（一）丁\n1.戊\n2.己\n（二）庚\n1.辛\n二、壬\n（一）癸",
        [
            "一、 甲",
            "  1. 乙",
            "  2. 丙",
            "  （一） 丁",
            "    1. 戊",
            "    2. 己",
            "  （二） 庚",
            "    1. 辛",
            "二、 壬",
            "  （一） 癸",
        ],
    ),
    "a text cut out of a plan opens with its last heading": (
        "各项任务要落实到人。\n六、工作要求\n（一）甲\n（二）乙",
        ["六、 工作要求", "  （一） 甲", "  （二） 乙"],
    ),
    "a text cut out of a low level": (
        "4.甲\n5.乙\n（三）丙\n1.丁\n（四）戊\n四、己\n（一）庚",
        ["4. 甲", "5. 乙", "（三） 丙", "  1. 丁", "（四） 戊", "四、 己", "  （一） 庚"],
    ),
    "a text cut out before the last item of a list": ("3、甲\n四、乙\n（一）丙", ["3、 甲", "四、 乙", "  （一） 丙"]),
    "a text cut out at a first item": (
        "1.甲\n2.乙\n（三）丙\n1.丁\n四、戊",
        ["1. 甲", "2. 乙", "（三） 丙", "  1. 丁", "四、 戊"],
    ),
    "a lone item of a text that was cut out": (
        "二、甲\n（五）乙\n三、丙",
        ["二、 甲", "  （五） 乙", "三、 丙"],
    ),
    "a stray marker above the first list is left out": (
        "1.甲\n2.乙\n（五）丙\n3.丁\n4.戊",
        ["1. 甲", "2. 乙", "3. 丁", "4. 戊"],
    ),
    "a stray number before the first heading is left out": ("18.见上年报告。\n一、甲\n二、乙", ["一、 甲", "二、 乙"]),
    "a stray bracket before the first heading is left out": ("（五）甲\n一、乙\n二、丙", ["一、 乙", "二、 丙"]),
    "levels in another order": (
        "一、甲\n1.乙\n（一）丙\n（二）丁\n2.戊\n（一）己\n二、庚\n1.辛\n（一）壬",
        [
            "一、 甲",
            "  1. 乙",
            "    （一） 丙",
            "    （二） 丁",
            "  2. 戊",
            "    （一） 己",
            "二、 庚",
            "  1. 辛",
            "    （一） 壬",
        ],
    ),
    "a law": (
        "第一章 总 则\n第一条 为了规范管理，制定本办法。\n第二条 包括：\n（一）文书；\n（二）科技。\n第二章 附 则\n第 三 条 自印发之日起施行。",
        [
            "第一章 总 则",
            "  第一条 为了规范管理，制定本办法",
            "  第二条 包括",
            "    （一） 文书",
            "    （二） 科技",
            "第二章 附 则",
            "  第 三 条 自印发之日起施行",
        ],
    ),
    "articles run on under groups": (
        "一、甲\n第1条 乙。\n二、丙\n（一）丁\n第2条 戊。\n第3条 己。\n（二）庚\n第4条 辛。\n三、壬\n第5条 癸。",
        [
            "一、 甲",
            "  第1条 乙",
            "二、 丙",
            "  （一） 丁",
            "    第2条 戊",
            "    第3条 己",
            "  （二） 庚",
            "    第4条 辛",
            "三、 壬",
            "  第5条 癸",
        ],
    ),
    "the first chapter line is lost": (
        "第一条 甲。\n第二条 乙。\n第二章 丙\n第三条 丁。\n第四条 戊。\n第三章 己\n第五条 庚。",
        ["第一条 甲", "第二条 乙", "第二章 丙", "  第三条 丁", "  第四条 戊", "第三章 己", "  第五条 庚"],
    ),
    "decimal numbering": (
        "1 总则\n1.1 编制目的\n为规范应急处置。\n1.2 编制依据\n2 组织体系\n2.1 指挥机构\n2.1.1 指挥长\n2.1.2 成员\n2.2 职责\n12 名成员参加。\n3 附则",
        [
            "1 总则",
            "  1.1 编制目的",
            "  1.2 编制依据",
            "2 组织体系",
            "  2.1 指挥机构",
            "    2.1.1 指挥长",
            "    2.1.2 成员",
            "  2.2 职责",
            "3 附则",
        ],
    ),
    "decimal numbering with wide gaps": (
        "1  总则\n1.1  编制目的\n为规范应急处置。\n1.2  编制依据\n2  组织体系\n2.1  指挥机构\n3  附则",
        ["1 总则", "  1.1 编制目的", "  1.2 编制依据", "2 组织体系", "  2.1 指挥机构", "3 附则"],
    ),
    "numbers without a mark are none": (
        "一、甲\n1 台设备投入使用。\n2 个站点建成。\n二、乙",
        ["一、 甲", "二、 乙"],
    ),
    "a box has a list of its own": (
        "（一）甲\n1.乙\n专栏1 重点工程\n1.丙\n2.丁\n3.戊\n2.己\n专栏2 平台\n1.庚\n2.辛\n（二）壬",
        [
            "（一） 甲",
            "  1. 乙",
            "    1. 丙",
            "    2. 丁",
            "    3. 戊",
            "  2. 己",
            "    1. 庚",
            "    2. 辛",
            "（二） 壬",
        ],
    ),
    "the list of a note is none": (
        "一、甲\n（一）乙\n注：1.比例按常住人口计算。\n2.面积含地下部分。\n3.数据截至上年。\n（二）丙\n二、丁",
        ["一、 甲", "  （一） 乙", "  （二） 丙", "二、 丁"],
    ),
    "serial numbers that stand alone are none": (
        "一、甲\n（一）乙\n1.\n站点\n2.\n用房\n（二）丙",
        ["一、 甲", "  （一） 乙", "  （二） 丙"],
    ),
    "a table of contents is none": (
        "第一章 总则........1\n第二章 任务........5\n第一章 总则\n第一节 依据\n第二章 任务",
        ["第一章 总则", "  第一节 依据", "第二章 任务"],
    ),
    "a bracket that lost its first half is one": (
        "一、任务\n（一）甲甲。\n二）乙乙。\n（三）丙丙。\n二、要求\n一）丁丁。\n二）戊戊。",
        ["一、 任务", "  （一） 甲甲", "  二） 乙乙", "  （三） 丙丙", "二、 要求", "  一） 丁丁", "  二） 戊戊"],
    ),
    "Markdown marks are no part of a heading": (
        "## 一、总体要求\n**（一）加强领导。**各街道要落实。\n**（二）加强宣传**",
        ["一、 总体要求", "  （一） 加强领导", "  （二） 加强宣传"],
    ),
}


def test_a_line_that_names_the_next_list_is_no_text_of_the_item_above_it() -> None:
    (root,) = read("一、每月安排\n九月份：\n1.制定计划。\n十月份：\n1.研讨。\n2.检测。").nodes
    assert [passage.printed for passage in (*root.body, *root.closing)] == ["九月份：", "十月份："]
    assert [child.body for child in root.children] == [(), (), ()]


@pytest.mark.parametrize("name", TREES)
def test_tree(name):
    text, expected = TREES[name]
    assert drawn(read(text).nodes) == expected


HEADINGS = [
    ("1.新建站点。选址二十处。", "新建站点", ["选址二十处。"]),
    ("1.新建站点", "新建站点", []),
    ("四、健全落实机制一是压实责任。二是严格督导。", "健全落实机制", ["一是压实责任。二是严格督导。"]),
    ("四、重点任务之一是压实责任。二是严格督导。", "重点任务之一是压实责任", ["二是严格督导。"]),
    ("四、健全落实机制一是压实责任。", "健全落实机制一是压实责任", []),
    ("一、组织领导为加强对养犬工作的领导，成立领导小组。", "组织领导", ["为加强对养犬工作的领导，成立领导小组。"]),
    ("二、目标任务总体目标是：登记全部犬只，不漏一只。", "目标任务", ["总体目标是：登记全部犬只，不漏一只。"]),
    ("三、活动内容以上门登记养犬户为主要形式", "活动内容以上门登记养犬户为主要形式", []),
    ("四、组织领导不到位的单位要限期整改到位", "组织领导不到位的单位要限期整改到位", []),
    ("**（一）建设目标**到2027年建成二十处。分批实施。", "建设目标", ["到2027年建成二十处。分批实施。"]),
    ("**一、建设目标 **分批实施。", "建设目标", ["分批实施。"]),
    ("* （一）甲乙*丙丁。", "甲乙*丙丁", []),
    ("1.新建站点 责任单位：区教育局", "新建站点", ["责任单位：区教育局"]),
    ("1.新建养老站点责任单位：区教育局", "新建养老站点", ["责任单位：区教育局"]),
    ("（一）　牵头单位：区教育局", "牵头单位：区教育局", []),
    ("（一）市级牵头单位：市教育局", "市级牵头单位：市教育局", []),
    ("1.新建站点；完成时限及责任单位：年底前，区教育局", "新建站点", ["完成时限及责任单位：年底前，区教育局"]),
    ("1.新建站点；责任单位（科室）：区教育局", "新建站点", ["责任单位（科室）：区教育局"]),
    ("1.启动时间及责任单位：年底前，区教育局", "启动时间及责任单位：年底前，区教育局", []),
    ("（一）**镇开展试点。选址二处。", "**镇开展试点", ["选址二处。"]),
    ("1.**县教育局、**街道", "**县教育局、**街道", []),
    ("1. **市级试点**", "市级试点", []),
    ("1. **市级试点。**选址二处。", "市级试点", ["选址二处。"]),
    ("1.新建站点。", "新建站点", []),
    ("1. 新建站点：", "新建站点", []),
    ("（一）新建站点；", "新建站点", []),
    ("（一）新建站点（责任单位：区教育局）", "新建站点", ["（责任单位：区教育局）"]),
    (
        "1.新建站点（区教育局牵头，区财政局参与）；年内完成。",
        "新建站点",
        ["（区教育局牵头，区财政局参与）；年内完成。"],
    ),
    ("（一）新建站点。（责任单位：区教育局）", "新建站点", ["（责任单位：区教育局）"]),
    ("（一）新建站点（区教育局、区财政局）", "新建站点", ["（区教育局、区财政局）"]),
    ("（一）规划设计研究院（遥感中心）。负责统筹。", "规划设计研究院（遥感中心）", ["负责统筹。"]),
    ("（一）规划设计研究院（遥感中心）", "规划设计研究院（遥感中心）", []),
    ("1.各部门（单位）要加强领导。定期调度。", "各部门（单位）要加强领导", ["定期调度。"]),
    ("1.建立区教育局（牵头）和区财政局参加的机制。", "建立区教育局（牵头）和区财政局参加的机制", []),
    ("1.新建站点（区教育局牵头，各县（市、区）配合）。", "新建站点", ["（区教育局牵头，各县（市、区）配合）。"]),
    (
        "1.新建站点〔牵头单位：区教育局；配合单位：区财政局〕",
        "新建站点",
        ["〔牵头单位：区教育局；配合单位：区财政局〕"],
    ),
    ("（一）改造县（市、区）站点。分批实施。", "改造县（市、区）站点", ["分批实施。"]),
    ("**（一）新建站点。**选址二十处。", "新建站点", ["选址二十处。"]),
    ("1.新建站点 责任单位：区教育局", "新建站点", ["责任单位：区教育局"]),
    ("★1.新建站点★", "新建站点", []),
    ("★1.新建站点★责任单位：区教育局", "新建站点", ["责任单位：区教育局"]),
    ("1.新建站点★牵头：区教育局；配合：区财政局", "新建站点", ["牵头：区教育局；配合：区财政局"]),
    ("1.新建站点；牵头：区教育局", "新建站点", ["牵头：区教育局"]),
    ("一、主体意见（联合申报时，牵头单位填写）", "主体意见（联合申报时，牵头单位填写）", []),
    ("二、审核意见（负责人签字）", "审核意见（负责人签字）", []),
    ("1.新建站点（区教育局负责，2025年12月底前完成）。", "新建站点", ["（区教育局负责，2025年12月底前完成）。"]),
    ("1.新建站点（区教育局牵头，各街道参加）。", "新建站点", ["（区教育局牵头，各街道参加）。"]),
    ("1.新建站点（区教育局；2025年底前）", "新建站点", ["（区教育局；2025年底前）"]),
    (
        "1.新建站点（区教育局、区财政局，各县（市、区）政府）。",
        "新建站点",
        ["（区教育局、区财政局，各县（市、区）政府）。"],
    ),
    ("1.新建载体（包括科技园、物流园）。", "新建载体（包括科技园、物流园）", []),
    (
        "（二）动员部署（2025年1月，各部门落实方案，2月底前完成）。",
        "动员部署（2025年1月，各部门落实方案，2月底前完成）",
        [],
    ),
    ("2.填报数据（区教育局负责填报）", "填报数据", ["（区教育局负责填报）"]),
    ("1.新建站点二十处；牵头单位：区教育局；完成时限：6月", "新建站点二十处", ["牵头单位：区教育局；完成时限：6月"]),
    ("1.明确责任单位：", "明确责任单位", []),
    ("（一）区教育局：负责统筹。定期调度。", "区教育局：负责统筹", ["定期调度。"]),
    ("（一）区教育局、区财政局：", "区教育局、区财政局", []),
    ("1.清淤渠道20公里（水利局，9月底前）；", "清淤渠道20公里", ["（水利局，9月底前）；"]),
    ("1.清淤渠道20公里（水利局、财政局）；", "清淤渠道20公里", ["（水利局、财政局）；"]),
]


@pytest.mark.parametrize(("line", "heading", "body"), HEADINGS)
def test_heading_ends_where_it_should(line, heading, body):
    (node,) = read(line).nodes
    assert node.heading.printed == heading
    assert [passage.printed for passage in node.body] == body


GLUED_HEADINGS = [
    ("一、工作目标以消除隐患为目标，稳步推进整治工作。", "工作目标", ["以消除隐患为目标，稳步推进整治工作。"]),
    ("（一）指导思想 坚持需求导向，健全机制。", "指导思想", ["坚持需求导向，健全机制。"]),
    ("一、主要任务和保障措施清单", "主要任务和保障措施清单", []),
    ("1.到 2025 年建成网络。", "到 2025 年建成网络", []),
]


@pytest.mark.parametrize(("line", "heading", "body"), GLUED_HEADINGS)
def test_heading_in_glued_text(line, heading, body):
    (block,) = blocks_of([line])
    (node,) = outline((block._replace(glued=True),), "plan").nodes
    assert node.heading.printed == heading
    assert [passage.printed for passage in node.body] == body


def test_paragraphs_belong_to_the_item_above_and_closing_ones_to_the_part():
    outlined = read(
        "为加强管理，制定本方案。\n一、甲\n（一）乙。正文。\n又一段。\n二、丙。正文。\n本方案自印发之日起施行。"
    )
    assert [p.printed for p in outlined.preamble] == ["为加强管理，制定本方案。"]
    first, second = outlined.nodes
    assert [p.printed for p in first.children[0].body] == ["正文。", "又一段。"]
    assert [p.printed for p in second.body] == ["正文。"]
    assert [p.printed for p in outlined.closing] == ["本方案自印发之日起施行。"]


def test_last_heading_keeps_its_only_paragraph():
    outlined = read("一、甲\n二、附则\n本办法自印发之日起施行。")
    assert [p.printed for p in outlined.nodes[1].body] == ["本办法自印发之日起施行。"]
    assert outlined.closing == ()


@pytest.mark.parametrize(
    ("items", "after", "closing"),
    [
        # each item is one block that its bracket closes: what follows the last bracket is the plan's, whatever it says
        ("一、建站。（区民政局负责）\n二、培训。（区人社局负责）\n三、宣传。（区教育局负责）\n四、评估。（区卫健局负责）", "抓好落实是今年的大事。\n自通知印发之日起，旧办法停止执行。", 2),
        # the last one has no bracket to end it: only words tell
        ("一、建站。（区民政局负责）\n二、培训。（区人社局负责）\n三、宣传。（区教育局负责）\n四、评估。", "抓好落实是今年的大事。", 0),
        ("一、建站。\n二、培训。\n三、宣传。\n四、办好评估", "本意见由区民政局负责解释。", 1),
        # some item has more than one block: so may the last
        ("一、建站。（区民政局负责）\n又一段。\n二、培训。（区人社局负责）\n三、宣传。（区教育局负责）\n四、评估。（区卫健局负责）", "抓好落实是今年的大事。", 0),
        # two items show nothing
        ("一、建站。（区民政局负责）\n二、培训。（区人社局负责）", "抓好落实是今年的大事。", 0),
    ],
)  # fmt: skip
def test_what_follows_the_last_of_items_that_are_one_block_each(items, after, closing):
    outlined = read(f"{items}\n{after}")
    assert len(outlined.closing) == closing
    assert len(outlined.nodes[-1].body) == len(after.splitlines()) - closing + items.endswith("负责）")


def test_a_paragraph_behind_the_items_of_an_article_is_the_article_s():
    items = "（一）作业辅导；\n（二）科普活动；\n（三）劳动实践{}\n学校公布课程表。\n第二条 适用于全区。"
    closed = read("第一条 服务包括以下内容：\n" + items.format("。")).nodes[0]
    assert [p.printed for p in closed.closing] == ["学校公布课程表。"]
    assert closed.children[-1].body == ()
    open_ = read("第一条 服务包括以下内容：\n" + items.format("；")).nodes[0]
    assert open_.closing == (), "the sentence goes on"
    plan = read("一、服务包括以下内容：\n" + items.format("。").replace("第二条 ", "二、")).nodes[0]
    assert plan.closing == (), "in a plan such a paragraph may be the label line of the last item"


def test_requests_and_contacts_close_a_letter():
    outlined = read(
        "一、建站。分批实施。\n二、培训。全年四期。\n区教育局负责督导。\n请各街道于9月10日前报送总结。\n联系人：王晓明，电话：12345678"
    )
    assert len(outlined.closing) == 2
    assert len(outlined.nodes[1].body) == 2


def test_what_is_said_of_the_whole_plan_stays_under_its_own_heading():
    outlined = read("一、建站。\n二、培训。\n三、其他规定\n同一项目不重复奖励。\n本政策自印发之日起施行。")
    assert outlined.closing == ()
    assert len(outlined.nodes[2].body) == 2


def test_no_items():
    outlined = read("只有一段。\n又一段。")
    assert (len(outlined.preamble), outlined.nodes, outlined.closing) == (2, (), ())
    assert outline((), "plan") == Outlined((), ())


# --- laws -------------------------------------------------------------------------------------------------------------

STYLES = ("{}、", "（{}）", "{}.", "（{}）", "{}")
CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
FORMS = [
    lambda n: CHINESE[n - 1] + "、",
    lambda n: f"（{CHINESE[n - 1]}）",
    lambda n: f"{n}.",
    lambda n: f"（{n}）",
    lambda n: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"[n - 1],
]
WORDS = st.sampled_from(
    ["强化监管", "扩大供给", "建设平台", "培育人才", "优化服务", "完善制度", "加强宣传", "推进改革"]
)


@st.composite
def plans(draw) -> tuple[list[str], list[str]]:
    """(lines, the tree drawn) of a plan in standard order, with a random choice of levels and paragraphs between."""
    forms = [FORMS[i] for i in sorted(draw(st.sets(st.integers(0, 4), min_size=1, max_size=4)))]
    lines: list[str] = []
    tree: list[str] = []

    def grow(level: int) -> None:
        for n in range(1, draw(st.integers(2, 4 if level else 5)) + 1):
            num, word = forms[level](n), draw(WORDS)
            lines.append(num + word + draw(st.sampled_from(["", "。", "。落实到位。"])))
            tree.append("  " * level + num + " " + word)
            if draw(st.booleans()):
                lines.append("各单位按照分工抓好落实。")
            if level + 1 < len(forms) and draw(st.integers(0, 2)):
                grow(level + 1)

    grow(0)
    return lines, tree


@settings(max_examples=150, deadline=None)
@given(plans())
def test_valid_outlines_are_recovered(plan):
    lines, tree = plan
    assert drawn(outline(blocks_of(lines), "plan").nodes) == tree


@settings(max_examples=100, deadline=None)
@given(plans(), st.data())
def test_a_paragraph_more_changes_no_item(plan, data):
    lines, tree = plan
    noise = data.draw(
        st.sampled_from(
            [
                "一方面要抓好落实。",
                "第三条规定的情形除外。",
                "2.0版平台上线。",
                "——创新引领。",
                "（试行）",
                "完成时限：2025年12月底前",
            ]
        )
    )
    at = data.draw(st.integers(0, len(lines)))
    assert drawn(outline(blocks_of([*lines[:at], noise, *lines[at:]]), "plan").nodes) == tree


def passages(outlined: Outlined) -> Iterator[Passage]:
    def walk(nodes: tuple[Node, ...]) -> Iterator[Passage]:
        for node in nodes:
            yield node.num
            yield node.heading
            yield from node.body
            yield from walk(node.children)
            yield from node.closing

    yield from outlined.preamble
    yield from walk(outlined.nodes)
    yield from outlined.closing


FRAGMENTS = [
    "一、",
    "（一）",
    "二、",
    "1.",
    "2.",
    "3.",
    "（1）",
    "①",
    "第一章",
    "第二条",
    "专栏1",
    "注：1.",
    "正文",
    "。",
    "（责任单位：区教育局）",
    "**",
    "#",
    " ",
    "\n",
    "\n",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=50).map("".join))
def test_every_character_is_in_one_place(text):
    blocks = blocks_of(text.splitlines())
    outlined = outline(blocks, "plan")
    spans: list[Span] = [piece for passage in passages(outlined) for piece in passage.pieces if piece[0] < piece[1]]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    lines = "\n".join(text.splitlines())
    left = {lines[at] for block in blocks for at in range(block.passage.start, block.passage.end) if at not in covered}
    assert left <= set(" 。*#>-：；，.:")


def test_depth_is_solved_in_one_pass_over_many_markers():
    cycle = [("cjk", 1), ("cjk-paren", 1), ("digit", 1), ("digit", 2), ("cjk-paren", 2)]
    candidates = [Candidate(RANK[style], n) for _ in range(2000) for style, n in cycle]
    for i in range(0, len(candidates), 5):
        candidates[i] = Candidate(RANK["cjk"], i // 5 + 1)
    assert depths(candidates) == [1, 2, 3, 3, 2] * 2000

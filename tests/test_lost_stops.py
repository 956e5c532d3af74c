"""Numbers of items that lost the stop behind them: found where they count up, and nowhere else."""

from __future__ import annotations

import pytest

from fanwen_parse import parse
from fanwen_parse.model import Passage
from fanwen_parse.rules import lost_stops as rules
from fanwen_parse.rules.numbering import Marker

DUTY = "（区教育局负责）"
ITEMS = [
    "建设社区托育站点。选址二十处。",
    "培训托育从业人员。全年四期。",
    "开展质量评估。每季一次。",
    "宣传科学育儿。进社区。",
]


def lost_stops(texts: list[str]) -> dict[int, Marker]:
    return rules.lost_stops([Passage(text, text, ((0, len(text)),)) for text in texts])


def lines(form: str, count: int = 4) -> list[str]:
    return [form.format(number) + text for number, text in enumerate(ITEMS[:count], 1)]


@pytest.mark.parametrize(
    ("form", "least"),
    [("{}", 4), ("{} ", 3), ("{}\ue010", 3), ("{}\ufffd", 3), ("{}·", 3), ("{}。", 3), ("{},", 3), (" {}\ue010", 3)],
)
def test_numbers_that_count_are_markers(form: str, least: int) -> None:
    found = lost_stops(lines(form, least))
    assert [marker.ordinal for marker in found.values()] == list(range(1, least + 1))
    for index, marker in found.items():
        assert lines(form)[index][marker.end :].lstrip() == ITEMS[index], "the sign belongs to the number"
    assert lost_stops(lines(form, least - 1)) == {}, "too few to count"


@pytest.mark.parametrize(
    "texts",
    [
        ["3类企业由区工信局认定。每年一次。", "12岁以下儿童免费入园。全区统一。", "5G网络全覆盖。年内完成。"],
        ["1个中心建成并投入使用。选址城东。", "2家企业入驻并投产。分期建设。", "3处站点完成改造。年内完成。", "4条线路开通。年内。"],
        ["1建站", "2培训", "3评估", "4宣传"],  # cells, not paragraphs
        ["2开展质量评估。每季一次。", "3宣传科学育儿。进社区入户。", "4完善制度机制。定期修订。", "5强化保障措施。落实经费。"],
        [],
    ],
)  # fmt: skip
def test_other_numbers_are_none(texts: list[str]) -> None:
    assert lost_stops(texts) == {}


def test_one_lost_among_stops_is_found() -> None:
    texts = [f"{number}{'' if number == 3 else '.'}{text}" for number, text in enumerate(ITEMS, 1)]
    assert list(lost_stops(texts)) == [2]


def test_a_sign_that_a_run_proves_is_a_stop_in_short_lists_too() -> None:
    texts = [*lines("{}\ue010"), *lines("{}\ue010", 2)]
    assert len(lost_stops(texts)) == 6


def test_a_space_that_a_run_proves_is_a_stop_in_lists_that_count_alone() -> None:
    texts = [*lines("{} ", 3), *lines("{} ", 2), "3 类企业由区工信局认定。每年一次。", "2 所学校先行试点。选址城东。"]
    assert list(lost_stops(texts)) == [0, 1, 2, 3, 4]


def test_a_run_may_miss_a_number_that_opens_with_a_measure() -> None:
    texts = lines("{}", 3)
    texts += ["4家机构通过验收。年内完成。", "5强化保障措施。落实经费。", "8完善制度机制。定期修订。"]
    assert [marker.ordinal for marker in lost_stops(texts).values()] == [1, 2, 3, 5]


def test_units_stand_on_their_items() -> None:
    body = "\n".join(line + DUTY for line in lines("{}\ue010"))
    plan = parse(
        f"青禾区托育服务实施方案\n\n一、总体要求\n健全服务体系。\n二、重点任务\n{body}\n三、保障措施\n加强组织领导。\n"
    )
    items = plan.parts[0].sections[1].sections
    assert (items[0].ordinal, items[0].heading) == (1, "建设社区托育站点")
    assert [[unit.name for unit in item.task.units] for item in items if item.task] == [["区教育局"]] * 4


def test_a_sign_in_place_of_the_stop_is_told_once() -> None:
    body = "\n".join(lines("{}\ue010"))
    plan = parse(f"青禾区托育服务实施方案\n\n一、重点任务\n{body}\n二、保障措施\n加强组织领导。\n")
    (finding,) = [finding for finding in plan.findings if finding.kind == "look-alike"]
    assert "U+E010" in finding.message
    assert finding.lines == (4, 4)


@pytest.mark.parametrize("mark", ["。", "：", "，", " "])
def test_headings_of_the_first_level_may_have_another_mark(mark: str) -> None:
    names = ["指导思想", "演练时间", "准备工作", "疏散路线"]
    text = "".join(f"{n}{mark}{name}\n听从指挥。\n" for n, name in zip("一二三四", names, strict=True))
    sections = parse("养犬演练方案\n\n" + text).parts[0].sections
    assert [(section.num, section.heading) for section in sections] == [
        (n + mark.strip(), name) for n, name in zip("一二三四", names, strict=True)
    ]


def test_another_mark_behind_two_numbers_that_have_their_own_is_a_slip() -> None:
    plan = parse("养犬演练方案\n\n一、时间\n三月。\n二、地点\n操场。\n三。准备\n铃声。\n四。路线\n北门。")
    assert [section.num for section in plan.parts[0].sections] == ["一、", "二、", "三。", "四。"]


@pytest.mark.parametrize(
    "texts",
    [
        ["一 甲班", "二 乙班"],
        ["一般要求：准时", "二次检查：复核", "三级响应：值守"],
        ["三。准备", "四。路线", "五。要求"],
        ["一,准时到场", "二,听从指挥"],
    ],
)
def test_numerals_that_do_not_count_from_one_open_no_heading(texts: list[str]) -> None:
    assert lost_stops(texts) == {}

"""Lines into blocks: joined where a page broke them, cut where items are glued, and nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanwen_parse.model import Block, Cleaned, Line, fold
from fanwen_parse.readers.text import source_of
from fanwen_parse.stages.layout import layout


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of a text, none dropped."""
    lines, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        bare = line.strip()
        start = at + (len(line) - len(line.lstrip()) if bare else 0)
        lines.append(Line(number, start, start + len(bare), fold(bare)))
        at += len(line)
    return tuple(lines)


def blocks_of(text: str) -> tuple[Block, ...]:
    return layout(source_of(text), Cleaned(lines_of(text), ()))


def read(text: str) -> list[str]:
    return [block.passage.printed for block in blocks_of(text)]


def wrapped(paragraphs: list[str], width: int = 26, *, behind: str = "", indent: str = "") -> str:
    """Paragraphs as a PDF gives them: broken at ``width`` characters, two less in the first line."""
    lines = []
    for paragraph in paragraphs:
        first, rest = paragraph[: width - 2], paragraph[width - 2 :]
        pieces = [first, *(rest[i : i + width] for i in range(0, len(rest), width))]
        pieces[0] = indent + pieces[0]
        pieces[-1] += behind
        lines += pieces
    return "\n".join(lines) + "\n"


PLAN = [
    "一、总体要求",
    "为推进托育服务提质扩面，坚持需求导向和问题导向，结合青禾区实际，健全工作机制，完善配套政策，力争到今年底全面建成覆盖城乡的服务网络，不断增强群众的获得感。",
    "二、重点任务",
    "（一）扩大服务供给。支持街道利用闲置用房改建托育站点，鼓励幼儿园开设托班，推动用人单位为职工提供福利性服务，形成多元供给格局，年内新增托位三百个以上。",
    "责任单位：区教育局、区卫生健康局、区财政局、区自然资源局、区住房城乡建设局、各街道办事处",
    "完成时限：今年十二月底前",
    "（二）强化质量监管。建立日常巡查和定期通报制度，将消防安全、食品安全、卫生保健等纳入检查范围，对存在问题的机构限期整改，情节严重的依法依规处理并向社会公开。",
    "责任单位：区市场监管局",
    "三、保障措施",
    "各街道要落实属地责任，把托育服务纳入民生实事项目，加强经费保障和人员配备，定期开展督促检查，及时协调解决推进中遇到的困难和问题，确保各项任务按期完成见效。",
]


def by_characters(paragraphs: list[str], width: int) -> str:
    """Paragraphs as a program gives them that counts characters: no line is indented, none is spared."""
    return "".join(
        paragraph[at : at + width] + "\n" for paragraph in paragraphs for at in range(0, len(paragraph), width)
    )


FIGURES = [
    "一、发展目标",
    "到2027年，全区新建托位3000个、改造站点120处，投入资金1500万元，每年培训人员1000名以上，力争普惠托位占比达到80%左右，2026年6月底前完成前两批任务，建成示范机构100家。",
    "（一）扩大供给。自2026年1月1日至12月31日，对新增普惠托位每个补助10000元，单个机构最高不超过300万元；到2028年，累计支持机构200家以上，带动投资2亿元。",
    "（二）培养人才。支持院校开设专业5个以上，2027年底前每年招生不少于1500人，开展在岗培训20000人次，对取得证书的人员给予每人1200元奖励，三年内实现持证上岗率达到95%以上。",
]


@pytest.mark.parametrize("width", range(22, 39))
def test_lines_of_so_many_characters_are_joined_however_many_figures_they_hold(width: int) -> None:
    assert read(by_characters(FIGURES + PLAN, width)) == FIGURES + PLAN


def test_indents_are_counted_where_lines_have_so_many_characters() -> None:
    text = by_characters(["       " + line for line in FIGURES + 3 * PLAN], 26)
    assert read(text) == FIGURES + 3 * PLAN


@pytest.mark.parametrize("blank", ["", "\n"])
def test_the_next_number_opens_an_item_behind_a_line_that_lost_its_stop(blank: str) -> None:
    paragraphs = [PLAN[0], PLAN[1][:-2], *PLAN[2:]]  # its last line holds 25 characters
    text = wrapped(paragraphs).replace("二、重点任务", blank + "二、重点任务")
    assert read(text) == paragraphs


@pytest.mark.parametrize(
    "cut",
    [
        "（一）稳岗位。对困难企业给予培训补助，自2026年|1月1日至12月31日组织实施。",
        "（一）建站点。完善配套政策，力争每年新建托位1|000个以上。",
        "（一）强投入。拓宽资金渠道，全区投入达到2|00亿元，带动就业。",
        "（一）建机制。坚持统筹推进，20|27年建成服务网络。",
        "（一）抓示范。鼓励先行先试，到2027年|，建成示范机构20家。",
        "（一）抓补助。对新增托位给予支持，单个机构不超过30|万元。",
    ],
)
def test_a_figure_that_a_line_break_cuts_is_whole_again(cut: str) -> None:
    lines = cut.split("|")
    assert read("一、主要任务\n" + "\n".join(lines) + "\n") == ["一、主要任务", "".join(lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ["完善配套政策，新建托位120", "300"],
        ["完善配套政策，联系电话：65432100", "0999-6543210"],
        ["完善配套政策，办结时间为2026", "01月"],
        ["扩大服务供给，新建托位120", "2.强化质量监管"],
        ["新建托位120", "0"],
        ["2021-2025", "2026年"],
    ],
)
def test_figures_of_two_cells_stay_apart(lines: list[str]) -> None:
    assert read("一、主要任务\n" + "\n".join(lines) + "\n") == ["一、主要任务", *lines]


@pytest.mark.parametrize(("behind", "indent"), [("", ""), (" ", ""), ("", "  "), (" ", "  "), ("", "\u3000\u3000")])
@pytest.mark.parametrize("width", [24, 26, 31, 40])
def test_hard_wrapped_paragraphs_are_joined(width, behind, indent):
    text = wrapped(PLAN, width, behind=behind, indent=indent)
    assert read(text) == PLAN
    for block in blocks_of(text):
        passage = block.passage
        assert "".join(text[start:end] for start, end in passage.pieces) == passage.printed


def test_a_bracket_of_organs_over_several_wrapped_lines_is_one():
    clause = "（区教育局牵头，区卫生健康局、区财政局、区自然资源局按职责分工负责，各街道（乡镇）、各开发区（园区）负责落实，区政府督查室定期通报）"
    paragraph = "（三）加强评估。每季度组织一次评估。" + clause
    for width in (24, 26, 30):
        text = wrapped([*PLAN, paragraph], width)
        assert read(text)[-1] == paragraph, width


def test_an_item_behind_a_full_line_of_organs_opens():
    label = "责任单位：区教育局、区卫生健康局、区财政局、区市场监管局"
    text = wrapped([*PLAN[:7], label, "三、保障措施", *PLAN[10:]], len(label) + 2)
    assert "三、保障措施" in read(text)


def test_blank_lines_at_a_page_break_do_not_cut_a_sentence():
    lines = wrapped(PLAN, behind=" ").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("二、")) - 2
    assert read("\n".join([*lines[:at], "", " ", "", *lines[at:]])) == PLAN


def test_dropped_lines_may_lie_between_pieces():
    lines = wrapped(PLAN, behind=" ").splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("二、")) - 2
    text = "\n".join([*lines[:at], "— 3 —", *lines[at:]])
    kept = tuple(line for line in lines_of(text) if line.text != "— 3 —")
    blocks = layout(source_of(text), Cleaned(kept, ()))
    assert [block.passage.printed for block in blocks] == PLAN
    assert "— 3 —" not in "".join(block.passage.printed for block in blocks)


def test_an_ordinary_marker_inside_a_wrapped_sentence_opens_nothing():
    paragraph = "近岸海域水质持续向好，经过全市上下共同努力，全年优良水质面积（一、二类）比例稳步上升，入海排口整治全面完成，海漂垃圾明显减少，岸线修复取得了新的明显进展。"
    pieces = [paragraph[:29], paragraph[29:31] + paragraph[31:60], paragraph[60:]]
    text = wrapped(PLAN, 31) + "\n".join(pieces) + "\n"
    assert len(read(text)) == len(PLAN) + 1


def test_a_word_cut_before_a_comma_opens_nothing():
    paragraph = "（三）优化线上服务。对标先进地区完善平台功能，推动各级服务事项应上尽上，打造流程简捷、界面统一、应用便捷的服务系统，推动事项网上办理。"
    cut = paragraph.index("一、应用")
    width = (cut + 2) // 2
    text = wrapped([*PLAN, paragraph], width)
    assert "\n一、应用" in text
    assert len(read(text)) == len(PLAN) + 1


PLAIN = {
    "one line, one block": ("一、总体要求\n加强统筹。\n\n二、任务", ["一、总体要求", "加强统筹。", "二、任务"]),
    "short cells stay apart": (
        "序号\n主要任务\n责任单位\n1\n建设平台\n区数据局",
        ["序号", "主要任务", "责任单位", "1", "建设平台", "区数据局"],
    ),
    "a label takes its value": (
        "1.建设平台。\n责任单位：\n区数据局\n完成时限：\n\n持续推进",
        ["1.建设平台。", "责任单位：区数据局", "完成时限：持续推进"],
    ),
    "a label takes no other label": ("责任单位：\n完成时限：持续推进", ["责任单位：", "完成时限：持续推进"]),
    "a list that a line break cut": (
        "责任单位：区教育局、\n区财政局\n二、任务",
        ["责任单位：区教育局、区财政局", "二、任务"],
    ),
    "a name that a line break cut": (
        "开展演练。责任部门：保卫\n科、工会。\n责任单位：养护站、市文化和\n旅游局\n（二）评估。",
        ["开展演练。责任部门：保卫科、工会。", "责任单位：养护站、市文化和旅游局", "（二）评估。"],
    ),
    "a whole name is not cut": ("责任单位：养护站\n所有人员参加。", ["责任单位：养护站", "所有人员参加。"]),
    "an organ behind a word is not its end": ("责任单位：食堂\n区教育局督办", ["责任单位：食堂", "区教育局督办"]),
    "a chapter takes its title": ("第一章\n总则\n第一条 目的。", ["第一章总则", "第一条 目的。"]),
    "an addressee line stays apart": (
        "各街道，各有关单位：\n现印发给你们。",
        ["各街道，各有关单位：", "现印发给你们。"],
    ),
    "empty": ("", []),
    "blank": ("\n  \n\u3000\n", []),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain_lines(name):
    text, expected = PLAIN[name]
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("新建站点二十处。（区教育局、区财\n政局负责）", 1),
        ("（十六）新建站点。（区教育局、区财\n政局负责）（十七）培训人员。\n（十八）评估。", 3),
        ("根据通知（青政办发〔2025\n〕3号）要求，制定本方案。", 1),
        ("新建站点（含改建。\n另行安排）", 2),
        ("新建站点（含改建\n（一）培训人员）", 2),
        ("新建站点（含改建\n\n另行安排）", 2),
        ("新建站点（含改建\n责任单位：区教育局（牵头）", 2),
        ("新建站点（含改建）\n培训人员）", 2),
    ],
)
def test_a_bracket_that_a_line_break_cut_is_one(text: str, blocks: int):
    assert len(read(text)) == blocks


def test_blank_lines_are_counted():
    assert [block.blank_before for block in blocks_of("甲\n\n\n乙\n丙")] == [0, 2, 0]


GLUED = {
    "labels whose values nothing ends": (
        "为强化监管，制定本方案。一、主要任务（一）建站点1．制定建设方案。责任单位：区教育局完成时限：2026年2月底前2．开展选址。责任单位：区教育局、区财政局完成时限：按照市级安排部署（二）强监管1．建立制度。责任单位：区市场监管局完成时限：2026年5月底前2．定期通报。责任单位：区教育局完成时限：长期二、工作要求（一）加强领导。定期调度。（二）加强宣传。总结经验。",
        [
            "为强化监管，制定本方案。",
            "一、主要任务",
            "（一）建站点",
            "1．制定建设方案。责任单位：区教育局完成时限：2026年2月底前",
            "2．开展选址。责任单位：区教育局、区财政局完成时限：按照市级安排部署",
            "（二）强监管",
            "1．建立制度。责任单位：区市场监管局完成时限：2026年5月底前",
            "2．定期通报。责任单位：区教育局完成时限：长期",
            "二、工作要求",
            "（一）加强领导。定期调度。",
            "（二）加强宣传。总结经验。",
        ],
    ),
    "numbers behind words that their neighbours show": (
        "为强化监管，制定本方案。总体要求-、坚持服务为本，托位增长8%左右二、扩大供给行动聚焦居民需要，形成供给新优势(一)新建一批站点。选址二十处。(区教育局负责)(二)改造一批用房。盘活校舍。(区教育局负责)三、强化监管行动健全制度，形成监管新合力(三)完善一批制度。定期检查。(区教育局负责)(四)开展一批检查。定期通报。(区教育局负责)四、保障措施加强领导。",
        [
            "为强化监管，制定本方案。总体要求-、坚持服务为本，托位增长8%左右",
            "二、扩大供给行动聚焦居民需要，形成供给新优势",
            "(一)新建一批站点。选址二十处。(区教育局负责)",
            "(二)改造一批用房。盘活校舍。(区教育局负责)",
            "三、强化监管行动健全制度，形成监管新合力",
            "(三)完善一批制度。定期检查。(区教育局负责)",
            "(四)开展一批检查。定期通报。(区教育局负责)",
            "四、保障措施加强领导。",
        ],
    ),
    "chapters with marks of Markdown": (
        "**青禾区托育服务管理办法****第一章 总  则**  第一条 为规范服务，制定本办法。  第二条 本办法适用于全区。**第二章 职  责**  第三条 区教育局负责监管。  第四条 街道负责落实。## 第三章 附则  第五条 本办法自发布之日起施行。",
        [
            "**青禾区托育服务管理办法**",
            "**第一章 总  则**",
            "第一条 为规范服务，制定本办法。",
            "第二条 本办法适用于全区。",
            "**第二章 职  责**",
            "第三条 区教育局负责监管。",
            "第四条 街道负责落实。",
            "## 第三章 附则",
            "第五条 本办法自发布之日起施行。",
        ],
    ),
    "a whole plan on one line": (
        "为强化监管，制定本方案。一、总体要求（一）指导思想。坚持服务为本。（二）工作目标。提升质量。二、重点任务（三）扩大供给。新建站点。（区教育局负责）具体措施：1．改造用房。盘活校舍。（区教育局牵头，区财政局配合）2．2025年底前增设托位。（区卫生健康局负责）三、保障措施（四）加强领导。定期调度。",
        [
            "为强化监管，制定本方案。",
            "一、总体要求",
            "（一）指导思想。坚持服务为本。",
            "（二）工作目标。提升质量。",
            "二、重点任务",
            "（三）扩大供给。新建站点。（区教育局负责）具体措施：",
            "1．改造用房。盘活校舍。（区教育局牵头，区财政局配合）",
            "2．2025年底前增设托位。（区卫生健康局负责）",
            "三、保障措施",
            "（四）加强领导。定期调度。",
        ],
    ),
    "items behind square brackets": (
        "一、任务（一）建设站点。1.选址二十处。[区教育局负责]2.培训人员。[区财政局负责]（二）评估质量。[区教育局牵头]二、要求",
        [
            "一、任务",
            "（一）建设站点。",
            "1.选址二十处。[区教育局负责]",
            "2.培训人员。[区财政局负责]",
            "（二）评估质量。[区教育局牵头]",
            "二、要求",
        ],
    ),
    "paragraphs parted by wide gaps": (
        "一、总体要求　  坚持需求导向。　  坚持质量优先。　  二、重点任务　  新建站点。",
        ["一、总体要求", "坚持需求导向。", "坚持质量优先。", "二、重点任务", "新建站点。"],
    ),
    "a line break lost between two items": (
        "一、甲\n（一）扩大供给。新建站点。\n（二）强化监管。定期检查。（区教育局负责）（三）优化服务。简化流程。\n（四）加强宣传。",
        [
            "一、甲",
            "（一）扩大供给。新建站点。",
            "（二）强化监管。定期检查。（区教育局负责）",
            "（三）优化服务。简化流程。",
            "（四）加强宣传。",
        ],
    ),
    "an item behind the end of a wrapped paragraph": (
        "一、目标\n基本建成网络。  二、任务\n（一）甲。\n三、保障\n（一）乙。",
        ["一、目标", "基本建成网络。", "二、任务", "（一）甲。", "三、保障", "（一）乙。"],
    ),
    "chapter and first article on one line": (
        "第一章 总则  第一条  为规范管理，制定本办法。\n第二条  本办法适用于全区。\n第二章 职责 第三条 分工负责。",
        [
            "第一章 总则",
            "第一条  为规范管理，制定本办法。",
            "第二条  本办法适用于全区。",
            "第二章 职责",
            "第三条 分工负责。",
        ],
    ),
    "sentences part the items of an item": (
        "（一）扩大供给。1.新建站点。选址二十处。2.改造用房。盘活校舍。\n（二）强化监管。",
        ["（一）扩大供给。", "1.新建站点。选址二十处。", "2.改造用房。盘活校舍。", "（二）强化监管。"],
    ),
    "single spaces for line breaks": (
        "云泽区实施方案 为推进工作，制定本方案。 一、总体要求 （一）指导思想 坚持需求导向。 （二）基本原则 坚持安全第一。 二、任务 （一）扩大供给 新建站点。",
        [
            "云泽区实施方案 为推进工作，制定本方案。",
            "一、总体要求",
            "（一）指导思想 坚持需求导向。",
            "（二）基本原则 坚持安全第一。",
            "二、任务",
            "（一）扩大供给 新建站点。",
        ],
    ),
    "the first item on its heading's line": (
        "一、活动内容\n（一）新闻宣传 1、6月1日召开发布会。\n2、6月2日开设专栏。\n（二）现场咨询",
        ["一、活动内容", "（一）新闻宣传", "1、6月1日召开发布会。", "2、6月2日开设专栏。", "（二）现场咨询"],
    ),
    "a first item behind a heading that has a gap": (
        "二、 任务 1、清理垃圾。每周一次。\n2、整治河道。\n三、保障",
        ["二、 任务", "1、清理垃圾。每周一次。", "2、整治河道。", "三、保障"],
    ),
    "a number that runs on from the heading before": (
        "一、扩大供给\n1、新建站点。\n2、改造用房。\n二、改革体制，健全网络3、理顺关系。\n分级管理。\n三、保障",
        [
            "一、扩大供给",
            "1、新建站点。",
            "2、改造用房。",
            "二、改革体制，健全网络",
            "3、理顺关系。",
            "分级管理。",
            "三、保障",
        ],
    ),
    "a heading without words": (
        "一、目标\n健全机制。\n二、（一）扩大供给\n新建站点。\n（二）强化监管\n三、保障",
        ["一、目标", "健全机制。", "二、", "（一）扩大供给", "新建站点。", "（二）强化监管", "三、保障"],
    ),
    "the count within a text without any line break": (
        "专项整治工作（一）工地整治要求做到安全施工。责任部门：建工科、质监站（二）街巷整治对路面开展整治。责任部门：城建科、管理处（三）绿化养护做好树木修剪工作。责任部门：园林局",
        [
            "专项整治工作",
            "（一）工地整治要求做到安全施工。责任部门：建工科、质监站",
            "（二）街巷整治对路面开展整治。责任部门：城建科、管理处",
            "（三）绿化养护做好树木修剪工作。责任部门：园林局",
        ],
    ),
    "a number that a digit hides, between its neighbours": (
        "（一）扩大供给。1.新建站点。选址二十处。2.5G网络建设。连片覆盖。3.改造用房。盘活校舍。\n（二）强化监管。",
        [
            "（一）扩大供给。",
            "1.新建站点。选址二十处。",
            "2.5G网络建设。连片覆盖。",
            "3.改造用房。盘活校舍。",
            "（二）强化监管。",
        ],
    ),
    "labels that say who does each item": (
        "现将进展情况公示如下。 1.新建站点。 责任单位：区教育局 完成情况：已开工。 2.改造用房。 责任单位：区财政局 完成情况：已完工。",
        [
            "现将进展情况公示如下。",
            "1.新建站点。 责任单位：区教育局 完成情况：已开工。",
            "2.改造用房。 责任单位：区财政局 完成情况：已完工。",
        ],
    ),
    "the first heading behind the title": (
        "云泽区托育服务方案范文一、总体要求\n加强统筹。\n二、重点任务\n三、保障",
        ["云泽区托育服务方案范文", "一、总体要求", "加强统筹。", "二、重点任务", "三、保障"],
    ),
    "headings behind words": (
        "云泽区托育服务方案一、总体要求（一）指导思想坚持需求导向。协调推进（二）工作目标：覆盖全区二、重点任务1.健全评估机制，新建站点2.改造用房三、保障措施加强组织领导，落实经费",
        [
            "云泽区托育服务方案",
            "一、总体要求",
            "（一）指导思想坚持需求导向。协调推进",
            "（二）工作目标：覆盖全区",
            "二、重点任务",
            "1.健全评估机制，新建站点",
            "2.改造用房",
            "三、保障措施加强组织领导，落实经费",
        ],
    ),
    "an appendix starts numbering again": (
        "制定如下方案：一、目标。建成网络。二、任务。新建站点。三、要求。加强领导。附件1站点建设技术方案一、原则。安全第一。二、要求。分批实施。",
        [
            "制定如下方案：",
            "一、目标。建成网络。",
            "二、任务。新建站点。",
            "三、要求。加强领导。",
            "附件1站点建设技术方案",
            "一、原则。安全第一。",
            "二、要求。分批实施。",
        ],
    ),
}


@pytest.mark.parametrize("name", GLUED)
def test_glued_items_are_cut(name):
    text, expected = GLUED[name]
    assert read(text) == expected


WHOLE = [
    "1.建设平台。按照本方案第一条和（一）的要求，推进2.0版升级，可用率达到99.5%以上。",
    "1.完善制度。主要包括：（1）巡查制度；（2）通报制度；（3）整改制度。",
    "注：1.比例按常住人口计算。2.面积含地下部分。",
    "推动一、二、三产业融合。一是扩大供给。二是强化监管。",
    "查看方式是否多样：1.由多种签约模式组成； 2.开展转诊； 3.支持团队签约。",
    "1.落实《关于（一）类项目的通知》。第三条规定的情形除外。",
    "本区设三类站点，社区站（一）、街道站（二）和区级站（三）均按规定配备设施和人员，定期开展检查。",
    "符合下列条件的：（一）依法登记满三年以上的机构；（二）两年内无违法记录的机构；（三）配备专职人员的机构。",
    "（一）类地区按照标准上限执行到位，属于（二）类地区的按照标准中限执行到位，属于（三）类地区的按照下限执行。",
    "推广5G网络3、4号站点的经验。",
    "重点任务其一、健全评估机制，新建站点，其二、强化监管，定期检查，其三、优化服务，简化流程。",
    "序号主要任务内容一、改造管网",
    "云泽区托育服务方案统一、公开的要求",
    "1.新建站点。占地面积共计。2.5万平方米。",
    "1.新建站点。责任单位：区教育局、区财政局完成时限：2026年第2、3季度",
    "1.新建站点。责任单位：区教育局完成时限：明年二、三季度",
    "1.新建站点。责任单位：区教育局完成时限：2026年底前。2.0版平台上线，二、三类地区延后。",
    "见本办法第二章、第三章。**第五章**另行规定。",
]


@pytest.mark.parametrize("line", WHOLE)
def test_a_paragraph_stays_whole(line):
    assert read(f"一、任务\n{line}\n二、保障") == ["一、任务", line, "二、保障"]


def test_a_site_leaves_a_sign_for_its_line_breaks():
    text = "Р一、目标Р年内建成。Р二、任务Р(一)新建站点。Р责任单位：区教育局Р(二)改造用房。Р三、保障"
    assert read(text) == [
        "一、目标",
        "年内建成。",
        "二、任务",
        "(一)新建站点。",
        "责任单位：区教育局",
        "(二)改造用房。",
        "三、保障",
    ]
    assert read("Р为此，制定本方案。") == ["Р为此，制定本方案。"]


PAGES = [
    "1、云泽区托育服务实施方案为推进托育服务提质扩面，结合本区实际，健全工作机制，完善配套政策，制定本方案。一、总体要求坚持需求导向和问题导向，努力扩",
    "2、大供给。二、重点任务（一）新建站点。支持街道利用闲置用房改建托育站点，鼓励幼儿园开设托班，推动用人单位为职工提供福利性服务，形成多",
    "3、元格局。（二）强化监管。",
]


def test_numbers_of_pages_open_no_items():
    blocks = blocks_of("\n".join(PAGES))
    assert [block.passage.text[:2] for block in blocks if block.cell] == ["1、", "2、", "3、"]
    assert "二、重点任务" in [block.passage.text for block in blocks]
    ended = [page.replace("努力扩", "努力。").replace("成多", "成。") for page in PAGES]
    assert not any(block.cell for block in blocks_of("\n".join(ended))), "each is whole"
    assert not any(block.cell for block in blocks_of("\n".join(PAGES).replace("一、总体要求", ""))), (
        "items under no heading"
    )
    assert not any(block.cell for block in blocks_of("\n一、任务\n".join(PAGES))), "they are no neighbours"


def test_glued_blocks_say_so():
    assert [block.glued for block in blocks_of("一、甲。乙。二、丙。丁。\n三、戊")] == [False, True, False]


FRAGMENTS = ["一、", "（一）", "（二）", "1.", "2.", "第一条", "正文", "推进各项工作取得新的成效", "。", "：", "、", "，", "责任单位：", "（区教育局负责）", "附件1", " ", "　　", "\n", "\n\n", "\r\n", "\x0b", "\x00"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(FRAGMENTS), max_size=80).map("".join), st.text(max_size=200)))
def test_every_character_is_in_one_block(text):
    spans = [piece for block in blocks_of(text) for piece in block.passage.pieces]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    for block in blocks_of(text):
        assert block.passage.text == fold(block.passage.printed)


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "一、",
        "（一）",
        "1.",
        "。",
        "、\n",
        "责任单位：\n",
        "加快推进各项重点工作任务落实到位取得新的成效，\n",
        " ",
        "第一条 ",
    ],
)
def test_any_shape_is_read(unit):
    assert blocks_of(unit * 3000) is not None


def test_a_document_may_be_wrapped_in_parts():
    plain = [paragraph + "在此基础上健全长效机制，巩固提升工作成效。" * 2 for paragraph in PLAN]
    text = "\n".join(plain * 4) + "\n" + wrapped(PLAN * 4) + "\n".join(plain * 4)
    found = read(text)
    assert found[: 4 * len(PLAN)] == plain * 4
    assert found[-4 * len(PLAN) :] == plain * 4
    assert sum(paragraph in found for paragraph in PLAN) == len(PLAN)


def test_a_blank_line_behind_a_full_sentence_ends_the_paragraph():
    full = "坚持需求导向和问题导向，健全完善工作推进机制抓好落实。"
    text = wrapped(PLAN, 27).replace(
        "二、重点任务", f"{full[1:]}\n\n{PLAN[1][:25]}\n{PLAN[1][25:52]}\n{PLAN[1][52:]}\n二、重点任务"
    )
    assert full[1:] in read(text)


def test_a_label_that_ends_a_line_goes_on_in_the_next_and_one_that_opens_a_line_stays_there():
    item = "（三）培育市场主体。加强要素保障，健全服务机制。牵头单位："
    text = wrapped(PLAN * 2, len(item) + 2) + f"\n{item}\n市商务局；配合单位：市财政局。\n责任单位：\n市教育局\n"
    assert read(text)[-3:] == [f"{item}市商务局；配合单位：市财政局。", "责任单位：", "市教育局"]
    full = "责任：市卫生健康委、市教育局、市总工会、市医疗保障局"
    assert read(wrapped(PLAN * 2, len(full) + 2) + f"\n{full}\n时限：全年\n")[-2:] == [full, "时限：全年"]


def test_the_note_and_the_label_of_an_attachment_begin_a_line_of_their_own():
    full = "（三）培育市场主体。加强要素保障。（区商务局、区财政局）"
    note = "附件：云泽市社区托育服务提质扩容行动计划重点任务分工"
    text = wrapped(PLAN * 2, len(full) + 2) + f"\n{full}\n{note}\n一览表\n附件1\n分工一览表\n"
    assert read(text)[-4:] == [full, f"{note}一览表", "附件1", "分工一览表"]
    listed = "2.云泽市社区托育服务提质扩容行动计划重点任务分工一览"
    assert read(f"{text.rpartition('附件1')[0]}{listed}\n附件1\n")[-2:] == [listed, "附件1"]


def test_the_rows_of_a_table_are_no_lines_of_wrapped_text():
    row = "| {} | 建设社区托育服务站点并完善周边配套设施 | 区卫生健康局 | 区财政局、区住房城乡建设局、各街道办事处 |"
    rows = ["| 序号 | 主要任务 | 责任单位 | 配合单位 |", *(row.format(n) for n in range(1, 31))]
    title = "重点任务分工一览表（按照本行动计划各项主要任务的顺序排"
    text = wrapped(PLAN, len(title) + 1) + f"\n{title}\n" + "\n".join(rows)
    assert read(text) == [*PLAN, title, *rows]


def test_the_organs_of_a_bracket_follow_its_label_in_the_next_line():
    item = "1.建设站点。完善社区托育服务设施。（牵头单位："
    assert read(f"{item}\n区民政局；配合单位：区财政局）\n") == [f"{item}区民政局；配合单位：区财政局）"]
    assert len(read("1.建设站点（一期：\n一、区民政局）\n")) == 2

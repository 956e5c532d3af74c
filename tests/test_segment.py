"""segment: parts and elements. Cases are whole documents of fictional places, one block a line."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse import parse
from fanwen_parse.model import Block, Passage, Segmented, Source
from fanwen_parse.readers.text import source_of
from fanwen_parse.rules import elements as read
from fanwen_parse.stages.segment import segment

NOTICE = """\
青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知
青政办发〔2025〕3号
各镇人民政府,区直各部门、各单位;区属企业:
《青禾区垃圾分类实施方案》已经区政府同意,现印发给你们,请认真贯彻执行。
青禾区人民政府办公室
2025年7月1日
"""
PLAN = """\
青禾区垃圾分类实施方案
为做好垃圾分类工作,根据《云泽市生活垃圾管理条例》,制定本方案。
一、总体目标
覆盖率达到95%以上。
"""


class Case(NamedTuple):
    """A document, and what its parts are: kind, title, first words of its body, and what the document says."""

    text: str
    parts: tuple[tuple[str, str | None, str], ...]
    says: dict[str, object] = {}  # noqa: RUF012  (never changed)


CASES = {
    "notice and plan": Case(
        NOTICE + PLAN,
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
        ),
        {
            "kind": "通知",
            "addressees": ("各镇人民政府", "区直各部门、各单位", "区属企业"),
            "issuers": ("青禾区人民政府办公室",),
            "signed_on": "2025-07-01",
        },
    ),
    "a plan that starts with its preamble": Case(
        "为做好垃圾分类工作,结合我区实际,制定本方案。\n一、总体目标\n覆盖率达到95%以上。",
        (("plan", None, "为做好垃圾分类工"),),
    ),
    "red head, number over a title of four lines, imprint": Case(
        """\
青禾区人民政府办公室文件
青政办发〔2025〕3号
青禾区人民政府办公室
关于印发《青禾区推进制造业
数字化转型行动方案(2025—2027
年)》的通知
各镇人民政府:
《青禾区推进制造业数字化转型行动方案(2025—2027年)》已经区政府同意,现印发给你们。
青禾区人民政府办公室
二〇二五年七月一日
(此件公开发布)
青禾区推进制造业数字化转型行动方案
(2025—2027年)
为推进数字化转型,制定本方案。
抄送:区委各部门,区人大常委会办公室。
青禾区人民政府办公室 2025年7月3日印发
""",
        (
            (
                "notice",
                "青禾区人民政府办公室关于印发《青禾区推进制造业数字化转型行动方案(2025—2027年)》的通知",
                "《青禾区推进制造",
            ),
            ("plan", "青禾区推进制造业数字化转型行动方案(2025—2027年)", "为推进数字化转型"),
        ),
        {"issuers": ("青禾区人民政府办公室",), "signed_on": "2025-07-01"},
    ),
    "joint issue, two organs a line": Case(
        NOTICE.replace("青禾区人民政府办公室\n2025", "青禾区教育局  青禾区财政局\n国 家 税 务 局\n2025") + PLAN,
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
        ),
        {"issuers": ("青禾区教育局", "青禾区财政局", "国家税务局")},
    ),
    "forwarded, with those who wrote it under its title, and how many copies were printed": Case(
        """\
青禾区人民政府办公室转发区教育局等部门关于加强托育工作意见的通知
各镇人民政府:
区教育局等部门《关于加强托育工作的意见》已经区人民政府同意,现转发给你们,请认真贯彻执行。
青禾区人民政府办公室
2025年7月1日
关于加强托育工作的意见
区教育局  区残联  区妇联
区工商联
为加强托育工作,健全服务体系,提高服务质量,现提出以下意见。
一、总体目标
覆盖率达到95%以上。
信息公开选项:主动公开
青禾区人民政府办公室 2025年7月3日印发
(共印80份)
""",
        (
            ("notice", "青禾区人民政府办公室转发区教育局等部门关于加强托育工作意见的通知", "区教育局等部门《"),
            ("plan", "关于加强托育工作的意见", "为加强托育工作,"),
        ),
        {"issuers": ("青禾区人民政府办公室",), "signed_on": "2025-07-01"},
    ),
    "signed on a day in figures": Case(
        NOTICE.replace("2025年7月1日", "2025.7.1") + PLAN,
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
        ),
        {"issuers": ("青禾区人民政府办公室",), "signed_on": "2025-07-01"},
    ),
    "signed on a day that has lost its last character": Case(
        NOTICE.replace("7月1日", "7月1") + PLAN,
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
        ),
        {"issuers": ("青禾区人民政府办公室",), "signed_on": "2025-07-01"},
    ),
    "a section of the site, named by two kinds, over the title": Case(
        "通 知 公 告\n关于开展垃圾分类专项整治的方案\n各镇人民政府:\n为做好垃圾分类工作,经区政府同意,方案如下:\n一、时间\n7月。",
        (("plan", "关于开展垃圾分类专项整治的方案", "为做好垃圾分类工"),),
        {"kind": "方案", "addressees": ("各镇人民政府",)},
    ),
    "forwarded under the label 附件, with its red head": Case(
        """\
青禾区教育局转发市教育局关于做好托育工作的通知
各镇中心校:
现将《市教育局关于做好托育工作的通知》转发给你们,请认真贯彻执行。
青禾区教育局
2025年7月1日
附件
云泽市教育局文件
云教发〔2025〕2号
市教育局关于做好托育工作的通知
各县(市、区)教育局:
为做好托育工作,现通知如下。
一、开展排查
7月底前完成。
""",
        (
            ("notice", "青禾区教育局转发市教育局关于做好托育工作的通知", "现将《市教育局关"),
            ("notice", "市教育局关于做好托育工作的通知", "为做好托育工作,"),
        ),
    ),
    "a plan under the label 附件, with its years on a line of their own": Case(
        """\
关于印发《青禾区托育行动计划》和《2025年重点任务清单》的通知
各镇人民政府:
《青禾区托育行动计划》和《2025年重点任务清单》已经区政府同意,现印发给你们。
青禾区人民政府
2025年7月1日
附件1
青禾区托育行动计划
(2025—2027年)
为做好托育工作,制定本行动计划。
附件2
2025年重点任务清单
""",
        (
            ("notice", "关于印发《青禾区托育行动计划》和《2025年重点任务清单》的通知", "《青禾区托育行动"),
            ("plan", "青禾区托育行动计划(2025—2027年)", "为做好托育工作,"),
            ("plan", "2025年重点任务清单", ""),
        ),
    ),
    "issued by a division of a ministry among others": Case(
        """\
农业部办公厅 林草局办公室
气象局综合司
关于印发《青禾行动方案》的通知
各省农业厅,各有关单位:
现将《青禾行动方案》印发给你们,请结合实际贯彻落实。
农业部办公厅 林草局办公室
气象局综合司
2025年7月1日
青禾行动方案
为加强防灾工作,制定本方案。
""",
        (
            ("notice", "农业部办公厅 林草局办公室气象局综合司关于印发《青禾行动方案》的通知", "现将《青禾行动方"),
            ("plan", "青禾行动方案", "为加强防灾工作,"),
        ),
        {"issuers": ("农业部办公厅", "林草局办公室", "气象局综合司")},
    ),
    "one notice, two plans, an appendix behind the imprint": Case(
        """\
关于印发青禾区若干政策和青禾区行动计划(2021-2023年)的通知
各镇人民政府:
《青禾区若干政策》《青禾区行动计划(2021-2023年)》已经区政府同意,现印发给你们。
青禾区人民政府
2021年9月2日
青禾区若干政策
为加快发展,制定以下政策。
青禾区行动计划(2021—2023年)
为加快发展,制定本计划。
附件:青禾区任务清单
抄送:区委办公室。
青禾区人民政府办公室2021年9月3日印发
附件
青禾区任务清单
主要任务
""",
        (
            ("notice", "关于印发青禾区若干政策和青禾区行动计划(2021-2023年)的通知", "《青禾区若干政策"),
            ("plan", "青禾区若干政策", "为加快发展,制定"),
            ("plan", "青禾区行动计划(2021—2023年)", "为加快发展,制定"),
            ("appendix", "青禾区任务清单", "主要任务"),
        ),
        {"signed_on": "2021-09-02"},
    ),
    "attachments listed, labelled, numbered": Case(
        NOTICE.replace("青禾区人民政府办公室\n2025", "附件:1.任务分工表\n2.责任清单\n青禾区人民政府办公室\n2025")
        + PLAN
        + "附件1\n任务分工表\n序号\n1附件2\n责任清单\n序号\n",
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
            ("appendix", "任务分工表", "序号"),
            ("appendix", "责任清单", "序号"),
        ),
    ),
    "the plan under the label 附件": Case(
        NOTICE.replace("青禾区人民政府办公室\n2025", "附件:青禾区垃圾分类实施方案\n青禾区人民政府办公室\n2025")
        + "附件\n**青禾区垃圾分类实施方案**\n为做好垃圾分类工作,制定本方案。\n",
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
        ),
    ),
    "a label with the title on its line": Case(
        PLAN + "附件:青禾区任务清单\n主要任务\n责任单位\n建设站点\n区城管局\n",
        (("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"), ("appendix", "青禾区任务清单", "主要任务")),
    ),
    "a label without a title": Case(
        PLAN + "附件1\n序号\t任务\t责任单位\n1\t建设站点\t区城管局\n",
        (("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"), ("appendix", None, "序号\t任务\t责任")),
    ),
    "contents are no structure": Case(
        "青禾区教育发展规划\n目  录\n一、发展环境……1\n二、总体要求……3\n一、发展环境\n成效显著。\n二、总体要求\n坚持改革。\n",
        (("plan", "青禾区教育发展规划", "一、发展环境"),),
    ),
    "a law is one part": Case(
        """\
# 云泽市绩效管理条例
2015年8月27日 云泽市第十二届人民代表大会常务委员会第三十次会议通过
2015年9月25日 青原省第十二届人民代表大会常务委员会第二十三次会议批准
## 第一章 总则
第一条 为了推进绩效管理,制定本条例。
第二条 本条例适用于绩效责任单位。
第三条 绩效管理应当公开。
""",
        (("plan", "云泽市绩效管理条例", "## 第一章 总"),),
        {"normative": True, "signed_on": "2015-08-27", "issuers": ()},
    ),
    "a report to the people's congress": Case(
        "政府工作报告\n——2025年1月10日在云泽市第三届人民代表大会第五次会议上\n各位代表:\n现在,我代表市人民政府报告工作。\n",
        (("plan", "政府工作报告", "各位代表:"),),
        {"normative": True, "signed_on": "2025-01-10", "addressees": ()},
    ),
    "an opinion with addressees is a plan, signed at its end": Case(
        """\
云泽市教育局等三部门关于加强校园安全的意见
云教发〔2025〕8号
各县(市、区)教育局:
为加强校园安全,现提出以下意见。
一、健全机制
落实责任。
云泽市教育局
2025年3月1日
""",
        (("plan", "云泽市教育局等三部门关于加强校园安全的意见", "为加强校园安全,"),),
        {"kind": "意见", "issuers": ("云泽市教育局",), "signed_on": "2025-03-01"},
    ),
    "a table of units and dates is not signed": Case(
        "青禾区任务方案\n一、任务\n责任单位\n完成时限\n建设公园\n区住建局\n2025年6月30日\n建设学校\n区教育局\n2025年12月31日\n",
        (("plan", "青禾区任务方案", "一、任务"),),
        {"issuers": (), "signed_on": None},
    ),
    "two documents in one file": Case(
        NOTICE + PLAN + NOTICE.replace("垃圾分类", "河长制").replace("3号", "4号") + PLAN.replace("垃圾分类", "河长制"),
        (
            ("notice", "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知", "《青禾区垃圾分类"),
            ("plan", "青禾区垃圾分类实施方案", "为做好垃圾分类工"),
            ("notice", "青禾区人民政府办公室关于印发青禾区河长制实施方案的通知", "《青禾区河长制实"),
            ("plan", "青禾区河长制实施方案", "为做好河长制工作"),
        ),
    ),
    "everything glued into one line": Case(
        "青禾区财政局青禾区教育局文件青财教〔2022〕9号青禾区财政局青禾区教育局关于印发《校园改造工作方案》的通知各镇财政所、中心校,"
        "区属各学校:《校园改造工作方案》已经研究同意,现印发给你们,请抓好落实。青禾区财政局青禾区教育局2022年4月19日"
        "校园改造工作方案因校舍老旧,现制订方案如下:完成改造。附件1校园改造清单",
        (
            ("notice", "青禾区财政局青禾区教育局关于印发《校园改造工作方案》的通知", "《校园改造工作方"),
            ("plan", "校园改造工作方案", "因校舍老旧,现制"),
            ("appendix", "校园改造清单", ""),
        ),
        {
            "issuers": ("青禾区财政局", "青禾区教育局"),
            "addressees": ("各镇财政所、中心校", "区属各学校"),
            "signed_on": "2022-04-19",
        },
    ),
    "a notice that is not signed": Case(
        "关于印发青禾区创建计划的通知\n各镇人民政府:\n现将《青禾区创建计划》印发给你们。\n青禾区2024年创建文明城区计划\n为推进创建,制定本计划。",
        (
            ("notice", "关于印发青禾区创建计划的通知", "现将《青禾区创建"),
            ("plan", "青禾区2024年创建文明城区计划", "为推进创建,制定"),
        ),
    ),
}


def blocks_of(source: Source) -> tuple[Block, ...]:
    """One block a line: what layout makes of text that is neither wrapped nor glued."""
    blocks = []
    for start, line in zip(source.starts, source.folded.splitlines(), strict=True):
        text = line.strip()
        if text:
            first = start + line.index(text)
            span = (first, first + len(text))
            blocks.append(Block(Passage(text, source.text[span[0] : span[1]], (span,))))
    return tuple(blocks)


def of(text: str) -> tuple[Source, Segmented]:
    source = source_of(text)
    return source, segment(source, blocks_of(source))


@pytest.mark.parametrize("name", CASES)
def test_documents(name: str) -> None:
    case = CASES[name]
    _, found = of(case.text)
    parts = tuple(
        (part.kind, part.title.text if part.title else None, part.body[0].passage.text[:8] if part.body else "")
        for part in found.parts
    )
    assert parts == case.parts
    assert {key: getattr(found.document, key) for key in case.says} == case.says


def test_elements_say_where_they_stand() -> None:
    text = NOTICE + PLAN + "附件:任务清单\n抄送:区委各部门,区法院。\n青禾区人民政府办公室2025年7月3日印发\n"
    _, found = of(text)
    document = found.document
    assert document.doc_number is not None
    assert document.doc_number[:4] == ("青政办发〔2025〕3号", "青政办发", 2025, 3)
    assert [attachment.title for attachment in document.attachments] == ["任务清单"]
    assert document.imprint is not None
    assert document.imprint[:3] == ("青禾区人民政府办公室", "2025-07-03", ("区委各部门", "区法院"))
    assert [entry.title for entry in document.basis] == ["云泽市生活垃圾管理条例"]
    assert document.lines == (
        ("title", (1, 1)),
        ("doc-number", (2, 2)),
        ("addressees", (3, 3)),
        ("issuer", (5, 5)),
        ("date", (6, 6)),
        ("title", (7, 7)),
        ("attachment-note", (11, 11)),
        ("imprint", (12, 12)),
        ("imprint", (13, 13)),
    )


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("青禾区2025年重点任务分解表\n序号\n重点任务\n责任单位", "青禾区2025年重点任务分解表"),
        ("青禾区2025年重点\n任务分解表\n重点任务\n责任单位", "青禾区2025年重点任务分解表"),
        ("青禾区重点工程\n序号\n重点任务\n责任单位", None),
    ],
)
def test_title_of_an_appendix_ends_before_the_header_of_its_table(lines: str, title: str | None) -> None:
    _, found = of(f"{NOTICE}{PLAN}附件\n{lines}\n1\n建站\n区教育局")
    found_title = found.parts[-1].title
    assert (found_title.text if found_title else None) == title
    assert found.parts[-1].body[0].passage.text in ("序号", "重点任务", "青禾区重点工程")


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("中共云泽市委 云泽市人民政府关于加快托育发展的意见", "中共云泽市委 云泽市人民政府关于加快托育发展的意见"),
        ("关 于 加 快 托 育 发 展 的 意 见", "关于加快托育发展的意见"),
        ("关于加快托育发展 的意见", "关于加快托育发展的意见"),
        ("云泽市人民政府办公室 关于加快托育 发展的意见", "云泽市人民政府办公室关于加快托育发展的意见"),
        ("云泽市教育局等17 部门关于加快托育发展的意见", "云泽市教育局等17部门关于加快托育发展的意见"),
    ],
)
def test_spaces_in_titles(printed: str, title: str) -> None:
    assert of(f"{printed}\n各街道:\n为加快发展,提出意见。\n一、目标\n健全网络。")[1].document.title == title


def test_duties_of_organs_are_no_addressees() -> None:
    text = "青禾区托育分工方案\n为明确责任,制定本方案。\n一、职责分工\n区卫生健康局:牵头制定配套政策。\n各街道:落实属地责任。\n"
    _, found = of(text)
    assert found.document.addressees == ()
    assert [block.passage.text for block in found.parts[0].body][2:] == [
        "区卫生健康局:牵头制定配套政策。",
        "各街道:落实属地责任。",
    ]


def test_plans_that_a_notice_issues_are_plans_under_labels() -> None:
    plan = "为加快发展,制定本方案。\n一、目标\n健全网络。\n"
    text = (
        "青禾区人民政府\n关于印发两个方案的通知\n各街道:\n《青禾区养老实施方案》《青禾区托育实施方案》已经区政府同意,现印发给你们,请执行。\n"
        "附件:1.青禾区养老实施方案\n2.青禾区托育实施方案\n3.任务清单\n青禾区人民政府\n2025年9月8日\n"
        f"附件1\n青禾区养老实施方案\n{plan}附件2\n青禾区托育实施方案\n{plan}附件3\n任务清单\n建站\n"
    )
    assert [part.kind for part in of(text)[1].parts] == ["notice", "plan", "plan", "appendix"]


def test_sample_texts_of_one_page_are_plans_of_their_own() -> None:
    body = "为加快托育发展,制定本方案。\n一、目标\n健全网络。\n"
    for forms in (
        ("【篇一】{}", "【篇二】{}"),
        ("范文一:{}", "范文二:{}"),
        ("{} 篇1", "{} 篇2"),
        ("第一篇:{}", "第二篇:{}"),
        ("{}1", "{} 2"),
        ("{}(一)", "{}(二)"),
        ("{}【第一篇】", "{}【第二篇】"),
        ("{}范文第1篇", "{}范文第2篇"),
        ("{}模板篇1", "{}模板篇2"),
        ("★{}一★", "★{}二★"),
    ):
        _, found = of("".join(form.format("托育工作方案") + "\n" + body for form in forms))
        assert [(part.kind, part.number, part.title and part.title.text) for part in found.parts] == [
            ("plan", 1, "托育工作方案"),
            ("plan", 2, "托育工作方案"),
        ]
    _, single = of("托育工作方案\n" + body + "第一篇:总则\n" + body)
    assert len(single.parts) == 1


def test_sample_texts_of_a_page_that_was_cut() -> None:
    body = "为加快托育发展,制定本方案。\n一、目标\n健全网络。\n"
    _, found = of(f"托育工作方案模板篇29\n{body}托育工作方案模板篇30\n{body}")
    assert [(part.number, part.title and part.title.text) for part in found.parts] == [
        (29, "托育工作方案"),
        (30, "托育工作方案"),
    ]
    for label in ("篇1", " 1", "范文第1篇"):
        assert of(f"托育工作方案{label}\n{body}")[1].document.title == "托育工作方案"


def test_lists_of_a_plan_are_no_collection() -> None:
    for text in (
        "托育工作方案\n一、任务\n建站方案(一)\n建设甲站。\n建站方案(二)\n建设乙站。\n",
        f"{PLAN}附件1\n青禾区任务清单(一)\n建站\n附件2\n青禾区任务清单(二)\n建站\n",
    ):
        assert [part.kind for part in of(text)[1].parts if part.kind == "plan"] == ["plan"]


def test_labels_and_titles_glued_to_their_text() -> None:
    body = "为加快托育发展,制定本方案。"
    _, found = of(f"托育工作方案 篇1{body}\n一、目标\n健全网络。\n托育工作方案 篇2{body}\n一、目标\n健全网络。\n")
    assert [(part.number, part.body[0].passage.text) for part in found.parts] == [(1, body), (2, body)]
    long = "健全网络。" * 20
    _, found = of(f"【篇一】托育工作方案 {body}{long}【篇二】托育工作方案 {body}")
    assert [(part.number, part.title and part.title.text) for part in found.parts] == [
        (1, "托育工作方案"),
        (2, "托育工作方案"),
    ]
    _, found = of(f"青禾区托育工作方案{body}一、目标\n健全网络。")
    assert found.document.title == "青禾区托育工作方案"
    assert of("本方案为加快托育发展制定。\n一、目标\n健全网络。")[1].document.title is None
    for printed in ("青禾区托育工作方案 青禾区托育工作方案", "青禾区托育工作方案(青禾区托育工作方案)"):
        assert of(f"{printed}\n{body}\n一、目标\n健全网络。")[1].document.title == "青禾区托育工作方案"


@pytest.mark.parametrize("form", ["第{}篇 {}", "第{}篇\n{}"])
def test_the_parts_of_a_long_plan_stay_in_it(form: str) -> None:
    chapter = "第一章 总则\n健全网络。\n第二章 重点任务\n扩大供给。\n"
    text = "".join(
        form.format(*part) + "\n" + chapter for part in (("一", "发展目标"), ("二", "实施方案"), ("三", "保障措施"))
    )
    _, found = of("青禾区托育发展规划\n" + text)
    assert [part.kind for part in found.parts] == ["plan"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("为加快托育发展,制定本实施方案。\n一、目标\n健全网络。", "方案"),
        ("经区政府同意,提出以下意见。\n一、目标\n健全网络。", "意见"),
        ("为加快托育发展,制定以下政策措施:\n一、目标\n健全网络。", "措施"),
        ("本区托育机构众多。\n一、目标\n制定本方案。", None),
    ],
)
def test_a_plan_without_a_title_names_its_kind(text: str, kind: str | None) -> None:
    assert of(text)[1].document.kind == kind


def test_a_law_rests_on_what_its_first_article_names() -> None:
    text = "青禾区托育管理办法\n第一章 总则\n第一条 为规范托育,根据《云泽市托育条例》《云泽市卫生条例》,制定本办法。\n第二条 按照《云泽市收费办法》收费。\n第三条 自印发之日起施行。"
    assert [entry.title for entry in of(text)[1].document.basis] == ["云泽市托育条例", "云泽市卫生条例"]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("青禾区行动计划(2022-2025年)", ("2022-2025年", "2022/2025")),
        ("青禾区“十四五”规划", ("“十四五”", "2021/2025")),
        ("青禾区2025年工作要点", ("2025年", "2025")),
        ("青禾区2021 — 2023 年度方案", ("2021 — 2023 年度", "2021/2023")),
        ("数字青禾2025行动方案", ("2025", "2025")),
        ("青禾区长期规划", None),
    ],
)
def test_period(title: str, period: tuple[str, str] | None) -> None:
    _, found = of(f"{title}\n为推进工作,制定本计划。")
    assert (found.document.period[:2] if found.document.period else None) == period


@pytest.mark.parametrize(
    ("line", "organs"),
    [
        ("青禾区教育局（公章）", ("青禾区教育局",)),
        ("云泽市财政局  云泽市教育局", ("云泽市财政局", "云泽市教育局")),
        ("国 务 院", ("国务院",)),
        ("中共云泽市委 云泽市人民政府", ("中共云泽市委", "云泽市人民政府")),
        ("云泽市财政局中共云泽市委宣传部云泽市教育局", ("云泽市财政局", "中共云泽市委宣传部", "云泽市教育局")),
        ("中共**市**区委办公室", ("中共**市**区委办公室",)),
        ("中共中央办公厅国务院办公厅", ("中共中央办公厅", "国务院办公厅")),
    ],
)
def test_organs_of_a_line(line: str, organs: tuple[str, ...]) -> None:
    assert read.organs(line) == organs


def test_titles_in_an_attachment_note_may_begin_with_a_year_or_with_marks() -> None:
    text = NOTICE.replace("青禾区人民政府办公室\n2025", "附件:{}\n青禾区人民政府办公室\n2025")
    listed = "1.2025年《政府工作报告》任务分解表\n2.2025年民生实事任务分解表\n3.青禾区2025年为民办实事清单"
    assert [entry[:2] for entry in of(text.format(listed))[1].document.attachments] == [
        ("2025年《政府工作报告》任务分解表", 1),
        ("2025年民生实事任务分解表", 2),
        ("青禾区2025年为民办实事清单", 3),
    ]
    for printed, title in (
        ("《政府工作报告》任务分解表", "《政府工作报告》任务分解表"),
        ("《青禾区托育方案》的起草说明.pdf", "《青禾区托育方案》的起草说明.pdf"),
        ("《青禾区托育任务清单》", "青禾区托育任务清单"),
    ):
        assert [entry.title for entry in of(text.format(printed))[1].document.attachments] == [title]


@pytest.mark.parametrize(
    ("title", "normative"),
    [
        ("云泽市2025年政府工作报告(摘要)", True),
        ("政府工作报告", True),
        ("2025年《政府工作报告》重点任务分解表", False),
        ("关于落实2025年政府工作报告重点任务的分工方案", False),
    ],
)
def test_a_list_of_tasks_from_a_report_is_no_report(title: str, normative: bool) -> None:
    assert of(f"{title}\n一、稳定增长\n2025年12月底前建成两个园区。")[1].document.normative is normative


def test_a_plan_rests_on_all_titles_of_one_clause() -> None:
    text = "青禾区托育方案\n根据《托育条例》(云令第1号)和省委、省政府《托育意见》,按照《云泽市规划》、市政府《云泽市托育计划》以及《服务规范》,制定本方案。"
    assert [entry.title for entry in of(text)[1].document.basis] == [
        "托育条例",
        "托育意见",
        "云泽市规划",
        "云泽市托育计划",
        "服务规范",
    ]


def test_what_stands_around_a_title_is_no_part_of_it() -> None:
    body = "各镇人民政府:\n现将有关事项通知如下。\n"
    document = of(f"青禾区2025年重点工作任务(青政发〔2025〕2号)\n{PLAN.partition(chr(10))[2]}")[1].document
    assert document.title == "青禾区2025年重点工作任务"
    assert document.doc_number is not None
    assert document.doc_number.text == "青政发〔2025〕2号"
    document = of(f"《云泽市人民政府关于加强托育工作的通知》\n{body}")[1].document
    assert (document.title, document.issuers) == ("云泽市人民政府关于加强托育工作的通知", ("云泽市人民政府",))
    assert of(f"【政务公开】云泽市人民政府关于加强托育工作的通知\n{body}")[1].document.issuers == ("云泽市人民政府",)


_LETTER_TITLE = "青禾区人民政府办公室关于印发青禾区垃圾分类实施方案的通知"
_LETTER = (
    "青政办发〔2025〕3号\n各镇人民政府:\n《青禾区垃圾分类实施方案》已经区政府同意,现印发给你们,请认真贯彻执行。\n"
    "青禾区人民政府办公室\n2025年7月1日\n"
)


@pytest.mark.parametrize(
    "above",
    [
        "青禾政府网\n",
        "走进青禾\n办事服务\n2024年3月1日\n",
        "政府信息公开\n",
        "精确检索\n开始检索\n" + _LETTER_TITLE + "\n",
        _LETTER_TITLE + "\n青禾政府网\n",
        "青政办发〔2025〕3号《" + _LETTER_TITLE + "》\n",
        "关于印发青禾区垃圾分类实施方案的通知\n下载地址:点击此处下载\n",
        "文号 | 青政办发〔2025〕3号 | 索引号 | 0011\n",
        "青禾区垃圾分类实施方案\n青禾政府网\n",
    ],
)
def test_what_a_page_prints_over_a_letter_is_none_of_it(above: str) -> None:
    _, found = of(above + _LETTER_TITLE + "\n" + _LETTER + PLAN)
    assert [(part.kind, part.title and part.title.text) for part in found.parts] == [
        ("notice", _LETTER_TITLE),
        ("plan", "青禾区垃圾分类实施方案"),
    ]
    document = found.document
    assert (document.title, document.addressees, document.signed_on) == (_LETTER_TITLE, ("各镇人民政府",), "2025-07-01")
    assert document.doc_number is not None
    assert {part.body[0].passage.text[:8] for part in found.parts} == {"《青禾区垃圾分类", "为做好垃圾分类工"}
    assert "\n".join(entry.text for entry in found.dropped) == above.strip().replace("号《", "号\n《")


@pytest.mark.parametrize(
    "above",
    [
        "导语:青禾区垃圾分类实施方案一文来自网友,欢迎参考。\n",
        "日前,青禾区印发《青禾区垃圾分类实施方案》。全文如下:\n",
        "青禾区垃圾分类实施方案\n999+\n24页\n侵权投诉\n",
    ],
)
def test_what_a_page_prints_over_a_plan_is_none_of_it(above: str) -> None:
    _, found = of(above + PLAN)
    assert [(part.kind, part.title and part.title.text) for part in found.parts] == [("plan", "青禾区垃圾分类实施方案")]
    assert found.parts[0].body[0].passage.text.startswith("为做好")


_ORGAN_TITLE = "青禾区人民政府办公室关于推进垃圾分类工作的意见"
_ACT_TITLE = "关于推进垃圾分类工作的实施意见"
_NUMBERED = "青政办发〔2025〕3号\n各镇人民政府:\n为做好垃圾分类工作,提出以下意见。\n一、总体目标\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "above",
    ["听新闻", "垃圾分类", "区政府公报 2025年第8期", "2025年第8期", "loading...", "发文日期 2025-07-30", "城管局"],
)
@pytest.mark.parametrize(
    "title",
    [_ORGAN_TITLE, "云泽市人民政府关于推进垃圾分类的意见", "青禾区垃圾分类实施方案"],
)
def test_a_title_that_is_whole_takes_no_line_from_above(above: str, title: str, gap: str) -> None:
    _, found = of(f"{above}{gap}{title}\n" + (PLAN.partition("\n")[2] if "方案" in title else _NUMBERED))
    assert found.document.title == title
    assert found.document.issuers == (() if "方案" in title else (title.partition("关于")[0],))
    assert [entry.text for entry in found.dropped] == [above]


@pytest.mark.parametrize("number", ["青政办字〔2025118", "青政办字〔202511号", "青政办字〔2025〕118"])
def test_a_damaged_number_is_a_number_that_says_nothing(number: str) -> None:
    for text in (f"{number}\n{_LETTER_TITLE}\n", f"{_LETTER_TITLE}\n{number}\n"):
        _, found = of(text + _LETTER.partition("\n")[2] + PLAN)
        kept = [element.passage.text for element in found.elements if element.name == "doc-number"]
        assert (kept, found.document.doc_number, found.dropped) == ([number], None, ())
        assert found.document.title == _LETTER_TITLE


def test_a_title_over_a_table_takes_no_line_from_above() -> None:
    table = "序号\n任务\n时限\n1\n垃圾分类\n2025年8月\n"
    _, found = of(f"特急\n青禾区2025年垃圾分类实施方案\n{table}")
    assert (found.document.title, [entry.text for entry in found.dropped]) == ("青禾区2025年垃圾分类实施方案", ["特急"])
    _, found = of(f"垃圾分类表\n{table}2\n垃圾分类\n青禾区2025年垃圾分类实施方案\n")
    assert found.dropped == ()


@pytest.mark.parametrize("signed", ["", "青禾区人民政府办公室\n", "青禾区人民政府办公室\n2025年7月1日\n"])
def test_a_plan_without_a_title_begins_with_what_it_is_made_for(signed: str) -> None:
    letter = f"{_LETTER_TITLE}\n各镇人民政府:\n现将方案印发给你们,请认真贯彻执行。\n"
    _, found = of(f"{letter}{signed}为做好垃圾分类工作,制定本方案。\n一、总体目标\n有序推进。\n")
    assert [(part.kind, part.title is None, len(part.body)) for part in found.parts] == [
        ("notice", False, 1),
        ("plan", True, 3),
    ]
    assert found.document.issuers == ("青禾区人民政府办公室",)


@pytest.mark.parametrize(
    "body",
    [
        "为做好垃圾分类工作,我区制定本方案。\n现印发给你们,请认真贯彻执行。\n一、加强领导\n各镇要重视。\n",
        "现将方案印发给你们,请认真贯彻执行。\n一、各镇要结合实际,制定本镇方案。\n二、加强领导。\n",
    ],
)
def test_a_letter_that_speaks_of_its_plan_stays_one_part(body: str) -> None:
    _, found = of(f"{_LETTER_TITLE}\n各镇人民政府:\n{body}")
    assert [part.kind for part in found.parts] == ["notice"]


@pytest.mark.parametrize("lost", ["?", "？", "\ufffd"])
def test_a_lost_character_is_no_part_of_title_or_issuer(lost: str) -> None:
    source, found = of(f"{lost}{_LETTER_TITLE}\n{_LETTER}{lost}{PLAN}")
    assert [part.title and part.title.text for part in found.parts] == [_LETTER_TITLE, "青禾区垃圾分类实施方案"]
    assert found.document.issuers == ("青禾区人民政府办公室",)
    assert source.text[found.elements[0].passage.start] == lost
    document = of(f"{lost}青禾区人民政府办公室\n{_ACT_TITLE}\n{_NUMBERED}")[1].document
    assert (document.title, document.issuers) == (f"青禾区人民政府办公室{_ACT_TITLE}", ("青禾区人民政府办公室",))


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        (("青禾区人民政府办公室", _ACT_TITLE), ("青禾区人民政府办公室",)),
        (("青禾区财政局", "青禾区城市管理局关于推进垃圾分类工作的意见"), ("青禾区财政局", "青禾区城市管理局")),
        (("中共中央办公厅", "国务院办公厅关于推进垃圾分类工作的意见"), ("中共中央办公厅", "国务院办公厅")),
        (("中共青禾区委", _ORGAN_TITLE), ("中共青禾区委", "青禾区人民政府办公室")),
        (("青禾区深入推进", "县域垃圾分类实施方案"), ()),
        (("青禾区贯彻落实", "国务院办公厅关于推进垃圾分类工作的实施方案"), None),
        (("青禾区教育系统", "关于推进垃圾分类工作的实施方案"), ()),
    ],
)
def test_the_first_half_of_a_title_stands_above_the_other(
    lines: tuple[str, str], issuers: tuple[str, ...] | None
) -> None:
    document = of("\n".join((*lines, _NUMBERED)))[1].document
    assert document.title == "".join(lines)
    assert issuers is None or document.issuers == issuers


def test_a_line_that_layout_has_joined_with_the_title_is_cut_off() -> None:
    for above in ("青禾政府网", "青禾区垃圾分类实施方案"):
        source = source_of(f"{above}\n{PLAN}")
        first, second, *rest = blocks_of(source)
        spans = (*first.passage.pieces, *second.passage.pieces)
        joined = Passage(
            first.passage.text + second.passage.text, first.passage.printed + second.passage.printed, spans
        )
        found = segment(source, (Block(joined), *rest))
        assert (found.document.title, [entry.text for entry in found.dropped]) == ("青禾区垃圾分类实施方案", [above])


def test_a_line_end_inside_a_title_that_glued_text_holds_cuts_nothing() -> None:
    title = "青禾区教育局青禾区财政局关于印发《青禾区托育服务实施方案》的通知"
    text = f"青禾区教育局青禾区财政局文件青教发〔2025〕3号{title}各镇人民政府："
    source = source_of(f"{text[:30]}\n{text[30:]}\n")
    folded = text.replace("：", ":")
    block = Block(Passage(folded, text, ((0, 30), (31, len(text) + 1))))
    assert segment(source, (block,)).document.title == title


def test_lines_of_the_site_between_a_title_and_its_addressees() -> None:
    number, body = _LETTER.split("\n", 1)
    _, found = of(f"{_LETTER_TITLE}\n青禾区人民政府文件\n字体 打印\n{number}\n解读链接:《垃圾分类图解》\n{body}{PLAN}")
    assert [part.kind for part in found.parts] == ["notice", "plan"]
    assert found.document.addressees == ("各镇人民政府",)
    assert found.document.doc_number is not None
    assert [entry.text for entry in found.dropped] == ["字体 打印", "解读链接:《垃圾分类图解》"]


def test_the_title_of_a_plan_over_the_letter_that_hands_it_on() -> None:
    body = _LETTER.split("\n", 1)[1]
    _, found = of(f"政策解读:青禾区垃圾分类实施方案\n{body}{PLAN}")
    assert [(part.kind, part.title and part.title.text) for part in found.parts] == [
        ("notice", None),
        ("plan", "青禾区垃圾分类实施方案"),
    ]
    _, found = of(f"青禾区垃圾分类实施方案(上)\n{body}")
    assert [part.kind for part in found.parts] == ["notice"]
    assert found.document.title == "青禾区垃圾分类实施方案(上)"


def test_headings_of_a_plan_are_no_title_under_a_page_title() -> None:
    for text in (
        "青禾区数字腾飞行动\n主要任务\n加快建设数字青禾,提升服务水平,方便群众办事,促进企业发展。\n",
        "青禾区数字腾飞行动\n★一、重点任务方案\n建设数字青禾。\n各镇人民政府:\n抓好落实。\n",
        "青禾区养老通知\n各镇:\n现将养老方案印发给你们。\n青禾区养老实施方案\n为加快养老发展,制定本方案。\n",
    ):
        assert of(text)[1].dropped == ()


def test_a_title_that_comes_again_at_the_end_is_the_pages() -> None:
    for text in (PLAN + "青禾区垃圾分类实施方案", NOTICE + PLAN + _LETTER_TITLE, NOTICE + _LETTER_TITLE):
        _, found = of(text)
        assert found.parts[-1].body[-1].passage.text in ("覆盖率达到95%以上。", *NOTICE.splitlines())
        assert [entry.kind for entry in found.dropped] == ["page-title"]


@pytest.mark.parametrize(
    "text",
    [
        PLAN + "二、措施\n加强宣传。\n",
        PLAN.replace("\n", "\n青政办发〔2025〕3号\n各镇人民政府:\n", 1),
        "青政办发〔2025〕3号\n" + PLAN,
        PLAN.replace("垃圾分类实施方案\n", "2023-2025年\n垃圾分类实施方案\n", 1),
        PLAN + "青禾区城市管理局\n",
    ],
)
def test_a_text_that_a_page_prints_twice(text: str) -> None:
    _, once = of(text)
    _, found = of(text * 2)
    assert found.document.issuers == once.document.issuers
    assert [part.title and part.title.text for part in found.parts] == [
        once.parts[0].title and once.parts[0].title.text
    ] * 2
    bodies = [[block.passage.text for block in part.body] for part in found.parts]
    assert bodies[0] == bodies[1] == [block.passage.text for block in once.parts[0].body]


def test_the_title_of_a_table_over_its_header_again_is_no_second_text() -> None:
    rows = "青禾区重点任务清单\n序号\n任务\n责任单位\n"
    _, found = of(rows + "1\n建设站点。\n区城管局\n" + rows + "2\n培训人员。\n区人社局\n")
    assert len(found.parts) == 1


def test_lines_of_the_site_between_a_signature_and_the_plan() -> None:
    for title in ("青禾区垃圾分类实施方案", "**青禾区垃圾分类实施方案**", "附件\n青禾区垃圾分类实施方案"):
        _, found = of(NOTICE + "分享到朋友圈\n打印本页\n" + title + "\n" + PLAN.split("\n", 1)[1])
        assert [(part.kind, part.title and part.title.text) for part in found.parts] == [
            ("notice", _LETTER_TITLE),
            ("plan", "青禾区垃圾分类实施方案"),
        ]
        assert [entry.text for entry in found.dropped] == ["分享到朋友圈", "打印本页"]


def test_signs_behind_a_signature_are_no_plan() -> None:
    _, found = of(NOTICE + "|\n| |\n")
    assert [part.kind for part in found.parts] == ["notice"]
    assert [entry.text for entry in found.dropped] == ["|", "| |"]


def test_a_page_title_over_the_label_of_an_appendix() -> None:
    _, found = of("青禾区重点任务分解表\n999+\n附件\n青禾区重点任务分解表\n序号\n重点任务\n责任单位\n")
    assert [(part.kind, part.title and part.title.text) for part in found.parts] == [
        ("appendix", "青禾区重点任务分解表")
    ]
    assert len(found.dropped) == 2


def test_a_plan_right_under_the_title_of_its_notice() -> None:
    for title in ("青禾区垃圾分类实施方案", "云泽市青禾区垃圾分类实施方案", "青禾区垃圾分类实施分工表"):
        _, found = of(f"{_LETTER_TITLE}\n{title}\n{PLAN.split(chr(10), 1)[1]}")
        assert [(part.kind, part.title and part.title.text) for part in found.parts] == [
            ("notice", _LETTER_TITLE),
            ("plan", title),
        ]
    rows = "序号 主要任务 牵头单位 责任单位\n1 建设站点,方便群众投放垃圾,提高分类质量。 区城管局 各街道\n"
    _, found = of(f"{_LETTER_TITLE}\n青禾区垃圾分类实施分工表\n{rows}")
    assert found.document.issuers == ("青禾区人民政府办公室",)


def test_the_header_of_a_column_is_no_title() -> None:
    assert of("工作任务\n|\n具体要求\n|\n公开预算信息,方便群众查询,接受社会监督。\n")[1].document.title is None


def test_a_notice_shown_under_a_label() -> None:
    text = f"青禾区关于垃圾分类方案的公示\n为做好工作,现将方案予以公示。\n附件:\n{_LETTER_TITLE}\n{_LETTER}{PLAN}"
    _, found = of(text)
    assert [part.kind for part in found.parts] == ["plan", "notice", "plan"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("1\n青禾区举办“安全生产月”活动\n实 施 方 案", "青禾区举办“安全生产月”活动实施方案"),
        ("青禾区安全生产实施方案.docx", "青禾区安全生产实施方案"),
        ("政策解读:青禾区安全生产实施方案", "青禾区安全生产实施方案"),
        ("校园安全生产活动策划书", "校园安全生产活动策划书"),
    ],
)
def test_titles_as_sites_print_them(printed: str, title: str) -> None:
    assert of(f"{printed}\n各车间:\n为加强管理,制定本方案。\n一、目标\n健全制度。")[1].document.title == title


@pytest.mark.parametrize("date", ["2025年7月1日", "202571"])
def test_a_plan_title_on_two_lines_is_told_by_its_name_in_the_notice(date: str) -> None:
    text = (
        "青禾区人民政府办公室关于印发青禾区审批制度改革实施方案的通知\n各镇人民政府:\n《青禾区审批制度改革实施方案》已经区政府同意,现印发给你们。\n"
        f"青禾区人民政府办公室\n{date}\n青禾区审批制度\n改革实施方案\n为深化改革,制定本方案。\n一、目标\n健全制度。"
    )
    _, found = of(text)
    assert [(part.kind, part.title and part.title.text) for part in found.parts] == [
        ("notice", "青禾区人民政府办公室关于印发青禾区审批制度改革实施方案的通知"),
        ("plan", "青禾区审批制度改革实施方案"),
    ]
    assert found.parts[1].body[0].passage.text == "为深化改革,制定本方案。"


def test_an_appendix_title_on_two_lines_is_told_by_the_attachment_note() -> None:
    text = NOTICE.replace(
        "青禾区人民政府办公室\n2025", "附件:青禾区“十四五”时期重点工作责任分解\n青禾区人民政府办公室\n2025"
    )
    _, found = of(text + PLAN + "附件\n青禾区“十四五”时期\n重点工作责任分解\n一、建设站点\n区城管局\n")
    assert found.parts[-1].title is not None
    assert found.parts[-1].title.text == "青禾区“十四五”时期重点工作责任分解"


@pytest.mark.parametrize(
    ("lines", "issuers", "date"),
    [
        ("中共**县委办公室\n20**年2月20日", ("中共**县委办公室",), "20XX-02-20"),
        ("xx社区居民委员会\n20xx年x月x日", ("xx社区居民委员会",), "20XX-XX-XX"),
        ("某某学校\n20xx年4月", ("某某学校",), "20XX-04"),
        ("青禾区安全生产委员会\n(青禾区应急局代章)\n2025年4月1日", ("青禾区安全生产委员会",), "2025-04-01"),
    ],
)
def test_signatures_of_a_plan(lines: str, issuers: tuple[str, ...], date: str) -> None:
    _, found = of(f"防汛工作方案\n为做好防汛,制定本方案。\n一、安排\n9月下旬总结。\n{lines}\n")
    assert (found.document.issuers, found.document.signed_on) == (issuers, date)
    assert found.parts[0].body[-1].passage.text == "9月下旬总结。"


SIGNED = PLAN + "青禾区城市管理局\n2025年7月1日\n"


@pytest.mark.parametrize(
    "tail",
    [
        "(完)",
        "编辑:陈某\n校对:刘某",
        "END\n来源丨青禾发布\n往期推荐\n青禾区工业经济运行情况\n点赞 在看 分享",
        "邮箱:qinghe@example.com",
        "显示全部",
        "以上是青禾区垃圾分类实施方案的全部内容。",
        "12",
        "声明:本站内容均来自互联网。",
    ],
)
def test_lines_of_the_site_under_a_signature(tail: str) -> None:
    for text in (NOTICE, SIGNED, NOTICE + SIGNED):
        _, plain = of(text)
        _, found = of(text + tail)
        assert found.document == plain.document
        assert found.parts == plain.parts
        assert [(entry.kind, entry.text) for entry in found.dropped] == [("footer", line) for line in tail.split("\n")]


@pytest.mark.parametrize(
    ("lines", "attached", "parts"),
    [
        ("附件:垃圾分类任务清单\n(完)", ("垃圾分类任务清单",), 1),
        ("附件:1.垃圾分类任务清单\n编辑:陈某\n阅读原文", ("垃圾分类任务清单",), 1),
        ("附件:", (), 1),
        ("附件:任务清单\n组长:张某\n成员:李某", (), 2),
        ("附件1:成员名单\n张某\n李某", (), 2),
        ("附件:任务清单\n建设站点\n区城管局", (), 2),
        ("附件:活动日程\n上午 开幕\n下午 闭幕", (), 2),
        ("附件:任务清单\n建设站点\n培训人员\n发放手册\n检查一次", (), 2),
    ],
)
def test_an_attachment_note_with_lines_of_a_site_under_it(lines: str, attached: tuple[str, ...], parts: int) -> None:
    _, found = of(PLAN + lines)
    assert tuple(entry.title for entry in found.document.attachments) == attached
    assert len(found.parts) == parts


@pytest.mark.parametrize(
    "tail",
    [
        "(一)加强宣传。",  # the plan goes on
        "区教育局\n2025年9月1日",  # and so do the rows of a table
        "附件:任务清单\n区教育局",
    ],
)
def test_what_may_be_content_under_an_organ_and_a_day(tail: str) -> None:
    _, found = of(SIGNED + tail)
    assert not found.dropped


@pytest.mark.parametrize(
    "line",
    [
        "为充分发挥数据作用,促进产业升级,特制定本行动计划",
        "为打造一流数据高地",
        "根据上级部署要求,制定工作方案",
        "推动企业协同,壮大产业集群," * 5 + "形成发展规划",
        "发展改革委会同有关部门负责)",
        "技中心)",
        "业和信息化厅,责任单位:省发展改革委、省科技厅)",
        "清单编制工作(责任部门:",
        "市科技局牵头,市财政局配合",
        "一、打造协同高效的数字政府",
    ],
)
def test_a_text_that_was_cut_in_a_sentence_has_no_title(line: str) -> None:
    _, found = of(line + "\n2.加快应用。鼓励企业研发。\n3.培育企业。发挥作用。")
    document = found.document
    assert (document.title, document.issuers, document.addressees) == (None, (), ())


@pytest.mark.parametrize(
    "title",
    [
        "为民办实事项目实施方案",
        "关于稳定生产,保障供应的意见",
        "青禾区稳定生产,保障供应工作方案",
        "青禾区产业方案(2023—\n2025年)",
        "为企业减负工作\n实施方案",
        "重点任务责任单位清单",
    ],
)
def test_titles_with_a_comma_or_of_two_lines(title: str) -> None:
    _, found = of(title + "\n为加快应用,制定本方案。\n一、培育企业\n发挥作用。")
    assert found.document.title == title.replace("\n", "")


def test_a_line_that_ends_as_an_organ_signs_nothing_without_a_date() -> None:
    for line in ("显示全部", "来源丨区城管局", "您访问的链接即将离开本网站", "七、建设宜居宜业和美乡村"):
        _, found = of(PLAN + line)
        assert found.document.issuers == ()
    for line in ("青禾区城市管理局", "青禾区城市管理局 青禾区教育局"):
        _, found = of(PLAN + line)
        assert found.document.issuers == tuple(line.split())


def test_an_annotation_may_be_letter_spaced() -> None:
    _, found = of(SIGNED + "( 此 件 公 开 发 布 )")
    assert found.document.signed_on == "2025-07-01"
    assert [element.name for element in found.elements][-1] == "annotation"


def test_a_date_that_lost_its_words_signs_and_dates_nothing() -> None:
    _, found = of(NOTICE.replace("2025年7月1日", "202571") + PLAN)
    assert (found.document.issuers, found.document.signed_on) == (("青禾区人民政府办公室",), None)
    assert [block.passage.text[:6] for block in found.parts[0].body] == ["《青禾区垃圾"]


def test_a_mayor_signs_the_decree_that_a_regulation_follows() -> None:
    _, found = of(
        "云泽市公园管理办法\n《云泽市公园管理办法》已经市政府通过,现予公布。\n市长 李某\n二O二五年八月十日\n第一章 总则\n第一条 为加强管理,制定本办法。\n"
        "第二条 本办法适用于公园。\n第三条 自公布之日起施行。"
    )
    assert (found.document.signed_on, found.document.issuers) == ("2025-08-10", ())
    assert len(found.parts) == 1
    assert len(found.parts[0].body) == 5


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("XX街道2024年养犬管理方案", "XX街道2024年养犬管理方案"),
        ("XXX村养犬管理方案", "XXX村养犬管理方案"),
        ("X县养犬管理方案", "X县养犬管理方案"),
        ("IX县域养犬管理方案", "县域养犬管理方案"),
        ("X青禾区养犬管理方案", "青禾区养犬管理方案"),
        ("XIV青禾区养犬管理方案", "青禾区养犬管理方案"),
    ],
)
def test_a_title_keeps_the_mask_it_begins_with_and_no_page_number(printed: str, title: str) -> None:
    _, found = of(f"{printed}\n为做好养犬管理工作,制定本方案。\n一、总体目标\n做到依规养犬。")
    assert found.document.title == title


def test_a_list_of_contents_over_the_texts_of_a_collection_is_the_sites() -> None:
    _, found = of(
        "写作驿站 - 大家的写作平台\n本文目录\n养犬管理方案一\n犬只登记方案二\n【第1篇】养犬管理方案一\n各村,各企业,镇属各单位:\n为做好养犬管理,制定本方案。\n"
        "一、宣传\n张贴告示。\n【第2篇】犬只登记方案二\n为做好登记,制定本方案。\n一、范围\n各村。"
    )
    assert [part.kind for part in found.parts] == ["plan", "plan"]
    assert (found.document.title, found.document.addressees) == ("养犬管理方案一", ("各村", "各企业", "镇属各单位"))
    assert [entry.text for entry in found.dropped] == [
        "写作驿站 - 大家的写作平台",
        "本文目录",
        "养犬管理方案一",
        "犬只登记方案二",
    ]


def test_addressees_in_bold_are_whole() -> None:
    _, found = of("# 卫生月活动方案\n\n**各学校、幼儿园:**\n\n为做好卫生工作,制定本方案。\n\n## 一、活动时间\n\n4月。")
    assert found.document.addressees == ("各学校、幼儿园",)
    assert [block.passage.text for block in found.parts[0].body][:1] == ["为做好卫生工作,制定本方案。"]


@pytest.mark.parametrize("line", ["公司属各部门、车间:", "全体教职工:", "各处室、各年级:"])
def test_schools_and_firms_address_their_members(line: str) -> None:
    _, found = of(f"卫生月活动方案\n{line}\n为做好卫生工作,制定本方案。\n一、活动时间\n4月。")
    assert found.document.addressees == (line[:-1],)


@pytest.mark.parametrize("organ", ["石溪小学", "青禾区第二中学", "XX社区", "机修车间"])
def test_schools_and_workshops_sign(organ: str) -> None:
    _, found = of(PLAN + f"二、要求\n(一)提高认识。\n{organ}\n2025年7月1日")
    assert (found.document.issuers, found.document.signed_on) == ((organ,), "2025-07-01")


def test_a_day_alone_ends_a_plan_of_an_organ_that_is_not_named() -> None:
    _, found = of(PLAN + "二、要求\n(一)提高认识。\n二〇二五年七月一日")
    assert (found.document.issuers, found.document.signed_on) == ((), "2025-07-01")
    _, found = of(PLAN + "二、要求\n施行日期\n2025年7月1日")
    assert found.document.signed_on is None
    _, found = of(PLAN + "二、分工\n完成时限\n建设站点。\n2025年7月1日")
    assert found.document.signed_on is None


def test_the_bracket_around_label_and_title_of_a_text_is_no_part_of_its_title() -> None:
    _, found = of("【篇一:养犬管理方案】\n一、宣传\n张贴告示。\n【篇二:犬只登记方案】\n一、范围\n各村。")
    assert [part.title.text for part in found.parts if part.title] == ["养犬管理方案", "犬只登记方案"]


def test_an_appendix_may_be_called_by_its_number_alone() -> None:
    _, found = of(PLAN + "附1:值班表\n日期\t带班\n周一\t王某\n附2:物资表\n名称\t数量\n沙袋\t300")
    assert [(part.kind, part.number, part.title and part.title.text) for part in found.parts[1:]] == [
        ("appendix", 1, "值班表"),
        ("appendix", 2, "物资表"),
    ]


@pytest.mark.parametrize("day", ["2025.7.1", "2025-07-01", "2025/7/1"])
def test_a_day_in_figures_signs_under_an_organ_alone(day: str) -> None:
    _, found = of(PLAN + f"二、要求\n(一)提高认识。\n石溪幼儿园\n{day}")
    assert (found.document.issuers, found.document.signed_on) == (("石溪幼儿园",), "2025-07-01")
    _, found = of(PLAN + f"二、要求\n(一)提高认识。\n登记日\n{day}")
    assert found.document.signed_on is None


@pytest.mark.parametrize(
    "form",
    [
        "养犬管理方案第{}篇",
        "养犬管理方案 第{}篇",
        "第{}篇 养犬管理方案",
        "养犬管理方案{}",
        "养犬管理方案精选篇{}",
        "养犬管理方案(精选篇{})",
    ],
)
def test_the_texts_of_a_collection_by_their_titles(form: str) -> None:
    texts = [f"{form.format(n)}\n为做好养犬管理,制定本方案。\n一、宣传\n张贴告示。" for n in "一二三"]
    _, found = of("\n".join(texts))
    assert [part.title.text for part in found.parts if part.title] == ["养犬管理方案"] * 3


def test_the_books_of_a_long_plan_are_no_texts_of_a_collection() -> None:
    _, found = of("青禾区犬只管理规划\n第一篇 发展目标\n一、登记\n依规登记。\n第二篇 重点任务\n二、巡查\n依规巡查。")
    assert len(found.parts) == 1


@pytest.mark.parametrize("line", ["组织教师:", "参加员工:", "全部流程:"])
def test_labels_of_people_address_nobody(line: str) -> None:
    _, found = of(f"卫生月活动方案\n{line}\n为做好卫生工作,制定本方案。\n一、活动时间\n4月。")
    assert found.document.addressees == ()


READERS = {
    "doc-number": read.doc_number,
    "date-line": read.date_line,
    "signed-line": lambda line: (read.signed_line(line) or (0, 0, None))[2],
    "printed-by": lambda line: (read.printed_by(line) or ("", None))[1],
}


@pytest.mark.parametrize("record", [record for record in read.BOOK if record.name in READERS], ids=lambda r: r.name)
def test_readers_agree_with_their_records(record: read.Rule) -> None:
    """These readers share one pattern for all dates, so the record is not what runs: hold both equal."""
    reader = READERS[record.name]
    assert [reader(phrase) for phrase, _ in record.examples] == [value for _, value in record.examples]
    assert not [phrase for phrase in record.rejects if reader(phrase)]


def cover(passages: list[Passage], source: Source) -> list[int]:
    """Offsets of the characters that are no white space, each as often as it is in a passage."""
    return sorted(
        at
        for passage in passages
        for start, end in passage.pieces
        for at in range(start, end)
        if not source.text[at].isspace()
    )


_LINES = sorted({line for case in CASES.values() for line in case.text.splitlines()})


@given(st.lists(st.sampled_from(_LINES), max_size=40), st.sampled_from(["\n", "", "  "]))
def test_each_character_is_in_one_part_or_element_or_dropped(lines: list[str], glue: str) -> None:
    source, found = of(glue.join(lines))
    passages = [block.passage for part in found.parts for block in part.body]
    passages += [element.passage for element in found.elements]
    passages += [Passage(entry.text, entry.text, (entry.span,)) for entry in found.dropped]
    assert cover(passages, source) == cover([block.passage for block in blocks_of(source)], source)
    borders = [border for part in found.parts for border in (part.start, part.end)]
    assert borders == sorted(borders)


@pytest.mark.parametrize("title", ["XX县迎接督导评估任务分解表", "云泽市重点工作（第一批）责任分解", "××市工作方案"])
def test_titles_with_a_masked_name_and_of_work_that_is_handed_out(title):
    assert parse(f"{title}\n\n一、任务\n1.新建站点。\n").document.title == title


@pytest.mark.parametrize(
    "note", ["（责任单位中，排在第一位的为牵头单位；其他单位配合）", "（列第一位的为牵头单位，下同）"]
)
def test_a_bracket_under_the_title_that_says_who_leads_is_a_convention_and_no_subtitle(note):
    plan = parse(f"云泽市任务分工清单\n\n{note}\n\n一、任务\n1.新建站点。（市教育局、市财政局）\n")
    assert [convention.kind for convention in plan.document.conventions] == ["first-is-lead"]
    assert [name for name, _ in plan.document.lines] == ["title"]
    assert not plan.dropped


def test_a_note_that_the_text_is_shortened_is_an_annotation():
    text = (
        "云泽市人民政府关于印发任务分工的通知\n各部门：\n现将《云泽市任务分工》印发给你们。\n云泽市人民政府\n2024年5月6日\n\n"
        "(本文有删减)\n\n2024年云泽市任务分工\n一、任务\n1.新建站点。\n"
    )
    plan = parse(text)
    assert [part.title for part in plan.parts][1:] == ["2024年云泽市任务分工"]
    assert "annotation" in [name for name, _ in plan.document.lines]


def test_the_last_words_of_a_notice_may_stand_before_the_title_of_glued_text() -> None:
    title = "云泽市社区托育服务提质扩容行动计划"
    text = (
        f"云泽市人民政府关于印发{title}的通知\n各区人民政府：\n现将《{title}》印发给你们，请认真组织实施。\n云泽市人民政府\n"
        f"2025年3月2日\n（此件公开发布）{title}为推动全市托育服务扩大供给、提高质量，结合我市实际，制定本计划。一、工作目标\n"
    )
    plan = parse(text)
    assert [part.title for part in plan.parts] == [f"云泽市人民政府关于印发{title}的通知", title]
    assert [paragraph.text[:5] for paragraph in plan.parts[1].paragraphs] == ["为推动全市"]

"""Structure markers: what they are, what number they print, what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse.model import fold
from fanwen_parse.rules.numbering import BOOK, OPENERS, is_bare_heading, marker, number

MARKERS = [
    ("一、总体要求", "cjk", 1, "一、"),
    ("二 、支持范围", "cjk", 2, "二 、"),
    ("三．保障措施", "cjk", 3, "三．"),
    ("十一、其他", "cjk", 11, "十一、"),
    ("（一）强化监管", "cjk-paren", 1, "（一）"),
    ("( 二 )扩大供给", "cjk-paren", 2, "( 二 )"),
    ("（二十九）加强数据开放共享", "cjk-paren", 29, "（二十九）"),
    ("㈢完善制度", "cjk-paren", 3, "㈢"),
    ("1.新建站点", "digit", 1, "1."),
    ("２．改造管网", "digit", 2, "２．"),
    ("3﹒开展试点", "digit", 3, "3﹒"),
    ("12、营造氛围", "digit", 12, "12、"),
    ("3．2025年底前开展专项治理", "digit", 3, "3．"),
    ("4.20**年完成", "digit", 4, "4."),
    ("5.12月底前完成", "digit", 5, "5."),
    ("1、3—5月：动员部署", "digit", 1, "1、"),
    ("2．11－12月检查验收", "digit", 2, "2．"),
    ("（1）封堵排口", "digit-paren", 1, "（1）"),
    ("⑵建设管网", "digit-paren", 2, "⑵"),
    ("2）建设管网", "digit-close", 2, "2）"),
    ("③铺设支管", "circled", 3, "③"),
    ("第一章 总 则", "chapter", 1, "第一章"),
    ("第二章“十四五”总体战略", "chapter", 2, "第二章"),
    ("第三节 主要目标", "section", 3, "第三节"),
    ("第 1 0 条 鼓励创新", "article", 10, "第 1 0 条"),
    ("第一百零三条 本办法自印发之日起施行", "article", 103, "第一百零三条"),
    ("第二部分 重点任务", "part", 2, "第二部分"),
    ("1.2 编制依据", "dotted", 2, "1.2"),
    ("2.3.1组织体系", "dotted-3", 1, "2.3.1"),
    ("## 一、总体要求", "cjk", 1, "一、"),
    ("**（一）加强领导。**各街道要…", "cjk-paren", 1, "（一）"),
    ("- 1.新建站点", "digit", 1, "1."),
    ("▲一、工作目标", "cjk", 1, "一、"),
    ("★★1.道路整治★", "digit", 1, "1."),
    ("◆（一）强化监管", "cjk-paren", 1, "（一）"),
    ("■ 2、改造用房", "digit", 2, "2、"),
    ("\u3000\u3000一、总体要求", "cjk", 1, "一、"),
    ("（一）项目建设行动", "cjk-paren", 1, "（一）"),
    ("（二）和谐社区建设", "cjk-paren", 2, "（二）"),
    ("（一）第一阶段：动员部署", "cjk-paren", 1, "（一）"),
    ("(二)第三季度完成验收", "cjk-paren", 2, "(二)"),
    ("（三）第一责任人要到场检查", "cjk-paren", 3, "（三）"),
    ("（一）、第二阶段：集中整治", "cjk-paren", 1, "（一）、"),
    ("（二）、参加对象", "cjk-paren", 2, "（二）、"),
    ("（3）．清点人数", "digit-paren", 3, "（3）．"),
    ("4）、整队返回", "digit-close", 4, "4）、"),
    ("⑤、记录时间", "circled", 5, "⑤、"),
    ("（1）、（2）项合并办理", "digit-paren", 1, "（1）"),
    ("（二）第五条修改为", "cjk-paren", 2, "（二）"),
    ("一、一体推进平台建设", "cjk", 1, "一、"),
    ("二、三年攻坚行动", "cjk", 2, "二、"),
]

LOOK_ALIKES = [
    "2.0版平台上线",
    "1.5米以上",
    "3.5 亿元",
    "2025.6.30前完成",
    "99.5%以上",
    "2025年底前完成",
    "（2021-2025年）",
    "（试行）",
    "第三条规定的情形",
    "第二条第一款",
    "第三方机构",
    "第一产业",
    "（一）项、（三）项",
    "（二）至（五）",
    "（一）、第三款",
    "（一）第（三）项",
    "（二）和第五条",
    "一是加强领导",
    "一方面",
    "一、二类水质比例",
    "一、二、三产业融合发展",
    "**区教育局",
    "——创新引领",
    "",
    " ",
]


@pytest.mark.parametrize(("text", "style", "ordinal", "printed"), MARKERS)
def test_marker_is_read(text, style, ordinal, printed):
    found = marker(fold(text))
    assert found is not None
    assert (found.style, found.ordinal, text[found.start : found.end]) == (style, ordinal, printed)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alike_is_refused(text):
    assert marker(fold(text)) is None


def test_marker_is_read_where_it_is_asked_for():
    text = "加强领导。(二)扩大供给"
    assert marker(text) is None
    found = marker(text, 5)
    assert found is not None
    assert (found.ordinal, found.start, found.end) == (2, 5, 8)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十五", 35),
        ("一百零三", 103),
        ("一 〇", 10),
        ("1 0", 10),
        ("廿一", 21),
        ("拾贰", 12),
    ],
)
def test_number(printed, value):
    assert number(printed) == value


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("第一章", True),
        ("第 二 节", True),
        ("第一章 总则", False),
        ("一、", True),
        ("（一）", False),
        ("1.", False),
        ("", False),
    ],
)
def test_bare_heading(text, alone):
    assert is_bare_heading(text) is alone


@given(st.text(max_size=40), st.integers(0, 45))
def test_marker_never_raises_and_stays_inside(text, position):
    found = marker(fold(text), position)
    assert found is None or (position <= found.start < found.end <= len(text) and found.ordinal >= 0)


@pytest.mark.parametrize(("example", "value"), [pair for rule in BOOK for pair in rule.examples])
def test_quick_look_lets_every_example_pass(example, value):
    assert example[0] in OPENERS
    found = marker(example)
    assert found is not None
    assert (found.style, found.ordinal) == value

"""Dated acts that the closing words of a part hand to organs: 各部门…于2025年12月31日前报送…, under no number.

Closing paragraphs mostly repeat the meaning of the document, say when it comes into force or what it replaces; none of that is
a task. So a time counts here only in a sentence that names whom it binds and what is to be handed in, issued or finished by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Context
from fanwen_parse.patterns import compiled

from .book import Rule
from .times import read_times

if TYPE_CHECKING:
    from fanwen_parse.model import TimeMention

HANDED = Rule(
    "handed-in-by",
    r"报送|上报|提交|报(?=[市省县区州国至我]|自治|备案|领导小组)|(?:要|应|须|请).{0,80}?(?:完成|制定|出台|印发)",
    None,
    (
        ("各有关部门制定的实施办法,于2025年12月31日前报送市政府办公室。", "../2025-12-31"),
        ("各有关部门于每年2月底前,根据上年成效提出名单,报送市政府办公室。", "R/P1Y"),
        ("各区县要于2025年6月底前制定实施方案。", "../2025-06-30"),
        ("请各单位于6月10日前将联系人名单报市工作专班。", "../2025-06-10"),
    ),
    (
        "本意见自2025年6月1日起施行,有效期5年。",
        "到2027年底,各项任务全面完成。",
        "各部门2025年上报的项目按原办法执行。",
        "从2026年起,各部门提出名单,报送市政府办公室。",
        "各地贯彻落实情况及时报送市政府办公室。",
    ),
    "A day before which organs hand something in, or must issue or finish it.",
)
BOUND = (
    r"各(?!项|类|种|方面|环节|领域)[^,。;:]{0,16}?"
    r"(?:部门|单位|地|地方|区|县|市|州|旗|镇|乡|街道|省|厅|局|委|办|成员|学校|机构|专班)"
)
"""Whom a sentence binds: 各有关部门, 各区县."""
BOOK = (HANDED,)
_REACH = 200
"""Characters of a sentence that are looked at on each side of a day."""


def read_closing(text: str, context: Context) -> tuple[TimeMention, ...]:
    """The times of a closing paragraph (folded) by which organs must have acted."""
    if "各" not in text:
        return ()
    return tuple([mention for mention in read_times(text, context) if _binds(text, mention)])


def _binds(text: str, mention: TimeMention) -> bool:
    start, end = mention.at
    if mention.kind == "recurring":
        if mention.by is None:
            return False
    elif mention.kind != "deadline" or text[end - 1] not in "前内":
        return False
    near = max(0, start - _REACH)
    left = max(text.rfind("。", near, start) + 1, near)
    right = text.find("。", end, end + _REACH)
    right = end + _REACH if right < 0 else right
    act = compiled(HANDED.pattern).search(text, end, right)
    if act is None:  # 要 may stand before the day: 各区县要于6月底前制定…
        act = compiled(HANDED.pattern).search(text, max(left, start - 8), right)
    return act is not None and act.end() > end and compiled(BOUND).search(text, left, act.start() + 1) is not None


def probe(phrase: str) -> tuple[tuple[str, object], ...]:
    """The examples of the book are read in a document of 2025-03-10; a value is the interval."""
    return tuple((HANDED.name, mention.interval) for mention in read_closing(phrase, Context(date="2025-03-10")))

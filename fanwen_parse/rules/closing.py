"""What the paragraphs of a part that stand under no number ask for: dated acts of organs, and goals.

Such paragraphs mostly say what the document rests on and means, what has been done, when it comes into force or what it replaces;
none of that is a task. So a time counts here only in a sentence that names whom it binds and what is to be handed in, issued or
finished by it (各部门…于2025年12月31日前报送…), in one that begins with the day by which something is to be finished, in a
paragraph that is called the goals (主要目标:到2027年,…), or in a sentence that says which figure is to be reached by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import Context, TimeMention
from fanwen_parse.patterns import compiled

from .book import Rule
from .targets import read_targets
from .times import read_times

if TYPE_CHECKING:
    from fanwen_parse.model import Span

HANDED = Rule(
    "handed-in-by",
    r"报送|上报|提交|反馈|填报|送(?=至|交)|发(?=至|送)|报(?=[市省县区州国至我]|自治|备案|领导小组)|向[^,。;]{2,16}?报告|(?:要|应|须|请).{0,80}?(?:完成|制定|出台|印发)",
    None,
    (
        ("各有关部门制定的实施办法,于2025年12月31日前报送市政府办公室。", "../2025-12-31"),
        ("各有关部门于每年2月底前,根据上年成效提出名单,报送市政府办公室。", "R/P1Y"),
        ("各区县要于2025年6月底前制定实施方案。", "../2025-06-30"),
        ("请各单位于6月10日前将联系人名单报市工作专班。", "../2025-06-10"),
        ("各单位要明确专人,每季度报送一次进展情况。", "R/P3M"),
        ("请各区于每季度末向市政府报告进展情况。", "R/P3M"),
        ("请于2025年6月10日前将修改意见反馈市水利局。", "../2025-06-10"),
    ),
    (
        "本意见自2025年6月1日起施行,有效期5年。",
        "到2027年底,各项任务全面完成。",
        "各部门2025年上报的项目按原办法执行。",
        "从2026年起,各部门提出名单,报送市政府办公室。",
        "各地贯彻落实情况及时报送市政府办公室。",
    ),
    "A day before which organs hand something in, or must issue or finish it; or how often they report.",
)
GOALS = Rule(
    "goals-of-a-part",
    r"(?!为|按|根据|围绕|对照|对标|确保|实现|完成)[^:。,;]{0,30}(?:目标|指标)(?:任务)?(?:[为是]?:|[为是](?=到|[\d]{4} ?年))",
    None,
    (
        ("具体指标:到2027年,建成站点50所。", "../2027"),
        ("2026年全区主要预期目标是:到年底新建站点8处。", "../2026-12-31"),
        ("工作目标是到2027年,覆盖率达到95%。", "../2027"),
        ("2026年全区主要预期目标是:产值增长5%。", "../2026"),
    ),
    (
        "总体目标明确:到2027年,建成站点50所。",
        "根据全市发展目标,现就有关工作通知如下:到2027年,建成站点50所。",
        "总体目标:经过5—10年左右时间,形成新格局。",
    ),
    "The label of a paragraph that states goals. What gives no day there (经过五年左右时间) says how long all of it takes.",
)
AIMED = Rule(
    "goal-of-a-sentence",
    r"(?:^|[,;。])(?:力争|确保|争取|努力|到)",
    None,
    (
        ("为做好工作,力争到2027年,全县覆盖率达到90%以上,制定本方案。", "../2027"),
        ("到2027年,达标率达到100%。为实现上述目标,制定本方案。", "../2027"),
    ),
    (
        "根据上级到2027年覆盖率达到90%的要求,制定本方案。",
        "《青禾区书屋规划》提出,到2027年,覆盖率达到90%。",
        "到2027年,面貌焕然一新。",
        "到2027年,全省将新建站点30处。",
    ),
    "A sentence that aims at a figure by a day, where nothing before it says that another text does.",
)
DATED = Rule(
    "done-by",
    r"[,要须应将全面基本]{0,4}(?:完成|建成|制定|出台|印发|编制)(?![^,。;]{0,30}的(?:单位|项目|企业|地区|任务))",
    None,
    (("2025年10月底前完成目录编制,年底前完成验收。", "../2025-10-31"), ("20**年6月底前,完成目录编制。", "../20XX-06")),
    ("2025年6月底前完成备案的项目,按原办法执行。", "到2027年底,各项任务全面完成。", "2024年6月底前完成摸底。"),
    "A sentence that begins with a day and goes on with what is finished or issued before it.",
)
_OTHERS = ("根据", "按照", "依据", "《", "提出", "明确", "要求", "指出", "部署", "规划", "印发", "目标的", "已")
"""Before the day of an aim: whose aim it is."""
BOUND = (
    r"(?<![邀申提报])请(?!示|求|假|进|来)|各(?!项|类|种|方面|环节|领域)[^,。;:]{0,16}?"
    r"(?:部门|单位|地|地方|区|县|市|州|旗|镇|乡|街道|省|厅|局|委|办|成员|学校|机构|专班)"
)
"""Whom a sentence binds: 各有关部门, 各区县, or whoever is asked (请于6月10日前反馈)."""
BOOK = (HANDED, GOALS, AIMED, DATED)
_REACH = 200
"""Characters of a sentence that are looked at on each side of a day."""
_REPORTS = ("报送", "上报", "报告", "向")
"""What is done every so often without a day (每季度报送一次进展); 向 needs its 报告 behind."""
_LISTED = frozenset("、和及与")
_CLAUSE = 40
"""Characters of a short clause."""
_LEAD = 8
"""Characters before the day of an aim, in its clause: 力争."""
_NAMES = ("的", "远景", "目标")
_HEADING = 12
"""Characters of a line that is a heading without a number (工作目标)."""


def states_goals(text: str, above: str = "") -> bool:
    """Whether a paragraph (folded) is called the goals, by its own label or by the line above it."""
    if 1 < len(above) <= _HEADING and above.endswith(("目标", "指标", "目标:", "指标:")):
        return True
    return ("目标" in text or "指标" in text) and compiled(GOALS.pattern).match(text) is not None


def read_goals(text: str, context: Context) -> tuple[TimeMention, ...]:
    """The times of a paragraph of goals (folded)."""
    found = tuple([mention for mention in read_times(text, context) if mention.kind != "unresolved"])
    year = compiled(r"(20\d\d) ?年(?!底|末|内|前|以)").match(text) if not found and states_goals(text) else None
    if year is None or int(year[1]) < (int(context.date[:4]) if context.date else context.now or 0):
        return found
    # 2026年全区主要预期目标是:…: the year of the goals is when they are due, as in 实现2026年…目标.
    return (TimeMention("deadline", year.span(), f"../{year[1]}", None, f"{year[1]}-12-31", rule=GOALS.name),)


def read_closing(text: str, context: Context) -> tuple[TimeMention, ...]:
    """The times of a paragraph under no number (folded) by which organs must have acted."""
    if "各" not in text and "请" not in text and "前" not in text:
        return ()
    times = read_times(text, context)
    kept: list[TimeMention] = []
    first = 0
    while first < len(times):
        behind = first + 1  # 3月、6月、9月、12月底前: what binds by the last one binds by all
        while behind < len(times) and text[times[behind - 1].at[1] : times[behind].at[0]] in _LISTED:
            behind += 1
        last, start = times[behind - 1], times[first].at[0]
        if (
            _binds(text, last)
            or _opens(text, last, start, context)
            or (kept and _goes_on(text, kept[-1].at[1], last, start))
        ):
            kept += times[first:behind]
        first = behind
    return tuple(kept)


def _opens(text: str, mention: TimeMention, start: int, context: Context) -> bool:
    """Whether a sentence begins with this day, at ``start``, and says what is done before it: 10月底前完成目录编制."""
    end = mention.at[1]
    if mention.kind != "deadline" or text[end - 1] != "前" or (start and text[start - 1] not in "。;"):
        return False
    if mention.end and context.date and mention.end < context.date:
        return False
    return compiled(DATED.pattern).match(text, end) is not None


def _goes_on(text: str, end: int, mention: TimeMention, start: int) -> bool:
    """10月底前完成编制,年底前完成验收: the clause right behind such a one has a day of its own, at ``start``."""
    between = text[end:start]
    return (
        mention.kind == "deadline"
        and text[mention.at[1] - 1] == "前"
        and between.endswith((",", ";"))
        and len(between) <= _CLAUSE
        and not any(mark in between[:-1] for mark in ",。;的")
        and compiled(DATED.pattern).match(text, mention.at[1]) is not None
    )


def aims(text: str, context: Context) -> list[Span]:
    """The sentences of a paragraph under no number (folded) that say which figure is to be reached by a day."""
    if ("到" not in text and "力争" not in text) or not compiled(AIMED.pattern).search(text):
        return []
    found: list[Span] = []
    start = 0
    while start < len(text):
        stop = text.find("。", start) + 1 or len(text)
        if _aims(text[start:stop], context):
            found.append((start, stop))
        start = stop
    return found


def _aims(sentence: str, context: Context) -> bool:
    if not (compiled(AIMED.pattern).search(sentence) and compiled(r"\d").search(sentence)):
        return False
    days = [time for time in read_times(sentence, context) if time.kind == "deadline" and time.end]
    if not days or any(word in sentence[: days[0].at[0]] for word in _OTHERS):
        return False
    start, end = days[0].at
    lead = sentence[:start].rpartition(",")[2].rpartition(";")[2]
    if lead and not lead.endswith(("力争", "确保", "争取", "努力", "到", "实现", "达到")) and sentence[start] != "到":
        return False
    if len(lead) > _LEAD or sentence[end:].startswith(_NAMES):
        return False
    return any(
        target.at[1] > end
        and target.value is not None
        and "grant" not in target.flags
        and (target.comparator != "=" or target.unit == "%" or "达" in sentence[target.at[0] : target.at[1]])
        for target in read_targets(sentence, context)
    )


def _binds(text: str, mention: TimeMention) -> bool:
    start, end = mention.at
    if mention.kind == "recurring":
        if mention.by is None and not text.startswith(_REPORTS, end):
            return False
    elif mention.kind not in ("deadline", "unresolved") or text[end - 1] not in "前内底末":
        return False
    near = max(0, start - _REACH)
    left = max(text.rfind("。", near, start) + 1, near)
    right = text.find("。", end, end + _REACH)
    right = end + _REACH if right < 0 else right
    act = compiled(HANDED.pattern).search(text, end, right)
    if act is None:  # 要 may stand before the day: 各区县要于6月底前制定…
        act = compiled(HANDED.pattern).search(text, max(left, start - 8), right)
    if act is None or act.end() <= end:
        return False
    if mention.kind == "recurring" and compiled(BOUND).search(text, near, left):
        return True  # 各单位要…。每季度报送一次进展: whom the sentence before binds
    return compiled(BOUND).search(text, left, act.start() + 1) is not None


def probe(phrase: str) -> tuple[tuple[str, object], ...]:
    """The examples of the book are read in a document of 2025-03-10; a value is the interval."""
    context = Context(date="2025-03-10")
    if states_goals(phrase):
        return tuple((GOALS.name, mention.interval) for mention in read_goals(phrase, context))
    found = [
        (AIMED.name, mention)
        for start, end in aims(phrase, context)
        for mention in read_goals(phrase[start:end], context)
    ]
    for mention in read_closing(phrase, context):
        opens = not mention.at[0] and _opens(phrase, mention, 0, context)
        found.append((DATED.name if opens else HANDED.name, mention))
    return tuple((name, mention.interval) for name, mention in found)

"""What makes a calendar expression a deadline, a period or no timeline at all: its neighbours, as records.

The pattern of a *frame* is written over the expression's neighbourhood with the expression itself as ``@``:
``到|至@`` is an expression behind 到 or 至, ``@前!期|沿`` one before 前 but not before 前期 or 前沿, ``^`` before ``@`` the
beginning of a clause; alternatives stand apart by `` / ``. (Plain words, looked up with :meth:`str.startswith`: they cost
nothing to compile and a tenth of a regular expression to look for.) The first frame that fits decides; refusals (baselines,
as-of facts, names, validity) stand first. What a frame means is a function of :mod:`.dates`.

Examples are read with a document of 2025-03-10; their value is ``kind interval``, and a refusal's is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from . import dates, time_bare, time_verbs
from .book import Rule
from .time_points import behind_hour

if TYPE_CHECKING:
    from collections.abc import Callable

    from fanwen_parse.model import Span, TimeMention

    from .time_points import Point
    from .time_scan import Scan

    Meaning = Callable[[Scan, Point, Span, str], TimeMention | None]

BASELINE = Rule(
    "time-baseline",
    "比|较|对|原定|原定于|原计划|原计划于|相比|低于|高于|超过|年为|准年(|基年(|期年(|状年(@ / 从|由@的 / 与@相比 / 以@为 / @的基础上|基础上|的水平|水平|基数|基期|同期|现状|底数",
    None,
    (
        ("森林覆盖率比2024年提高3个百分点", None),
        ("总体近视率在2025年的基础上有所降低", None),
        ("以2024年为基期", None),
        ("排放量不超过2027年水平", None),
        ("基准年(2024年)", None),
    ),
    ("到2025年,水平明显提高", "用三年(2025-2027年)时间"),
    "The year that a change is measured from, not the year it is due.",
)
AS_OF = Rule(
    "time-as-of",
    "近|去年|前年|上年|次年|翌年|第二年|当年|同年|上年度|上一年度|下年度|下一年度|已于|已在|业已于@ / @未!来 / @尚未|仍未|前未|前尚未|前仍未 / @以来|之后|以后|过后 / @后!半",
    None,
    (
        ("2024年以来,各项工作稳步推进", None),
        ("2026年后开工的项目", None),
        ("认定后次年3月底前拨付", None),
        ("去年12月底前建成的站点", None),
        ("大桥已于2025年5月30日通车", None),
        ("2025年底前未完成征地", None),
        ("进展情况:2025年2月完成主体工程", None),
    ),
    ("2025年后半年完成",),
    "What has been so since a day, or was done or not done on it, or holds for what comes after it; 次年, 当年 count from an event, 去年 is over.",
)
UNTIL = Rule(
    "time-until",
    "截至|截止|截止到|截至到|截止至@",
    dates.until,
    (("截至2024年底,全区共有幼儿园56所", None), ("截至2025年12月底完成全部整改", "deadline ../2025-12-31")),
    (),
    "A state of things on a day. With a day to come and no 已 or 共有 behind it, 截至 is a deadline after all.",
)
NAME = Rule(
    "time-in-a-name",
    "锚定|展望|面向|着眼|展望至|展望到@ / @版|前碳达峰 / @度!,|。|;|、|)|内|末 / 到|至@的",
    None,
    (
        ("印发2025年版产业目录", None),
        ("锚定2035年远景目标", None),
        ("落实2030年前碳达峰要求", None),
        ("制定2025年度培训计划", None),
    ),
    ("2030年前实现碳达峰",),
    "The year is part of a name: an edition, a yearly budget, the national goals for 2035 and 2030.",
)
VALIDITY = Rule(
    "time-validity",
    "有效期至|有效期到|有效期为|期限为|期限至|规划期为|近期至|近期到|中期至|中期到|远期至|远期到|延长至|延续至|执行至|执行到|实施至|过渡期至|过渡期到@ / @到期|届满|失效|期间出生|有效,|有效。|前有效",
    None,
    (
        ("本办法有效期至2027年12月31日", None),
        ("规划期限为2026-2030年", None),
        ("原办法将于2025年7月23日到期", None),
        ("政策执行至2027年底", None),
    ),
    (),
    "How long the document itself is in force.",
)
SINCE = Rule(
    "since",
    "@起!步|点|草|源|码|诉|始 / @开始|始|及以后|及之后",
    dates.since,
    (
        ("从2025年开始", "period 2025/.."),
        ("自2025年9月1日起施行", "period 2025-09-01/.."),
        ("自2025年8月1日起施行,有效期5年", "period 2025-08-01/2030-07-31"),
        ("2025年秋季学期起", "period 2025-09/.."),
        ("2026年6月起,逐项复核", "period 2026-06/.."),
        ("提升阶段(2026年及以后)", "period 2026/.."),
        ("本办法自2025年9月1日起施行", None),
    ),
    ("2025年起步区建成",),
    "A start without an end.",
)
BEFORE = Rule(
    "before-date",
    "@之前|以前 / @前!期|沿|三|列|端|景|提|后|瞻|置|半|十|五|身|述",
    dates.before,
    (
        ("2025年底前完成", "deadline ../2025-12-31"),
        ("2025年6月30日前", "deadline ../2025-06-30"),
        ("6月底前完成", "deadline ../2025-06-30"),
        ("力争2030年前实现碳达峰", "deadline ../2029"),
        ("2025年三季度末前", "deadline ../2025-09-30"),
        ("20xx年6月底前", "deadline ../20XX-06"),
        ("请于4月30日17:00前报送", "deadline ../2025-04-30"),
        ("淘汰2005年以前注册运营的车辆", None),
        ("2000年前建成的老旧小区", None),
        ("2025年底前落户的企业,可享受优惠", None),
    ),
    ("2025年前三季度",),
    "A day or an end of something with 前 includes that day, as offices use it; a year, quarter or month with 前 ends "
    "the day before it begins and is marked ambiguous, for many texts mean its end.",
)
OPENING = Rule(
    "before-opening-day",
    "@开学前|开园前|开营前|开馆前|开班前|入汛前|开幕前",
    dates.opening,
    (("9月1日开学前完成改造", "deadline ../2025-08-31"), ("赶在2025年9月1日开学前投用", "deadline ../2025-08-31")),
    (),
    "A day that is named for what begins on it: the day before.",
)
BY = Rule(
    "by-date",
    "到|至|不迟于|不晚于|最迟|最迟于@",
    dates.by,
    (
        ("到2025年,各项指标明显改善", "deadline ../2025"),
        ("至2035年基本建成", "deadline ../2035"),
        ("到2025年底全部整改到位", "deadline ../2025-12-31"),
        ("不迟于2025年9月30日", "deadline ../2025-09-30"),
        ("到2026年和2030年,吸烟率分别低于24.5%和20%", "deadline ../2026"),
        ("到2023年底,全区共建成学校5所", None),
    ),
    ("有效期至2027年12月31日", "以规划期至2035年的国土空间规划为准"),
    "到 + year: by the end of it.",
)
CLOSES = Rule(
    "closing-date",
    "@截止!后|之后|以后|前|之前|以前|日|时间",
    dates.by,
    (
        ("网上报名5月22日截止", "deadline ../2025-05-22"),
        ("报名于2025年5月22日17时截止", "deadline ../2025-05-22"),
    ),
    ("2025年报名截止后",),
    "What closes on a day must be done by then.",
)
WITHIN = Rule(
    "within-date",
    "@之内|以内|度末前|度末 / @度内!部|控|审|外 / @内!涝|容|部|外|控|源|生|设|蒙|陆|河|需|在|地|页",
    dates.within,
    (
        ("年内完成", "deadline ../2025"),
        ("2025年内", "deadline ../2025"),
        ("2025年度内完成", "deadline ../2025"),
    ),
    ("2025年内涝治理成效", "2025年度内部审计"),
    "年内: before the year is out.",
)
AIM = Rule(
    "aim-date",
    "力争|确保|争取|保证|争取在|力争在|确保在@",
    dates.by,
    (
        ("确保2025年实现幼儿园教师全员持证上岗", "deadline ../2025"),
        ("力争2026年每千人口护士数不低于3人", "deadline ../2026"),
    ),
    (),
    "A bare date after 力争 or 确保: by its end.",
)
LABEL = Rule(
    "labelled-date",
    "时限:|期限:|完成时间:|时限为|时限原则上为|周期为@",
    dates.due,
    (("完成期限:2025年四季度", "deadline ../2025-12-31"),),
    (),
    "A date behind a label of the schedule that was left in the text: by its end.",
)
GOAL = Rule(
    "goal-date",
    "实现|完成|达到@",
    dates.goal,
    (
        ("实现2026年全区教育现代化奋斗目标", "deadline ../2026"),
        ("如期完成2026年预算编制", None),
        ("为实现2035年发展目标奠定坚实基础", None),
    ),
    (),
    "实现 + year + 目标: the year modifies the goal.",
)
FRAMES = (BASELINE, AS_OF, UNTIL, NAME, VALIDITY, SINCE, BEFORE, OPENING, BY, CLOSES, WITHIN, AIM, LABEL, GOAL)

Neighbour = tuple[int, Rule, str, tuple[str, ...], tuple[str, ...]]
"""One word that frames look for beside an expression: the rank of its frame (the lowest decides), the frame, the word; for a
word before the expression, what must follow it too, if anything; and what must not follow."""


def neighbours(frames: tuple[Rule, ...]) -> tuple[dict[str, list[Neighbour]], dict[str, list[Neighbour]]]:
    """The patterns of the frames taken apart: words before by their last character, words behind by their first.

    ``^`` (a clause begins) is no word; the frames that have it are asked last, in :func:`frame_of`.
    """
    left: dict[str, list[Neighbour]] = {}
    right: dict[str, list[Neighbour]] = {}
    for rank, frame in enumerate(frames):
        for alternative in frame.pattern.split(" / "):
            before, _, behind = alternative.partition("@")
            after, _, unless = behind.partition("!")
            words = tuple(after.split("|")) if after else ()
            # What must not follow is written without the word that it follows.
            never = tuple(word + rest for word in words for rest in unless.split("|")) if unless else ()
            for word in before.split("|") if before else ():
                left.setdefault(word[-1], []).append((rank, frame, word, words, never))
            for word in words if not before else ():
                right.setdefault(word[0], []).append((rank, frame, word, (), never))
    for options in right.values():
        options.sort(key=lambda option: (option[0], -len(option[2])))
    return left, right


_LEFT, _RIGHT = neighbours(FRAMES)


def _framed(scan: Scan, left: int, right: int) -> tuple[Rule | None, int]:
    """The frame that decides between ``left`` and ``right``, where the expression stands, and the length of its word behind."""
    text = scan.text
    found: Rule | None = None
    best = len(FRAMES)
    for rank, frame, word, after, unless in _LEFT.get(text[left - 1 : left], ()):
        fits = text.endswith(word, 0, left) and (not after or text.startswith(after, right))
        if fits and not (unless and text.startswith(unless, right)):
            best, found = rank, frame
            break
    for rank, frame, word, _, unless in _RIGHT.get(text[right : right + 1], ()):
        if rank >= best:
            break
        if text.startswith(word, right) and not (unless and text.startswith(unless, right)):
            if frame is NAME and scan.column:
                continue  # 2025年度 as the value of a schedule is no name
            return frame, len(word)
    return found, 0


def frame_of(scan: Scan, start: int, point: Point) -> tuple[Rule, Meaning | None, int]:
    """The first frame that fits the expression from ``start`` to the end of ``point``, its meaning, and its end.

    ``point`` is the expression, or the last of a list (2026年和2030年); the end includes 前, 起 or 内.
    """
    text, end = scan.text, point.end
    left = start - 1 if start and text[start - 1] == " " else start
    end += 2 * text.startswith(("左右", "前后"), end)
    right = end + 1 if text.startswith(" ", end) else end
    if text[end - 1] in "日号":
        hour = behind_hour(text, right)
        right, end = (hour, hour) if hour > right else (right, end)
    elif point.unit == "year" and not point.edge and text.startswith("全年", right):
        right = end = right + 2  # 2026年全年
    if point.inferred and point.edge == "end" and "年初" in text[max(0, start - 40) : start].rpartition("。")[2]:
        return time_bare.ELSEWHERE, None, end  # 年初制定计划,年底总结: any year's
    framed, taken = _framed(scan, left, right)
    if (
        framed is NAME
        and text.startswith("度", right)
        and time_verbs.verb(text, right + 1)
        and scan.begins_clause(left)
    ):
        framed, right, end = None, right + 1, right + 1  # 2025年度完成投资10亿元
    if framed:
        return framed, cast("Meaning | None", framed.means), right + taken if taken else end
    return time_bare.decide(scan, start, (left, right, end), point)

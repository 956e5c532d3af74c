"""From a calendar expression and its role to a mention: what the frames of :mod:`.time_frames` mean.

Each meaning takes the walk, the point, the span of the whole expression (with its 到 and 前) and the rule's name, and gives
the mention, or None where the sentence shows that the date is no plan after all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TimeMention
from fanwen_parse.patterns import compiled

from . import calendar, time_points
from .quantities import number

if TYPE_CHECKING:
    from fanwen_parse.model import Span

    from .time_points import Point
    from .time_scan import Scan

ACHIEVEMENTS = frozenset(
    "完成 实现 建成 达到 达成 达标 取得 形成 突破 有所 整改 到位 建立 构建 全面 全部 超过 不低 不少 力争 基本 初步 率先 累计 分别 努力 竣工 完工 结束 通车 投产 达产 投用 投运 交付 启用 开通 上线 并网".split()  # noqa: SIM905
)
"""Words of completion, by two characters: with a bare date they set its end as the deadline."""
ACTIVITIES = frozenset(
    "启动 开展 组织 举办 召开 选取 试点 推进 推动 实施 培育 新增 新建 建设 打造 制定 编制 开工 投入 安排 争创 "  # noqa: SIM905
    "创建 培训 引进 改造 遴选 支持 修订 筹建 申报 评选 调查 摸底 推广 升级 侧重 按照 继续 重点 在全 估算 集中 梳理 研究 "
    "谋划 起草 聚焦 围绕 进行 做好 落实 加快 加强 深化 扩大 探索 选择 确定 检查 督查 验收 评估 总结 考核".split()
)
"""Words of activity, by two characters: with a bare date they say when the work goes on."""
ISSUES = frozenset("印发 出台 发布 公布 报送 上报 提交".split())  # noqa: SIM905
"""What is done on a day: a month or a half-year with one of these names the time that it is done by."""
COMPLETED = frozenset({"完成", "到位", "并印", "使用", "运营", "运行", *ISSUES})
"""Behind a verb of activity these make it one of completion: 编制完成, 制定出台, 投入使用."""
DAY_ACTS = frozenset(
    "公布 公示 公告 发布 发放 发出 审核 报名 录取 报到 面试 笔试 考试 评审 派位 摇号 复核 受理 接受 开学 举行 举办 开放 开始 启动 开展 组织".split()  # noqa: SIM905
)
"""What is done on a single day."""
TO_COME = (
    "发放",
    "发出",
    "公示",
    "审核",
    "报名",
    "录取",
    "报到",
    "面试",
    "笔试",
    "考试",
    "评审",
    "派位",
    "摇号",
    "复核",
    "受理",
)
"""Of these, what hardly any text tells as history."""
MANNER = ("向社会", "向公众", "面向社会", "统一", "集中", "正式", "网上", "在网上", "现场")
STAMPS = tuple(f"{word}{noun}:" for word in ("发布", "成文", "印发", "更新", "发文") for noun in ("时间", "日期"))
"""Labels that sites print over a text."""
HISTORY = (
    *("召开", "通过", "批准", "视察", "考察", "调研", "发生", "签署", "签订", "宣布", "揭牌", "挂牌", "成立", "讲话"),
    *("批示", "印发", "下发", "获批", "致信", "了"),
)
"""What a text of unknown date tells of a day: when in doubt it is over."""
TESTED = ("试点城", "试点地", "试点单", "试点市", "试点县", "试点区", "试点学", "试点企", "试点省", "试点项")
"""Behind a date 试点 is a verb, but not in these names."""
NAMING = frozenset("实施 建设 推进 培训 考核 评估 验收 检查 督查 改造 落实 创建".split())  # noqa: SIM905
PAPERS = ("方案", "意见", "细则", "办法", "规划", "计划", "指南", "要点")
"""2025年实施方案: with one of the words before these are names of papers."""
ADVERBS = (
    "全国",
    "全省",
    "全市",
    "全区",
    "全县",
    "全州",
    "要",
    "将",
    "应",
    "拟",
    "须",
    "再",
    "各地",
    "各区",
    "各县",
    "各市",
    "各级",
    "各校",
    "计划",
    "预计",
    "正式",
    "全线",
)
COUNTS = frozenset("0123456789一两二三四五六七八九十")
_DOES = ("开展", "组织", "启动", "召开", "推进", "实施", "举办", "根据", "按照", "依据")
TIMES_OF_AN_END = (
    "完成",
    "截止",
    "建成",
    "竣工",
    "完工",
    "办结",
    "结束",
    "到位",
    "上报",
    "报送",
    "提交",
    "整改",
    "投产",
)
"""The label 完成时间 names the end of something; 报名时间 names when it goes on."""
TIMES_OF_A_CONDITION = (
    "注册", "成立", "登记", "出生", "统计", "数据", "上市", "有效", "认定", "获批", "立项", "发生", "规划", "设立",
)  # fmt: skip
TOLD = (
    "印发《",
    "发布《",
    "出台《",
    "做出了",
    "作出了",
    "提出了",
    "召开了",
    "通过了",
    "成功",
    "被评为",
    "荣获",
    "已",
    "指出",
    "强调",
)
"""Words that tell what has happened."""
DONE = ("已", "同比", "被评为", "荣获", "获评")
"""Of these words, those that no plan has beside a verb of completion."""
PREPARES = ("奠定", "打下", "夯实", "打好", "提供", "贡献")


def verb(text: str, at: int) -> str:
    """``due`` before a verb of completion, ``issued`` before one of issue, ``period`` before one of activity, else empty."""
    at += text.startswith(",", at)
    for _ in range(3):
        if not text.startswith(ADVERBS, at):
            break
        at += next(len(word) for word in ADVERBS if text.startswith(word, at))
    if text.startswith("分", at) and text[at + 2 : at + 3] in ("批", "期", "步"):  # 分三批实施
        at += 3 + text.startswith("次", at + 3)
    elif text.startswith("各", at) and text[at + 3 : at + 4] in COUNTS:  # 各组织一次抽查
        at += 1
    word = text[at : at + 2]
    if text.startswith(("的", "后"), at + 2) and not text.startswith("后续", at + 2):
        return ""  # 2020年印发的办法
    if word == "分别":  # 分别新建10处、15处
        return verb(text, at + 2) or "due"
    if word in ACHIEVEMENTS:
        return "due"
    if word in ISSUES:
        return "issued"
    if word not in ACTIVITIES or text.startswith(TESTED, at):
        return ""
    if word in NAMING and text.startswith(PAPERS, at + 2):
        return ""
    return "issued" if text[at + 2 : at + 4] in COMPLETED else "period"


def act(text: str, at: int) -> str:
    """As :func:`verb`, behind a single day: what is published or begins on a day is done then."""
    for _ in range(2):
        at += next((len(word) for word in MANNER if text.startswith(word, at)), 0)
    word = text[at : at + 2]
    if word in ISSUES and text[at + 2 : at + 3] in ("", "。", ",", ";", ")", " "):
        return ""  # 2025年7月3日印发: the imprint of a document
    if word in DAY_ACTS:
        return "" if text.startswith(("的", "后", "之后"), at + 2) else "period"
    return verb(text, at)


def issues(clause: str) -> bool:
    """Whether the first verb of a clause is one of issue or report: 试点城市政府印发实施方案."""
    for at in range(len(clause) - 1):
        word = clause[at : at + 2]
        if word in ISSUES:
            return clause[at - 1 : at] not in ("已", "经") and clause[at + 2 : at + 3] not in ("的", "后", "之")
        if word in _DOES:
            return False
    return False


def by(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """到2025年, 力争2025年: by its end."""
    if (_is_over(scan, point, at[1]) if point.edge else scan.is_past(point)) or scan.is_condition(at[1]):
        return None
    if point.stretch is None or _is_of_another_year(scan, point):  # the document has no year for it
        return TimeMention("unresolved", at, rule=rule)
    return _deadline(point, at, rule)


def due(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """A bare date before a verb of completion, or in a column: by its end; a range stays a period."""
    if point.unit == "range" or point.edge == "start":
        return period(scan, point, at, rule)
    if scan.latest is None and not scan.column and any(word in scan.sentence_right(at[1], 30) for word in DONE):
        return None  # 2022年,全市规模突破500亿元,同比增长8%: told, in a document whose own date is not known
    return by(scan, point, at, rule)


def labelled(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """时间为6月2日, 公示期为: then; 完成时间为: by its end; 注册时间为: whom something is for."""
    left = scan.text[max(0, at[0] - 24) : at[0]]
    noun = max(left.rfind("时间"), left.rfind("日期"))
    named = left[: noun if noun >= 0 else left.rfind("期")]
    if named.endswith(TIMES_OF_A_CONDITION):
        return None
    return (due if named.endswith(TIMES_OF_AN_END) else period)(scan, point, at, rule)


def issued(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """2026年5月印发: by its end, unless the sentence tells what was issued then."""
    return None if _is_told(scan, at[1]) else due(scan, point, at, rule)


def edge(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """2025年底 without 前: that day, unless the sentence tells what stood then."""
    if scan.is_past(point) or _is_told(scan, at[1]):
        return None
    return by(scan, point, at, rule)


def before(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """6月底前 and 6月30日前 include the day; 2030年前 ends the day before it begins, and may have been meant otherwise."""
    stretch = point.stretch
    if point.edge or stretch is None or point.masked or point.unit in ("day", "range", "half"):
        return by(scan, point, at, rule)
    if scan.is_past(point) or scan.is_condition(at[1]):
        return None  # 2000年前建成的小区
    if scan.text.startswith("以", at[1] - 2) and "的" in scan.clause_right(at[1]):
        return None  # 2005年以前注册的车辆
    last = calendar.before(stretch)
    edtf = last[:4] if point.unit == "year" else last[:7] if point.unit == "month" else last
    return TimeMention("deadline", at, f"../{edtf}", None, last, point.inferred, ("ambiguous",), rule=rule)


def opening(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """9月1日开学前: by 31 August. Where no day is named, the event has none."""
    if point.stretch is None or point.unit != "day":
        return TimeMention("unresolved", at, rule=rule)
    if scan.is_past(point):
        return None
    last = calendar.before(point.stretch)
    return TimeMention("deadline", at, f"../{last}", None, last, point.inferred, rule=rule)


def within(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """年内, 2025年内: before it is out."""
    return by(scan, point, at, rule)


def goal(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """实现2025年…目标: by its end, unless this plan only prepares that goal (为…奠定基础)."""
    right = scan.clause_right(at[1], 18)
    if "目标" not in right and "任务" not in right:
        return due(scan, point, at, rule) if verb(scan.text, at[1]) else None
    if any(word in scan.sentence_right(at[1], 30) for word in PREPARES):
        return None
    return by(scan, point, at, rule)


def until(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """截至2024年底 tells what stands on a day; with a day to come and nothing told, it is a deadline."""
    rest = scan.sentence_right(at[1], 40)
    if "已" in rest or "共有" in rest or not scan.is_ahead(point):
        return None
    return by(scan, point, at, rule)


def period(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """While the work goes on."""
    stretch = point.stretch
    if point.edge == "end":
        return edge(scan, point, at, rule)
    if stretch is None:
        return TimeMention("unresolved", at, rule=rule)
    if scan.is_past(point) or _is_told(scan, at[1]) or _is_in_a_name(scan, at):
        return None
    if point.unit == "day" and not _is_planned(scan, point, at):
        return None
    flags = ("masked",) if point.masked else ()
    if len(stretch.edtf) == 9 and stretch.edtf[:4] == stretch.edtf[5:]:
        flags = (*flags, "degenerate")  # 2025-2025年: a site masked the years
    return TimeMention("period", at, stretch.edtf, stretch.first, stretch.last, point.inferred, flags, rule=rule)


def _is_planned(scan: Scan, point: Point, at: Span) -> bool:
    """A single day is when something happened or was signed or comes into force, unless it is known to lie ahead."""
    text, (start, end) = scan.text, at
    if end - start == len(text) and text[-1] in "日号":
        return False
    if compiled("(?:起|正式|试)?(?:施行|实施|执行|生效)").match(text, end) and "本" in scan.clause_left(start):
        return False
    if scan.latest is not None:
        return scan.is_ahead(point)
    if text.endswith(STAMPS, 0, start):
        return False
    rest = scan.sentence_right(end, 40)
    if "已" in scan.clause_left(start) or any(word in rest for word in HISTORY):
        return False
    known = scan.context.year or (scan.context.period[0] if scan.context.period else None)
    if known is None:  # nothing but what is done tells a plan
        return any(word in rest for word in TO_COME)
    return (point.year or 0) >= known


def since(scan: Scan, point: Point, at: Span, rule: str) -> TimeMention | None:
    """从2025年起; where a document comes into force its validity may follow (有效期5年)."""
    stretch = point.stretch
    if stretch is None or stretch.first is None or scan.is_past(point):
        return None
    text = scan.text
    tail = compiled("(?:开始|正式|试)?(?:施行|实施|执行|生效)").match(text, at[1])
    if tail:
        left = text[max(0, at[0] - 60) : at[0]].rpartition("。")[2]
        if "本" in left or "解释" in left:
            return None  # 本办法自…起施行: when the document itself comes into force
        valid = compiled(r",有效期为?(\d+|[^\x00-\xff]{1,2}) ?年").match(text, tail.end())
        years = number(valid[1]) if valid else None
        if valid and isinstance(years, int) and 0 < years <= 99:
            last = calendar.plus_days(calendar.plus_months(stretch.first, 12 * years), -1)
            scan.done = valid.end()
            at = (at[0], valid.end())
            return TimeMention("period", at, f"{stretch.first}/{last}", stretch.first, last, rule=rule)
    if text[at[1] : at[1] + 1] in ("至", "到"):  # 自2025年起至2027年
        until = time_points.read(text, at[1] + 1, scan.reference(at[0]))
        if (
            until
            and until.stretch
            and until.stretch.last
            and until.unit == point.unit
            and until.stretch.last > stretch.first
        ):
            scan.done = until.end
            plain, last = point.unit in ("year", "month", "day"), until.stretch.last
            edtf = f"{stretch.edtf}/{until.stretch.edtf}" if plain else f"{stretch.first}/{last}"
            return TimeMention("period", (at[0], until.end), edtf, stretch.first, last, point.inferred, rule=rule)
    edtf = stretch.edtf if "/" not in stretch.edtf else stretch.first[:7]
    if point.unit in ("quarter", "half", "ten-days"):
        edtf = stretch.first
    return TimeMention("period", at, f"{edtf}/..", stretch.first, None, point.inferred, rule=rule)


def _is_over(scan: Scan, point: Point, end: int) -> bool:
    """到2022年底 in a plan of 2024. The end of last year (…前) may still be due, for plans are signed late."""
    if not scan.is_past(point) or scan.text.startswith("前", end - 1):
        return False
    rest = scan.clause_right(end + scan.text.startswith(",", end))
    return (scan.now or 0) - (point.year or 0) > 1 or any(word in rest for word in ("共", "已", "累计", "达到", "了"))


def _is_of_another_year(scan: Scan, point: Point) -> bool:
    """3月底前 in a plan of November that names no year: hardly of the year of its date."""
    if not point.inferred or not scan.is_past(point) or scan.text[point.start] in time_points.RELATIVE:
        return False
    return scan.year is None and scan.context.year is None and scan.context.period is None


def _deadline(point: Point, at: Span, rule: str) -> TimeMention:
    stretch = point.stretch
    assert stretch is not None  # noqa: S101 - the caller has looked
    flags = ("masked",) if point.masked else ()
    if point.unit == "range":
        return TimeMention("period", at, stretch.edtf, stretch.first, stretch.last, point.inferred, flags, rule=rule)
    named = point.unit in ("year", "month", "day") and not (point.edge == "end" and stretch.last)
    edtf = stretch.edtf if named else stretch.last
    return TimeMention("deadline", at, f"../{edtf}", None, stretch.last, point.inferred, flags, rule=rule)


def _is_in_a_name(scan: Scan, at: Span) -> bool:
    """总体规划(2021-2025年)编制: the bracket belongs to a name that goes on, not to a stage or a whole heading."""
    text = scan.text
    if text[at[0] - 1 : at[0]] != "(" or text[at[1] : at[1] + 1] != ")":
        return False
    if text.endswith("年", 0, at[0] - 1) and text.startswith(("时间", "的时间", "左右", "内"), at[1] + 1):
        return False  # 用三年(2025-2027年)时间
    if text.endswith(("阶段", "时间", "期", "年度", "步"), 0, at[0] - 1):
        return False
    return text[at[1] + 1 : at[1] + 2] not in ("", "。", ",", ";", ":", "、", ")", " ", "*")


def _is_told(scan: Scan, end: int) -> bool:
    """2020年3月,住房城乡建设部印发《…》: told, in a document whose own date is not known."""
    if scan.column or scan.latest is not None:
        return False
    rest = scan.sentence_right(end)
    return any(word in rest for word in TOLD)

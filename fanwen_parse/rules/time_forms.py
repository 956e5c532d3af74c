"""What makes a calendar expression a deadline, a period or no timeline at all: its surroundings, as records.

A *frame* is written over the expression's neighbourhood with the expression itself as ``@``: ``到2025年,力争…`` is seen as
``到@,力争…`` (``^`` is the beginning of the text). The first frame that fits decides; so refusals (baselines, as-of
facts, names, validity) stand first. What a frame means is a *role*, which :mod:`.times` turns into a mention.

Examples are read with a document of 2025-03-10; their value is ``kind interval``, and a refusal's is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .book import Rule

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

EDGE = r"[\^,。;:、()!?》”]"
"""What a clause begins after."""
ACHIEVEMENTS = frozenset(
    "完成 实现 建成 达到 达成 取得 形成 突破 有所 整改 到位 建立 构建 全面 全部 超过 不低 不少 力争 基本 初步 率先 累计".split()
)
"""Words of completion, by two characters: with a bare date they set its end as the deadline."""
ACTIVITIES = frozenset(
    "启动 开展 组织 举办 召开 选取 试点 推进 推动 实施 培育 新增 新建 建设 打造 制定 出台 发布 编制 开工 投入 安排 争创 "
    "创建 培训 引进 改造 遴选 支持 印发 修订 筹建 申报 评选 调查 摸底 推广 升级 侧重 按照 继续 重点".split()
)
"""Words of activity, by two characters: with a bare date they say when the work goes on."""


def role(name: str) -> Callable[[re.Match[str]], object]:
    """A meaning that does not depend on the match."""

    def means(_: re.Match[str]) -> object:
        return name

    return means


BASELINE = Rule(
    "time-baseline",
    r"(?:(?<=(?<!占)比)|(?<=[较对])|(?<=相比)|(?<=低于)|(?<=高于)|(?<=超过)|(?<=年为)|(?<=基准年\())@"
    r"|(?<=[从由])@的|@\ ?的?(?:基础上|水平|基数|基期|同期|现状|底数)|(?<=与)@相比|(?<=以)@为",
    None,
    (
        ("森林覆盖率比2024年提高3个百分点", None),
        ("总体近视率在2025年的基础上有所降低", None),
        ("以2024年为基期", None),
        ("排放量不超过2027年水平", None),
    ),
    ("到2025年,水平明显提高",),
    "The year that a change is measured from, not the year it is due.",
)
AS_OF = Rule(
    "time-as-of",
    r"@(?:以来|之后|以后|过后|后(?!半))|(?<=近)@|(?<=截至)@|(?<=截止)@|(?<=截止到)@|(?<=截至到)@",
    role("as-of"),
    (("截至2024年底,全区共有幼儿园56所", None), ("2024年以来,各项工作稳步推进", None), ("对2026年后开工的项目", None)),
    ("截至2025年底完成全部整改",),
    "A state of things on a day. With a day to come and no 已 or 共有 behind it, 截至 is a deadline after all.",
)
NAME = Rule(
    "time-in-a-name",
    r"@(?:版|前碳达峰|度(?=[^,。;、)]))|(?<=锚定)@|(?<=展望)@|(?<=面向)@|(?<=展望至)@|(?<=纲要\()@",
    None,
    (("印发2025年版产业目录", None), ("锚定2035年远景目标", None), ("落实2030年前碳达峰要求", None)),
    ("2030年前实现碳达峰",),
    "The year is part of a name: an edition, a yearly budget, the national goals for 2035 and 2030.",
)
VALIDITY = Rule(
    "time-validity",
    r"(?:(?<=有效期至)|(?<=有效期到)|(?<=期限为)|(?<=有效期为)|(?<=规划期为)|(?<=期限至)|(?<=延长至)|(?<=延续至))@",
    None,
    (("本办法有效期至2027年12月31日", None), ("规划期限为2026-2030年", None)),
    (),
    "How long the document itself is in force.",
)
SINCE = Rule(
    "since",
    r"@(?:[起始](?![步点草源码诉])|开始)",
    role("since"),
    (
        ("从2025年开始", "period 2025/.."),
        ("自2025年9月1日起施行", "period 2025-09-01/.."),
        ("2025年秋季学期起", "period 2025-09/.."),
        ("2026年6月起,逐项复核", "period 2026-06/.."),
    ),
    ("2025年起步区建成",),
    "A start without an end.",
)
BEFORE = Rule(
    "before-date",
    r"@\ ?(?:之前|以前|前(?![期沿三列端景提后瞻置半十五身述]))",
    role("before"),
    (
        ("2025年底前完成", "deadline ../2025-12-31"),
        ("2025年6月30日前", "deadline ../2025-06-30"),
        ("6月底前完成", "deadline ../2025-06-30"),
        ("力争2030年前实现碳达峰", "deadline ../2029"),
        ("2025年三季度末前", "deadline ../2025-09-30"),
        ("20xx年6月底前", "deadline ../20XX-06"),
    ),
    ("2025年前三季度",),
    "A day or an end of something with 前 includes that day, as offices use it; a year, quarter or month with 前 ends "
    "the day before it begins and is marked ambiguous, for many texts mean its end.",
)
BY = Rule(
    "by-date",
    r"(?:(?<=[到至])|(?<=不迟于)|(?<=不晚于)|(?<=最迟)|(?<=最迟于))@",
    role("by"),
    (
        ("到2025年,各项指标明显改善", "deadline ../2025"),
        ("至2035年基本建成", "deadline ../2035"),
        ("到2025年底全部整改到位", "deadline ../2025-12-31"),
        ("不迟于2025年9月30日", "deadline ../2025-09-30"),
    ),
    ("有效期至2027年12月31日",),
    "到 + year: by the end of it.",
)
WITHIN = Rule(
    "within-date",
    r"@\ ?(?:之内|以内|内(?![涝容部外控源生设蒙陆河需在地页]))",
    role("within"),
    (("年内完成", "deadline ../2025"), ("2025年内", "deadline ../2025")),
    ("2025年内涝治理成效",),
    "年内: before the year is out.",
)
AIM = Rule(
    "aim-date",
    r"(?:(?<=力争)|(?<=确保)|(?<=争取)|(?<=保证)|(?<=争取在)|(?<=力争在)|(?<=确保在))@",
    role("by"),
    (
        ("确保2025年实现幼儿园教师全员持证上岗", "deadline ../2025"),
        ("力争2026年每千人口护士数不低于3人", "deadline ../2026"),
    ),
    (),
    "A bare date after 力争 or 确保: by its end.",
)
GOAL = Rule(
    "goal-date",
    r"(?:(?<=实现)|(?<=完成)|(?<=达到))@[^,。;]{0,18}?(?:目标|任务)",
    role("goal"),
    (("实现2026年全区教育现代化奋斗目标", "deadline ../2026"),),
    (),
    "实现 + year + 目标: the year modifies the goal.",
)
VERB = Rule(
    "verb-date",
    rf"(?:(?<={EDGE})|(?<=[于在将和并])|(?<=计划)|(?<= ))@(?=,?(?:全[国省市区县州]|要|将|应|拟|预计|分别)*(?P<verb>..))",
    lambda match: "due" if match["verb"] in ACHIEVEMENTS else "period" if match["verb"] in ACTIVITIES else None,
    (
        ("2025年8月完成", "deadline ../2025-08"),
        ("2026年要有所突破", "deadline ../2026"),
        ("2026年全面推广无纸化单证", "deadline ../2026"),
        ("2025年8月开展自查", "period 2025-08"),
        ("2026年选取部分机构试点", "period 2026"),
    ),
    ("2025年城市体检全面完成", "2025年任务开展情况"),
    "A bare date with a verb: of completion, by its end; of activity, while the work goes on. "
    "Other words behind it make it part of a name.",
)
DATED = Rule(
    "dated-clause",
    rf"(?:(?<={EDGE})|(?<=[于在])|(?<= ))@(?:期间|时期)?(?=[,。;)、!\$])",
    role("period"),
    (
        ("2026年,选取部分机构试点", "period 2026"),
        ("2025年第三季度", "period 2025-35"),
        ("2025-2027年", "period 2025/2027"),
        ("近期(2025—2027年)", "period 2025/2027"),
        ("9月—12月", "period 2025-09/2025-12"),
    ),
    ("2025年城市体检",),
    "A date that is a clause of its own: while the work goes on.",
)
FRAMES = (BASELINE, AS_OF, NAME, VALIDITY, SINCE, BEFORE, BY, WITHIN, AIM, GOAL, VERB, DATED)

DURATION = (
    r"(?P<n>\d+|[一二两三四五六七八九十百]+|(?=半年))(?: ?[-~—–至到] ?(?P<to>\d+|[一二两三四五六七八九十]+))? ?"
    r"(?P<unit>个?工作日|个月|月|半年|年|日|天|个?周)(?:左右)?(?:的)?(?:(?P<within>(?:之|以)?内)|时间|努力)"
)
EVERY = (
    r"每(?P<n>[两二三四五六2-9]|\d\d?)?(?: ?[-~—–至到] ?(?P<to>\d|[三四五六]))? ?个?"
    r"(?P<unit>半年|学年|学期|年度|年|季度|季|月|周(?!期)|星期|日(?=调度|报|通报|巡|更新|监测)|天(?=调度|报|通报|巡|更新|监测))"
)
PER_CASE = r",?(?:合计|累计)?(?:最高|补助|补贴|奖励|奖补)"
TURN_DAY = (
    r"(?P<edge>[度]?末前?|底前?)|(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]) ?月(?:份)?"
    r"(?:(?P<day>[12]\d|3[01]|0?[1-9]) ?[日号]|[底末])?之?前|(?P<day_only>[12]\d|3[01]|0?[1-9]) ?[日号]之?前"
)
FIVE_YEARS = (
    r"(?:(?P<plan>十[一二三四五六]?)五[”\"」』]?(?:规划)?|第(?P<nth>十[一二三四五]?)个五年规划)"
    r"(?P<shape>期间|时期|期末|末|以来)"
)
ONGOING = (
    r"(?:持续|长期|常态化)(?:推进|坚持|实施|开展|优化|完善|深化|抓好|落实|加强|提升|跟进|推动|进行)?(?:并)?(?=[。,;)]|$)"
    r"|立行立改|(?:近期|远期)(?=。?$)|逐年只增不减"
)
COLUMN_TURN = r"每年|每季度?|每月|每周|每半年|按季度?|按月|按年|不定期|定期|年度"
TURNS = {
    "每年": "R/P1Y", "每季": "R/P3M", "每季度": "R/P3M", "每月": "R/P1M", "每周": "R/P1W", "每半年": "R/P6M",
    "按季": "R/P3M", "按季度": "R/P3M", "按月": "R/P1M", "按年": "R/P1Y", "年度": "R/P1Y",
}  # fmt: skip
COLUMN_ONGOING = r"持续|长期|常态|常年|全年|贯穿|动态|适时|及时|随时|常抓|立即|即时|始终|不断|日常|经常"

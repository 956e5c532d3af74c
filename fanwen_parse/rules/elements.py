"""The elements of an official document (GB/T 9704-2012, chapter 7): what each looks like and what it says.

Everything here looks at one text alone, folded. Which text is looked at, and what an element means for the parts of the
document, is decided in ``stages/segment``.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fanwen_parse.rules.book import Rule
from fanwen_parse.rules.numbering import marker, number

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = [
    "命令",
    "令",
    "决议",
    "决定",
    "公报",
    "公告",
    "通告",
    "通知",
    "通报",
    "议案",
    "报告",
    "请示",
    "批复",
    "复函",
    "函",
    "纪要",
    "意见",
]
"""文种 of 党政机关公文处理工作条例 第八条; a document of one of the first sixteen speaks to addressees (意见 may)."""
LETTERS = frozenset(KINDS) - {"意见"}
PLANS = ["方案", "计划", "规划", "纲要", "措施", "政策", "办法", "细则", "规定", "条例", "规则", "章程", "要点", "清单", "指南", "指引", "预案", "制度", "任务", "分工", "目标", "标准", "准则", "公约", "规程", "规范", "目录", "名单", "安排", "对策", "举措", "建议", "倡议", "体系", "导则", "名录", "清册", "表", "责任书", "行动", "典型做法", "做法", "台账", "一览", "条款", "工作法", "蓝图", "设计", "路线图", "时间表", "通则", "总则", "说明", "情况", "问题", "总结", "协议", "倡议书", "计划书", "大纲"]  # fmt: skip
"""What a text that is issued by a letter may call itself."""
_FIRM = ["方案", "计划", "规划", "纲要", "措施", "政策", "办法", "细则", "规定", "条例", "规则", "章程", "要点", "清单", "指南", "指引", "预案", "制度", "分工", "准则", "规程", "规范", "意见", "通知", "通报", "公告", "通告", "决定", "批复", "函", "报告", "纪要", "任务", "任务表", "分工表"]  # fmt: skip
"""The kinds that make a title of a line by themselves, wherever it stands."""
NORMATIVE = frozenset(("条例", "规定", "办法", "规则", "章程", "细则"))

_MASK = r"[\dXx×*]"
_YEAR = r"(?:(?:19|20)(?:\d\d|[\dXx×*]{2})|[〇零一二三四五六七八九OoO]{4})"
_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:\d{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
DAY = rf"(?P<y>{_YEAR}) ?年 ?(?P<m>{_MONTH}) ?月 ?(?P<d>{_DAY}) ?日"
"""2025年7月1日, 二〇二五年七月一日, with the spaces that PDF leaves around digits."""
DATE = rf"(?P<y>{_YEAR}) ?年 ?(?P<m>{_MONTH}) ?月(?: ?(?P<d>{_DAY}) ?日)?"
"""The same, the day perhaps left out."""
CODE = r"[\u4e00-\u9fff*×]{1,15}"
SERIAL = rf"[〔\[【(<] ?(?P<year>(?:19|20){_MASK}{{2}}) ?[〕\]】)>] ?第? ?(?P<number>{_MASK}{{1,5}}) ?号"
_TAIL = r"》?(?:\([^()]{1,60}\)|<[^<>]{1,30}>)*"
_ORGAN = (r"(?:委员会|办公室|人民政府|政府|党委|党组|工委|纪委|监委|管委会|总局|分局|[部委局厅署院会办社行处室队所组]|中心|公司|集团|大学|学院|学校|幼儿园|法院|检察院|"
          r"政协|人大|中央|部门|单位|机关|机构|企业|街道|乡镇|科室|街道办|[镇乡街]|开发区|新区|高新区|[场站园馆村]|协会|学会|总工会|办事处)")  # fmt: skip
_organ_end = re.compile(_ORGAN + r"(?:\([^()]{1,20}\))?$").search


class Number(NamedTuple):
    """发文字号, GB/T 9704 7.2.5: code of the organ, year in 〔〕, running number; masked digits are None."""

    text: str
    code: str
    year: int | None
    number: int | None


# --- meanings ---------------------------------------------------------------------------------------------------------


def _read_number(match: re.Match[str]) -> Number:
    year, running = match["year"], match["number"]
    text = match[0][match.start("code") - match.start() : match.end("number") + 1 - match.start()].strip("()[] ")
    text = text if text.endswith("号") else text + "号"
    return Number(
        text.replace(" ", ""),
        match["code"],
        int(year) if year.isdecimal() else None,
        int(running) if running.isdecimal() else None,
    )


def _read_date(match: re.Match[str]) -> str | None:
    return iso(match["y"], match["m"], match["d"])


def iso(year: str, month: str, day: str | None) -> str | None:
    """``2025-07-01`` of 2025, 7, 1 or of 二〇二五, 七, 一; ``2022-02`` without a day; None where a digit is masked."""
    if not year.isdecimal():
        year = "".join(str("〇一二三四五六七八九".find(c)) if c in "一二三四五六七八九" else "0" for c in year)
    if not year.isdecimal() or len(year) != 4:
        return None
    whole = f"{year}-{number(month):02}"
    return f"{whole}-{number(day):02}" if day else whole


def _read_text(match: re.Match[str]) -> str:
    return match[0]


def _read_kind(match: re.Match[str]) -> str:
    return match["kind"]


def _read_label(match: re.Match[str]) -> int | None:
    printed = match["n"]
    return number(printed.split("-")[0]) or None if printed else None


BOOK: tuple[Rule, ...] = (
    Rule(
        "doc-number",
        rf"[(\[【]?(?P<code>{CODE}) ?{SERIAL}[)\]】]?",
        _read_number,
        (
            ("云政办发〔2025〕12号", Number("云政办发〔2025〕12号", "云政办发", 2025, 12)),
            ("(青政办秘〔2021〕82号)", Number("青政办秘〔2021〕82号", "青政办秘", 2021, 82)),
            ("云工信能[2021] 634号", Number("云工信能[2021]634号", "云工信能", 2021, 634)),
            ("云环办发[20**]1**号", Number("云环办发[20**]1**号", "云环办发", None, None)),
        ),
        ("2025年第12号", "(云政发〔2025〕12号)和", "云政发2025年12号"),
        "发文字号, 7.2.5: code, year in 〔〕, number.",
    ),
    Rule(
        "date-line",
        rf"\(?{DATE}\)?",
        _read_date,
        (
            ("2025年7月1日", "2025-07-01"),
            ("2022 年1 月5 日", "2022-01-05"),
            ("二〇二五年七月一日", "2025-07-01"),
            ("二〇一一年十二月三十一日", "2011-12-31"),
            ("二〇二二年二月", "2022-02"),
        ),
        ("2025年", "2025年7月底前", "2025年7月1日印发"),
        "成文日期, 7.3.5, alone on its line.",
    ),
    Rule(
        "appendix-label",
        r"(?P<page>\d{1,2})?[\[【(]?(?:附 {0,3}件|附 {0,3}表|附 {0,3}录|附) ?(?P<n>\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})?[\])】]? ?[:.]?",
        _read_label,
        (
            ("附件", None),
            ("附件1", 1),
            ("附 件2:", 2),
            ("1附件2", 2),
            ("附件三", 3),
            ("附件1-2", 1),
            ("附表1.", 1),
            ("【附件】", None),
        ),
        ("附件1清单", "附则", "见附件", "附件下载"),
        "The mark over an appendix, 7.3.7; a page number may be glued before it.",
    ),
    Rule(
        "copied-to",
        r"(?:抄 ?送|抄 ?报|主 ?送|分 ?送|报 ?送|发 ?送)(?:单位|机关)? ?:.*",
        _read_text,
        (("抄送:市委各部门,市法院。", "抄送:市委各部门,市法院。"),),
        ("抄送给各有关单位", "报送材料"),
        "抄送机关, 7.4.2.",
    ),
    Rule(
        "printed-by",
        rf"(?P<organ>[^,。;:《》]{{0,60}}?) ?{DATE} ?印 ?[发制]",
        _read_date,
        (("云泽市人民政府办公室2019年3月15日印发", "2019-03-15"), ("2025年7月3日印发", "2025-07-03")),
        ("2025年7月3日印发的通知", "本办法2025年7月3日"),
        "印发机关 and 印发日期, 7.4.3.",
    ),
)


@cache
def _full(name: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(next(rule.pattern for rule in BOOK if rule.name == name)).fullmatch


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# --- titles -----------------------------------------------------------------------------------------------------------

_FIRM_END = re.compile(rf"(?P<kind>{'|'.join(sorted(_FIRM, key=len, reverse=True))}){_TAIL}$")
_ANY_END = re.compile(rf"(?P<kind>{'|'.join(sorted((*KINDS, *PLANS), key=len, reverse=True))})(?:表|书|稿)?{_TAIL}$")
_STOP = re.compile("[。;!?]|:$")
_NOISE = re.compile(r"[\s#*\-—–－()<>〔〕《》“”\"'‘’「」,:、.·]+")


def bare(text: str) -> tuple[int, int]:
    """Where a text stands in its Markdown marks: ``# 标题`` and ``**标题**``. ``**市**区`` is a mask and stays whole."""
    size = len(text)
    start = size - len(text.lstrip("# \t"))
    end = len(text.rstrip(" \t"))
    while end - start > 4 and text.startswith("**", start) and text.endswith("**", start, end):
        start, end = start + 2, end - 2
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip(" \t"))
    return start, max(start, end - len(inner) + len(inner.rstrip(" \t")))


def normal(title: str) -> str:
    """A title without marks, spaces, quotes and brackets: equal for two prints of one title."""
    return _NOISE.sub("", title)


def is_title(text: str) -> bool:
    """Could this line, alone, be the title of a document? It names its kind at the end and is no sentence or item."""
    if len(text) > 200:
        return False
    start, end = bare(text)
    line = text[start:end]
    if not 4 <= len(line) <= 140 or _STOP.search(line):
        return False
    if not _FIRM_END.search(line) and not (line.endswith("令") and _organ_end(line[:-1])):
        return False
    return marker(line) is None and not line.startswith(("附件", "责任", "来源"))


def kind_of(title: str) -> str | None:
    """The 文种 that a title names, 通知 or 方案 for example; None where it names none."""
    match = _ANY_END.search(title.strip("# *《》"))
    return match["kind"] if match else None


def starts_content(text: str) -> bool:
    """A line that no head of a page holds: a sentence, a numbered heading, an addressee line."""
    if "。" in text and len(text) >= 25:
        return True
    if len(text) > 150:
        return True
    return is_addressees(text) or (marker(text) is not None and len(text) < 60)


# --- lines ------------------------------------------------------------------------------------------------------------

_ADDRESSED = re.compile(r"各|有关|相关|国务院|人民政府|委员会|:$")
_NO_ADDRESS = re.compile(
    r"[。!?《》]|如下:$|以下|[一是]是|包括:$|^.{0,4}(?:责任|牵头|配合|参与|承办|协办|支持|完成|实施|申报|试点|指导|督办)(?:单位|部门|领导|人):|分工:|要求:$|目标:$|时间:|事项:$|[到到]:$|联系"
)


def is_addressees(text: str) -> bool:
    """主送机关, 7.3.2: organs, full or collective names, and a colon at the end."""
    if not text.endswith(":") or not 4 <= len(text) <= 400 or _NO_ADDRESS.search(text):
        return False
    if marker(text) is not None or text.startswith("各位"):
        return False
    if text.startswith("各") and len(text) >= 5 and not re.search("[要应须将使可]|负责|实行", text):
        return True
    return _organ_end(re.split("[,;、]", text[:-1])[-1].strip()) is not None


_NO_ORGAN = re.compile(
    r"[,。;:!?《》〔%“”\d\t]|^(?:责任|牵头|配合|参与|参加|主办|协办|承办|完成|实施|落实|主管|督办|有关|相关|负责|主责|申报|推荐|试点|支撑|所属|市级|省级|区级|县级)?(?:单位|部门|机构|处室|科室|企业|机关)$"
)


def addressees(printed: str) -> tuple[str, ...]:
    """The organs of an addressee line as printed; a comma or semicolon parts them, 、 stays inside (市政府各委、办、局)."""
    names = re.split("[,，;；]", printed.strip().rstrip(":：").strip())
    return tuple(joined(name) for name in names if name.strip())


def joined(text: str) -> str:
    """Without the spaces that PDF or justification leaves between Chinese characters; those between Latin words stay."""
    text = text.strip()
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text) if " " in text or "\u3000" in text else text


def is_organ_line(text: str) -> bool:
    """A line of a signature block: one organ, or several with spaces between."""
    if not 2 <= len(text) <= 80 or _NO_ORGAN.search(text):
        return False
    return _organ_end(text.replace(" ", "")) is not None


def organs(printed: str) -> tuple[str, ...]:
    """The organs of a signature or red head: parted by spaces, or glued where the name of the place comes again."""
    found: list[str] = []
    held = ""
    spaced = re.split(r"\s+", printed.strip())
    for index, word in enumerate(spaced):
        held += word
        following = spaced[index + 1] if index + 1 < len(spaced) else ""
        if len(word) == 1 and len(following) == 1:
            continue  # 国 务 院, justified
        if _organ_end(held) or not following:
            found += _unglued(held)
            held = ""
    return tuple(name for name in (*found, *([held] if held else [])) if name)


def _unglued(name: str) -> list[str]:
    """云泽市财政局中共云泽市委宣传部云泽市教育局 is three organs: a new one starts where the place is named again."""
    place = re.match(r"(?:中共|共青团)?([^市省区县州旗\s*]{1,6}(?:省|市|自治区|自治州|区|县|州|旗))", name)
    if not place or len(name) < 8:
        return [name]
    starts = [match.start() for match in re.finditer(rf"(?:中共|共青团)?{re.escape(place[1])}", name)]
    cuts = [0, *(at for at in starts if at and _organ_end(name[:at])), len(name)]
    return [name[a:b] for a, b in pairwise(cuts)]


def doc_number(text: str) -> Number | None:
    """The 发文字号 that a whole line is."""
    match = _full("doc-number")(text) if "号" in text[-2:] and len(text) < 40 else None
    return _read_number(match) if match else None


def date_line(text: str) -> str | None:
    """The date that a whole line is."""
    match = _full("date-line")(text) if "月" in text and len(text) <= 24 else None
    return _read_date(match) if match else None


def appendix_label(text: str) -> re.Match[str] | None:
    """附件, 附件1, 附表2 … alone on a line."""
    return _full("appendix-label")(text) if "附" in text[:4] and len(text) <= 12 else None


def copied_to(text: str) -> tuple[str, ...] | None:
    """The organs after 抄送:, each ending at a comma; None for any other line."""
    if text[:1] not in "抄主分报发" or not _full("copied-to")(text):
        return None
    return tuple(name for name in re.split("[,;。]", text.partition(":")[2].strip()) if name.strip())


def printed_by(text: str) -> tuple[str, str | None] | None:
    """Organ (perhaps empty) and date of a line 云泽市人民政府办公室2019年3月15日印发."""
    match = _full("printed-by")(text) if "印" in text[-3:] and "月" in text and len(text) <= 100 else None
    return (match["organ"].strip(), _read_date(match)) if match else None


# --- what the plan says of itself -------------------------------------------------------------------------------------

_BASIS = r"(?:根据|依据|按照|依照|遵照|落实|贯彻|执行|结合|对照)(?:了)?(?:[^《》。;]{0,40})(?=《)"
_CITED = r"《[^《》]*(?:《[^《》]*》[^《》]*)*》"


def basis(text: str) -> list[tuple[str, int, int]]:
    """Documents that a preamble rests on: (title, start, end) of each 《…》 after 根据, 按照, 贯彻落实 … in one clause."""
    found: list[tuple[str, int, int]] = []
    if "《" not in text:
        return found
    done = 0
    for opener in _compiled(_BASIS).finditer(text):
        at = opener.end()
        if at < done:
            continue
        while (cited := _compiled(_CITED).match(text, at)) is not None:
            found.append((cited[0][1:-1], *cited.span()))
            link = _compiled(r"(?:\([^()]{1,40}\))?(?:和|及|以及|、|与|,)?(?=《)").match(text, cited.end())
            done = cited.end()
            if not link:
                break
            at = link.end()
    return found


def issuers_of(title: str) -> tuple[str, ...]:
    """The organs before 关于, 印发 or 转发 in a title: 云泽市人民政府办公室关于印发… ; none where it starts with 关于."""
    match = _compiled(
        r"(?P<organs>[^《》“”,。:]{2,80}?) ?(?:等 ?\d{1,2} ?(?:个)?(?:部门|单位)|等[一二三四五六七八九十]{1,3}(?:个)?(?:部门|单位))? ?(?=关于|印发|转发|批转|公布|发布)"
    ).match(title)
    if not match or not _organ_end(match["organs"].replace(" ", "")):
        return ()
    return tuple(name for part in match["organs"].split("、") for name in organs(part))


def period_of(title: str) -> tuple[str, int, int, str] | None:
    """The span that a title names: (printed, start, end, interval); 2022-2025年, “十四五”, 2025年, 2021-2023年度."""
    match = _compiled(
        r"(?<!\d)(?P<a>(?:19|20)\d\d) ?年?(?:度)? ?[-—–~至到]+ ?(?P<b>(?:19|20)\d\d)(?: ?年(?:度)?)?"
    ).search(title)
    if match:
        return match[0], *match.span(), f"{match['a']}/{match['b']}"
    match = _compiled(r"[“\"「]?十(?P<n>[一二三四五六七八九])五[”\"」]?").search(title)
    if match:
        first = 2006 + 5 * ("一二三四五六七八九".index(match["n"]))
        return match[0], *match.span(), f"{first}/{first + 4}"
    match = _compiled(r"(?<![\d-])(?P<a>20\d\d) ?年(?:度)?").search(title)
    if match and not _compiled(r"\d{1,2} ?月").match(title, match.end()):
        return match[0], *match.span(), match["a"]
    return None

"""The elements of an official document (GB/T 9704-2012, chapter 7): what the line of each looks like and what it says.

Everything here looks at one line alone, folded; titles are in ``titles``. Which line is looked at, and what an element
means for the parts of the document, is decided in ``stages/segment``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from fanwen_parse.lexicon.compiled import ELEMENTS as DATA
from fanwen_parse.patterns import compiled
from fanwen_parse.records import NamedTuple
from fanwen_parse.rules.book import Rule
from fanwen_parse.rules.headers import is_listed
from fanwen_parse.rules.numbering import marker, number
from fanwen_parse.rules.titles import issuers_in, joined

_CJK = "〇零一二三四五六七八九十"
_MASKED = r"[\dXx×*]"
_MASKS = "Xx×*_"
DATE = (
    rf"(?P<y>[\d{_CJK}Oo{_MASKS}]{{4}}) ?年 ?(?P<m>[\d{_CJK}{_MASKS}]{{1,2}}) ?月"
    rf"(?: ?(?P<d>[\d{_CJK}{_MASKS}]{{1,3}}) ?日)?"
)
"""2025年7月1日, 二〇二五年七月一日, 20**年*月, with the spaces that PDF leaves around digits, the day perhaps left out."""
CODE = r"[^\s\d()<>〔〕\[\]【】《》“”,、。:;!?]{1,15}"
"""发文机关代字; the class says what it is not, because a class of all ideographs takes a millisecond to compile."""
SERIAL = rf"[〔\[【(<] ?(?P<year>(?:19|20){_MASKED}{{2}}) ?[〕\]】)>] ?第? ?(?P<number>{_MASKED}{{1,5}}) ?号"

_CENTURIES = ("19", "20", "XX")
HEADERS = frozenset(DATA["headers"])
"""Header cells of tables that hold units, dates or numbers of rows."""
_ORGANS = frozenset(DATA["organs"])
_NO_ORGANS = frozenset(DATA["no_organs"])
_DUTIES = ("责任单位", "责任部门", "牵头单位", "牵头部门", "配合单位", "配合部门")
"""Labels within a clause of duties."""
_NO_ORGAN_SIGNS = frozenset(",。;:!?《》〔%“”\t0123456789|丨")
_NO_PRINTER = frozenset(",。;:《》")
_MEMBERS = ("教职工", "职工", "员工", "教师", "师生", "家长", "车间", "班组", "工段", "年级")
"""Whom a school or a firm addresses: 全体教职工, 公司各部门、车间."""
_LABELS = ("发文", "发布", "制定", "公开", "政策")
"""First words of labels of a page that name an organ: 发文部门:."""
_SIGNER = r"(?:代理?)?(?:[省市区县州旗局部厅]长|(?:自治区)?主席|主任)[: ]{1,6}[^\x00-\xff](?:[^\x00-\xff]| ){1,6}"
_PLACE = r"(?:中共|共青团)?([^市省区县州旗\s*]{1,6}(?:省|市|自治区|自治州|区|县|州|旗))"
_COPIES = r"(?:(?:校对|打字|录入|核稿)[^,。;]{1,12} )?\(?(?:共印|印发|共印制|印数)[: ]{0,2}\d{1,5} ?份\)?"
_OPEN = ("", "(", "[", "【")
_CLOSED = ("", ")", "]", "】")
_LONGEST = max(map(len, _ORGANS))


class Number(NamedTuple):
    """发文字号, GB/T 9704 7.2.5: code of the organ, year in 〔〕, running number; masked digits are None."""

    text: str
    code: str
    year: int | None
    number: int | None


def _number(match: re.Match[str]) -> Number:
    printed = match[0][match.start("code") - match.start() :].rstrip(")]】")
    year, running = (int(figures) if figures.isdecimal() else None for figures in (match["year"], match["number"]))
    return Number(printed.replace(" ", ""), match["code"], year, running)


def _date(match: re.Match[str]) -> str | None:
    return iso(match["y"], match["m"], match["d"])


def _whole(match: re.Match[str]) -> str:
    return match[0]


def _label(match: re.Match[str]) -> int | None:
    printed = match["n"]
    return number(printed.split("-")[0]) or None if printed else None


BOOK: tuple[Rule, ...] = (
    Rule(
        "doc-number",
        rf"[(\[【]?(?P<code>{CODE}) ?{SERIAL}[)\]】]?",
        _number,
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
        _date,
        (
            ("2025年7月1日", "2025-07-01"),
            ("2022 年1 月5 日", "2022-01-05"),
            ("二〇二五年七月一日", "2025-07-01"),
            ("二〇一一年十二月三十一日", "2011-12-31"),
            ("二〇二二年二月", "2022-02"),
            ("20**年7月1日", "20XX-07-01"),
            ("20xx年x月x日", "20XX-XX-XX"),
        ),
        ("2025年", "2025年7月底前", "2025年7月1日印发"),
        "成文日期, 7.3.5, alone on its line; masked digits are X, as in EDTF.",
    ),
    Rule(
        "signed-line",
        rf"(?P<organ>[^,。;:《》]{{2,60}}?) *(?P<date>{DATE})",
        _date,
        (("云泽市人民政府 2025年7月1日", "2025-07-01"),),
        ("各单位要于2025年7月1日", "2025年7月1日"),
        "署名 and 成文日期 on one line.",
    ),
    Rule(
        "addressee-line",
        r"(?!各位)(?P<names>[^。!?《》:]{3,400}):",
        _whole,
        (("各县(市、区)人民政府,市政府各部门:", "各县(市、区)人民政府,市政府各部门:"),),
        ("各位代表:", "现将有关事项通知如下。", "《方案》:"),
        "主送机关, 7.3.2: full or collective names of organs, and a colon.",
    ),
    Rule(
        "appendix-label",
        r"(?P<page>\d{1,2})?[\[【(]?附(?: {0,3}[件表录])? ?(?P<n>\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})?[\])】]? ?[:.]?",
        _label,
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
        "attachment-note",
        r"附 {0,3}(?:[件表录]|(?=[1-9一二三四五]?:)) ?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})? ?"
        r"(?P<sign>[:.、]|(?<= )|(?=《)|(?<=\d))(?P<rest>.*)",
        _label,
        (
            ("附件:任务清单", None),
            ("附件1:任务清单", 1),
            ("附件:1.清单2.分工表", None),
            ("附件2任务清单", 2),
            ("附:名词解释", None),
            ("附1:值班表", 1),
        ),
        ("附件材料齐全", "附则", "见附件1"),
        "附件说明, 7.3.4, or the label of an appendix with the title on its line: who reads it must look at what follows.",
    ),
    Rule(
        "copied-to",
        r"(?:抄 ?送|抄 ?报|主 ?送|分 ?送|报 ?送|发 ?送)(?:单位|机关)? ?:.*",
        _whole,
        (("抄送:市委各部门,市法院。", "抄送:市委各部门,市法院。"),),
        ("抄送给各有关单位", "报送材料"),
        "抄送机关, 7.4.2.",
    ),
    Rule(
        "printed-by",
        rf"(?P<organ>[^,。;:《》]{{0,60}}?) ?{DATE} ?印 ?[发制]",
        _date,
        (("云泽市人民政府办公室2019年3月15日印发", "2019-03-15"), ("2025年7月3日印发", "2025-07-03")),
        ("2025年7月3日印发的通知", "本办法2025年7月3日"),
        "印发机关 and 印发日期, 7.4.3.",
    ),
)
_PATTERNS = {rule.name: rule.pattern for rule in BOOK}


def matched(name: str, text: str) -> re.Match[str] | None:
    """The match of the record called ``name`` with the whole of ``text``."""
    return compiled(_PATTERNS[name]).fullmatch(text)


def iso(year: str, month: str, day: str | None) -> str | None:
    """``2025-07-01`` of 2025, 7, 1 or of 二〇二五, 七, 一; ``2022-02`` without a day, ``20XX-07`` of masks; None where it is wrong."""
    if not year.isdecimal():
        year = "".join(map(_digit, year))
    found = [year if year[:2] in _CENTURIES else "", _two(month, 12)]
    if day is not None:
        found.append(_two(day, 31))
    return "-".join(found) if all(found) else None


def _digit(sign: str) -> str:
    """One digit of a year."""
    if sign in _MASKS:
        return "X"
    return sign if sign.isdecimal() else str(max("〇一二三四五六七八九".find(sign), 0))  # 二O二五 has a letter O


def _two(printed: str, most: int) -> str:
    """Month or day in two digits; empty for a wrong one."""
    if not set(printed).isdisjoint(_MASKS):
        return "XX"
    return f"{number(printed):02}" if 1 <= number(printed) <= most else ""


def date_in(text: str) -> str | None:
    """The first date in a line such as （2025年7月1日区政府常务会议通过）."""
    match = compiled(DATE).search(text) if "月" in text else None
    return _date(match) if match else None


def date_end(text: str, start: int, end: int) -> re.Match[str] | None:
    """The date that ends at ``end``. One pattern serves all forms that end in a date: it is the dear part of them."""
    return compiled(DATE + r"\)?$").search(text, max(start, end - 18), end)


def number_in(text: str, start: int, end: int) -> tuple[int, int, Number] | None:
    """The first 发文字号 in ``text[start:end]``: where its code begins, where it ends, what it says."""
    serial = compiled(SERIAL).search(text, start, end) if text.find("号", start, end) > 0 else None
    code = compiled(CODE + " ?$").search(text, max(start, serial.start() - 16), serial.start()) if serial else None
    if not serial or not code:
        return None
    year, running = serial["year"], serial["number"]
    whole = Number(
        (code[0] + serial[0]).replace(" ", ""),
        code[0].rstrip(),
        int(year) if year.isdecimal() else None,
        int(running) if running.isdecimal() else None,
    )
    return code.start(), serial.end(), whole


def doc_number(text: str) -> Number | None:
    """The 发文字号 that a whole line is."""
    found = number_in(text, 0, len(text)) if "号" in text[-2:] and len(text) < 40 else None
    return found[2] if found and text[: found[0]] in _OPEN and text[found[1] :] in _CLOSED else None


def is_damaged_number(text: str) -> bool:
    """云政办字〔2025118: a 发文字号 by its place and its look, whose signs a scraper lost; which number it is nobody knows."""
    opening = next((sign for sign in "〔[" if sign in text), "")
    if not opening or len(text) > 30 or text[-1] not in "0123456789号" or doc_number(text):
        return False
    return compiled(rf"{CODE} ?[〔\[] ?(?:19|20)\d\d ?[〕\]]? ?\d{{1,5}} ?号?").fullmatch(text) is not None


def date_line(text: str) -> str | None:
    """The date that a whole line is."""
    match = date_end(text, 0, len(text)) if "月" in text and len(text) <= 24 else None
    return _date(match) if match and text[: match.start()] in _OPEN else None


def signed_line(text: str) -> tuple[int, int, str | None] | None:
    """云泽市人民政府 2025年7月1日 in one line: end of the organ, start of the date, the date."""
    match = date_end(text, 0, len(text)) if text[-1:] in "日月" and len(text) < 90 else None
    organ = text[: match.start()].rstrip() if match else ""
    return (len(organ), match.start(), _date(match)) if match and is_organ_line(organ) else None


def appendix_label(text: str) -> re.Match[str] | None:
    """附件, 附件1, 附表2 … alone on a line."""
    return matched("appendix-label", text) if "附" in text[:4] and len(text) <= 12 else None


def label_number(printed: str | None) -> int | None:
    """The number of 附件1, 附件一, 附件1-2 (its first)."""
    return number(printed.partition("-")[0]) or None if printed else None


def copied_to(text: str) -> tuple[str, ...] | None:
    """The organs after 抄送:, each ending at a comma; None for any other line."""
    if text[:1] not in "抄主分报发" or not matched("copied-to", text):
        return None
    return tuple(name for name in compiled("[,;。]").split(text.partition(":")[2].strip()) if name.strip())


def printed_by(text: str) -> tuple[str, str | None] | None:
    """Organ (perhaps empty) and date of a line 云泽市人民政府办公室2019年3月15日印发."""
    if text[-1:] not in ("发", "制", "印") or "印" not in text[-3:] or len(text) > 100:
        return None
    line = text[: text.rindex("印")].rstrip()
    match = date_end(line, 0, len(line))
    organ = line[: match.start()].rstrip() if match else ","
    return (organ, _date(match)) if match and _NO_PRINTER.isdisjoint(organ) else None


def is_copies(text: str) -> bool:
    """共印200份 · (印80份): how many copies were printed, the last line of 版记."""
    return len(text) < 32 and "份" in text[-2:] and compiled(_COPIES).fullmatch(text) is not None


# --- organs -----------------------------------------------------------------------------------------------------------


def ends_as_organ(name: str) -> bool:
    """Does a name end as organs do: …局, …委员会, …办公室(公章)?"""
    if name.endswith(")"):
        name = name[: max(name.rfind("("), 0)]
    return any(name[-size:] in _ORGANS for size in range(1, _LONGEST + 1))


def is_organ_line(text: str) -> bool:
    """A line of a signature block: one organ, or several with spaces between; a header of a table names none, nor a heading."""
    if not 2 <= len(text) <= 80 or text in _NO_ORGANS or not _NO_ORGAN_SIGNS.isdisjoint(text):
        return False
    if not ends_as_organ(text.replace(" ", "")) or is_listed(text.partition(" ")[0]) or marker(text) is not None:
        return False
    return " " not in text or _NO_ORGANS.isdisjoint(text.split())  # 序号 任务 牵头单位 责任单位, a header row


def is_signer(text: str) -> bool:
    """Who signs, under the organ or in its place: (云泽市教育局代章), 市长 李某."""
    if text.endswith("章)"):
        return text[0] == "(" and len(text) < 30
    return len(text) < 14 and text[0] in "省市区县州旗主局部厅自代" and compiled(_SIGNER).fullmatch(text) is not None


def is_unopened(text: str) -> bool:
    """Does a line close a bracket that it has not opened, since the text was cut within it: 市工信局负责)?"""
    end = text.find(")")
    return end >= 0 and "(" not in text[:end]


def _names_duty(text: str) -> bool:
    """Does a line name the organs of a duty and not those that a letter is for: …厅,责任单位:…?"""
    return is_unopened(text) or any(text.find(label, 1) > 0 for label in _DUTIES)


def is_addressees(text: str) -> bool:
    """主送机关: organs or their collectives and a colon; a label (责任单位:) or an opening (措施如下:) is none."""
    if (
        text[-1:] != ":"
        or text[0] in "★▲◆■●"
        or _names_duty(text)
        or not matched("addressee-line", text)
        or marker(text) is not None
    ):
        return False
    if (
        text[:-1] in _NO_ORGANS
        or (len(text) < 8 and text.startswith(_LABELS))
        or compiled("如下:|以下|[一是]是|包括:|分工:|要求:|目标:|时间:|事项:|联系").search(text)
    ):
        return False
    # 各镇人民政府:, 县级各河长: whoever they are
    if text.find("各", 0, 4) >= 0 and text[0] not in "请对由" and not compiled("[要应须将使可]|负责|实行").search(text):
        return True
    last = compiled("[,;、]").split(text[:-1])[-1].strip()
    return ends_as_organ(last) or (last.endswith(_MEMBERS) and (text[0] == "全" or "各" in text))


def addressees(printed: str) -> tuple[str, ...]:
    """The organs of an addressee line as printed; a comma or semicolon parts them, 、 stays inside (市政府各委、办、局)."""
    names = compiled("[,，;；]").split(printed.strip().rstrip(":：").strip())
    return tuple(joined(name) for name in names if name.strip())


def organs(printed: str) -> tuple[str, ...]:
    """The organs of a signature or red head: parted by spaces, or glued where the name of the place comes again."""
    found: list[str] = []
    held = ""
    if printed.rstrip().endswith(("章)", "章）")):
        printed = printed[: max(printed.rfind("("), printed.rfind("（"))] or printed  # 云泽市财政局(公章)
    words = printed.split()
    for word, following in pairwise([*words, ""]):
        held += word
        if len(word) == 1 and len(following) == 1:
            continue  # 国 务 院, justified
        if ends_as_organ(held) or not following:
            found += _unglued(held)
            held = ""
    return (*found, held) if held else tuple(found)


def place_of(organ: str) -> str:
    """The place that the name of an organ opens with, 云泽市 of 中共云泽市委; empty for none."""
    match = compiled(_PLACE).match(organ)
    return match[1] if match else ""


def _unglued(name: str) -> list[str]:
    """云泽市财政局中共云泽市委宣传部云泽市教育局 is three organs: a new one starts where the place is named again."""
    central = name.find("国务院", 1)
    if central > 0 and ends_as_organ(name[:central]):
        return [name[:central], name[central:]]  # 中共中央办公厅国务院办公厅
    place = place_of(name)
    if not place or len(name) < 8:
        return [name]
    starts = [match.start() for match in re.finditer(rf"(?:中共|共青团)?{re.escape(place)}", name)]
    cuts = [0, *(at for at in starts if at and ends_as_organ(name[:at])), len(name)]
    return [name[start:end] for start, end in pairwise(cuts)]


def issuers_of(title: str) -> tuple[str, ...]:
    """The organs before 关于, 印发 or 转发 in a title: 云泽市人民政府办公室关于印发…; none where it starts with 关于."""
    found = issuers_in(title)
    if not found or not ends_as_organ(found.replace(" ", "")):
        return ()
    return tuple(name for part in found.split("、") for name in organs(part))

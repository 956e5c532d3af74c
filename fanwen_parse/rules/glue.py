"""Items that open in running text: scraped pages lose their line breaks, so a whole plan may stand on one line.

Here is where a marker *may* open an item: behind a sentence, a clause bracket or a gap, or behind a heading that has no stop
(一、总体要求(一)指导思想). Whether it does is decided with all other markers (:mod:`fanwen_parse.rules.depth`): a lone marker inside a
paragraph, or a list within one sentence (包括:1.…;2.…), is no item.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from fanwen_parse.patterns import compiled, lazy
from fanwen_parse.records import NamedTuple

from .numbering import BREAK, STYLES, Marker, marker

_NUMERAL = "0-9一二三四五六七八九十"
_DIGITS = frozenset("0123456789一二三四五六七八九十")
_EDGE = lazy(
    rf"[。;:!?)】〕\]”》, {BREAK}#*](?=[ (第#*①-⒛㈠-㈩{_NUMERAL}])(?:(?<![#*])|(?=[#* ]{{0,4}}第)) {{0,8}}(?P<marks>[#*]{{1,4}} ?)?(?=\(? ?[{_NUMERAL}]{{1,4}} ?[、.)]|第|[①-⑳⑴-⒇⒈-⒛㈠-㈩])"
)
"""Where a sentence, a bracket or a gap ends and something like a marker follows; the first look spares most ends the second. One
set of characters begins it, which the engine can scan for."""
_SEPARATE = "。!?)】〕]”》" + BREAK
"""Ends behind which a list is more than one sentence."""
_NO_LIST = r"(?:附件|附表|附|注|备注|说明) ?: ?$"
"""附件：1.…, 注：1.…: what follows is no list of items."""
_BARE = rf"[(0-9一第](?<=[^\x00-\x7f].)(?:(?<=\()(?= ?[{_NUMERAL}])|(?<=[0-9])(?=[0-9]? ?[.、])|(?<=一)(?=、)|(?<=第)(?= ?[{_NUMERAL}]))"
"""The first character of an item right behind a word: 一、总体要求（一）指导思想. It is looked for by that character, for words are many."""
_ABOVE = frozenset("第(一二三四五六七八九十#* ")
"""What a heading with items below it begins with."""
_CITING = "见按照据及和与至到在以之第。、“《〔【"
_REFERRING = frozenset(_CITING + "其") - {"。"}
_TITLE = r"[^,。;:《》]{4,}(?:方案|计划|意见|措施|办法|细则|规划|要点|预案|制度|规定)[^,。;:《》]{0,6}$"
"""…实施方案范文: what a page puts behind a title belongs to it."""
_COUNTING = "表图栏注第约达为至到即。、“《〔【"
"""Behind these characters （一） is a reference and 1. a count: 见（一）, 表1.; 附件1. is told apart by its two characters."""
_TITLE_END = r"(?:方案|计划|意见|措施|办法|细则|规划|要点|清单|政策|通知|分工|任务|规定|如下|目标|原则|要求)$"
"""…实施方案一、: a title may stand before the first item."""
_GAP = r" (?<!  ) +(?=\S)"
"""What is left of a paragraph's end and the next one's indent: two spaces behind a sentence, three behind anything."""
_GAP_BEHIND = frozenset("。!?;:)”》")
_ATTACHED = r"(?<=[。)日]) ?(?=附件 ?[0-9]{0,2} ?(?![)》、和与及中所的])|专栏 ?[0-9一二三四五六七八九十])"
"""Labels of a part or a box behind a sentence."""
_BESIDE = ("(一)", "(1)")
"""First items that may stand on the line of a heading that has no words: 二、(一)扩大供给."""
_CJK = "[一二三四五六七八九十]"
_COUNT = rf"[(0-9一二三四五六七八九十](?:(?<=\(){_CJK}{{1,3}}\)|(?<={_CJK}){_CJK}{{0,2}}、|(?<=[^\x00-\x7f][0-9])[0-9]?[.、](?![0-9]))"
"""A number that may count items. It is looked for by its first character, which the engine can scan for."""
_DUTIES = ("责任单位:", "责任部门:", "牵头单位:", "牵头部门:")
_VALUES = ("单位:", "部门:", "时限:", "期限:", "时间:")
"""How the labels end whose value is a list of organs or a time."""
_LONGEST_VALUE = 200
_ENOUGH = 3
"""So many brackets that count up are a list that lost its line breaks."""
_PART = r"(?:^|[。)日]) ?附件 ?[0-9]{0,2}[^。,;]*$|篇 ?[0-9一二三四五六七八九十]{1,3}(?: .*)?$"
"""附件1站点建设技术方案; and the title of one text of a collection, and its preamble: …方案 篇2 为做好…."""
_PREAMBLE = 400
_CLAUSE = r"[(〔【\[](?=[^)〕】\]]*(?:负责|牵头|单位|部门|处室|配合))[^(〔【\[]*[)〕】\]] *$"
_LONGEST_HEADING = 60
_LONGEST_BOX = 30
_REJECT, _ENTER, _SURE, _CERTAIN = 1.0, 1.2, 2.0, 3.0
_UNMISTAKABLE = ("chapter", "section", "article", "cjk")
"""Costs of leaving a marker out and of opening a list with it: a lone marker is left out, two in a row are taken; 一、 behind a
sentence is taken even alone."""
_WEAK, _BELOW = (0.4, 2.0), (0.8, 1.0)
"""The same behind a comma or a single space, and behind a heading."""


class Edge(NamedTuple):
    """A place in running text where an item may open."""

    start: int
    marker: Marker
    reject: float
    enter: float
    fresh: bool = False
    """A part has just opened before it."""
    boxed: bool = False
    """A box (专栏) has just opened before it."""
    proven: bool = False
    """The text itself proves it: …区质监站(二)整治街巷…区城管处(三)…, 1.新建站点。责任单位:区教育局 2.…."""


def edges(text: str) -> list[Edge]:
    """Where items may open inside ``text``; empty for nearly every paragraph."""
    counts = "三" in text and (("(二)" in text and "(三)" in text) or ("二、" in text and "三、" in text))
    titled = None
    if text[0] in _ABOVE:
        bare = compiled(_BARE).search(text, 2, _LONGEST_HEADING) is not None
    else:
        bare, first = False, text.find("一、", 2, _LONGEST_HEADING)
        titled = _behind_title(text, first) if first > 0 else None
    if not (counts or bare or titled is not None or _EDGE.search(text) is not None):
        return []
    found: list[Edge] = []
    hidden: list[int] = []
    apart = False
    opening = above = marker(text)
    begin = 0 if opening is None else opening.end
    if opening is not None and opening.style == "cjk" and text.startswith(_BESIDE, begin):
        child = marker(text, begin)
        if child is not None:
            found.append(Edge(begin, child, *_BELOW))
            apart, above = True, child
    for match in _EDGE.finditer(text, begin):
        at = match.end()
        here = marker(text, at)
        if here is None:
            hidden.append(at)
        if here is None or here.start != at or at <= begin:
            continue
        boundary = match[0][0]
        if boundary == ":" and compiled(_NO_LIST).search(text, max(0, at - 8), at):
            continue
        law = here.style in ("chapter", "section", "article")
        apart = apart or boundary in _SEPARATE or len(match[0]) > 1 or law
        boxed = _opens_box(text, here)
        reject, enter = (_SURE, _ENTER) if here.style in _UNMISTAKABLE else (_REJECT, _ENTER)
        if match[0] == " " and not law:
            below = _is_heading(text, above, here)
            apart = apart or (below and here.ordinal == 1)
            reject, enter = _BELOW if boxed or below else _WEAK
        elif boundary == ",":
            reject, enter = _WEAK
        if match["marks"]:  # they belong to the heading, less those that close the one before: …办法****第一章 总则**
            at = match.start("marks") + (boundary in "#*" and len(match["marks"].rstrip()) == 3)
        found.append(Edge(at, here, reject, enter, _opens_part(text, here), boxed))
        above = here
    if not apart:  # a list inside one sentence is none of items, unless it is all that the block holds
        found = [edge._replace(proven=True) for edge in found] if opening and _is_list(opening, found) else []
    found = _chapters(found)
    if found and hidden:
        found = sorted(found + _between(text, opening, found, hidden))
    if sum(map(text.count, _VALUES)) > 1:
        found = _behind_values(text, opening, found)
    if found or (opening is not None and opening.style in ("cjk", "cjk-paren", "chapter", "section")):
        found += _behind_words(text, opening, found)
        found.sort()
    if len(found) > 1 and any(label in text for label in _DUTIES):
        found = _labelled(text, found)
    more = []
    if counts and (found or "\t" not in text):
        numbered = _numbered(text, begin)
        more = _counted(text, opening, numbered) if "\t" not in text else []
        if found and not more:
            more = _enclosed(text, opening, found, numbered)
    if titled is not None:
        more.append(titled)
    if more:
        places = {edge.start: edge for edge in (*reversed(more), *found)}
        places.update((edge.start, edge) for edge in more if edge.proven)
        found = sorted(places.values())
    return found


def _is_list(opening: Marker, found: list[Edge]) -> bool:
    """(1)加强领导;(2)注重宣传;(3)严格考核。: do the items count on from the first, which opens the block?"""
    counted = [(opening.style, ordinal) for ordinal in range(1, len(found) + 2)]
    return len(found) > 1 and [opening[:2], *(edge.marker[:2] for edge in found)] == counted


def _chapters(found: list[Edge]) -> list[Edge]:
    """The edges; chapters that count up are as certain as those that open a block, even if the first is not told."""
    chapters = [edge for edge in found if edge.marker.style == "chapter"]
    sure = {
        edge.start
        for pair in pairwise(chapters)
        if pair[0].marker.ordinal + 1 == pair[1].marker.ordinal
        for edge in pair
    }
    return (
        [edge._replace(reject=_CERTAIN, enter=0.0) if edge.start in sure else edge for edge in found] if sure else found
    )


def _between(text: str, opening: Marker | None, found: list[Edge], hidden: list[int]) -> list[Edge]:
    """Items whose number a digit hides, where both neighbours show it: 3.5G网络建设 behind 2.新建站点 and before 4.改造用房."""
    markers = {edge.start: edge.marker for edge in found} | ({opening.start: opening} if opening is not None else {})
    starts = sorted(markers)
    more: dict[int, Edge] = {}
    for at in hidden:
        place = bisect_left(starts, at)
        if not 0 < place < len(starts):
            continue
        before, after = markers[starts[place - 1]], markers[starts[place]]
        number = f"{before.ordinal + 1}{text[before.end - 1]}"
        missing = before.style == after.style == "digit" and after.ordinal == before.ordinal + 2
        if missing and text.startswith(number, at):
            here = Marker("digit", before.ordinal + 1, at, at + len(number))
            more.setdefault(place, Edge(at, here, _REJECT, _ENTER))
    return list(more.values())


def _labelled(text: str, found: list[Edge]) -> list[Edge]:
    """The edges; neighbours in number are proven where a label between them says who does the first."""
    proven: set[int] = set()
    for before, after in pairwise(found):
        first, second = before.marker, after.marker
        counts = first.style == second.style and first.ordinal + 1 == second.ordinal
        if counts and any(text.find(label, first.end, second.start) >= 0 for label in _DUTIES):
            proven |= {before.start, after.start}
    return [edge._replace(proven=True) if edge.start in proven else edge for edge in found]


def _behind_values(text: str, opening: Marker | None, found: list[Edge]) -> list[Edge]:
    """The edges, and items that open right behind a label's value: 完成时限:2026年2月底前2.制定….

    Nothing but the count tells where such a value ends, so each is the next in its list, or the first under a heading.
    """
    known = {edge.start: edge for edge in found}
    last: dict[str, int] = {} if opening is None else {opening.style: opening.ordinal}
    above = opening
    for match in compiled(_COUNT).finditer(text, 0 if opening is None else opening.end):
        at = match.start()
        here = known[at].marker if at in known else marker(text, at)
        if here is None or here.start != at:
            continue
        if at not in known:
            if _is_cited(text, here) or text[here.end : here.end + 1] in _DIGITS:  # 二、三季度
                continue
            if _ends_value(text, at) and last.get(here.style, 0) == here.ordinal - 1 > 0:
                known[at] = Edge(at, here, _SURE, 0.0, proven=True)
            elif here.ordinal > 1 or not _is_heading(text, above, here):
                continue
        rank = STYLES.index(here.style)
        last = {style: ordinal for style, ordinal in last.items() if STYLES.index(style) < rank}
        last[here.style] = here.ordinal
        above = here
    return sorted(known.values())


def _ends_value(text: str, at: int) -> bool:
    """Whether a label's value may end before ``at``: behind the label no sentence has ended."""
    colon = text.rfind(":", max(0, at - _LONGEST_VALUE), at)
    return (
        colon + 2 < at
        and text.startswith(_VALUES, colon - 2)
        and "。" not in text[colon:at]
        and ";" not in text[colon:at]
    )


def _numbered(text: str, begin: int) -> list[Marker]:
    """All markers that may count items, wherever they stand; texts that lost their line breaks are long, so once for all questions."""
    markers = [marker(text, match.start()) for match in compiled(_COUNT).finditer(text, begin)]
    return [here for here in markers if here is not None]


def _enclosed(text: str, opening: Marker | None, found: list[Edge], numbered: list[Marker]) -> list[Edge]:
    """Items right behind a word where the items around them show the number: …新优势(一)布局… between 二、 and (二).

    Where a text has no 一、, as when it was misprinted, 三、 and 四、 show 二、.
    """
    markers = {edge.start: edge.marker for edge in found} | ({opening.start: opening} if opening is not None else {})
    known = {here.start for here in markers.values()}
    for here in numbered:
        if here.start in known or here.style == "digit" or _is_cited(text, here):
            continue
        if text[here.end : here.end + 1] not in _DIGITS:
            markers[here.start] = here
    known.update(edge.start for edge in found)
    more: list[Edge] = []
    for style in ("cjk", "cjk-paren"):
        rank = STYLES.index(style)
        last, number, maybe = 0, 0, []
        level = [markers[at] for at in sorted(markers) if STYLES.index(markers[at].style) <= rank]
        for here, after in zip(level, [*level[1:], None], strict=False):
            if here.start not in known:
                maybe += [here] if here.style == style else []
                continue
            if here.style == style:
                goes_on = after is not None and after.style == style and after.ordinal == here.ordinal + 1
                between = [entry for entry in maybe if entry.ordinal == here.ordinal - 1]
                counts = here.ordinal - 2 in (number, last) or (style == "cjk" and not number and goes_on)
                if len(between) == 1 and counts:
                    more.append(Edge(between[0].start, between[0], _SURE, 0.0, proven=True))
                last = here.ordinal
            number, maybe = here.ordinal if here.style == style else 0, []
    return sorted(more)


def _behind_title(text: str, at: int) -> Edge | None:
    """The first item behind a title: 云泽区托育服务方案一、总体要求. Whether it is one the next item shows (规范统一、公开透明)."""
    if not text[at - 1].isalpha() or text[at - 1] in _REFERRING:
        return None
    here = marker(text, at)
    if here is None or here.start != at or compiled(_TITLE).match(text[:at]) is None:
        return None
    return Edge(at, here, *_BELOW)


def _counted(text: str, opening: Marker | None, numbered: list[Marker]) -> list[Edge]:
    """Items (一)…(二)…(三)… of lists that lost their line breaks: each holds a sentence, and most open right behind a word."""
    runs: dict[str, list[Marker]] = {} if opening is None else {opening.style: [opening]}
    lists = list(runs.values())
    for here in numbered:
        at = here.start
        if at and text[at - 1] in _REFERRING:
            continue
        if here.style == "digit" and text[at - 1] in _COUNTING:
            continue
        run = runs.get(here.style, [])
        if here.ordinal == 1:
            runs[here.style] = [here]
            lists.append(runs[here.style])
        elif run and here.ordinal == run[-1].ordinal + 1 and _holds_sentence(text, run[-1].end, at, here.style):
            run.append(here)
    proven = any(len(run) >= _ENOUGH and run[-1].style != "digit" and _opens_behind_words(text, run) for run in lists)
    if proven:  # so the text has lost its line breaks, and shorter lists have too
        lists = [run for run in lists if len(run) > 1 and _opens_behind_words(text, run)]
        return [Edge(here.start, here, _SURE, 0.0, proven=True) for run in lists for here in run if here is not opening]
    return []


def _opens_behind_words(text: str, run: list[Marker]) -> bool:
    """Whether most items of a list stand right behind a word."""
    return 2 * sum(text[here.start - 1].isalpha() for here in run[1:]) >= len(run)


def _holds_sentence(text: str, start: int, end: int, style: str) -> bool:
    return any(text.find(sign, start, end) > 0 for sign in ("。:" if style == "cjk-paren" else "。:,"))


def _behind_words(text: str, opening: Marker | None, found: list[Edge]) -> list[Edge]:
    """Items right behind a heading without a stop, or right behind a title."""
    markers = [edge.marker for edge in found] if opening is None else [opening, *(edge.marker for edge in found)]
    ends = [marker.end for marker in markers]
    taken = {edge.start for edge in found}
    more = []
    for match in compiled(_BARE).finditer(text):
        at = match.start()
        here = marker(text, at) if at not in taken else None
        if here is None or here.start != at or _is_cited(text, here):
            continue
        place = bisect_left(ends, at)
        boxed = _opens_box(text, here)
        heading = boxed or _is_heading(text, markers[place - 1] if place else None, here)
        first = here.ordinal == 1 and here.style in _UNMISTAKABLE
        if heading or (first and compiled(_TITLE_END).search(text, max(0, at - 4), at)):
            more.append(Edge(at, here, *_BELOW, not heading and _opens_part(text, here), boxed))
    return more


def _is_heading(text: str, above: Marker | None, here: Marker) -> bool:
    """Whether a heading without a stop stands between two markers: 一、总体要求（一）."""
    return (
        above is not None
        and 2 <= here.start - above.end <= _LONGEST_HEADING
        and "。" not in text[above.end : here.start]
        and STYLES.index(above.style) < STYLES.index(here.style)
    )


def _is_cited(text: str, here: Marker) -> bool:
    """Whether the word before a marker makes it a reference or a count."""
    if here.style in ("digit", "digit-close", "dotted"):
        return text[here.start - 1] in _COUNTING or text[here.start - 2 : here.start] in ("附件", "附表", "附图")
    return text[here.start - 1] in _CITING


def _opens_box(text: str, here: Marker) -> bool:
    """Whether the label of a box stands before a first item: 专栏1 重点工程1."""
    return here.ordinal == 1 and "专栏" in text[max(0, here.start - _LONGEST_BOX) : here.start]


def _opens_part(text: str, here: Marker) -> bool:
    """Whether a part has just opened before a first item: 附件1站点建设技术方案一、."""
    far = max(0, here.start - _PREAMBLE)
    begin = far if text.find("篇", far, here.start) >= 0 else here.start - _LONGEST_HEADING
    return here.ordinal == 1 and compiled(_PART).search(text, max(0, begin), here.start) is not None


def breaks(text: str) -> list[int]:
    """Further paragraph ends in glued text: wide gaps, a site's sign for them, and 附件1 behind a sentence."""
    found: list[int] = []
    if "  " in text:
        for gap in compiled(_GAP).finditer(text):
            start, end = gap.span()
            if end - start > 2 or (start and text[start - 1] in _GAP_BEHIND):
                found.append(end)
    if BREAK in text:
        found += [at for at, character in enumerate(text, 1) if character == BREAK]
    if "附件" in text or "专栏" in text:
        found += [label.end() for label in compiled(_ATTACHED).finditer(text)]
    return found


def follows_clause(text: str, at: int) -> bool:
    """Whether a responsibility clause in brackets stands before ``at``, as in …（市教育局牵头）2.开展培训."""
    return compiled(_CLAUSE).search(text, max(0, at - 80), at) is not None

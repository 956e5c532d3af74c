"""The numbered items of one part as a tree.

``outline`` reads the marker that opens each block, lets :mod:`fanwen_parse.rules.depth` decide over the whole sequence which of
them are items and how deep they stand, cuts each item into number, heading and body, and hangs every other block on the item
above it. Afterwards each block is in exactly one place: a node, the preamble or the closing.
"""

from __future__ import annotations

from itertools import pairwise

from fanwen_parse.model import Block, Node, Outlined, Passage
from fanwen_parse.patterns import compiled
from fanwen_parse.rules.clauses import closing_list
from fanwen_parse.rules.depth import Candidate, depths, opener
from fanwen_parse.rules.emphasis import emphasis_end, opens_with_mask
from fanwen_parse.rules.hidden_numbers import hidden_numbers
from fanwen_parse.rules.lost_stops import lost_stops
from fanwen_parse.rules.numbering import OPENERS, ORNAMENTS, Marker, bare_number, marker

_DUE = r"[,;](?=[^()〔〕【】\[\]。,;]*(?:[0-9年季]|持续|长期))[^()〔〕【】\[\]。]{1,40}"
"""When it is due, behind who does it: （市教育局负责，2025年12月底前完成）."""
_LABELLED = (
    r" ?[(〔【\[](?:[^()〔〕【】\[\]。:]{0,10}(?:单位|部门|处室|科室|时限|期限|主体|分工|时间)[^()〔〕【】\[\]。:]{0,6}:|"
    r"[^。]{1,300}?(?:牵头|负责|配合|落实|参与|参加)(?!(?:责任)?(?:单位|部门|主体|机构|企业|院校|人|方)(?:[填盖签]|出具))"
    rf"(?:[^()〔〕【】\[\]。]{{0,8}}|{_DUE})[)〕】\]] ?(?=[。;]|$|[(〔【]))"
)
"""A responsibility clause that follows a heading at once: （责任单位：…）, （市科委牵头）; but not 各部门（单位）要…, nor what a form asks
for: （牵头单位填写）, （负责人签字）."""
_TIME = "(?:完成|办结|整改|落实)(?:时限|时间|期限)"
_LABEL = (
    rf"[ ,;、{ORNAMENTS}]*(?:{_TIME}[及和与])?(?:责任|牵头|配合|主办|协办|承办|主责|督办)(?:责任)?(?:单位|部门|处室|科室|主体)"
    rf"(?:[及和与]{_TIME}|\([^()]{{0,12}}\))?:(?=[^ ])|"
    rf"[ ,;、{ORNAMENTS}]*{_TIME}:(?=[^ ])|"
    rf"[ ,;、{ORNAMENTS}]+(?:责任|牵头|配合|主办|协办|承办):(?=[^ ])"
)
"""A label in the heading's own line: 1.新建站点;牵头单位:区教育局;完成时限:2025年6月."""
_NAMES = (
    r"(?<![局委办厅院会心司部]) ?[(〔【\[][^()〔〕【】\[\]。,;:]{1,60}(?:(?:[局委办厅]|政府) ?[)〕】\]] ?;|(?:[局委办厅部院会]|政府|中心|等)"
    rf"(?:{_DUE})?[)〕】\]] ?。?)$|"
    r" ?[(〔【\[][^()〔〕【】\[\]。:]{1,60}[局委办厅部院会司道镇心],[^()〔〕【】\[\]。:]{0,20}?(?:月|季度|年|旬|持续|长期|每)[^()〔〕【】\[\]。:]{0,16}[)〕】\]] ?[。;]?$"
)
"""Names alone at the end of a block: （市科委）; but 规划设计研究院（遥感中心） is one name. What has brackets or commas inside is told by the clause rules.
With a time behind the names, （市科委，6月底前）, they explain nothing, whatever stands before them."""
_USUAL = (
    r" ?(?:指导思想|(?:总体|工作|主要|基本|发展|整治|实施|建设|目标|重点|技术|有关)(?:要求|目标|原则|任务|职责|措施|步骤|思路)|"
    r"(?:时间|进度|工作)安排|(?:职责|任务)分工|保障措施|适用范围)(?![。、,;:()“和与及的])"
)
"""Headings of the usual words, where something else than a heading's end follows."""
_NAMED_SO = (
    r" ?(?:指导思想|组织(?:领导|机构|保障)|目标任务|保障措施|(?:目的|重要)意义|基本原则|实施步骤|"
    r"(?:活动|工作|演练|整治|总体|宣传|检查|创建|培训|评选|参赛)(?:目标|目的|意义|主题|内容|要求|任务|原则|机制|步骤|措施|重点|范围|背景|思路|安排|时间|地点|对象|形式|方式))"
)
_RUN_IN = rf"{_NAMED_SO}(?=为(?:了|进|切|加|认|全|深|确|贯|保|落|推|做|使)|以[^及上下来内后往]|坚持|通过|深入|认真|按照|根据|全面贯|紧[紧扣]|高举|成立|[本这此]次|总体目标是)"
"""Headings of the usual words, and the words that their text begins with, on one line without a mark between: 组织领导为加强….

What a title names may follow them as well (活动内容丰富), so here both are asked for.
"""
_GAP = r" ?(?:[^。;:,()0-9 ]{2,40}(?<![到至第约达、])(?= {2,}[^ ])|[^\x00-\x7f。]{4,24}(?<![到至第约达、])(?= [^\x00-\x7f“《〔【][^\x00-\x7f]{3}))"
"""Words, then a gap: what is left of the line break behind a heading."""
_LISTED = r"[^\x00-\x7f。、“”《》]{4,12}(?<![唯之统第同])(?=一是[^\x00-\x7f])"
_SECOND = "[。;] ?二是"
"""Words that a list in words follows: 工作要求一是提高认识。二是…, not 重点任务之一是…."""
_SEPARATORS = " ,;、" + ORNAMENTS
_SHORTEST = 4
"""Characters of a heading that runs into its label without a mark."""
_LONG = 12
"""Characters; a shorter line is a heading as it stands."""
_NAME = 30
"""Characters of a line that names a list."""
_SENTENCE_ENDS = frozenset(("", *"。;,!?)"))
_SENTENCE = 16
"""Characters; a shorter line holds no heading and a sentence."""
_WRAPPING = " \t*:#_" + ORNAMENTS
_TRAILING = _WRAPPING + ";,."
"""What stands around a heading and is none of it: Markdown marks, ornaments, the colon that opens a list, the mark that closes it."""
_LEADERS = "....."
"""Dot leaders of a table of contents."""
_NOTE = r" ?(?:注|备注|说明|附件|附|附表) ?: ?(?=[0-9(①])"
"""A note or a list of attachments that opens in its own line: 注:1.…"""
_ENOUGH = 3
"""So many items show what all of them are like."""
_NAMED = ("part", "chapter", "section")
"""Styles whose heading may be missing."""
_CLOSING = (
    r"(?:本|此|该)(?:方案|意见|措施|政策|办法|规定|细则|计划|规划|通知|决定|条例|制度|规则|要点|清单|若干措施|实施\w{2})[^。]{0,40}"
    r"(?:自|施行|实施|执行|有效|解释|印发|纳入|由)|"
    r"各(?:地|区|县|市|州|省|部门|有关|相关|单位|级|乡|镇|街道)[^。]{0,30}[要应须将可]|"
    r"(?:专此|特此)(?:通知|通告|报告)|以上(?:政策|措施|意见|任务|规定)|(?:国家|上级|此前)[^。]{0,20}有(?:新的?|另行)?规定|"
    r"附?注 ?:|(?:信息)?公开(?:选项|方式|形式|属性) ?:|让我们|请(?:各|你们|有关|相关|认真|结合|遵照|参照)|\(?(?:工作)?联系(?:人|电话|方式|单位|科室)|自(?:本|此|该)?(?:通知|文件|方案|意见|措施|办法|规定)?(?:印发|发布|公布|下发)之日起"
)
"""Paragraphs that speak of the whole plan: 本方案自印发之日起施行。各地区要…"""


_FINAL = (
    r"(?:附 ?则|其他(?:规定|事项|要求)?|有关(?:规定|事项|说明)|实施(?:日期|时间|期限)|有效期限?|施行(?:日期|时间)?)"
)
"""Headings of what is said of the whole plan: such paragraphs are theirs."""
_NOTING = frozenset("专注附备说")
"""First characters of boxes, notes and lists of attachments."""
_TELLING = OPENERS | _NOTING | {" "}
"""First characters of blocks that say anything of numbers."""
_new = tuple.__new__
"""Makes a named tuple of a tuple; the constructor is Python code and takes three times as long."""


def outline(blocks: tuple[Block, ...], part_kind: str) -> Outlined:  # noqa: ARG001 (an outline is read alike in all kinds)
    """The tree of numbered items in ``blocks``, the content of one part without its tables."""
    passages = [block[0] for block in blocks]
    cells = {index for index, block in enumerate(blocks) if block[3]}
    markers, candidates = _candidates(passages, cells, lost_stops(passages, cells) | hidden_numbers(passages, cells))
    if not markers:
        return Outlined(tuple(passages), ())
    items = [(index, found, depth) for (index, found), depth in zip(markers, depths(candidates), strict=True) if depth]
    if not items:
        return Outlined(tuple(passages), ())
    preamble = tuple(passages[: items[0][0]])
    ends = [index for index, _, _ in items[1:]] + [len(passages)]
    glued = [block[2] for block in blocks] + [False]
    closing: tuple[Passage, ...] = ()
    lists = _closed_lists(passages, items, ends)
    after: dict[int, tuple[Passage, ...]] = {}
    named = {found for found, candidate in zip(markers, candidates, strict=True) if candidate.titled}
    above: dict[int, int] = {}
    drafts: list[Node] = []
    for place, ((index, found, depth), end) in enumerate(zip(items, ends, strict=True)):
        _, ordinal, first, last = found
        passage = passages[index]
        above[depth] = place
        heading, rest = _heading(passage, last, glued=glued[index] or glued[index + 1])
        body = (*rest, *passages[index + 1 : end])
        if end == len(passages):
            final = compiled(_FINAL).fullmatch(heading.text) is not None
            kept = len(body) if final else _kept(body, len(rest), _alone(passages, items))
            body, closing = body[:kept], body[kept:]
        elif place in lists:
            after[lists[place]] = body[len(rest) :]
            body = rest
        elif items[place + 1][:2] in named and 1 < items[place + 1][2] <= depth and len(body) > len(rest):
            over = above[items[place + 1][2] - 1]
            after[over] = (
                *after.get(over, ()),
                body[-1],
            )  # 十月份: names the next list, and is no text of the last item
            body = body[:-1]
        drafts.append(_new(Node, (passage.cut(first, last), ordinal, depth, heading, body, (), ())))
    for place, passages_after in after.items():
        drafts[place] = drafts[place]._replace(closing=passages_after)
    return Outlined(preamble, _nest(drafts), closing)


def _closed_lists(passages: list[Passage], items: list[tuple[int, Marker, int]], ends: list[int]) -> dict[int, int]:
    """Last items of lists in an article that are one sentence, (一)…; (二)…。: place of the item → place of its article.

    What follows such a list is the next 款 of the article, no text of its last item.
    """
    found: dict[int, int] = {}
    if not any(marker_.style == "article" for _, marker_, _ in items):
        return found  # most documents
    above: list[int] = [0] * (max(depth for _, _, depth in items) + 2)
    run = 0  # items of this list so far, each one block that ends in ;
    for place, (index, marker_, depth) in enumerate(items):
        above[depth] = place
        same = place and items[place - 1][2] == depth and items[place - 1][1].style == marker_.style
        run = run if same else 0
        ended = passages[index].text.rstrip()[-1:]
        if ended in ";," and ends[place] == index + 1:
            run += 1
            continue
        following = items[place + 1][2] if place + 1 < len(items) else depth
        closes = run and ended == "。" and depth > 1 and ends[place] > index + 1 and following < depth
        if closes and items[above[depth - 1]][1].style == "article":
            found[place] = above[depth - 1]
        run = 0
    return found


def _candidates(
    passages: list[Passage], cells: set[int], lost: dict[int, Marker], *, bare: bool = False
) -> tuple[list[tuple[int, Marker]], list[Candidate]]:
    """The markers that open blocks, with their places, and what may be an item for the depth solver.

    What stands at ``cells`` is text of a table; ``lost`` holds the markers that only their neighbours show.

    ``bare`` numbers (1 总则) count only where the part turns out to have 1.1 as well.
    """
    markers: list[tuple[int, Marker]] = []
    candidates: list[Candidate] = []
    boxed = False
    note: Marker | None = None
    for index, (text, _, _) in enumerate(passages):
        first = text[:1]
        if first not in _TELLING and index not in lost:
            continue
        found = lost.get(index)
        if found is None:
            found = marker(text) if first not in _NOTING and index not in cells else None
        if found is None and bare and index not in cells:
            found = bare_number(text)
        if found is None:
            if first in _NOTING:
                boxed = boxed or text.startswith("专栏")
                listed = compiled(_NOTE).match(text)
                note = marker(text, listed.end()) if listed else note
            continue
        style, ordinal, _, end = found
        if ("." in text and _LEADERS in text) or ("…" in text and "………" in text):
            continue
        if note is not None and style == note.style and ordinal == note.ordinal + 1:
            note = found  # 注:1.… ⏎ 2.…: the list of a note goes on
            continue
        note = None
        if end >= len(text) and style not in _NAMED and not _goes_on(passages, index):
            continue  # alone on its block: the serial number of a table that was flattened
        markers.append((index, found))
        candidates.append(opener(style, ordinal, boxed=boxed))
        boxed = False
    if not bare and any(found.style == "dotted" for _, found in markers):
        return _candidates(passages, cells, lost, bare=True)
    for place in _titled(passages, markers):
        candidates[place] = candidates[place]._replace(titled=True)
    return markers, candidates


def _titled(passages: list[Passage], markers: list[tuple[int, Marker]]) -> list[int]:
    """The markers that begin a list under a line of its own, 九月份：, where other lists of the style stand under other such lines.

    One line alone may be part of the item above it, and so may lines that come again: 具体措施：.
    """
    names: dict[str, dict[int, str]] = {}
    last = -1
    for place, (index, found) in enumerate(markers):
        if found.ordinal == 1 and last + 1 < index:
            line = passages[index - 1].text
            if (
                len(line) <= _NAME
                and line[-1:] not in _SENTENCE_ENDS
                and (line.find(":") in (-1, len(line) - 1) or line[0] == "第")
            ):
                names.setdefault(found.style, {})[place] = line
        last = index
    return [place for named in names.values() if 1 < len(named) == len(set(named.values())) for place in named]


def _goes_on(passages: list[Passage], index: int) -> bool:
    """Whether the next block stands on the same line right behind this one: 二、(一)扩大供给 has two items."""
    return index + 1 < len(passages) and passages[index + 1].pieces[0][0] == passages[index].pieces[-1][1]


def _heading(passage: Passage, begin: int, *, glued: bool) -> tuple[Passage, tuple[Passage, ...]]:
    """The heading of an item, and what follows it in the same block; ``begin`` is the end of its marker.

    A heading runs to the first 。, or to the clause bracket that follows it at once, or to where its emphasis ends, **一、目标**到2025年,
    or to the end of the block. In glued
    text a heading may also end at a gap or with its usual words, for the line break behind it is lost: 一、工作目标以消除隐患…
    """
    text = passage.text
    size = len(text)
    stop = text.find("。", begin)
    limit, end = (stop + 1, stop) if stop >= 0 else (size, size)
    rest = limit
    line = text[begin:limit]
    if "(" in line or "〔" in line or "【" in line or "[" in line:
        clause = compiled(_LABELLED).search(text, begin, limit)
        if clause is None and limit == size:
            clause = compiled(_NAMES).search(text, begin)
        if clause is not None and clause.start() > begin:
            end = rest = clause.start()
        elif clause is None and limit == size and (listed := closing_list(text, begin)) > begin:
            end = rest = listed
    colon = line.find(":", 3)
    if (
        colon > 0
        and (label := compiled(_LABEL).search(text, begin + 1, end)) is not None
        and _is_heading(text[begin : label.start()], label[0])
    ):
        end = rest = label.start()
        while text[rest] in _SEPARATORS:
            rest += 1
    if glued:
        lost = compiled(_GAP).match(text, begin, end)
        if lost is None and end - begin > _LONG:
            lost = compiled(_USUAL).match(text, begin, end) or compiled(rf"{_NAMED_SO}(?= )").match(text, begin, end)
        if lost is not None:
            end = rest = lost.end()
    elif end - begin > _SENTENCE and (run := compiled(_RUN_IN).match(text, begin, end)) is not None:
        end = rest = run.end()
    if text[0] == "*" and begin < (close := emphasis_end(text, begin)) < end:
        end = rest = close
    if "一是" in line and (listed := _before_list(text, begin, end)):
        end = rest = listed
    start = begin
    while start < end and text[start] in _WRAPPING:
        if text[start] == "*" != text[start - 1] and opens_with_mask(text, start, end):
            break
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    while rest < size and text[rest] in " *":
        rest += 1
    return passage.cut(start, end), (passage.cut(rest, size),) if rest < size else ()


def _before_list(text: str, begin: int, end: int) -> int:
    """Where a list in words begins right behind a heading, 工作要求一是提高认识。…二是…; 0 where none does."""
    found = compiled(_LISTED).match(text, begin, end)
    return found.end() if found is not None and compiled(_SECOND).search(text, found.end()) is not None else 0


def _is_heading(before: str, label: str) -> bool:
    """Whether the words before a label are a heading: not nothing, nor the first half of the label (市级牵头单位：…, 时间及责任单位：…)."""
    words = before.strip(_WRAPPING)
    return bool(words) and words[-1] not in "及和与" and (label[0] in _SEPARATORS or len(words) >= _SHORTEST)


def _kept(body: tuple[Passage, ...], own: int, alone: str) -> int:
    """How many passages of the last item's body are its own; the others close the part.

    Args:
        body: what stands behind the last item's heading.
        own: how many of them stand in the item's own block.
        alone: what :func:`_alone` says of the items before it.
    """
    if alone == "clause":
        return own
    least = own if alone else max(own, 1)
    for index in range(len(body) - 1, least - 1, -1):
        if not compiled(_CLOSING).match(body[index].text):
            return index + 1
    return least


def _alone(passages: list[Passage], items: list[tuple[int, Marker, int]]) -> str:
    """Whether every item like the last one is a block of its own, and what closes each.

    ``clause``: a bracket, （市教育局负责）; then what follows the last one's bracket is no longer the item's. ``block``: nothing in
    particular. Empty where some item has more than one block, or where they are too few to tell.
    """
    last, found, depth = items[-1]
    like: list[int] = []
    for (index, marker_, depth_), (end, _, _) in pairwise(items):
        if depth_ == depth and marker_.style == found.style:
            if end > index + 1:
                return ""
            like.append(index)
    if len(like) < _ENOUGH:
        return ""
    closed = [passages[index].text.rstrip("。 ")[-1:] in ")〕】]" for index in (*like, last)]
    return "clause" if all(closed) else "block"


def _nest(drafts: list[Node]) -> tuple[Node, ...]:
    """Nodes in order with their depths, as a tree."""
    levels: list[list[Node]] = [[]]
    for draft in reversed(drafts):  # from the end, so that a node's children are complete when it is built
        num, ordinal, depth, heading, body, _, closing = draft
        while len(levels) <= depth:
            levels.append([])
        children = levels[depth]
        levels[depth] = []
        children.reverse()
        levels[depth - 1].append(_new(Node, (num, ordinal, depth, heading, body, tuple(children), closing)))
    return tuple(reversed(levels[0]))

"""What a number measures or counts: the noun before its comparator, or behind its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.patterns import compiled

from . import target_words as words

if TYPE_CHECKING:
    from fanwen_parse.model import TargetMention

_TRAILS = words.by_last(words.TRAILS)
_OPENERS = words.by_first(words.OPENERS)
_LEADS = words.by_first(words.LEADS)
_LEFT_OVER = words.by_first((*words.AFTER, "、"))
"""What the number before leaves in front of the next thing: 20%以上、不良品率降低10%."""
_VERBS = words.by_last(
    ("给予", "分别", "一次性", "每家", "每人", "可申请", "最高", "共", "完成", "建成", "打造", "培育", "实现")
)
_PEOPLE = frozenset("名人个家所处项次场台支间")
_BOUNDS = words.by_first(words.BOUND_WORDS)
_DONE = (
    "(?:(?<=..)|(?<=[县市区镇村]))(?:已|全部|全面|基本|均|都|要|大力|积极|深入)*"
    "(?:编制|开展|进行|实施|实现|进入|通过|达到|完成|提供|纳入|升级为|建成(?!区))"
)
"""What is done with what was counted: 1万名技术人才开展培训."""
_BASES = ("按照", "可按照", "可按")
_SHARES = frozenset(("%", "‰", "百分点", "元", "倍"))
_OPEN = ("等", "和", "与", "及", "其中", "在", "内", "首批", "一批")
"""What a noun before a number ends with where the noun behind it is meant."""
_SCOPES = tuple(whole + level for whole in "全我本" for level in "省市区县州旗")
_DOING = words.by_first(words.DOING)
_ATTRIBUTES = r"(?:、[^,。;:、()<>\d的]{2,16}){1,6}的(?P<noun>[^,。;:、()<>\d的]{2,20})"
_MORE = r"(?:、[^,。;:、()<>\d]{2,20}){1,9}"
_LIST_ENDS = frozenset((*",。;:( ", ""))
_COMPARED = ("超", "超过", "达到", "突破", "不低于", "不少于", "大于", "高于", "低于", "达")
_MONTH = r"(?:\d{1,2}|[xX×*]{1,2}) ?月"
_DAY = (
    r"[到至在于]? ?(?:\d{4}|\d{0,2}[xX×*]{2,4}|[今明本]) ?年(?:底|末|内)?"
    rf"(?: ?{_MONTH}(?: ?底| ?末| ?初|[上中下]旬| ?\d{{1,2}} ?日)?)?前?(?:起(?![草步点]))?(?!的?基础|以来)"
    rf"|[到至]?{_MONTH} ?(?:(?:底|末|初|[上中下]旬|\d{{1,2}} ?日)前?|前)|[到至]{_MONTH}|[到至]?年(?:底|末)前?|年内"
    r"|[\d一二两三四五六七八九十]{1,2}年内|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末)|\d{1,2}\. ?(?=[^\d\x00-\xff])"
    r"|[一二三四五六七八九十]{1,2}[是要](?=[^\d\x00-\xff])"
)
"""A day, a span of years or an item number (3., 一是) before a statement."""
_DAY_BEGINS = frozenset('“"0123456789xX×*到至在于今明本年一二两三四五六七八九十')


def opening_of(text: str, floor: int, start: int, leads: words.Index = _OPENERS) -> int:
    """Where the statement begins: behind the time and the verb of aim (确保到2025年)."""
    while floor < start:
        if text.startswith('">', floor):  # what is left of a tag
            floor += 2
            continue
        word = words.at(text, floor, leads)
        after = floor + len(word)
        if word and after <= start and not (word in words.WORDS_OF and text[after : after + 1] in words.WORDS_OF[word]):
            floor = after
            continue
        year = compiled(_DAY).match(text, floor, start) if text[floor] in _DAY_BEGINS else None
        if year is None:
            break
        floor = year.end()
    return floor


def noun_before(text: str) -> str:
    """The thing that is measured, from what stands before the comparator; its definition bracket is left out."""
    if "(" in text:
        bare = compiled(r"\([^()]*\)").sub("", text)
        if len(bare.strip(" 的")) >= 2:  # 县(市)达到30%: without its bracket that is no name
            before, _, inside = bare.rpartition("(")  # 充电桩2万个(其中公共充电桩5000个), 建设项目(11项)
            text = (inside if inside.strip(" 共约计") or not before else before).rpartition(")")[2]
    if "——" in text:
        text = text.rpartition("——")[2]  # “六个倍增”——研发投入占比
    if text[-1:] in _TRAILS:
        text = words.without_tail(text, _TRAILS)
    floor = opening_of(text, 0, len(text), _LEADS)
    while word := words.at(text, floor, _LEFT_OVER):
        floor = opening_of(text, floor + len(word), len(text), _LEADS)
    text = text[floor:].strip(" 的")
    if text.endswith("年"):  # 生产总值2024年、2025年分别突破…, 三年累计突破…
        text = compiled(r"(?:[到至在]?(?:19|20)\d\d年[、和]?)+$|^[\d一二两三四五六七八九十]{1,2}年$").sub("", text)
    return text


def measured(text: str, end: int, rest: str, joined: TargetMention | None, unit: str, *, carried: bool) -> str | None:
    """What is measured: the noun before the comparator; behind the number where only a verb stands before it."""
    noun = noun_before(rest)
    if joined is not None:
        noun = compiled("^(?:以及|和|与|及)").sub("", noun)
    if '">' in noun:  # what is left of a tag
        noun = noun.rpartition(">")[2]
    if words.at(noun, 0, _BOUNDS):
        noun = ""  # 不少于总学时的10%: a part of what, not of what is measured
    behind = None
    if unit not in _SHARES and (rest.rstrip(" ").endswith(("的", "及")) or noun.endswith(_OPEN) or len(noun) < 4):
        behind = noun_behind(text, end)  # 有推广价值的100个产品, 浪潮等9个节点: counted is what follows
        if behind:
            return behind
    if noun.endswith(_SCOPES) and not carried:  # 完成全县120所学校排查
        return noun_behind(text, end) or None
    if noun.endswith("在") and not carried:  # 探索在10%的站点设置, 营业面积在100平方米以上
        return noun_behind(text, end) or noun[:-1] or None
    if unit in _PEOPLE and compiled("每[^,每]{1,6}").fullmatch(noun):
        return noun_behind(text, end) or noun  # 每个社区不少于2名专职人员
    if not carried and len(noun) >= 2:
        said = compiled("(?:至少|最少)(?P<deed>.{1,4})$|(?:给予|予以).{0,4}$").search(noun)
        if said and unit != "%":  # 各区至少办1所中心, 对新认定的商户给予每家最高30万元补助
            behind = noun_behind(text, end)
            if behind:
                return behind
            noun = said["deed"] if said["deed"] and len(said["deed"]) >= 2 else noun
        noun = _bare(noun)
        if not words.is_verb(noun) and noun not in _BASES:
            return noun.removeprefix("给予")
    behind = behind if behind is not None else noun_behind(text, end)
    if behind:
        return behind
    if joined and carried:
        return joined.indicator
    noun = words.without_tail(noun, _VERBS).rstrip(" 的").removeprefix("分别").removeprefix("给予")
    return noun if len(noun) >= 2 and noun not in _BASES else None


def _bare(noun: str) -> str:
    """The noun without what stands before it: a size (收入超过100亿元的企业), a basis (按照合同金额), a cap (给予不超过投资额)."""
    if "的" in noun or "元以" in noun:
        size = compiled(r".*\d ?[万亿]*(?:(?:[元人户亩吨张]|平方米|千瓦)[^\d的]*的|元以[上下内]的?)").match(noun)
        if size and len(noun) - size.end() >= 2:
            noun = noun[size.end() :]
    if "由" in noun or "从" in noun:
        noun = compiled(r"(?<=..)[由从]\d.*$").sub("", noun)  # 时限由10个工作日压缩至3个工作日
    if "每" in noun:
        noun = compiled("(?:达到?|提高到|增加到|为)(?:每[^每]{1,4})+$").sub("", noun)  # 密度达到每万人18个
    if "不" in noun:
        limit = compiled("(?<=..)不(?:得|应当?|宜|能|可|许)?(?:超过|[高低少大小多]于)").search(noun)
        if limit and not noun[: limit.start()].endswith(("按", "按照", "给予")) and not words.is_verb(noun):
            return noun[: limit.start()]  # 绿地面积不应大于总面积的20%
    if "按" in noun or "给予不" in noun:
        basis = compiled(r".*(?:给予|按照?)不(?:超过|高于)|.*按照|.*按(?=.*(?:额|费用?|投入|财力|成本)$)").match(noun)
        if basis and len(noun) - basis.end() >= 2:
            noun = noun[basis.end() :]
    return noun


def noun_behind(text: str, end: int) -> str:
    """The thing that is counted, behind its number: without the attribute before its 的; empty where none stands there."""
    if text.startswith("(", end):  # 新增2400户(累计3600户)餐饮单位
        end = text.find(")", end, end + 24) + 1 or end
    sized = compiled(
        r"[^,。;:、()<>\d]{1,10}\d[\d.]*[万亿]*[^\d,。;:、()<>的]{1,3}的(?P<noun>[^,。;:、()<>\d]{2,24})"
    ).match(text, end)
    if sized:
        return sized["noun"]  # 5个以上收入过200亿元的产业集群
    behind = compiled(
        r" ?的?(?P<noun>(?:[^,。;:、()<>\d的]|\d(?=[A-Z]))(?:(?:[^,。;:、()<>\d]|\d(?=[A-Z])){1,39}|\([^()<>]{1,8}\)))"
    ).match(text, end)
    if behind is None:
        return ""
    noun = behind["noun"].rstrip("和与及或 ")
    if (
        noun.endswith(_COMPARED) and text[behind.end() : behind.end() + 2].strip(" ")[:1].isdigit()
    ):  # 10家营业收入超50亿元: said of what is not named here
        stem = noun.removesuffix("达到")
        return stem if stem.endswith(words.OWNERS) else ""
    for giving in ("给予", "予以"):
        noun = noun.rpartition(giving)[2]
    noun = noun.removeprefix("用于")
    if "的" not in noun and (noun.startswith("比例") or (noun[:1] == "在" and noun[1:2] not in words.WORDS_OF["在"])):
        return ""  # 按照50%的比例用于分配, 可按照100%在税前扣除
    listed = text.startswith("、", behind.end())
    if listed:
        noun = _listed(text, noun, behind.end())
    if "的" not in noun and "%" not in text[end - 4 : end]:
        done = compiled(_DONE).search(noun)
        if done:
            return noun[: done.start()]  # 1万名技术人才开展培训
    if "、" in noun:
        return noun
    attribute, _, head = noun.rpartition("的")
    if attribute and (attribute.endswith(words.OWNERS) or head.endswith(words.DEEDS)):
        qualifies = attribute.startswith(words.QUALIFIES) or attribute.endswith(("性", "化", "型", "式"))
        return noun if qualifies else attribute  # 5家企业的设备: five firms
    if len(head) < 2:
        return noun
    done = compiled(_DONE).search(head) if attribute and "%" not in text[end - 4 : end] else None
    return head[: done.start()] if done else head


def _listed(text: str, noun: str, end: int) -> str:
    """What a list of things or of attributes that begins with ``noun`` is about; ``noun`` where no such list stands there.

    10家成效明显、特色突出的园区 counts 园区, 5个酒店、超市等场所 counts 场所, 500名教师、医生 counts all of them.
    """
    attribute, _, head = noun.rpartition("的")
    if not attribute and (noun.endswith(words.PREDICATES) or noun.startswith(words.HAVING)):
        more = compiled(_ATTRIBUTES).match(text, end)
        return more["noun"] if more else noun
    more = compiled(_MORE).match(text, end)
    listed = more[0] if more else ""
    if more is None or text[more.end() : more.end() + 1] not in _LIST_ENDS:
        return noun
    inside, _, kind = listed.rpartition("等")
    if inside and len(kind) >= 2 and "的" not in kind:
        return kind
    inside, _, kind = listed.rpartition("的")
    if inside and len(kind) >= 2:
        if not kind.endswith(words.DEEDS):
            return kind
        listed = inside
    for member in listed.split("、")[1:]:
        if words.at(member, 0, _DOING):  # 5家企业、建设平台: another task
            listed = listed[: listed.index(f"、{member}")]
            break
    done = compiled("(?<=[人才员家生师者工])[到赴](?=..).*").search(listed)
    return head + (listed[: done.start()] if done else listed)

"""How much: the quantitative targets of one passage.

A target is a number with a unit (95%, 2项, 10000元, 1.2万人次), an implied one (全覆盖), a comparison with another
quantity (不低于公务员平均工资收入水平) or a trend (逐年只增不减). What it is compared by stands before it (不低于, 超过,
达到, 提高到) or behind it (以上, 以内, 左右).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fanwen_parse.model import TargetMention
from fanwen_parse.patterns import compiled, lazy

from . import target_forms as forms
from . import target_lists as lists
from . import target_nouns as nouns
from . import target_numbers as numbers
from . import target_words as words
from .quantities import number
from .target_pairs import with_carried
from .target_past import without_past

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from fanwen_parse.model import Context, Span, TimeMention

BOOK = forms.FORMS

_MEASURE = "[项家个名人所场款种件条]"
WORDS = (
    r"分之|翻.?番|倍(?<=[一两二三四五六七八九十]倍)|零(?:(?<=[为至到清]零)|[事伤死感新发投违火案上增])|全覆盖|只增不减|低于(?!\d)|高于(?!\d)|:\d|∶\d|UE|容积率|用效率"
    rf"|十{_MEASURE}|百{_MEASURE}|千{_MEASURE}|万(?<!\d万){_MEASURE}"
)
"""Targets without a number in digits; every branch begins with a character, which the engine looks for first."""
WORDY = (
    rf"(?:{forms.PERCENT.pattern})|(?:{forms.FRACTION.pattern})|(?P<ratio>{forms.RATIO.pattern})"
    rf"|(?:{forms.DOUBLING.pattern})|(?:{forms.MULTIPLE.pattern})|{forms.ZERO.pattern}|全覆盖|只增不减|{forms.RELATIVE.pattern}|{forms.INDEX.pattern}"
    rf"|{forms.COUNT.pattern}"
)
_COMPARED = words.by_last(words.SIGNS)
_CLOSES = frozenset((*",。;、:!()和及并与”\n ", ""))
"""What follows 全覆盖 where it is a statement."""

_CHANGES = words.by_last((*words.SIGNS, *words.UP, *words.DOWN))
_TO_NOTHING = words.by_last(
    (*words.DOWN, "实现", "动态", "全部", "全面", "基本", "达到", "保持", "确保", "要", "趋", "趋于", "趋近")
)
_PRINCIPLES = ("坚持", "按照", "遵循", "本着")
_GROWS = ("增速", "增幅", "幅度", "增长率", "增长速度", "速度")
_MEMBER = 4
"""Characters of one word in a list like 常态化、全覆盖、无死角."""

_NUMBER, _IN_WORDS = lazy(forms.NUMBER.pattern), lazy(WORDS)
_DIGITS = "2105346789"
"""The commonest first."""
_BEFORE = 40
"""A target without digits begins at most so many characters before the words by which it is told."""
_STYLE = lazy("[a-z]: ?$")


def may_hold_target(text: str) -> tuple[bool, bool]:
    """Whether any line of the text may state a target: (with a number, in words)."""
    return any(map(text.__contains__, _DIGITS)), _IN_WORDS.search(text) is not None


def read_targets(
    text: str,
    context: Context,
    *,
    in_words: bool = True,
) -> tuple[TargetMention, ...]:
    """All quantitative targets of a folded passage, in order; ``in_words`` is False where the caller knows that none is.

    Refused: dates, ordinals, document numbers, versions, ages of groups (15岁以上人群), lengths and durations that are not
    limits.
    """
    found: list[TargetMention] = []
    clause: Span = (0, 0)
    passed: list[Span] = []
    previous = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if text[end : end + 1] not in numbers.FOLLOWS or (start and _is_part_of_a_word(text[start - 1])):
            continue
        behind = text[end]
        if behind == "周" and text.startswith("周岁", end):  # an age: 3周岁 is no three weeks
            continue
        if behind == "%" and text.startswith("%;", end) and _STYLE.search(text, max(0, start - 3), start):
            continue  # style="width: 19%;"
        scale = numbers.scale_of(text, end) if behind not in "、和" else numbers.shared_scale(text, start, end)
        passed.append((start, end))
        if scale is None:
            continue
        for first, last in passed:  # a clause is looked for around its first number, also where that states nothing
            if last > clause[1] or first < clause[0]:
                clause = numbers.clause_of(text, first, last)
        passed.clear()
        stated = numbers.read_number(text, match, scale, clause, found, previous)
        if stated is not None:
            found.append(stated[0])
            previous = stated[1]
    if len(found) > 1 and lists.WORD in text:
        found = lists.with_names(text, found)
    if in_words and (told := _IN_WORDS.search(text)) is not None:
        matches = compiled(WORDY).finditer(text, max(0, told.start() - _BEFORE))
        wordy = [target for match in matches if (target := _wordy(text, match))]
        if wordy:
            found = sorted((*found, *wordy), key=lambda target: target.at)
    if len(found) > 1:
        found = with_carried(text, found)
    if found:
        found = without_past(text, found, context)
    return tuple(found)


def due(times: Sequence[TimeMention], target: TargetMention) -> str | None:
    """The day a target is due: the nearest deadline that stands before its end. ``times`` are of the same passage."""
    ends = [
        time.end for time in times if time.end and time.kind in ("deadline", "period") and time.at[0] < target.at[1]
    ]
    return ends[-1] if ends else None


def probe(phrase: str) -> tuple[tuple[str, object], ...]:
    """The examples of the book: a value is ``comparator value unit``."""
    from fanwen_parse.model import Context

    found = []
    for target in read_targets(phrase, Context()):
        value = f"{target.low}-{target.high}" if "range" in target.flags else target.value
        found.append((target.rule, f"{target.comparator} {value} {target.unit}"))
    return tuple(found)


def _is_part_of_a_word(before: str) -> bool:
    """第5个, 〔2025〕, 前10名, B2."""
    return before in words.REFUSED_BEFORE or (before.isascii() and before.isalnum())


def _wordy(text: str, match: re.Match[str]) -> TargetMention | None:
    """A target without a number in digits."""
    word, (start, end) = match[0], match.span()
    left, right = numbers.clause_of(text, start, end)
    at = (nouns.opening_of(text, left, start), right)
    head = text[at[0] : start]
    if match["index"]:
        return _index(text, match, at)
    if match["count"]:
        return _count(text, match, at)
    if "已" in head:
        return None
    if match["zero"]:
        return _zero(match["zero"], head, at)
    noun = nouns.noun_before(words.without_tail(nouns.noun_before(head), _CHANGES)) or None
    if word == "全覆盖":
        noun = noun.removeprefix("对") if noun else None
        if head.endswith(("100%", "100%的")) or text[end : end + 1] not in _CLOSES or _is_attribute(text, start, at):
            return None  # 全覆盖的体系, 全覆盖检查: how it is done, not how much
        return TargetMention(at, "=", 100, "%", noun, None, None, ("implied",), None, forms.COVERAGE.name)
    if word == "只增不减":
        return TargetMention(at, "change", 0, None, noun, None, None, ("trend", "per-year"), None, forms.TREND.name)
    if word.endswith(("低于", "高于")):
        behind = text[end:right]
        if len(behind) < 3 or behind[0] in "0123456789约百两一二三四五六七八九十" or any(c.isdigit() for c in behind):
            return None
        if word == "高于" and not head.endswith(_GROWS):
            return None  # 发病率高于全国水平 is how things are, 增速高于全省水平 an aim
        sign = ">" if word == "高于" else ">=" if word.endswith("低于") else "<="
        return TargetMention(at, sign, None, None, noun, None, None, ("relative",), None, forms.RELATIVE.name)
    if match["percent"]:
        chinese = match["percent"]
        while chinese and number(chinese) is None:
            chinese = chinese[:-1]
        value = number(chinese)
        sign, flags = _compared(head, _bound(text, start + 3 + len(chinese)))
        return TargetMention(at, sign, value, "%", noun, None, None, flags, None, forms.PERCENT.name) if value else None
    sign = _bound(text, end)
    if match["ratio"]:
        if "比" not in head:
            return None
        said = words.SIGNS.get(words.at_end(head, _COMPARED), "=")
        return TargetMention(
            at, said if sign == "=" else sign, None, "比", noun, None, None, ("ratio",), None, forms.RATIO.name
        )
    if "番" in word:
        times = 2 ** int(number(match["double"] or "一") or 1)
        return TargetMention(at, "=", times, "倍", noun, None, None, ("increase",), None, forms.DOUBLING.name)
    if match["times"]:
        flags = ("increase", *words.BOUNDS.get(sign, ()))
        value = number(match["times"])
        return TargetMention(at, "change", value, "倍", noun, None, None, flags, None, forms.MULTIPLE.name)
    part, whole = number(match["part"]), number(match["whole"])
    if not part or not whole:
        return None
    sign, flags = _compared(head, sign)
    flags = ("fraction", *flags)
    return TargetMention(at, sign, part / whole, None, noun, None, None, flags, None, forms.FRACTION.name)


def _compared(head: str, behind: str) -> tuple[str, tuple[str, ...]]:
    """The comparator and the flags of a number in words: 不低于百分之五, 下降百分之五以上. ``behind`` is the comparator behind it."""
    _, said, changed, _ = numbers.head_of(head)
    sign = said if behind == "=" and said else behind
    if not changed:
        return sign, ()
    flag = "increase" if changed.startswith(words.UP) else "decrease"
    return (sign, (flag,)) if changed[-1] in "到至为" else ("change", (flag, *words.BOUNDS.get(sign, ())))


def _is_attribute(text: str, start: int, at: Span) -> bool:
    """Whether 全覆盖 names how work is done: in quotation marks (“全流程、全覆盖”改革), or one of a list of such words.

    Such a list governs a noun (全流程、全覆盖、标准化改革), is a principle (按照保基本、全覆盖、可持续的原则) or says of nothing what is
    covered (做到全方位、全覆盖). 督导常态化、长效化、全覆盖、无死角 names it.
    """
    head, tail = text[at[0] : start], text[start : at[1]]
    if head.rfind("“") > head.rfind("”"):
        return True
    if head in _PRINCIPLES and "、" in tail:
        return True
    if not head.endswith("、"):
        return False
    if "的" in tail or any(len(member) > _MEMBER for member in tail.split("、")):
        return True
    return (
        compiled("(?:坚持|按照|遵循|本着).*|[^、]{0,4}?[全广多无零高].{1,2}").fullmatch(head.partition("、")[0])
        is not None
    )


def _zero(word: str, head: str, at: Span) -> TargetMention | None:
    """零事故, 事故为零, 存量清零, 使用量零增长."""
    if head.endswith("化整"):
        return None
    noun = nouns.noun_before(words.without_tail(head.rstrip("“"), _TO_NOTHING))
    if word[0] == "零" and not word.endswith(("增长", "新增", "发生")):
        noun = word[1:]
    sign = "change" if word == "零增长" else "="
    return TargetMention(at, sign, 0, None, noun or None, None, None, ("implied",), None, forms.ZERO.name)


def _index(text: str, match: re.Match[str], at: Span) -> TargetMention | None:
    """PUE降到1.3以下: an index without a unit, where something says how it is meant."""
    verb, end = match["verb"], match.end("number")
    behind, _ = numbers.sign_behind(text, end)
    sign = behind if behind and behind != "~" else words.SIGNS.get(words.at_end(verb, _COMPARED), "")
    changed = verb.endswith(("到", "至")) and any(word in verb for word in (*words.DOWN, *words.UP))
    if not (sign or changed):
        return None
    flags = (("decrease",) if any(word in verb for word in words.DOWN) else ("increase",)) if changed else ()
    value = number(match["number"])
    return TargetMention(at, sign or "=", value, None, match["index"], None, None, flags, None, forms.INDEX.name)


def _count(text: str, match: re.Match[str], at: Span) -> TargetMention | None:
    """实施百项技术改造项目: a count in Chinese numerals."""
    numeral = match["count"]
    value = number(numeral if numeral[0] not in "百千万" else f"一{numeral}")
    behind, end = numbers.sign_behind(text, match.end())
    noun = nouns.noun_behind(text, end)
    if not value or not (noun or match["measure"] in ("人次", "人")):
        return None
    about = match["about"] or ""
    flags = ("approximate",) if behind == "~" or about in ("近", "约") else ()
    sign = behind if behind and behind != "~" else words.SIGNS.get(about, "=")
    return TargetMention(at, sign, value, match["measure"], noun or None, None, None, flags, None, forms.COUNT.name)


def _bound(text: str, end: int) -> str:
    """The comparator behind a number in words, ``=`` where there is none."""
    sign, _ = numbers.sign_behind(text, end)
    return sign if sign and sign != "~" else "="

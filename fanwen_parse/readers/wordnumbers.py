"""Numbers that Word draws before paragraphs: 一、 （一） 1. ① are not in the text, only a rule to make them.

ECMA-376 part 1, 17.9: a paragraph names a list (``numId``) and a level (``ilvl``); the list is an instance of an abstract
one, which gives each level its format, start and text (``%1、``). Instances of one abstract list count on together unless
they override the start.
"""

from __future__ import annotations

from typing import Any

from fanwen_parse.records import NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


class Level(NamedTuple):
    """How one level of a list numbers its paragraphs."""

    form: str
    """``w:numFmt``: decimal, chineseCounting …"""
    text: str
    """``w:lvlText``: ``（%2）``."""
    start: int
    legal: bool
    """``w:isLgl``: all levels in Arabic digits."""


class Numbers:
    """The lists of one document and how far they have counted."""

    def __init__(self, numbering: Any) -> None:
        """Read the numbering part of a document.

        Args:
            numbering: its root element; None where the document has none.
        """
        self._levels: dict[str, dict[int, Level]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is None:
            return
        abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            name, base = number.get(f"{W}numId"), _value(number, "abstractNumId")
            if name is None or base is None or base not in abstract:
                continue
            levels = {int(each.get(f"{W}ilvl", "0")): _level(each) for each in abstract[base].iter(f"{W}lvl")}
            counter = base
            for override in number.iter(f"{W}lvlOverride"):
                place = int(override.get(f"{W}ilvl", "0"))
                inner = override.find(f"{W}lvl")
                if inner is not None:
                    levels[place] = _level(inner)
                start = _value(override, "startOverride")
                if start is not None and place in levels:
                    levels[place] = levels[place]._replace(start=int(start))
                    counter = f"num {name}"
            self._levels[name] = levels
            self._abstract[name] = counter
            for each in abstract[base].iter(f"{W}lvl"):
                style = _value(each, "pStyle")
                if style:
                    self._styles.setdefault(style, (name, int(each.get(f"{W}ilvl", "0"))))

    def of_style(self, style: str) -> tuple[str, int] | None:
        """List and level of a paragraph style that a level is tied to."""
        return self._styles.get(style)

    def next(self, name: str, place: int) -> str:
        """The marker of the next paragraph of this list and level, as Word draws it; empty for bullets."""
        levels = self._levels.get(name, {})
        if place not in levels:
            return ""
        counts = self._counts.setdefault(self._abstract[name], {})
        counts[place] = counts.get(place, levels[place].start - 1) + 1
        for deeper in [each for each in counts if each > place]:
            del counts[deeper]
        level = levels[place]
        if level.form in {"bullet", "none"}:
            return ""
        marker = level.text
        for above in range(place + 1):
            if f"%{above + 1}" in marker and above in levels:
                form = "decimal" if level.legal else levels[above].form
                count = counts.setdefault(above, levels[above].start)
                marker = marker.replace(f"%{above + 1}", written(count, form))
        # Word draws a tab after it. `1` and the text would run together; `1.` and （一） do not.
        return marker + " " if marker[-1:].isalnum() else marker


def written(number: int, form: str) -> str:
    """A number in a format of ECMA-376 17.18.59; decimal for the formats that plans do not use."""
    if form in {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}:  # fmt: skip
        return _counted(number, _DIGITS, "十百千")
    if form in {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}:
        return _counted(number, _FORMAL, "拾佰仟", spoken=False)
    if form in {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"}:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if form == "ideographZodiac" and 1 <= number <= len(_BRANCHES):
        return _BRANCHES[number - 1]
    if form in {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"} and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(ord("⑴") + number - 1)
    if form == "decimalEnclosedFullstop" and 1 <= number <= 20:
        return chr(ord("⒈") + number - 1)
    if form in {"decimalFullWidth", "decimalFullWidth2"}:
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form == "decimalZero":
        return f"{number:02}"
    if form in {"upperLetter", "lowerLetter"} and number >= 1:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    return str(number)


def _counted(number: int, digits: str, units: str, *, spoken: bool = True) -> str:
    """二十三, 一百零五; 十 and not 一十 where it is ``spoken``."""
    if not 0 < number < 10000:
        return str(number)
    text = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return text[1:] if spoken and text.startswith(digits[1] + units[0]) else text


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += letters * (number // value)
        number %= value
    return text


def _level(level: Any) -> Level:
    legal = level.find(f"{W}isLgl")
    start = _value(level, "start")
    return Level(
        _value(level, "numFmt") or "decimal",
        _value(level, "lvlText") or "",
        int(start) if start is not None else 0,  # 17.9.25: without w:start it is 0
        legal is not None and legal.get(f"{W}val", "true") not in {"0", "false"},
    )


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    value: str | None = child.get(f"{W}val") if child is not None else None
    return value

"""Numbers as plans write them: ``1,200.5``, ``1.2万``, ``3.5亿``, ``二〇二五``, ``一百二十``, ``两``, ``三分之一``."""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
"""Chinese digits; 〇 is what :func:`fanwen_parse.model.fold` makes of ○."""
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10_000, "亿": 100_000_000}
NUMERALS = "零〇一二两三四五六七八九十百千"
"""For character classes."""

_LONGEST = 30
"""No number in digits is longer."""


def number(text: str) -> float | int | None:
    """The value of a whole numeral, Arabic or Chinese, with 万 and 亿 multiplied out; None where it is none.

    A whole value is an int; ``79.0`` stays a float. ``一二`` (a list of digits) reads as 12, as in 二〇二五.
    """
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:  # as most are
        return int(text)
    text = text.strip().replace(",", "").replace(". ", ".")  # 1. 5: a blank of the text recognition
    scale = 1
    while text and text[-1] in SCALES:
        scale *= SCALES[text[-1]]
        text = text[:-1]
    value = _arabic(text) if text.isascii() else _chinese(text)
    if value is None or scale == 1:
        return value
    # Decimal fractions of 万 are whole in the document's sense: 1.2万人次 is 12000 people, not 12000.000000000002.
    product = value * scale
    return round(product) if abs(product - round(product)) < 1e-3 else product


def _arabic(text: str) -> float | int | None:
    whole, point, decimals = text.partition(".")
    if not whole.isdigit() or (point and not decimals.isdigit()) or len(text) > _LONGEST:
        return None
    return float(text) if point else int(whole)


def _chinese(text: str) -> int | None:
    if not text or len(text) > 15 or any(c not in DIGITS and c not in TENS and c not in SCALES for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        else:
            total = (total + section + digit) * SCALES[character]
            section = digit = 0
    return total + section + digit

"""The hour of a day: 5月22日(星期五)下午3点, 6月2日上午9时至11时, and 6月30日(含)前. It belongs to the expression and changes no day."""

from __future__ import annotations

from fanwen_parse.patterns import compiled

_PART = r"(?:[上中下]午|晚(?!于)上?|凌晨)"
_TIME = r"(?:\d\d?|零(?=[时点]))(?:[:∶]\d\d|[时点](?:\d\d?分|[整半])?)"
CLOCK = rf"(?: ?\((?:(?:星期|周)[^\x00-\xff]|含[当本]?[日天]?)\))?(?: ?(?:{_PART}(?: ?{_TIME}|下班(?=前|之前|以前))?|{_TIME}|下班(?=前|之前|以前)))?"
UNTIL = rf" ?[-—–~至到]{{1,2}} ?(?:{_PART} ?)?{_TIME}"
"""The right end of 9时至11时."""
_BEGINS = frozenset(" 0123456789(上中下晚凌零")


def behind(text: str, at: int) -> int:
    """Where the day of the week and the hour behind a day end; ``at`` where there is neither."""
    if text[at : at + 1] not in _BEGINS:
        return at
    clock = compiled(CLOCK).match(text, at)
    if clock is None or clock.end() == at:
        return at
    until = compiled(UNTIL).match(text, clock.end())
    return until.end() if until else clock.end()

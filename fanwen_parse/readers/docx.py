"""Word files as lines: a paragraph a line, a table row a line, the numbers that Word makes written out.

Word keeps the 一、 and （一） of a list in ``numbering.xml`` and not in the text; without them a plan has no outline. The
rules are those of ECMA-376 part 1, 17.9: an abstract numbering has levels, a level a format and a pattern (``（%1）``), and a
paragraph that comes at a level counts it on and starts the deeper ones again.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from .extras import need
from .grid import Slot, lines_of_grid
from .text import ReadError, digest, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fanwen_parse.model import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9
"""Levels of a list (17.9.3)."""


def read_docx(data: bytes, name: str) -> Source:
    """The text of a Word file, body only: headers, footers and comments are not the document's text.

    Raises:
        ReadError: damaged, encrypted, or no Word file; or the extra is not installed.
    """
    docx: Any = need("docx", "docx", "Word files")
    try:
        document = docx.Document(BytesIO(data))
        numbers = _Numbers(document)
        lines = list(_body(document.element.body, numbers))
    except Exception as error:
        # python-docx raises what zipfile, lxml and its own parts raise on damaged files
        raise ReadError("this Word file cannot be read: it is damaged or encrypted") from error
    if not any(line.strip() for line in lines):
        raise ReadError("this Word file has no text")
    return source_of("\n".join(lines) + "\n", name, sha256=digest(data), encoding="docx", format="docx")


def _body(parent: Any, numbers: _Numbers) -> Iterator[str]:
    """Paragraphs and tables in the order of the document; content controls and tracked insertions are looked into."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, numbers)
        elif element.tag == f"{_W}tbl":
            yield from lines_of_grid(_grid(element, numbers))
        elif element.tag in {f"{_W}sdt", f"{_W}ins", f"{_W}customXml"}:
            inner = element.find(f"{_W}sdtContent")
            yield from _body(element if inner is None else inner, numbers)


def _paragraph(paragraph: Any, numbers: _Numbers) -> list[str]:
    """Its lines: a break within a paragraph makes two."""
    pieces: list[str] = []
    for element in paragraph.iter():
        tag = element.tag
        if tag == f"{_W}t":
            pieces.append(element.text or "")
        elif tag == f"{_W}tab" and element.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    text = "".join(pieces)
    return (numbers.of(paragraph) + text if text.strip() else text).split("\n")


def _grid(table: Any, numbers: _Numbers) -> list[list[Slot]]:
    """The cells of a table with their spans; Word says a vertical merge cell by cell (17.4.84)."""
    rows: list[list[Slot]] = []
    above: dict[int, tuple[int, int]] = {}
    """Column → (row, place) of the slot that a merge going on belongs to."""
    for row in table.iterchildren(f"{_W}tr"):
        slots: list[Slot] = []
        column = 0
        for cell in row.iterchildren(f"{_W}tc"):
            properties = cell.find(f"{_W}tcPr")
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            width = max(1, int(span.get(f"{_W}val", "1"))) if span is not None else 1
            merge = properties.find(f"{_W}vMerge") if properties is not None else None
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in above:
                at, place = above[column]
                rows[at][place] = rows[at][place]._replace(rows=len(rows) - at + 1)
            else:
                texts = tuple(line.strip() for line in _body(cell, numbers) if line.strip())
                slots.append(Slot(texts, 1, width))
                above.pop(column, None)
                if merge is not None:
                    above[column] = (len(rows), len(slots) - 1)
            column += width
        rows.append(slots)
    return rows


class _Level:
    """One level of a list: how it counts and how it is shown."""

    def __init__(self, element: Any) -> None:
        def value(tag: str, default: str) -> str:
            child = element.find(f"{_W}{tag}")
            return default if child is None else str(child.get(f"{_W}val", default))

        self.start = int(value("start", "1"))
        self.format = value("numFmt", "decimal")
        self.text = value("lvlText", "")


class _Numbers:
    """The running numbers of a document's lists."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, list[_Level]] = {}
        """List → its levels."""
        self.list_of: dict[str, str] = {}
        """Instance → the abstract list that it counts in; instances share counts unless they start again."""
        self.counts: dict[str, list[int]] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._read(part.element)
        for style in document.styles.element.iterchildren(f"{_W}style"):
            found = style.find(f"{_W}pPr/{_W}numPr")
            if found is not None:
                self.styles[style.get(f"{_W}styleId", "")] = _place(found)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iterchildren(f"{_W}abstractNum"):
            levels = sorted(abstract.iterchildren(f"{_W}lvl"), key=lambda level: int(level.get(f"{_W}ilvl", "0")))
            self.levels[abstract.get(f"{_W}abstractNumId")] = [_Level(level) for level in levels]
        for instance in numbering.iterchildren(f"{_W}num"):
            key = instance.get(f"{_W}numId")
            abstract_id = instance.find(f"{_W}abstractNumId").get(f"{_W}val")
            overrides = instance.findall(f"{_W}lvlOverride")
            if overrides:  # counts by itself
                base = list(self.levels.get(abstract_id, ()))
                for override in overrides:
                    self._override(base, override)
                abstract_id = f"num {key}"
                self.levels[abstract_id] = base
            self.list_of[key] = abstract_id

    def _override(self, base: list[_Level], override: Any) -> None:
        at = int(override.get(f"{_W}ilvl", "0"))
        if at >= len(base):
            return
        level = override.find(f"{_W}lvl")
        if level is not None:
            base[at] = _Level(level)
        start = override.find(f"{_W}startOverride")
        if start is not None and level is None:
            changed = _Level.__new__(_Level)
            changed.__dict__.update(base[at].__dict__, start=int(start.get(f"{_W}val", "1")))
            base[at] = changed

    def of(self, paragraph: Any) -> str:
        """The number that Word shows before this paragraph, counted on; empty for a bullet or none."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        style = properties.find(f"{_W}pStyle")
        instance, depth = self.styles.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)
        own = properties.find(f"{_W}numPr")
        if own is not None:
            own_instance, own_depth = _place(own)
            instance, depth = own_instance or instance, own_depth
        key = self.list_of.get(instance, "")
        levels = self.levels.get(key, [])
        if depth >= len(levels):
            return ""
        counts = self.counts.setdefault(key, [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        if levels[depth].format in {"bullet", "none"}:
            return ""
        shown = levels[depth].text
        for at, level in enumerate(levels[: depth + 1]):
            shown = shown.replace(f"%{at + 1}", _shown(counts[at] or level.start, level.format))
        return shown


def _place(element: Any) -> tuple[str, int]:
    """(instance, level) of a ``numPr``."""
    instance, level = element.find(f"{_W}numId"), element.find(f"{_W}ilvl")
    return (
        "" if instance is None else str(instance.get(f"{_W}val", "")),
        0 if level is None else min(int(level.get(f"{_W}val", "0")), _DEEPEST - 1),
    )


_DIGITS = "〇一二三四五六七八九"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "ideographTraditional",
}


def _shown(number: int, form: str) -> str:
    """A count as ST_NumberFormat (17.18.59) writes it."""
    if form in _CHINESE:
        return _chinese(number)
    if form in {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"} and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalZero":
        return f"{number:02}"
    if form == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    return str(number)


def _chinese(number: int) -> str:
    """1 to 9999 as Chinese counts: 十二, 二十, 一百零五."""
    if not 0 < number < 10000:
        return str(number)
    units = ("", "十", "百", "千")
    digits = [int(digit) for digit in str(number)]
    shown = ""
    for at, digit in enumerate(digits):
        power = len(digits) - at - 1
        if digit:
            shown += _DIGITS[digit] + units[power]
        elif shown and not shown.endswith("零") and any(digits[at:]):
            shown += "零"
    return shown.removeprefix("一") if 10 <= number < 20 else shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        while number >= value:
            shown, number = shown + letters, number - value
    return shown

"""Kinds that a stage of the parser reports itself: what it could not read with certainty."""

from ..record import INFO, Kind

KINDS: tuple[Kind, ...] = (
    Kind(
        "table-not-rebuilt",
        INFO,
        "表格未能还原",
        "A table could not be rebuilt",
        "被拆成一行一格的表格，列数与单元格对不上时不强行还原，文字按段落保留。",
        "A table that was flattened to one cell a line and whose cells do not fit its columns stays text.",
        "不猜测：解析器说明自己没有读懂的地方",
        "此处的表格无法可靠还原，文字按段落保留",
        "A table starts here that could not be rebuilt with certainty; its text is kept as paragraphs",
        (),
        (),
    ),
)

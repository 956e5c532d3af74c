"""The catalogue of changes: what each kind means, how grave it is, and which kind it is seen from the other side."""

from __future__ import annotations

from fanwen_parse.records import NamedTuple


class Kind(NamedTuple):
    """One kind of change."""

    name: str
    severity: str
    """breaking, notable, info; silent: only told when asked for."""
    family: str
    """Configuration may name all kinds of a family at once."""
    mirror: str
    """The kind that the same difference has when old and new change places."""
    zh: str
    en: str


_TABLE = (
    # name, severity, family, mirror, zh, en
    ("task-removed", "breaking", "task", "task-added", "任务被删除", "a task was removed"),
    ("task-added", "notable", "task", "task-removed", "新增任务", "a task was added"),
    ("task-split", "info", "task", "task-merged", "一项任务拆分为几项", "one task became several"),
    ("task-merged", "info", "task", "task-split", "几项任务合并为一项", "several tasks became one"),
    ("task-moved", "info", "task", "task-moved", "任务移到另一部分", "a task stands under another section"),
    ("deadline-slipped", "breaking", "deadline", "deadline-advanced", "完成时限推迟", "a deadline is later"),
    ("deadline-dropped", "breaking", "deadline", "deadline-added", "完成时限被取消", "a dated deadline is gone"),
    ("deadline-advanced", "notable", "deadline", "deadline-slipped", "完成时限提前", "a deadline is earlier"),
    ("deadline-added", "notable", "deadline", "deadline-dropped", "新增完成时限", "a dated deadline is new"),
    ("recurrence-changed", "notable", "timeline", "recurrence-changed", "周期安排变化", "a recurring schedule changed"),
    ("timeline-changed", "info", "timeline", "timeline-changed", "其他时间安排变化", "another time expression changed"),
    ("unit-removed", "breaking", "unit", "unit-added", "责任单位被删除", "a unit is no longer named"),
    ("unit-added", "notable", "unit", "unit-removed", "新增责任单位", "a unit is newly named"),
    ("lead-changed", "breaking", "unit", "lead-changed", "牵头单位更换", "another unit leads"),
    ("role-changed", "notable", "unit", "role-changed", "单位职责变化", "a unit has another role"),
    ("unit-order", "info", "unit", "unit-order", "责任单位排序变化", "the same units in another order"),
    ("units-opened", "info", "unit", "units-closed", "单位名单改为开放（等）", "the list of units now ends in 等"),
    ("units-closed", "info", "unit", "units-opened", "单位名单不再开放", "the list of units no longer ends in 等"),
    ("target-lowered", "breaking", "target", "target-raised", "目标值降低", "a target asks for less"),
    ("target-dropped", "breaking", "target", "target-added", "目标被取消", "a target is gone"),
    ("target-raised", "notable", "target", "target-lowered", "目标值提高", "a target asks for more"),
    ("target-added", "notable", "target", "target-dropped", "新增目标", "a target is new"),
    ("target-changed", "notable", "target", "target-changed", "目标的口径变化", "a target is measured otherwise"),
    ("wording-weakened", "notable", "wording", "wording-strengthened", "措辞减弱", "the wording asks for less"),
    ("wording-strengthened", "notable", "wording", "wording-weakened", "措辞加强", "the wording asks for more"),
    ("reworded", "info", "text", "reworded", "文字修改", "the text was reworded"),
    ("retitled", "info", "text", "retitled", "任务标题修改", "a task has another title"),
    ("section-added", "info", "section", "section-removed", "新增章节", "a section is new"),
    ("section-removed", "info", "section", "section-added", "章节被删除", "a section is gone"),
    ("section-renamed", "info", "section", "section-renamed", "章节标题修改", "a section has another title"),
    ("section-moved", "info", "section", "section-moved", "章节移到另一部分", "a section stands under another one"),
    ("row-added", "info", "section", "row-removed", "附表新增一行", "a row of a table is new"),
    ("row-removed", "info", "section", "row-added", "附表删去一行", "a row of a table is gone"),
    ("document-changed", "info", "document", "document-changed", "公文要素变化", "an element of the document changed"),
    ("renumbered", "silent", "layout", "renumbered", "只是编号变化", "only the number changed"),
    ("reordered", "silent", "layout", "reordered", "只是次序变化", "only the order changed"),
    ("punctuation", "silent", "layout", "punctuation", "只是标点变化", "only punctuation changed"),
    ("width", "silent", "layout", "width", "只是全半角或空白变化", "only width or white space changed"),
    ("alias", "silent", "unit", "alias", "同一单位的另一名称", "another name of the same unit"),
)

KINDS: dict[str, Kind] = {row[0]: Kind(*row) for row in _TABLE}
"""Every kind by its name, gravest families first."""

LEVELS = (("breaking", "error"), ("notable", "warning"), ("info", "notice"))
"""Severity → level of the CI forms."""

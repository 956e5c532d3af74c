"""Kinds between the body and its appendix."""

from ..record import INFO, WARNING, Kind


def _plan(body: str, *rows: str) -> str:
    """A small plan with two tasks in its body and a flattened table of tasks: one cell a line, as pages print it."""
    return "\n\n".join(
        (
            "青禾区养老服务体系建设实施方案",
            "一、重点任务",
            body,
            "附件",
            "青禾区养老服务体系建设任务清单",
            "序号\n\n落实举措\n\n进度安排\n\n责任单位",
            *rows,
            "",
        )
    )


_ONE = "（一）健全服务网络。统筹布局养老服务设施，完善全区统一的智慧养老服务平台。（责任单位：区民政局、区财政局）"
_TWO = "（二）发展家庭床位。为失能老年人提供上门照护服务，建成家庭床位800张。（责任单位：区民政局、区卫生健康委）"
_THREE = "（三）推进老年助餐。建立助餐补贴与评价挂钩机制。（责任单位：区民政局、区商务局）"
_ROW_ONE = "1\n\n健全服务网络。统筹布局养老服务设施。\n\n持续推进\n\n区民政局、区财政局"
_ROW_TWO = "2\n\n发展家庭床位。建成家庭床位800张。\n\n持续推进\n\n区民政局、区卫生健康委"
_ROW_THREE = "3\n\n推进老年助餐。建立助餐补贴与评价挂钩机制。\n\n持续推进\n\n区民政局、区商务局"
_BODY = f"{_ONE}\n\n{_TWO}\n\n{_THREE}"
_DATED = _BODY.replace("建成家庭床位", "2026年底前建成家庭床位")
_CLEAN = _plan(_BODY, _ROW_ONE, _ROW_TWO, _ROW_THREE)

KINDS: tuple[Kind, ...] = (
    Kind(
        "unit-mismatch",
        WARNING,
        "责任单位正文与附件不一致",
        "Units of body and appendix differ",
        "按机构（不按写法）比较同一任务的正文条款和附件单元格：缺、多，或仅一处以“等相关部门”收尾。以“等”收尾的一方可以少列。",
        "The organs of a task's clause against those of its row: missing, added, or a list that only one side leaves open. "
        "A list that ends in 等 may name fewer.",
        "正文与附件应当一致",
        "责任单位不一致，{what}",
        "Units differ, {what_en}",
        (
            _plan(_BODY, _ROW_ONE, _ROW_TWO.replace("、区卫生健康委", "、区卫生健康委、团区委"), _ROW_THREE),
            _plan(_BODY, _ROW_ONE.replace("区财政局", "区财政局等相关部门"), _ROW_TWO, _ROW_THREE),
        ),
        (_CLEAN, _plan(_BODY.replace("区卫生健康委", "区卫健委"), _ROW_ONE, _ROW_TWO, _ROW_THREE)),
    ),
    Kind(
        "role-mismatch",
        WARNING,
        "牵头单位正文与附件不一致",
        "Leads of body and appendix differ",
        "单位相同而牵头者不同。仅一处分牵头、配合的不报。",
        "The same units, led by another one. Where only one side tells leads apart nothing is said.",
        "正文与附件应当一致",
        "牵头单位不一致，正文为“{plan}”，附件为“{row}”",
        "Leads differ, {plan} in the body and {row} in the appendix",
        (
            _plan(
                _BODY.replace("责任单位：区民政局、区财政局", "牵头单位：区民政局；配合单位：区财政局"),
                _ROW_ONE.replace("区民政局、区财政局", "区财政局\n\n区民政局"),
                _ROW_TWO.replace("区民政局、区卫生健康委", "区民政局\n\n区卫生健康委"),
                _ROW_THREE.replace("区民政局、区商务局", "区民政局\n\n区商务局"),
            ).replace("进度安排\n\n责任单位", "进度安排\n\n牵头单位\n\n配合单位"),
        ),
        (_CLEAN,),
    ),
    Kind(
        "schedule-conflict",
        WARNING,
        "进度“持续推进”与期限冲突",
        "An ongoing schedule against a deadline",
        "附件进度栏写“持续推进”，而该行举措有明确期限。期限只在正文的，列为提示。",
        "The schedule says ongoing, but the row's own measures have a day to be done by. A day in the body alone is a hint.",
        "同一任务的进度和期限应当一致",
        "进度写“{schedule}”，{where}却有期限“{deadline}”",
        "The schedule says {schedule}, but {where_en} have the deadline {deadline}",
        (_plan(_DATED, _ROW_ONE, _ROW_TWO.replace("建成家庭床位", "2026年底前建成家庭床位"), _ROW_THREE),),
        (_CLEAN, _plan(_DATED, _ROW_ONE, _ROW_TWO.replace("持续推进", "2026年底前"), _ROW_THREE)),
    ),
    Kind(
        "deadline-mismatch",
        WARNING,
        "完成时限正文与附件不一致",
        "Deadlines of body and appendix differ",
        "正文与附件进度栏各有一个明确期限而日子不同。有多个节点的，列为疑似提示。",
        "Body and schedule have one day each, and they differ. Several days are milestones and only a hint.",
        "正文与附件应当一致",
        "完成时限不一致，正文为“{plan}”，附件为“{row}”",
        "Deadlines differ, {plan} in the body and {row} in the appendix",
        (_plan(_DATED, _ROW_ONE, _ROW_TWO.replace("持续推进", "2027年底前"), _ROW_THREE),),
        (_plan(_DATED, _ROW_ONE, _ROW_TWO.replace("持续推进", "2026年12月底前"), _ROW_THREE),),
    ),
    Kind(
        "target-mismatch",
        WARNING,
        "指标数值正文与附件不一致",
        "Targets of body and appendix differ",
        "同一指标、同一单位，两处数值不同。附件省去的指标不报。",
        "One indicator, one unit of measure, two values. A target that the digest leaves out is none.",
        "正文与附件应当一致",
        "指标不一致，正文为“{plan}”，附件为“{row}”",
        "Targets differ, {plan} in the body and {row} in the appendix",
        (_plan(_BODY, _ROW_ONE, _ROW_TWO.replace("800", "600"), _ROW_THREE),),
        (_CLEAN, _plan(_BODY, _ROW_ONE, _ROW_TWO.replace("建成家庭床位800张", "建设家庭床位"), _ROW_THREE)),
    ),
    Kind(
        "wording-slip",
        WARNING,
        "附件用词与正文不一致",
        "A word of the appendix differs from the body",
        "附件是正文的摘要，删节不报。附件某一分句与正文只差一个词，且正文的说法在全文另有佐证、附件的说法没有；"
        "或虚化动词接了不能搭配的宾语（进行…机制）；或指标之后多出动词短语使句子不通的，才报。近义动词互换（推进、推动）不报。",
        "The appendix is a digest: cuts are none. Reported where a clause of the row differs from the body in one word and the "
        "document attests the body's form alone; where a light verb got an object it cannot have (进行…机制); where a verb "
        "phrase follows a level or a number. Near synonyms (推进, 推动) are none.",
        "《党政机关公文处理工作条例》第十九条：表述准确；校对以正文为准",
        "附件“{row}”与正文“{plan}”用词不一致",
        "The appendix says “{row}”, the body “{plan}”",
        (
            _plan(
                f"{_ONE}\n\n{_TWO}\n\n{_THREE}".replace("机制。", "机制，接入智慧养老服务平台。").replace(
                    "为失能", "依托智慧养老服务平台为失能"
                ),
                _ROW_ONE.replace("设施。", "设施，完善全区统一的智慧养老服务中心。"),
                _ROW_TWO,
                _ROW_THREE,
            ),
            _plan(_BODY, _ROW_ONE, _ROW_TWO, _ROW_THREE.replace("建立助餐", "进行助餐")),
            _plan(_BODY, _ROW_ONE, _ROW_TWO.replace("800张", "800张提供数据依据"), _ROW_THREE),
        ),
        (
            _CLEAN,
            _plan(_BODY, _ROW_ONE.replace("统筹布局养老服务设施", "推动完善智慧养老服务平台"), _ROW_TWO, _ROW_THREE),
            _plan(_BODY, _ROW_ONE, _ROW_TWO, _ROW_THREE.replace("建立助餐补贴与评价", "健全助餐补贴和评价")),
        ),
    ),
    Kind(
        "row-without-task",
        INFO,
        "附件任务在正文中找不到",
        "A row that states no task of the plan",
        "附件大多数行都能对应正文任务（至少三行），此行找不到。",
        "Nearly all rows of the table state tasks of the plan (three or more), this one none.",
        "正文与附件应当一致",
        "附件此行在正文中没有对应任务：{title}",
        "This row states no task of the plan: {title}",
        (
            _plan(
                _BODY,
                _ROW_ONE,
                _ROW_TWO,
                _ROW_THREE,
                "4\n\n开展消防演练。每半年组织应急疏散。\n\n持续推进\n\n区消防救援支队",
            ),
        ),
        (_CLEAN,),
    ),
    Kind(
        "task-without-row",
        INFO,
        "正文任务未列入附件",
        "A task that the appendix leaves out",
        "附件覆盖了同级大多数任务，独缺此项。附件整节不涉及的（如保障措施）不报。",
        "The appendix covers nearly all tasks of this list, but not this one. A list it leaves out as a whole is none.",
        "正文与附件应当一致",
        "附件列了同级任务，缺此项",
        "The appendix covers the tasks beside it, but not this one",
        (
            _plan(
                _BODY + "\n\n（四）改造住房。实施居家适老化改造，方便老年人起居。（责任单位：区住房建设委）",
                _ROW_ONE,
                _ROW_TWO,
                _ROW_THREE,
            ),
        ),
        (_CLEAN,),
    ),
    Kind(
        "duplicate-row",
        WARNING,
        "附件中两行相同",
        "Two rows are the same",
        "同一张表中两行的任务和举措完全相同。",
        "Two rows of one table have the same task and measures.",
        "表格内容不应重复",
        "与第 {first} 行重复：{title}",
        "The same as line {first}: {title}",
        (_plan(_BODY, _ROW_ONE, _ROW_TWO, _ROW_THREE, _ROW_TWO.replace("2\n", "4\n")),),
        (_CLEAN,),
    ),
)

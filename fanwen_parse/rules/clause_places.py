"""Where responsibility stands, as records: the nine places that :mod:`.clauses` reads, each by the name that the tree quotes.

The grammar inside a place (labels, verbs, lists) is that of :mod:`.clause_content`; a pattern here only shows the shape, ``A`` for
organs and ``…`` for anything. An example's value is its organs as ``name=role``, in order. Not on the path of a parse: it is for
``explain`` and the tests.
"""

from __future__ import annotations

from fanwen_parse.model import Context

from .book import Rule
from .clauses import read_clauses, read_headed, read_unit_cell, role_of_heading

BOOK: tuple[Rule, ...] = (
    Rule(
        "labelled-bracket",
        "(责任单位:A) 〔牵头单位:A;配合单位:A〕",
        None,
        (
            ("建设站点。(责任单位:区教育局、区财政局)", "区教育局=responsible 区财政局=responsible"),
            ("建设站点。〔牵头单位:市数据局;配合单位:市财政局〕", "市数据局=lead 市财政局=support"),
        ),
        ("责任单位要落实属地责任(含街道)。", "建设站点(责任重大)。"),
        "A bracket with labels before the organs (TAXONOMY part 2, a).",
    ),
    Rule(
        "duty-bracket",
        "(A牵头,A配合) (A负责) (A按职责分工负责)",
        None,
        (
            ("汇聚数据。(市数据局牵头,市财政局配合)", "市数据局=lead 市财政局=support"),
            ("汇聚数据。(市数据局、市财政局按职责分工负责)", "市数据局=responsible 市财政局=responsible"),
        ),
        ("实行校长负责制(含民办学校)。", "医联体(牵头医院)建设。"),
        "A bracket without labels, told by its verbs (TAXONOMY part 2, d).",
    ),
    Rule(
        "bare-bracket",
        "…。(A)",
        None,
        (
            ("推广课程。(市教育局、市科协)", "市教育局=responsible 市科协=responsible"),
            ("推广课程。(市教育局,2025年底前完成)", "市教育局=responsible"),
        ),
        ("开放科技馆(市青少年中心二期)。", "推广课程(含职业学校)。", "开放科技馆(2025年底前)。"),
        "A bracket that closes an item and holds nothing but organs, and by when.",
    ),
    Rule(
        "convention-bracket",
        "(列第一位者为牵头单位,下同)",
        None,
        (("(列第一位者为牵头单位,下同)", ""),),
        ("(列入第一批名单)",),
        "A bracket that only states a rule for all lists of the document.",
    ),
    Rule(
        "label-line",
        "责任单位:A 配合单位:A 完成时限:…",
        None,
        (
            ("牵头单位:县农业农村局 配合单位:县财政局", "县农业农村局=lead 县财政局=support"),
            ("责任处室:环评处", "环评处=responsible"),
        ),
        ("责任人:王晓明", "牵头单位的职责由联席会议明确"),
        "A line that begins with a label, or several on one line (TAXONOMY part 2, b).",
    ),
    Rule(
        "label-heading",
        "责任单位 ⏎ A",
        None,
        (
            ("牵头单位\n县教育局。", "县教育局=lead"),
            ("责任单位\n县教育局牵头,县财政局配合。", "县教育局=lead 县财政局=support"),
            ("试点单位\n云泽师范大学。", "云泽师范大学=responsible"),
        ),
        (
            "责任单位\n各单位要加强领导。",
            "工作目标\n县教育局、县财政局。",
            "责任单位\n县教育局负责解释。",
            "试点单位\n从申报的学校中选定。",
        ),
        "The paragraph of an item whose heading is the label: （一）责任单位 and, below it, the organs.",
    ),
    Rule(
        "closing-sentence",
        "…。由A负责。",
        None,
        (("完成管网改造。由市水务局牵头,市财政局配合。", "市水务局=lead 市财政局=support"),),
        ("本方案由市发展改革委负责解释。", "各地区要加强组织领导。"),
        "A sentence that closes an item and hands it to its organs.",
    ),
    Rule(
        "role-sentence",
        "A为…牵头单位,A为配合单位。",
        None,
        (
            (
                "县教育局为本项工作的总牵头单位,县财政局、各镇为配合单位。",
                "县教育局=lead 县财政局=support 各镇=support",
            ),
            (
                "省水利厅和省林业厅为全省小水库整治的牵头单位,市县水利部门为责任单位,市县财政部门要保障经费。",
                "省水利厅=lead 省林业厅=lead 市县水利部门=responsible",
            ),
        ),
        (
            "申报时,牵头单位为企业的,配合单位为高校。",
            "以市林业局为牵头单位的联合体。",
            "由市水务局确定市城投集团为牵头单位。",
            "本办法所称责任部门,是指市教育局。市教育局为责任单位的,由其解释。",
            "市级主管部门为行业主管部门,承担牵头单位职责。",
        ),
        "A sentence with label words as its predicates: two and more that open it, or one that is all of it.",
    ),
    Rule(
        "unit-cell",
        "A、A A,A",
        None,
        (("市民政局 市财政局", "市民政局=responsible 市财政局=responsible"),),
        ("无", "/"),
        "A cell of a unit column; the column gives the role (TAXONOMY part 2, c).",
    ),
)


def probe(phrase: str) -> tuple[tuple[str, object], ...]:
    """(rule, organs) of every clause in the phrase, and of the phrase as a cell."""
    heading, _, text = phrase.rpartition("\n")
    role = role_of_heading(heading)
    headed = read_headed(text, role, Context()) if role else None
    if headed is not None:
        return ((headed.rule, " ".join(f"{unit.name}={unit.role}" for unit in headed.units)),)
    found = []
    for clause in (*read_clauses(phrase, Context()), read_unit_cell(phrase, "responsible", Context())):
        said = " ".join(f"{unit.name}={unit.role}" for unit in clause.units)
        if said or clause.convention:
            found.append((clause.rule, said))
    return tuple(found)

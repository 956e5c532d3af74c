"""The catalogue is its own test: each kind is found in its examples and in none of its counter-examples."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fanwen_parse
from fanwen_parse.findings import find, review
from fanwen_parse.findings.catalogue import FAMILIES, FAMILY_OF, TWO_PLACES, kinds
from fanwen_parse.findings.fingerprint import fingerprints
from fanwen_parse.findings.reading import Reading
from fanwen_parse.findings.wording import Forms, clauses, slips
from fanwen_parse.model import Document, Finding, Paragraph, Part, Plan, Section, SourceInfo

RECORDS = {record.name: record for record in kinds()}
EXAMPLES = [(name, text) for name, record in RECORDS.items() for text in record.examples]
COUNTER_EXAMPLES = [(name, text) for name, record in RECORDS.items() for text in record.counter_examples]


def _kinds(text: str) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in find(fanwen_parse.parse(text, check=False)):
        found.setdefault(finding.kind, []).append(finding)
    return found


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[f"{name}-{i}" for i, (name, _) in enumerate(EXAMPLES)])
def test_example_shows_its_kind(name, text):
    found = _kinds(text)
    assert name in found, f"found only {list(found)}"
    assert found[name][0].severity in (RECORDS[name].severity, "info")


@pytest.mark.parametrize(
    ("name", "text"), COUNTER_EXAMPLES, ids=[f"{name}-{i}" for i, (name, _) in enumerate(COUNTER_EXAMPLES)]
)
def test_counter_example_is_clean(name, text):
    found = _kinds(text)
    assert name not in found
    warned = [finding.message for several in found.values() for finding in several if finding.severity != "info"]
    assert warned == []


def test_first_example_of_each_kind_has_its_full_severity():
    for name, record in RECORDS.items():
        if record.examples:
            assert _kinds(record.examples[0])[name][0].severity == record.severity


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_record_is_complete(record):
    assert record.severity in ("error", "warning", "info")
    assert all((record.title_zh, record.title_en, record.doc_zh, record.doc_en, record.source))
    fields = [
        {name for _, name, _, _ in string.Formatter().parse(says) if name} for says in (record.says_zh, record.says_en)
    ]
    assert {name.removesuffix("_en") for name in fields[1]} == fields[0]
    assert record.name in FAMILIES["structure"] or (record.examples and record.counter_examples)


def test_catalogue_lists_each_kind_once():
    assert list(RECORDS) == list(FAMILY_OF)
    assert set(FAMILY_OF) >= TWO_PLACES


def test_messages_come_in_both_languages():
    plan = fanwen_parse.parse(RECORDS["unit-mismatch"].examples[0], check=False)
    (zh,), (en,) = ([f for f in find(plan, lang=lang) if f.kind == "unit-mismatch"] for lang in ("zh", "en"))
    assert "附件多“团区委”" in zh.message
    assert "the appendix adds 团区委" in en.message
    assert zh._replace(message="") == en._replace(message="")


def test_parse_carries_the_findings_and_review_finds_them_again():
    plan = fanwen_parse.parse(RECORDS["number-gap"].examples[0])
    assert [finding.kind for finding in plan.findings] == ["number-gap"]
    assert review(plan) == plan.findings
    assert find(plan) == (), "what the plan carries is not said twice"


def test_stage_findings_are_said_in_the_language_asked_for():
    finding = Finding("table-not-rebuilt", "info", "whatever the stage said", (3, 9))
    plan = fanwen_parse.parse("青禾区养老服务方案\n\n一、总体要求\n")._replace(findings=(finding,))
    assert [f.message for f in review(plan, lang="zh")] == [RECORDS["table-not-rebuilt"].says_zh]
    assert [f.message for f in review(plan, lang="en")] == [RECORDS["table-not-rebuilt"].says_en]


# --- what is less than sure is a hint -----------------------------------------------------------------------------------

BODY_ROWS = """青禾区养老服务体系建设实施方案

一、重点任务

（一）健全服务网络。{one}。（责任单位：区民政局、区财政局）

（二）推进老年助餐。建立助餐补贴与评价挂钩机制。（责任单位：区民政局、区商务局）

附件

青禾区养老服务体系建设任务清单

序号

落实举措

进度安排

责任单位

1

{row}

{schedule}

{units}

2

推进老年助餐。建立助餐补贴与评价挂钩机制。

持续推进

区民政局、区商务局
"""
PLAIN = {
    "one": "统筹布局养老服务设施",
    "row": "健全服务网络。统筹布局养老服务设施。",
    "schedule": "持续推进",
    "units": "区民政局、区财政局",
}

HINTS = [
    ("the day stands in the body alone", {"one": "2026年底前建成养老服务中心"}, "schedule-conflict"),
    (
        "the body has milestones",
        {"one": "2025年底前开工，2026年底前建成养老服务中心", "schedule": "2027年底前"},
        "deadline-mismatch",
    ),
    (
        "the row has a title of its own",
        {"row": "建好服务网络设施。统筹布局养老服务设施。", "units": "区民政局、团区委"},
        "unit-mismatch",
    ),
]


@pytest.mark.parametrize(("changed", "name"), [case[1:] for case in HINTS], ids=[case[0] for case in HINTS])
def test_hint(changed, name):
    found = _kinds(BODY_ROWS.format(**{**PLAIN, **changed}))
    assert [finding.severity for finding in found.get(name, [])] == ["info"]


def test_an_open_list_may_name_fewer():
    text = BODY_ROWS.format(**{**PLAIN, "units": "区民政局等部门"})
    assert "unit-mismatch" not in _kinds(text)
    assert "unit-mismatch" in _kinds(text.replace("区民政局等部门", "区民政局"))


# --- wording: clauses against clauses -----------------------------------------------------------------------------------

BODY = (
    "完善青禾区养老服务网络,服务区域经济社会发展。优化智慧“云服务平台”和“应用生态圈”功能。加强对养老机构的备案管理。"
    "统筹推进护理员平均工资收入水平不低于全区平均水平。建立政府主导、部门联动的工作机制。落实上级制定的每一项补贴政策。"
)
ELSEWHERE = "为区域经济社会发展提供支撑。利用智慧“云服务平台”实现共享。依托“云服务平台”开展评估。"

WORDING = [
    ("one noun for another that stands nearby", "服务区域经济服务发展", True),
    ("another name in quotes", "优化智慧“云服务中心”和“应用生态圈”功能", True),
    ("a light verb before a thing", "进行政府主导、部门联动的工作机制", True),
    ("a verb phrase glued to the end", "统筹推进护理员平均工资收入水平不低于全区平均水平提供数据依据", True),
    ("a thing for another in the same group", "加强对养老单位的备案管理", False),
    ("a name that the clause goes on with", "完善青禾区养老服务网络建设运营机制", False),
    ("a plain cut at the end", "优化智慧“云服务平台”功能", False),
    ("a plain cut inside", "落实补贴政策", False),
    ("a near synonym", "构建政府主导、部门联动的工作机制", False),
    ("another verb and a particle", "对养老机构进行备案管理", False),
    ("a particle", "加强对养老机构备案管理", False),
    ("one particle for another", "优化智慧“云服务平台”与“应用生态圈”功能", False),
    ("a character added", "建立政府主导、各部门联动的工作机制", False),
    ("a number, which targets look at", "完善青禾区2级养老服务网络", False),
    ("rewritten altogether", "推动养老事业和养老产业协同发展壮大", False),
]


@pytest.mark.parametrize(("row", "slip"), [case[1:] for case in WORDING], ids=[case[0] for case in WORDING])
def test_wording(row, slip):
    odd = [clause for clause in clauses(row) if clause not in BODY]
    found = list(slips(odd, clauses(BODY), BODY, Forms(f"{BODY}\n{ELSEWHERE}\n{row}")))
    assert [one.sure for one in found] == ([True] if slip else [])


def test_wording_without_evidence_is_a_doubt():
    row = "服务区域产业社会发展"
    found = list(slips([row], clauses(BODY), BODY, Forms(f"{BODY}\n{ELSEWHERE}\n{row}")))
    assert [one.sure for one in found] in ([], [False])


# --- fingerprints -------------------------------------------------------------------------------------------------------


def test_a_merged_cell_is_no_row_twice():
    row = "<tr><td{span}>{serial}</td><td{span}>建成社区食堂，每个街道至少一处</td><td>{due}</td><td>{who}</td></tr>"
    merged = row.format(span=" rowspan=2", serial=1, due="2025年6月", who="区民政局")
    page = (
        "<html><body><h1>青禾区养老服务任务表</h1><table>"
        "<tr><th>序号</th><th>工作举措</th><th>完成时限</th><th>责任单位</th></tr>"
        "{}<tr><td>2</td><td>培训养老护理员，开设夜间课程</td><td>2025年9月</td><td>区民政局</td></tr></table></body></html>"
    )
    carried = page.format(f"{merged}<tr><td>2025年12月</td><td>区财政局</td></tr>")
    doubled = page.format("".join(row.format(span="", serial=n, due="2025年6月", who="区民政局") for n in (1, 3)))
    plans = [fanwen_parse.parse(text.encode(), name="page.html") for text in (carried, doubled)]
    assert [[f.kind for f in plan.findings if f.kind == "duplicate-row"] for plan in plans] == [[], ["duplicate-row"]]


def test_fingerprint_stays_when_lines_and_numbers_move():
    text = RECORDS["repeated-unit"].examples[0]
    moved = "\n\n\n" + text.replace("（一）", "（二）").replace("（二）发展", "（三）发展").replace(
        "（三）", "（四）", 1
    )
    prints = []
    for version in (text, moved):
        plan = fanwen_parse.parse(version, check=False)
        findings = [finding for finding in find(plan) if finding.kind == "repeated-unit"]
        titles = {placed.section.id: placed.section.heading for placed in Reading(plan).sections}
        prints.append(fingerprints(findings, titles))
    assert len(prints[0]) == 1
    assert prints[0] == prints[1]


def test_equal_findings_have_fingerprints_of_their_own():
    finding = Finding("doubled-mark", "warning", "…", (1, 1), quote="，。")
    one, two = fingerprints([finding, finding._replace(lines=(7, 7))], {})
    assert one != two
    assert len(one) == len(two) == 32


# --- laws -----------------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["一、", "（一）", "1.", "（责任单位：", "）", "区教育局", "、", "，", "。", "\n", "\n\n", "附件", "2025年底", "持续推进", "“", "《", "》", "以下简称", "在2025年的基础上", "到2025年", "**", "⼼", "重点任务", "序号", "关于", "通知", "青禾政发〔2025〕9号", "�", "\x00"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_no_text_makes_it_raise_and_every_finding_is_placed(text):
    plan = fanwen_parse.parse(text, check=False)
    last = max(plan.source.lines, 1)
    for finding in find(plan):
        assert 1 <= finding.lines[0] <= finding.lines[1] <= last
        assert finding.kind in FAMILY_OF
        assert "{" not in finding.message


@pytest.mark.parametrize(
    "piece", ["“", "）", "、对的,", "比2020年", "（以下简称《方案》）", "1)", "、\n", "○", "完善服务体系，"]
)
def test_work_grows_with_the_text_alone(piece, work):
    def plan(length: int) -> Plan:
        text = piece * (length // len(piece))
        section = Section("plan/1", "一、", 1, 1, "", (1, 1), (0, 1), (Paragraph(text, (1, 1), (0, 1)),))
        part = Part("plan", "plan", None, (1, 1), (0, 1), sections=(section,))
        return Plan(SourceInfo("-", "", "utf-8", length, 1), Document(), (part,))

    few, many = plan(4_000), plan(32_000)
    find(few)
    assert work(lambda: find(many)) <= 10 * work(lambda: find(few)) + 1000  # 8 times as long; a square would be 64


def test_work_grows_with_the_number_of_clauses_alone(work):
    few, many = (
        fanwen_parse.parse("一、任务\n" + "建站。（区教育局牵头，区财政局配合）" * number, check=False)
        for number in (250, 2000)
    )
    find(few)
    assert work(lambda: find(many)) <= 10 * work(lambda: find(few)) + 1000


# --- real documents -------------------------------------------------------------------------------------------------------

SEED = [
    ("period-degenerate", (26, 26)),
    ("baseline-equals-target", (56, 56)),
    ("wording-slip", (76, 242)),
    ("wording-slip", (86, 270)),
    ("wording-slip", (90, 282)),
    ("wording-slip", (94, 290)),
    ("unit-mismatch", (118, 360)),
    ("stop-meant", (138, 138)),
    ("baseline-equals-target", (186, 186)),
    ("schedule-conflict", (186, 188)),
    ("schedule-conflict", (202, 204)),
]


def _read(shared, pattern: str) -> list[Finding]:
    (path,) = shared.glob(pattern)
    return [finding for finding in find(fanwen_parse.parse(path, check=False)) if finding.severity != "info"]


def test_seed_has_its_slips_and_nothing_else(shared):
    found = _read(shared, "corpus/docs/000_*")
    assert [(finding.kind, finding.lines) for finding in found] == SEED


def test_second_version_contradicts_its_appendix_twice(shared):
    found = [finding for finding in _read(shared, "diff-bench/v2.txt") if FAMILY_OF[finding.kind] == "appendix"]
    assert [(finding.kind, finding.task) for finding in found] == [
        ("target-mismatch", "plan/2.1.3"),
        ("unit-mismatch", "plan/2.1.5"),
    ]


def test_clean_documents_are_clean(shared):
    clean = ("207", "209", "210", "014", "016", "018", "041", "187", "188")
    found = [finding for number in clean for finding in _read(shared, f"corpus/docs/{number}-*")]
    assert len(found) <= 0.2 * len(clean), [finding.message for finding in found]

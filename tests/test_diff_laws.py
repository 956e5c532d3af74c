"""Laws of ``compare`` that hold for every plan: the samples, edited at random."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fanwen_parse
from fanwen_parse.model import Part, Plan, Section, Task, UnitRef, fold
from fanwen_parse.revision import KINDS, Change, compare
from fanwen_parse.revision.aligned import aligned
from fanwen_parse.revision.runs import runs

SAMPLES = sorted(
    path for folder in ("", "revisions") for path in (Path(__file__).parents[1] / "samples" / folder).glob("*.txt")
)


@cache
def plan(path: Path) -> Plan:
    return fanwen_parse.parse(path, check=False)


def loud(changes: tuple[Change, ...]) -> list[str]:
    return [change.kind for change in changes if change.severity != "silent"]


def with_sections(tree: Plan, part: Part, sections: tuple[Section, ...]) -> Plan:
    """The plan with other sections in one part, numbered and placed as a parser would; rows follow their tasks."""
    renamed: dict[str, str] = {}
    fresh = numbered(sections, f"{part.id}/", renamed)
    parts = []
    for one in tree.parts:
        tables = tuple(
            table._replace(
                rows=tuple(row._replace(linked=renamed.get(row.linked or "", row.linked)) for row in table.rows)
            )
            for table in one.tables
        )
        parts.append(one._replace(sections=fresh if one is part else one.sections, tables=tables))
    return tree._replace(parts=tuple(parts))


def numbered(sections: tuple[Section, ...], above: str, renamed: dict[str, str]) -> tuple[Section, ...]:
    found = []
    for place, section in enumerate(sections, 1):
        renamed[section.id] = name = f"{above}{place}"
        found.append(
            section._replace(
                id=name,
                num=f"（{place}）",
                ordinal=place,
                lines=(section.lines[0] + 3, section.lines[1] + 3),
                sections=numbered(section.sections, f"{name}.", renamed),
            )
        )
    return tuple(found)


def shuffled(sections: tuple[Section, ...], choose: st.DataObject) -> tuple[Section, ...]:
    """Brothers in another order, at every level."""
    order = choose.draw(st.permutations(range(len(sections))))
    return tuple(sections[i]._replace(sections=shuffled(sections[i].sections, choose)) for i in order)


samples = st.sampled_from(SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_plan_does_not_differ_from_itself(path: Path) -> None:
    assert compare(plan(path), plan(path)).changes == ()


@given(path=samples, data=st.data())
@settings(max_examples=30, deadline=None)
def test_renumbering_is_silent(path: Path, data: st.DataObject) -> None:
    tree = plan(path)
    part = data.draw(st.sampled_from(tree.parts))
    other = with_sections(tree, part, part.sections)
    assert loud(compare(tree, other).changes) == []


@given(path=samples, data=st.data())
@settings(max_examples=30, deadline=None)
def test_another_order_is_silent(path: Path, data: st.DataObject) -> None:
    tree = plan(path)
    part = data.draw(st.sampled_from(tree.parts))
    other = with_sections(tree, part, shuffled(part.sections, data))
    assert loud(compare(tree, other).changes) == []


WIDTHS = str.maketrans(
    {",": "，", ":": "：", ";": "；", "(": "（", ")": "）", "，": ",", "：": ":", "；": ";", "（": "(", "）": ")"}
)


@given(path=samples)
@settings(max_examples=len(SAMPLES), deadline=None)
def test_other_widths_are_silent(path: Path) -> None:
    text = path.read_text(encoding="utf-8").translate(WIDTHS)
    assert loud(compare(plan(path), fanwen_parse.parse(text, name=path.name, check=False)).changes) == []


# Words that no sample uses, so that the new task is like nothing that is there.
WORDS = st.lists(st.sampled_from(["铸币", "观星", "驯鹰", "造船", "制陶", "酿蜜", "采珠", "织锦", "斫琴", "冶铁", "磨镜", "烧瓷"]),
                 min_size=3, max_size=8, unique=True)  # fmt: skip


def leaf_lists(sections: tuple[Section, ...], path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    """Paths of all sections that have children, the part itself being ()."""
    found = [path]
    for place, section in enumerate(sections):
        if section.sections:
            found += leaf_lists(section.sections, (*path, place))
    return found


def inserted(sections: tuple[Section, ...], path: tuple[int, ...], at: int, new: Section) -> tuple[Section, ...]:
    if not path:
        at = min(at, len(sections))
        return (*sections[:at], new, *sections[at:])
    first, rest = path[0], path[1:]
    inner = sections[first]._replace(sections=inserted(sections[first].sections, rest, at, new))
    return (*sections[:first], inner, *sections[first + 1 :])


@given(path=samples, words=WORDS, data=st.data())
@settings(max_examples=60, deadline=None)
def test_an_inserted_task_is_exactly_one_change(path: Path, words: list[str], data: st.DataObject) -> None:
    tree = plan(path)
    parts = [part for part in tree.parts if part.sections]
    part = data.draw(st.sampled_from(parts))
    title = "".join(words)
    unit = UnitRef("市文物局", "responsible", "市文物局", "plan", (1, 1), (0, 4))
    new = Section("x", "1.", 1, 1, title, (1, 1), (0, 1), task=Task(title, (unit,)))
    where = data.draw(st.sampled_from(leaf_lists(part.sections)))
    at = data.draw(st.integers(0, 8))
    other = with_sections(tree, part, inserted(part.sections, where, at, new))
    assert loud(compare(tree, other).changes) == ["task-added"]
    assert loud(compare(other, tree).changes) == ["task-removed"]


def seen(changes: tuple[Change, ...], *, mirrored: bool) -> Counter[tuple[object, ...]]:
    """The changes with their ends; ``mirrored``: as they must look from the other side."""
    found: Counter[tuple[object, ...]] = Counter()
    for change in changes:
        ends = [
            (change.before, change.old.id if change.old else None),
            (change.after, change.new.id if change.new else None),
        ]
        kind = KINDS[change.kind].mirror if mirrored else change.kind
        days = change.days if change.days is None or not mirrored else -change.days
        found[(kind, change.field, days, *(reversed(ends) if mirrored else ends))] += 1
    return found


@given(one=samples, other=samples)
@settings(max_examples=40, deadline=None)
def test_the_other_side_sees_the_mirror(one: Path, other: Path) -> None:
    there = compare(plan(one), plan(other)).changes
    back = compare(plan(other), plan(one)).changes
    assert seen(there, mirrored=False) == seen(back, mirrored=True)


def test_real_documents_obey_too(shared: Path) -> None:
    plans = [plan(path) for path in sorted((shared / "corpus" / "docs").iterdir()) if path.suffix in (".txt", ".html")]
    for tree in plans:
        assert compare(tree, tree).changes == ()
    for one, other in itertools.pairwise(plans):
        there, back = compare(one, other).changes, compare(other, one).changes
        assert seen(there, mirrored=False) == seen(back, mirrored=True), (one.source.name, other.source.name)


@given(st.lists(st.sampled_from("甲乙丙丁"), max_size=12), st.lists(st.sampled_from("甲乙丙丁"), max_size=12))
def test_words_align_alike_from_both_sides(old: list[str], new: list[str]) -> None:
    pieces = list(aligned(old, new))
    assert [(common, there, here) for common, here, there in pieces] == list(aligned(new, old))
    assert [word for _, here, _ in pieces for word in old[here]] == old
    assert [word for _, _, there in pieces for word in new[there]] == new


@given(st.text("甲乙，。2025年月底 3%（(", max_size=30), st.text("甲乙，。2025年月底 3%（(", max_size=30))
@settings(deadline=None)
def test_runs_hold_both_texts(before: str, after: str) -> None:
    found = runs(before, after)
    assert normal("".join(run.text for run in found if run.op != "+")) == normal(before)
    assert normal("".join(run.text for run in found if run.op != "-")) == normal(after)
    assert all(run.text for run in found)


def normal(text: str) -> str:
    return "".join(fold(text).split())

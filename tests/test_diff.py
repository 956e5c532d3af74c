"""What ``compare`` tells of two versions, held against lists that people wrote."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from diff_plans import plan_of

import fanwen_parse
from fanwen_parse.commands import diff as diff_command
from fanwen_parse.revision import KINDS, Change, Pin, compare
from fanwen_parse.revision.runs import brief, runs
from fanwen_parse.revision.times import distance
from fanwen_parse.revision.wording import shift
from fanwen_parse.views.changes.data import json_schema
from fanwen_parse.views.changes.messages import message

# --- lists written by hand --------------------------------------------------------------------------------------------

PAIRS = (("reading-2024", "reading-2025"), ("roads-draft", "roads-issued"))


def told(changes: tuple[Change, ...]) -> Counter[tuple[str, ...]]:
    """Every change that is not silent, as the TSV files of the samples state it."""
    return Counter(
        (
            change.kind,
            change.severity,
            change.field,
            change.old.title if change.old else "",
            change.new.title if change.new else "",
            change.before or "",
            change.after or "",
        )
        for change in changes
        if change.severity != "silent"
    )


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_samples_say_what_a_reader_says(samples: Path, old: str, new: str) -> None:
    folder = samples / "revisions"
    with (folder / f"{old}.{new}.tsv").open(encoding="utf-8") as file:
        expected = Counter(tuple(value or "" for value in row.values()) for row in csv.DictReader(file, delimiter="\t"))
    found = told(compare(fanwen_parse.parse(folder / f"{old}.txt"), fanwen_parse.parse(folder / f"{new}.txt")).changes)
    assert not expected - found, "missing"
    assert not found - expected, "told without reason"


# (kind of expected.tsv, or the id of a line) → kinds of ours; `wording_light` and `meta` are two words for what we call
# by what changed, and a raised floor is the finer word for a changed target
BENCH_KINDS = {
    "target_changed": {"target-raised"},
    "wording_light": {"retitled", "reworded"},
    "meta": {"document-changed"},
}


@pytest.mark.parametrize("form", ["text", "json", "yaml"])
def test_bench(shared: Path, form: str) -> None:
    plans = [fanwen_parse.parse(shared / "diff-bench" / name) for name in ("v1.txt", "v2.txt")]
    if form != "text":
        plans = [fanwen_parse.load(fanwen_parse.dump(plan, form)) for plan in plans]
    changes = compare(*plans).changes
    with (shared / "diff-bench" / "expected.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if not row["id"].startswith("X")]
    loud = [change for change in changes if change.severity != "silent"]
    explained = []
    for row in rows:
        kinds = BENCH_KINDS.get(row["kind"], {row["kind"].replace("_", "-")})
        here = [
            change
            for change in changes
            if change.kind in kinds and (row["kind"] == "meta" or _stands(change, row["v1"], row["v2"]))
        ]
        if row["severity"] == "silent":
            at_place = [change for change in loud if _stands(change, row["v1"], row["v2"])]
            assert not at_place, f"{row['id']} must be silent"
        else:
            assert {change.kind for change in here} == kinds, row
            assert {change.severity for change in here} == {row["severity"]}, row
            explained += here
    others = [change for change in loud if change.severity != "info" and change not in explained]
    assert not others


def _stands(change: Change, old: str, new: str) -> bool:
    """Does it stand at these places of the list, written (一)2, several joined by +?"""
    return _is(change.old, old) and _is(change.new, new)


def _is(place: Any, written: str) -> bool:
    first = written.split("+", maxsplit=1)[0].split(",", maxsplit=1)[0].strip()
    if place is None or first == "-":
        return place is None and first == "-"
    number = (place.path[-1][0] if len(place.path) > 1 else "") + place.num
    return number.rstrip(".") == first


# --- one thing at a time ----------------------------------------------------------------------------------------------

BASE: dict[str, Any] = {
    "title": "青禾区护河行动方案",
    "sections": [
        {
            "no": "(一)",
            "title": "治理河道",
            "tasks": [
                {
                    "title": "清理河岸垃圾",
                    "text": "全面清理河岸堆存垃圾,建立日常保洁队伍,保洁覆盖率达到90%。",
                    "units": ["区水利局", "区城市管理局"],
                    "timeline": {"schedule": "2025年底前", "end": "2025-12-31"},
                    "targets": [{"name": "保洁覆盖率", "op": ">=", "value": 90, "unit": "%"}],
                },
                {
                    "title": "整治排污口",
                    "text": "对入河排污口逐一溯源,分类整治,设置标识牌。",
                    "units": ["区生态环境局", "区水利局"],
                    "lead": "区生态环境局",
                },
            ],
        },
        {"no": "(二)", "title": "社会参与", "tasks": [{"title": "招募民间河长", "text": "每条河道聘请居民巡河。", "units": ["各街道"]}]},
    ],
}  # fmt: skip


def edited(**fields: Any) -> dict[str, Any]:
    """The base plan with other fields of its first task, or (``second``) of its second one."""
    data = json.loads(json.dumps(BASE))
    second = fields.pop("second", {})
    data["sections"][0]["tasks"][0].update(fields)
    data["sections"][0]["tasks"][1].update(second)
    return data


ONE_EDIT = [
    ({"timeline": {"schedule": "2026年6月底前", "end": "2026-06-30"}}, ["deadline-slipped"]),
    ({"timeline": {"schedule": "2025年11月底前", "end": "2025-11-30"}}, ["deadline-advanced"]),
    ({"timeline": {"schedule": "长期坚持", "end": None}}, ["deadline-dropped"]),
    ({"units": ["区水利局"]}, ["unit-removed"]),
    ({"units": ["区水利局", "区城市管理局", "区财政局"]}, ["unit-added"]),
    ({"units": ["区城市管理局", "区水利局"]}, ["unit-order"]),
    ({"second": {"lead": "区水利局"}}, ["lead-changed"]),
    ({"second": {"lead": None}}, ["role-changed", "role-changed"]),
    ({"targets": [{"name": "保洁覆盖率", "op": ">=", "value": 95, "unit": "%"}]}, ["target-raised"]),
    ({"targets": [{"name": "保洁覆盖率", "op": ">=", "value": 70, "unit": "%"}]}, ["target-lowered"]),
    ({"targets": [{"name": "保洁覆盖率", "op": "<=", "value": 95, "unit": "%"}]}, ["target-changed"]),
    ({"text": "探索清理河岸堆存垃圾,建立日常保洁队伍,保洁覆盖率达到90%。"}, ["wording-weakened"]),
    ({"text": "全面清理河岸堆放垃圾,建立日常保洁队伍,保洁覆盖率达到90%。"}, ["reworded"]),
    ({"title": "清理河岸的垃圾"}, ["retitled"]),
    ({"text": "全面清理河岸堆存垃圾，建立日常保洁队伍，保洁覆盖率达到90%。"}, []),
    ({"text": "全面清理河岸堆存垃圾。建立日常保洁队伍,保洁覆盖率达到90%"}, []),
    ({"no": "7"}, []),
]


@pytest.mark.parametrize(("edit", "kinds"), ONE_EDIT)
def test_one_edit_is_told_as_what_it_is(edit: dict[str, Any], kinds: list[str]) -> None:
    changes = compare(plan_of(BASE), plan_of(edited(**edit))).changes
    assert sorted(change.kind for change in changes if change.severity != "silent") == sorted(kinds)


def test_a_raised_floor_of_a_ceiling_asks_for_less() -> None:
    target = {"name": "投诉率", "op": "<=", "unit": "%"}
    old, new = (plan_of(edited(targets=[{**target, "value": value}])) for value in (5, 8))
    assert [change.kind for change in compare(old, new).changes] == ["target-lowered"]


def test_two_names_of_one_organ_are_silent() -> None:
    old, new = plan_of(edited(units=["区人社局"])), plan_of(edited(units=["区人力资源社会保障局"]))
    assert [change.kind for change in compare(old, new).changes] == ["alias"]


def test_a_pin_parts_and_joins() -> None:
    new = json.loads(json.dumps(BASE))
    new["sections"][0]["tasks"][1] = {"title": "守护水质", "text": "布设监测浮标。", "units": ["区生态环境局"]}
    old_plan, new_plan = plan_of(BASE), plan_of(new)
    apart = {change.kind for change in compare(old_plan, new_plan).changes}
    joined = compare(old_plan, new_plan, pins=[Pin(("整治排污口",), ("plan/1.2",))])
    parted = compare(old_plan, old_plan, pins=[Pin(("plan/1.1",), ())])
    assert {"task-removed", "task-added"} <= apart
    assert "task-removed" not in {change.kind for change in joined.changes}
    assert [change.kind for change in parted.changes] == ["task-removed", "task-added"]
    assert compare(old_plan, new_plan, pins=[("没有这项", "plan/1.1")]).unmet == (Pin(("没有这项",), ("plan/1.1",)),)


def test_the_fingerprint_knows_no_number_and_no_place() -> None:
    later = json.loads(json.dumps(edited(timeline={"schedule": "2027年底前", "end": "2027-12-31"})))
    moved = json.loads(json.dumps(later))
    moved["sections"].reverse()
    moved["sections"][1]["tasks"].reverse()
    prints = [
        [
            change.fingerprint
            for change in compare(plan_of(BASE), plan_of(new)).changes
            if change.kind == "deadline-slipped"
        ]
        for new in (later, moved)
    ]
    assert prints[0] == prints[1]
    assert len(prints[0]) == 1


# --- parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2025-12-31", "2027-12-31", (24, 730)),
        ("2025-06-30", "2025-07-31", (1, 31)),
        ("2025-06-30", "2025-07-05", (0, 5)),
        ("2026-02-28", "2025-12-31", (-2, -59)),
        ("2024-02-29", "2025-02-28", (12, 365)),
    ],
)
def test_distance_in_months_and_days(before: str, after: str, expected: tuple[int, int]) -> None:
    assert distance(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("到2025年底前完成1200户", "到2027年底前完成1500户", "到[-2025年底前][+2027年底前]完成[-1200户][+1500户]"),
        ("提供健康管理和巡诊服务", "提供健康管理、定期巡诊等服务", "提供健康管理[-和][+、定期]巡诊[+等]服务"),
        ("全 面推进（试点）", "全面推进(试点)", "全面推进(试点)"),
        ("", "新增", "[+新增]"),
        ("覆盖率达到85.5%", "覆盖率达到90%", "覆盖率达到[-85.5%][+90%]"),
    ],
)
def test_runs_respect_words_dates_and_numbers(before: str, after: str, shown: str) -> None:
    assert "".join(run.text if run.op == "=" else f"[{run.op}{run.text}]" for run in runs(before, after)) == shown


def test_brief_shows_three_differences() -> None:
    assert brief("甲处，乙处，丙处，丁处", "子处，丑处，寅处，卯处") == "甲→子；乙→丑；丙→寅；…"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("全面推行信用评定", "探索推行信用评定", [(False, "全面推行信用", "探索推行信用")]),
        ("占比达到60%", "占比力争达到60%", [(False, "达到60%", "力争达到60%")]),
        ("鼓励建设书房", "建设书房", [(True, "鼓励建设书", "建设书")]),
        ("加快推进改造", "推进改造", []),
        ("给予资金支持。", "给予资金奖励。", []),
        ("推进改造", "推进改造。全面清查历史遗留问题并且建立台账", []),
    ],
)
def test_force_of_wording(before: str, after: str, expected: list[tuple[bool, str, str]]) -> None:
    assert [(one.stronger, one.before, one.after) for one in shift(before, after)] == expected


def test_every_kind_has_its_mirror_and_its_words() -> None:
    assert all(KINDS[kind.mirror].mirror == name for name, kind in KINDS.items())
    change = compare(plan_of(BASE), plan_of(edited(units=["区水利局"]))).changes[0]
    for kind in KINDS:
        for lang in ("zh", "en"):
            assert message(change._replace(kind=kind), lang)


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def pair(samples: Path) -> tuple[str, str]:
    folder = samples / "revisions"
    return str(folder / "reading-2024.txt"), str(folder / "reading-2025.txt")


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(diff_command.command, words, standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value, result.output


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 1), (("--fail-on", "breaking"), 1), (("--fail-on", "never"), 0), (("--select", "units-opened"), 0)],
)
def test_exit_codes(pair: tuple[str, str], words: tuple[str, ...], code: int) -> None:
    assert run(*pair, *words)[0] == code
    assert run(pair[0], pair[0], *words)[0] == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", diff_command.FORMS)
def test_every_form_in_both_languages(pair: tuple[str, str], form: str, lang: str) -> None:
    code, text = run(*pair, "-f", form, "--lang", lang)
    assert code == 1
    assert "发展数字阅读" in text
    assert "\x1b" not in text
    assert text.endswith("\n")


def test_json_is_what_its_schema_says(pair: tuple[str, str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data = json.loads(run(*pair, "-f", "json")[1])
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.validate(data, json_schema(), cls=jsonschema.Draft202012Validator)
    assert json.loads(run("--json-schema")[1]) == json_schema()
    slipped = next(change for change in data["changes"] if change["kind"] == "deadline-slipped")
    assert (slipped["months"], slipped["before"], slipped["after_text"]) == (6, "2025-12-31", "2026年6月底前")
    assert data["summary"]["task-added"] == 1


def test_accepted_changes_are_not_told(pair: tuple[str, str], tmp_path: Path) -> None:
    accepted = str(tmp_path / "accepted.toml")
    assert run(*pair, "--accept", accepted, "--write-baseline", "已会签")[0] == 0
    assert run(*pair, "--accept", accepted)[0] == 0


def test_a_configuration_file_changes_severities(pair: tuple[str, str], tmp_path: Path) -> None:
    files = []
    for path in pair:
        files.append(str(tmp_path / Path(path).name))
        Path(files[-1]).write_bytes(Path(path).read_bytes())
    (tmp_path / "fanwen.toml").write_text(
        'lang = "en"\n[severity]\ntask-split = "breaking"\ndeadline = "off"\n[diff]\nselect = ["task-split", "deadline"]\n',
        encoding="utf-8",
    )
    text = run(*files)[1]
    assert "✗ task “关爱特殊群体阅读” was split" in text
    assert "due" not in text


def test_silent_kinds_on_demand(pair: tuple[str, str]) -> None:
    assert "编号变化" not in run(*pair)[1]
    assert "编号变化" in run(*pair, "--all")[1]
    assert "编号变化" in run(*pair, "--severity", "renumbered=info")[1]


def test_a_tree_and_its_text_are_the_same(pair: tuple[str, str], tmp_path: Path) -> None:
    tree = tmp_path / "old.yaml"
    tree.write_text(fanwen_parse.dump(fanwen_parse.parse(Path(pair[0]))), encoding="utf-8")
    assert run(str(tree), pair[0])[0] == 0


def test_the_page_lists_the_catalogue() -> None:
    page = (Path(__file__).parents[1] / "docs" / "diff.md").read_text(encoding="utf-8")
    for kind in KINDS.values():
        assert f"| `{kind.name}` | {kind.severity} | {kind.family} | {kind.zh} | {kind.en} |" in page


def test_the_face_of_the_library_can_be_called_again_and_again() -> None:
    for _ in range(2):
        changes = fanwen_parse.diff(plan_of(BASE), plan_of(edited(units=["区水利局"]))).changes
        assert [change.kind for change in changes] == ["unit-removed"]


def test_runs_never_cut_a_character_in_half():
    before, after = "前往𬭳山建设e\u0301cole站点", "前往𬭳水建设e\u0301colo站点"
    found = runs(before, after)
    assert "".join(run.text for run in found if run.op != "+") == before
    assert "".join(run.text for run in found if run.op != "-") == after
    assert not any(run.text.startswith("\u0301") for run in found)
    assert any(run.op == "-" and run.text.endswith("e\u0301cole") for run in found)

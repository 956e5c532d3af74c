"""The command line as a stranger meets it: exit codes, whole files, one line of error, never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from fanwen_parse import tree
from fanwen_parse.commands import COMMANDS
from fanwen_parse.pipeline import STAGES

PROGRAM = [sys.executable, "-c", "from fanwen_parse.commands import main; main()"]
PLAN = "云泽区实施方案\n一、重点任务\n（一）新建站点。（责任单位：区教育局）\n"


def run(
    *arguments: str | Path, stdin: str | bytes = b"", folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    environment = os.environ | {"NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)], input=data, capture_output=True, check=False, cwd=folder, env=environment
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    return path


def assert_trouble(done, *said):
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") <= 4  # click may say the usage first
    assert "Traceback" not in done.stderr
    for word in said:
        assert word in done.stderr


def test_yaml_and_json_hold_the_same(plan):
    written, data = run("parse", plan), run("parse", "-f", "json", plan)
    assert written.returncode == data.returncode == 0
    assert yaml.safe_load(written.stdout) == json.loads(data.stdout)
    assert tree.load(written.stdout) == tree.load(data.stdout)
    assert "区教育局" in data.stdout


def test_standard_input_and_the_same_bytes_twice():
    once, twice = run("parse", "-f", "json", "-", stdin=PLAN), run("parse", "-f", "json", "-", stdin=PLAN)
    assert once.stdout == twice.stdout
    assert json.loads(once.stdout)["source"]["name"] == "-"


def test_many_files_are_many_lines_or_documents(plan, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(PLAN.replace("云泽", "青禾"), "utf-8")
    lines = run("parse", "-f", "json", plan, other).stdout.splitlines()
    assert [json.loads(line)["source"]["name"] for line in lines] == ["plan.txt", "other.txt"]
    documents = list(yaml.safe_load_all(run("parse", plan, other).stdout))
    assert [document["source"]["name"] for document in documents] == ["plan.txt", "other.txt"]


def test_one_bad_file_among_good_ones_is_named_and_the_others_are_written(plan, tmp_path):
    done = run("parse", "-f", "json", plan, tmp_path / "nowhere.txt", plan)
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 2
    assert "nowhere.txt" in done.stderr


@pytest.mark.parametrize("case", ["missing", "folder", "empty", "image", "binary"])
def test_bad_input_is_one_line(case, tmp_path):
    path = tmp_path / {"image": "scan.png"}.get(case, "input.txt")
    if case == "folder":
        path.mkdir()
    elif case != "missing":
        path.write_bytes(
            {"empty": b"", "image": b"\x89PNG\r\n\x1a\n" + bytes(99), "binary": bytes(range(256)) * 9}[case]
        )
    assert_trouble(run("parse", path), path.name)


def test_no_half_file_is_left(plan, tmp_path):
    out = tmp_path / "plan.json"
    out.write_text("the old one", "utf-8")
    assert run("parse", "-f", "json", "-o", out, tmp_path / "nowhere.txt").returncode == 2
    assert out.read_text("utf-8") == "the old one"
    assert run("parse", "-o", out, plan).returncode == 0
    assert json.loads(out.read_text("utf-8"))["schema"] == "fanwen-parse/1"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plan.json", "plan.txt"]


def test_output_into_no_folder_is_trouble(plan, tmp_path):
    assert_trouble(run("parse", "-o", tmp_path / "no" / "where.yaml", plan), "where.yaml")


def test_text_without_a_plan_is_a_tree():
    done = run("parse", "-f", "json", "-", stdin="今天天气很好。\n")
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"]["characters"] == 8


def test_a_long_line_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("推进各项工作，" * 150_000, "utf-8")
    done = run("parse", "-f", "json", "--no-check", "-o", tmp_path / "long.json", path)
    assert (done.returncode, done.stderr) == (0, "")


def test_map_is_a_partition(plan):
    data = json.loads(run("parse", "-f", "json", "--map", plan).stdout)
    ends = [entry[1] for entry in data["map"]]
    assert [entry[0] for entry in data["map"]] == [0, *ends[:-1]]
    assert ends[-1] == data["source"]["characters"] == len(PLAN)


def test_text_is_what_positions_point_into(samples):
    pytest.importorskip("lxml")
    page = samples / "clinic-tasks.html"
    text = run("parse", "--text", page).stdout
    data = json.loads(run("parse", "-f", "json", page).stdout)
    start, end = data["parts"][1]["span"]
    assert len(text) == data["source"]["characters"]
    assert text[start:end].startswith("云泽市家庭病床服务工作方案")


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_can_be_looked_at(stage, samples):
    done = run("parse", "--until", stage, samples / "childcare-page.txt")
    assert done.returncode == 0
    assert done.stdout


def test_every_command_has_help_and_every_option_an_example():
    for name in COMMANDS:
        done = run(name, "--help")
        assert done.returncode == 0, name
        options = re.split(r"\n  (?=-)", done.stdout.partition("Options:")[2])[1:]
        for option in options:
            if not option.startswith("-h"):
                assert "Example:" in " ".join(option.split()), f"{name}: {option}"


def test_the_schema_is_published_and_fits(plan):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(run("parse", "-f", "json", "--map", plan).stdout))


def test_show_is_plain_where_it_is_piped(samples):
    done = run("show", samples / "city-lead-support.txt")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "牵头 市数据局" in done.stdout


def test_show_prints_masked_days_as_the_tree_has_them(tmp_path):
    page = tmp_path / "masked.txt"
    page.write_text("安全生产活动方案\n一、排查隐患（20xx年6月1日—6月20日）\n二、总结（20xx年6月底前）\n", "utf-8")
    shown = run("show", page).stdout
    assert "→ 20XX-06-01 至 20XX-06-20" in shown
    assert "→ 20XX-06" in shown.rpartition("二、")[2]


def test_show_prints_labels_across_the_rows_of_a_table_once(tmp_path):
    source = tmp_path / "ledger.txt"
    source.write_text("云泽市台账\n序号\t任务\t责任单位\n一、民生\n1\t建校\t市教育局\n2\t建院\t市卫生健康委\n", "utf-8")
    assert run("show", source).stdout.count("一、民生") == 1


def test_show_reads_stored_trees(plan, tmp_path):
    stored = tmp_path / "plan.yaml"
    assert run("parse", "-o", stored, plan).returncode == 0
    assert run("show", stored).stdout == run("show", plan).stdout


def test_a_closed_pipe_is_quiet(samples):
    command = f"{PROGRAM[0]} -c '{PROGRAM[2]}' parse -f json {' '.join([str(samples / 'childcare-page.txt')] * 40)} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_own_words(plan, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("nonsense: [", "utf-8")
    assert_trouble(run("parse", "--lexicon", bad, plan), "bad.yaml")


def test_encoding(plan):
    plan.write_bytes(PLAN.encode("gb18030"))
    assert json.loads(run("parse", "-f", "json", plan).stdout)["units"][0]["name"] == "区教育局"
    forced = json.loads(run("parse", "-f", "json", "--encoding", "utf-8", plan).stdout)
    assert "\ufffd" in forced["document"].get("title", "") + json.dumps(forced["parts"], ensure_ascii=False)
    assert_trouble(run("parse", "--encoding", "nonsense", plan), "nonsense")


def test_an_unknown_command_or_option_is_trouble(plan):
    assert run("prase", plan).returncode == 2
    assert run("parse", "--nonsense", plan).returncode == 2

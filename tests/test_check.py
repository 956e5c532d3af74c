"""``check`` and ``explain`` from outside: forms, exit codes, baseline, what a reader sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from fanwen_parse.commands import group
from fanwen_parse.findings.catalogue import FAMILIES, family, kinds

ROOT = Path(__file__).resolve().parents[1]
PLAN = """青禾区养老服务体系建设实施方案

一、总体要求

健全服务体系，。提升服务质量。

二、重点任务

（一）健全网络。完善服务网络。（责任单位：区民政局、区财政局、区民政局）

（二）发展床位。建设家庭床位。（责任单位：区民政局）
"""
CLEAN = PLAN.replace("，。", "，").replace("、区民政局）", "）", 1)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder that holds plan.txt and clean.txt."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **options):
        result = CliRunner().invoke(group, arguments, standalone_mode=False, **options)
        if result.exception is not None and not hasattr(result.exception, "exit_code"):
            raise result.exception
        code = getattr(result.exception, "exit_code", result.return_value) or 0
        return code, result.output

    return call


def test_findings_make_exit_1_and_name_line_kind_and_item(run):
    code, out = run("check", "plan.txt")
    assert code == 1
    assert "plan.txt" in out
    assert "第 5 行  警告" in out
    assert "doubled-mark" in out
    assert "“区民政局”在同一条款中写了两遍" in out
    assert "二、（一） 健全网络" in out
    assert "共 2 条：警告 2" in out


def test_clean_plan_makes_exit_0(run):
    assert run("check", "clean.txt") == (0, "没有发现问题。\n")


def test_english(run):
    _, out = run("check", "--lang", "en", "plan.txt")
    assert "line 5  warning  The marks “，。” stand side by side" in out
    assert "2 in total: warning 2" in out


def test_json(run):
    code, out = run("check", "-f", "json", "plan.txt", "clean.txt")
    data = json.loads(out)
    assert code == 1
    assert data["schema"] == "fanwen-check/1"
    assert data["summary"] == {"doubled-mark": 1, "repeated-unit": 1}
    first = data["findings"][0]
    assert (first["file"], first["kind"], first["severity"], first["lines"]) == (
        "plan.txt",
        "doubled-mark",
        "warning",
        [5, 5],
    )
    assert len(first["fingerprint"]) == 32
    assert None not in first.values()


@pytest.mark.parametrize(
    ("form", "piece"),
    [
        ("github", "::warning file=plan.txt,line=5"),
        ("sarif", '"ruleId": "doubled-mark"'),
        ("junit", "<testsuites"),
        ("markdown", "doubled-mark"),
    ],
)
def test_forms_for_ci(run, form, piece):
    code, out = run("check", "-f", form, "plan.txt")
    assert code == 1
    assert piece in out


def test_select_ignore_and_fail_on(run):
    assert run("check", "--ignore", "text", "--ignore", "repeated-unit", "plan.txt")[0] == 0
    assert run("check", "--select", "repeated-unit", "plan.txt")[0] == 1
    assert run("check", "--fail-on", "error", "plan.txt")[0] == 0
    assert run("check", "--severity", "repeated-unit=error", "--fail-on", "error", "plan.txt")[0] == 1


def test_configuration_beside_the_plan(run):
    Path("fanwen.toml").write_text('[check]\nignore = ["doubled-mark", "repeated-unit"]\n', encoding="utf-8")
    assert run("check", "plan.txt")[0] == 0


def test_own_words_of_the_configuration(run):
    Path("ours.yaml").write_text("names: {区民办: 区民政办公室}\n", encoding="utf-8")
    Path("fanwen.toml").write_text('lexicon = "ours.yaml"\n', encoding="utf-8")
    assert run("check", "plan.txt")[0] == 1
    Path("fanwen.toml").write_text('lexicon = "missing.yaml"\n', encoding="utf-8")
    assert run("check", "plan.txt")[0] == 2


def test_baseline_is_written_once_and_then_kept(run):
    code, out = run("check", "--baseline", "accepted.toml", "--write-baseline", "印发稿如此", "plan.txt")
    assert (code, Path("accepted.toml").read_text(encoding="utf-8").count("[[accepted]]")) == (0, 2)
    code, out = run("check", "--baseline", "accepted.toml", "plan.txt")
    assert code == 0
    assert "另有 2 条已接受。" in out
    Path("plan.txt").write_text("\n\n" + PLAN.replace("床位。（", "床位的的建设。（"), encoding="utf-8")
    code, out = run("check", "--baseline", "accepted.toml", "plan.txt")
    assert code == 1, "what is new is reported although lines moved"
    assert "共 1 条" in out


def test_stored_tree_gives_the_same_findings(run):
    code, _ = run("parse", "-o", "plan.yaml", "plan.txt")
    assert code == 0
    found = [json.loads(run("check", "-f", "json", name)[1])["findings"] for name in ("plan.txt", "plan.yaml")]
    assert [one["message"] for one in found[0]] == [one["message"] for one in found[1]]
    assert [one["fingerprint"] for one in found[0]] == [one["fingerprint"] for one in found[1]]


def test_standard_input(run):
    code, out = run("check", "-", input=PLAN)
    assert code == 1
    assert "doubled-mark" in out


def test_trouble_is_exit_2_after_the_report(run):
    code, out = run("check", "missing.txt", "plan.txt")
    assert code == 2
    assert "missing.txt" in out
    assert "doubled-mark" in out


def test_report_can_go_to_a_file(run):
    code, out = run("check", "-f", "sarif", "-o", "report.sarif", "plan.txt")
    assert (code, out) == (1, "")
    assert json.loads(Path("report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


# --- explain --------------------------------------------------------------------------------------------------------------


def test_explain_prints_the_record(run):
    code, out = run("explain", "wording-slip")
    assert code == 0
    assert "附件用词与正文不一致" in out
    assert "warning" in out
    assert "进行助餐补贴" in out
    assert "near synonyms".lower() in run("explain", "wording-slip", "--lang", "en")[1].lower()


def test_explain_without_a_name_lists_the_kinds(run):
    _, out = run("explain")
    assert [line.split()[0] for line in out.splitlines()] == [record.name for record in kinds()]


def test_explain_knows_phrase_forms(run):
    from fanwen_parse.rules.book import books

    record = next(record for _, book in books() for record in book)
    code, out = run("explain", record.name)
    assert code == 0
    assert record.doc in out


def test_explain_knows_kinds_of_change(run):
    code, out = run("explain", "unit-removed", "--lang", "en")
    assert code == 0
    assert "severity: breaking" in out


def test_explain_of_a_misspelt_name_is_trouble(run):
    code, _ = run("explain", "wordng-slip")
    assert code == 2


# --- the page -------------------------------------------------------------------------------------------------------------


def test_page_holds_the_catalogue():
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    start, end = "<!-- catalogue -->\n", "<!-- /catalogue -->"
    assert page[page.index(start) + len(start) : page.index(end)] == catalogue_page()


def catalogue_page() -> str:
    """The part of docs/check.md that is made from the records: ``python tests/test_check.py`` writes it."""
    lines: list[str] = []
    for name in FAMILIES:
        lines += [f"\n### {name}\n", "| 类别 kind | 级别 | 说明 | What it is | 依据 source |", "|---|---|---|---|---|"]
        lines += [
            f"| `{r.name}` | {r.severity} | **{r.title_zh}** {r.doc_zh} | **{r.title_en}** {r.doc_en} | {r.source} |"
            for r in family(name)
        ]
    return "\n".join(lines).replace("**、××、20××年", "\\*\\*、××、20××年").replace("** or ××", "\\*\\* or ××") + "\n\n"


if __name__ == "__main__":
    target = ROOT / "docs" / "check.md"
    before, rest = target.read_text(encoding="utf-8").split("<!-- catalogue -->\n")
    target.write_text(
        f"{before}<!-- catalogue -->\n{catalogue_page()}<!-- /catalogue -->{rest.split('<!-- /catalogue -->')[1]}",
        encoding="utf-8",
    )

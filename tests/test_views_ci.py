"""The forms that CI systems read, for reports that no plan ever made: every form is generic."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanwen_parse.model import Entry, Report
from fanwen_parse.views.ci import ANNOTATIONS, FORMS, MARKDOWN_BYTES, render

LEVELS = (("error", "error"), ("warning", "warning"), ("info", "notice"))
NASTY = "公安**分局 ##[error]x\n::error::no, 100% @someone <b>|`\x00\ud800"


def entry(number: int = 1, severity: str = "error", **fields: Any) -> Entry:
    made = Entry(
        "unit-mismatch",
        severity,
        f"第{number}条",
        "plans/方案.txt",
        (number, number + 1),
        f"{number:032x}",
        "二、(一)1. 标题",
    )
    return made._replace(**fields)


def report(*entries: Entry, tool: str = "fanwen-parse check") -> Report:
    return Report(tool, entries, LEVELS, (("unit-mismatch", "正文与附件单位不一致"),))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_report_says_so(form: str, lang: str) -> None:
    text = render(report(), form, lang=lang)
    assert text.endswith("\n")
    if form == "sarif":
        assert json.loads(text)["runs"][0]["results"] == []
    else:
        assert ("Nothing to report." if lang == "en" else "没有发现问题。") in text
        assert ("do not differ" if lang == "en" else "没有差异") in render(
            report(tool="fanwen-parse diff"), form, lang=lang
        )


# --- GitHub -----------------------------------------------------------------------------------------------------------


def test_github_annotates_at_most_ten_of_a_level_and_logs_the_rest() -> None:
    entries = [entry(n) for n in range(25)] + [entry(n, "info") for n in range(3)]
    lines = render(report(*entries), "github").splitlines()
    assert sum(line.startswith("::error ") for line in lines) == ANNOTATIONS
    assert sum(line.startswith("::notice ") for line in lines) == 3
    assert lines.count("::endgroup::") == 1
    assert sum(line.startswith("- error ") for line in lines) == 15


def test_github_escapes_what_the_runner_obeys() -> None:
    text = render(report(*[entry(n, message=NASTY, file="a,b:c.txt", where=None) for n in range(12)]), "github")
    first = text.splitlines()[0]
    assert first.startswith("::error file=a%2Cb%3Ac.txt,line=0,endLine=1,title=unit-mismatch::")
    assert "%0A::error::no, 100%25 @someone" in first
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == ANNOTATIONS + 2, "no command comes from a message"
    assert not any("##[" in line for line in text.splitlines()[ANNOTATIONS:])


def test_github_names_no_file_for_standard_input() -> None:
    assert render(report(entry(file="-")), "github").startswith("::error title=unit-mismatch::")


# --- JUnit ------------------------------------------------------------------------------------------------------------


def test_junit_fails_errors_and_warnings_only() -> None:
    root = ET.fromstring(render(report(entry(1), entry(2, "warning"), entry(3, "info", file="b.txt")), "junit"))  # noqa: S314
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert [suite.get("name") for suite in root] == ["plans/方案.txt", "b.txt"]
    assert [len(case.findall("failure")) for case in root.iter("testcase")] == [1, 1, 0]
    assert len({case.get("name") for case in root.iter("testcase")}) == 3


def test_junit_is_xml_whatever_a_message_holds() -> None:
    root = ET.fromstring(render(report(entry(message=NASTY)), "junit"))  # noqa: S314
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert "<b>|`\ufffd\ufffd" in str(failure.text)


# --- SARIF ------------------------------------------------------------------------------------------------------------


def test_sarif_has_what_code_scanning_asks_for() -> None:
    log = json.loads(render(report(entry(7), entry(0, "info", kind="gap", where=None)), "sarif"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["gap", "unit-mismatch"]
    for result in run["results"]:
        rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert 1 <= region["startLine"] <= region["endLine"]
    first = run["results"][0]
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "plans/%E6%96%B9%E6%A1%88.txt"
    assert first["partialFingerprints"] == {"fanwenParse/v1": f"{7:032x}"}
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "二、(一)1. 标题"


# --- Markdown ---------------------------------------------------------------------------------------------------------


def test_markdown_stays_below_the_limit_and_says_what_it_left_out() -> None:
    entries = [entry(n, message=f"很长的说明{n}" * 60) for n in range(2000)]
    text = render(report(*entries), "markdown")
    assert len(text.encode()) <= MARKDOWN_BYTES
    assert text.count("<details") == text.count("</details>") == 1
    shown = text.count("\n- `unit-mismatch`")
    assert f"另有 {2000 - shown} 条未列出" in text
    assert shown > 30


def test_markdown_shows_the_gravest_open_and_folds_the_others() -> None:
    text = render(report(entry(1, "info"), entry(2, "error")), "markdown")
    assert text.index("<details open><summary>error (1)") < text.index("<details><summary>info (1)")


def test_markdown_keeps_masks_and_wakes_nobody() -> None:
    text = render(report(entry(message=NASTY)), "markdown")
    assert r"公安\*\*分局" in text
    assert "@someone" not in text
    assert "<b>" not in text


# --- all --------------------------------------------------------------------------------------------------------------

texts = st.text(max_size=60)
entries = st.lists(
    st.builds(
        Entry,
        st.sampled_from(["gap", "repeat", "mask"]),
        st.sampled_from(["error", "warning", "info", "unheard-of"]),
        texts,
        texts,
        st.tuples(st.integers(0, 9), st.integers(0, 9)),
        st.text("0123456789abcdef", min_size=4, max_size=8),
        st.none() | texts,
    ),
    max_size=30,
)


@given(entries=entries, form=st.sampled_from(FORMS))
def test_no_report_breaks_a_form(entries: list[Entry], form: str) -> None:
    text = render(report(*entries), form)
    assert text == render(report(*entries), form)
    text.encode("utf-8")
    if form == "junit":
        assert len(list(ET.fromstring(text).iter("testcase"))) == max(1, len(entries))  # noqa: S314
    elif form == "sarif":
        assert len(json.loads(text)["runs"][0]["results"]) == len(entries)
    elif form == "github":
        assert sum(line.startswith(("::error", "::warning", "::notice")) for line in text.split("\n")) == sum(
            min(ANNOTATIONS, n) for n in _by_level(entries)
        )


def _by_level(entries: list[Entry]) -> list[int]:
    levels = dict(LEVELS)
    found = [levels.get(one.severity, "notice") for one in entries]
    return [found.count(level) for level in ("error", "warning", "notice")]

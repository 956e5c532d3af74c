"""Which entries count and with which exit code; where the configuration comes from."""

from __future__ import annotations

import pytest

from fanwen_parse.commands.config import Config, ConfigError, load
from fanwen_parse.commands.files import Trouble
from fanwen_parse.commands.policy import (
    CHANGE_SCALE,
    FINDING_SCALE,
    Accepted,
    Policy,
    accepted_of,
    build,
    decide,
    read_accepted,
    write_accepted,
)
from fanwen_parse.model import Entry

KINDS = {"number-gap": "numbering", "number-repeat": "numbering", "mask": "text"}
NOTHING = {
    "select": (),
    "ignore": (),
    "severity": (),
    "fail_on": None,
    "baseline": None,
    "write_baseline": None,
    "config_file": None,
    "lang": None,
}


def entry(kind="number-gap", severity="warning", fingerprint="f1"):
    return Entry(kind, severity, "编号不连续", "plan.txt", (3, 3), fingerprint)


def policy(**changed):
    return Policy(FINDING_SCALE, "warning")._replace(**changed)


# --- exit codes ---------------------------------------------------------------------------------------------------------

EXITS = [
    ("info", "warning", 0),
    ("warning", "warning", 1),
    ("error", "warning", 1),
    ("warning", "error", 0),
    ("info", "info", 1),
    ("info", "any", 1),
    ("error", "never", 0),
]


@pytest.mark.parametrize(("severity", "fail_on", "code"), EXITS)
def test_exit_code(severity, fail_on, code):
    assert decide([entry(severity=severity)], policy(fail_on=fail_on)).exit_code == code


def test_nothing_found_is_clean_whatever_fails():
    assert decide([], policy(fail_on="any")).exit_code == 0


def test_severity_off_the_scale_fails_nothing():
    assert decide([entry("renumbered", "silent")], Policy(CHANGE_SCALE, "info")).exit_code == 0


def test_changes_have_a_scale_of_their_own():
    change = entry("unit-removed", "notable")
    assert decide([change], Policy(CHANGE_SCALE, "breaking")).exit_code == 0
    assert decide([change], Policy(CHANGE_SCALE, "notable")).exit_code == 1


# --- selection and severities -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ({}, ["number-gap", "mask"]),
        ({"select": ("mask",)}, ["mask"]),
        ({"ignore": ("mask",)}, ["number-gap"]),
        ({"select": ("mask",), "ignore": ("mask",)}, []),
        ({"severity": (("mask", "off"),)}, ["number-gap"]),
    ],
)
def test_which_kinds_are_left(changed, left):
    outcome = decide([entry(), entry("mask", "info", "f2")], policy(**changed))
    assert [kept.kind for kept in outcome.entries] == left


def test_severity_is_overridden_before_it_is_judged():
    outcome = decide([entry("mask", "info")], policy(severity=(("mask", "error"),)))
    assert outcome.entries[0].severity == "error"
    assert outcome.exit_code == 1


# --- accepted entries ---------------------------------------------------------------------------------------------------


def test_accepted_entry_is_not_reported():
    outcome = decide([entry()], policy(accepted=(Accepted("f1", reason="印发稿如此"),)))
    assert (outcome.entries, outcome.exit_code) == ((), 0)
    assert outcome.accepted == (entry(),)


@pytest.mark.parametrize(("today", "code"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_acceptance_ends_after_its_last_day(today, code):
    until = Accepted("f1", reason="下次修订时改", until="2026-06-30")
    outcome = decide([entry()], policy(accepted=(until,)), today=today)
    assert outcome.exit_code == code
    assert outcome.expired == ((until,) if code else ())


def test_acceptance_that_matches_nothing_is_told():
    stale = Accepted("f9", reason="早已改正")
    assert decide([entry()], policy(accepted=(stale,))).unused == (stale,)


def test_written_file_reads_back(tmp_path):
    path = tmp_path / "accepted.toml"
    rows = (
        Accepted("aa", "mask", '名称"**"\\被遮盖\x7f\n', "按原稿", "2026-12-31"),
        Accepted("bb", "number-gap", "编号", "按原稿"),
    )
    write_accepted(path, reversed(rows))
    assert read_accepted(path) == rows


def test_accepting_again_keeps_reason_and_end():
    old = Accepted("f1", "number-gap", "旧说明", "印发稿如此", "2026-12-31")
    rows = accepted_of([entry(), entry(fingerprint="f2"), entry(fingerprint="f2")], [old], "新的理由")
    assert rows == (old, Accepted("f2", "number-gap", "plan.txt: 编号不连续", "新的理由"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[accepted]]\nfingerprint = "aa"\n', "a fingerprint and a reason"),
        ('[[accepted]]\nfingerprint = "aa"\nreason = " "\n', "a fingerprint and a reason"),
        ('[[accepted]]\nfingerprint = "aa"\nreason = "x"\nuntil = "soon"\n', "until is a day"),
        ("accepted = 3\n", "[[accepted]] tables"),
        ("accepted = [\n", "accepted.toml"),
    ],
)
def test_file_of_accepted_entries_is_checked(tmp_path, text, message):
    path = tmp_path / "accepted.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_accepted(path)
    assert message in str(caught.value)


def test_toml_dates_are_read(tmp_path):
    path = tmp_path / "accepted.toml"
    path.write_text('[[accepted]]\nfingerprint = "aa"\nreason = "x"\nuntil = 2026-12-31\n', encoding="utf-8")
    assert read_accepted(path)[0].until == "2026-12-31"


# --- configuration ------------------------------------------------------------------------------------------------------


def test_nearest_configuration_wins(tmp_path):
    inner = tmp_path / "plans" / "2025"
    inner.mkdir(parents=True)
    (tmp_path / "fanwen.toml").write_text('lang = "en"\n', encoding="utf-8")
    (tmp_path / "plans" / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert load(inner / "plan.txt").lang == "en", "a pyproject.toml without our table is passed over"
    (tmp_path / "plans" / "pyproject.toml").write_text('[tool.fanwen-parse]\nlang = "zh"\n', encoding="utf-8")
    assert load(inner).lang == "zh"


def test_search_ends_at_the_repository(tmp_path):
    (tmp_path / "fanwen.toml").write_text('lang = "en"\n', encoding="utf-8")
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    assert load(project) == Config()


def test_settings_of_both_commands(tmp_path):
    path = tmp_path / "fanwen.toml"
    path.write_text(
        '[severity]\nmask = "off"\nunit-removed = "notable"\n'
        '[check]\nignore = ["number-gap"]\nfail-on = "error"\nbaseline = "accepted.toml"\n'
        '[diff]\nfail-on = "breaking"\n',
        encoding="utf-8",
    )
    config = load(tmp_path)
    assert config.path == path
    assert config.severity == (("mask", "off"), ("unit-removed", "notable"))
    assert config.check.ignore == ("number-gap",)
    assert config.check.baseline == tmp_path / "accepted.toml"
    assert (config.check.fail_on, config.diff.fail_on) == ("error", "breaking")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignroe = 3\n", "unknown key ignroe"),
        ('[check]\nfail_on = "error"\n', "unknown key check.fail_on"),
        ('[check]\nselect = "mask"\n', "check.select is a list of strings"),
        ("lang = 3\n", "lang is a string"),
        ("severity = 3\n", "severity is a table"),
        ("check = 3\n", "check is no table"),
        ("lang = \n", "fanwen.toml"),
    ],
)
def test_configuration_is_checked(tmp_path, text, message):
    (tmp_path / "fanwen.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_file_that_is_no_text(tmp_path):
    (tmp_path / "fanwen.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError):
        load(tmp_path)


# --- options over configuration -----------------------------------------------------------------------------------------


def built(tmp_path, **given):
    return build("check", {**NOTHING, **given}, start=tmp_path, scale=FINDING_SCALE, default="warning", kinds=KINDS)


def test_options_win_over_configuration(tmp_path):
    (tmp_path / "fanwen.toml").write_text(
        'lang = "en"\n[severity]\nmask = "error"\nunit-removed = "notable"\nunit = "breaking"\n[check]\nselect = ["mask"]\nfail-on = "error"\n',
        encoding="utf-8",
    )
    plain = built(tmp_path)
    assert (plain.lang, plain.policy.fail_on, plain.policy.select) == ("en", "error", ("mask",))
    assert plain.policy.severity == (("mask", "error"),), "kinds of the other command are passed over"
    asked = built(tmp_path, lang="zh", fail_on="info", select=("numbering",), severity=("mask=off",))
    assert (asked.lang, asked.policy.fail_on) == ("zh", "info")
    assert asked.policy.select == ("number-gap", "number-repeat"), "a family stands for its kinds"
    assert asked.policy.severity == (("mask", "off"),)


def test_misspelt_kind_of_the_configuration_is_trouble(tmp_path):
    (tmp_path / "fanwen.toml").write_text('[severity]\nunit-remvoed = "notable"\n', encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        built(tmp_path)
    assert "unit-remvoed" in caught.value.message


def test_lexicon_of_the_configuration(tmp_path):
    (tmp_path / "fanwen.toml").write_text('lexicon = "ours.yaml"\n', encoding="utf-8")
    assert built(tmp_path).lexicon == tmp_path / "ours.yaml"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"ignore": ("number-gpa",)}, "did you mean number-gap?"),
        ({"severity": ("mask",)}, "expected KIND=LEVEL"),
        ({"severity": ("mask=grave",)}, "'grave' is none of error, warning, info, off"),
        ({"fail_on": "breaking"}, "'breaking' is none of"),
        ({"write_baseline": "x"}, "needs --baseline FILE"),
    ],
)
def test_options_are_checked(tmp_path, given, message):
    with pytest.raises(Trouble) as caught:
        built(tmp_path, **given)
    assert message in caught.value.message
    assert caught.value.exit_code == 2


def test_missing_baseline_is_trouble_unless_it_is_being_written(tmp_path):
    with pytest.raises(Trouble):
        built(tmp_path, baseline=tmp_path / "none.toml")
    assert built(tmp_path, baseline=tmp_path / "none.toml", write_baseline="x").policy.accepted == ()

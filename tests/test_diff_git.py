"""Versions that git keeps: ``REV:FILE``, ``--git BASE``, and ``textconv`` as git's own driver."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fanwen_parse.commands import diff, textconv

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
REVISIONS = Path(__file__).parents[1] / "samples" / "revisions"


def git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of plans/读书.txt; the current folder is plans/."""
    folder = tmp_path / "plans"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name, value in {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
                        "GIT_COMMITTER_EMAIL": "a@b", "GIT_CONFIG_GLOBAL": "/dev/null"}.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    git("init", "-q", "-b", "main", str(tmp_path))
    shutil.copy(REVISIONS / "reading-2024.txt", folder / "读书.txt")
    git("add", ".")
    git("commit", "-q", "-m", "2024")
    git("tag", "v1")
    shutil.copy(REVISIONS / "reading-2025.txt", folder / "读书.txt")
    git("commit", "-q", "-am", "2025")
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(diff.command, words, standalone_mode=False)


def test_a_revision_and_a_file(repository: Path) -> None:
    result = run("v1:plans/读书.txt", str(repository / "读书.txt"))
    assert result.return_value == 1
    assert "发展数字阅读" in result.output
    assert run("HEAD:plans/读书.txt", "读书.txt").return_value == 0
    assert run("v1:./读书.txt", "HEAD:./读书.txt").return_value == 1


def test_a_base_and_the_working_copy(repository: Path) -> None:
    assert run("--git", "HEAD", "读书.txt").return_value == 0
    assert run("--git", "v1", "读书.txt").return_value == 1
    assert run("--git", "v1...", "读书.txt").return_value == 1, "the merge base of v1 and HEAD is v1"
    (repository / "新.txt").write_text("实施方案", encoding="utf-8")
    result = run("--git", "v1", "新.txt")
    assert result.return_value == 0
    assert "nothing to compare" in result.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("v1:plans/没有.txt", "读书.txt"), "没有.txt"),
        (("nowhere:plans/读书.txt", "读书.txt"), "nowhere"),
        (("--git", "nowhere", "读书.txt"), "nowhere"),
        (("--git", "--output=x", "读书.txt"), "no revision"),
        (("--", "-x:plans/读书.txt", "读书.txt"), "no revision"),
        (("读书.txt",), "OLD and NEW"),
        (("-", "-"), "standard input"),
    ],
)
def test_trouble_is_one_line_and_two(repository: Path, words: tuple[str, ...], reason: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fanwen_parse", "diff", *words], capture_output=True, check=False, cwd=repository,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "/usr/bin:/bin:/usr/local/bin", "PYTHONUTF8": "1"},
    )  # fmt: skip
    error = done.stderr.decode("utf-8")
    assert done.returncode == 2
    assert done.stdout == b""
    assert reason in error.splitlines()[-1]
    assert "Traceback" not in error


def test_git_diff_reads_through_textconv(repository: Path) -> None:
    driver = f'env PYTHONPATH="{Path(__file__).parents[1]}" PYTHONUTF8=1 "{sys.executable}" -m fanwen_parse textconv'
    git("config", "diff.fanwen.textconv", driver)
    (repository / ".gitattributes").write_text("*.txt diff=fanwen\n", encoding="utf-8")
    lines = [
        line for line in git("diff", "-U0", "v1", "HEAD").splitlines() if line[:1] in "+-" and line[1:2] not in "+-"
    ]
    assert "-  配合: 市总工会" in lines
    assert "-  时间: 2025年底前 (2025-12-31)" in lines
    assert "+  时间: 2026年6月底前 (2026-06-30)" in lines
    # two tasks changed places: git shows one of them as moved; nothing else but what changed
    assert not any("办好云泽读书月" in line for line in lines)


def test_textconv_leaves_out_what_says_nothing(tmp_path: Path) -> None:
    text = (REVISIONS / "roads-draft.txt").read_text(encoding="utf-8")
    wide = text.replace("（一）", "(一)").replace("，", ",").replace("\n\n", "\n\n\n")
    outputs = []
    for name, words in (("a.txt", text), ("b.txt", wide)):
        (tmp_path / name).write_text(words, encoding="utf-8")
        outputs.append(CliRunner().invoke(textconv.command, [str(tmp_path / name)], standalone_mode=False).output)
    assert outputs[0] == outputs[1]
    assert "责任: 县交通运输局" in outputs[0]


def test_textconv_never_stops_git(tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    result = CliRunner().invoke(textconv.command, [str(picture)], standalone_mode=False)
    assert result.return_value == 0
    assert result.stdout_bytes == picture.read_bytes()

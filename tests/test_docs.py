"""The examples of the pages are run: each ``console`` fence is a session, commands after ``$`` and what they print.

A line that is only ``…`` stands for any lines. Commands run in an empty folder that holds the samples, as a reader would.
``pytest --accept`` writes the outputs anew (and keeps what stands after a ``…``).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```console\n(?P<session>[\s\S]*?)^```$", re.MULTILINE)
PYTHON = re.compile(r"^```python\n(?P<code>[\s\S]*?)^```$", re.MULTILINE)


class Example(NamedTuple):
    page: Path
    line: int
    session: str


def examples(fence: re.Pattern[str]) -> list[Example]:
    found = []
    for page in PAGES:
        content = page.read_text("utf-8") if page.exists() else ""
        found.extend(Example(page, content.count("\n", 0, m.start()) + 1, m[1]) for m in fence.finditer(content))
    return found


def name(example: Example) -> str:
    return f"{example.page.name}:{example.line}"


def steps(session: str) -> list[tuple[str, str]]:
    """(command, expected output) for each ``$``."""
    found = []
    for piece in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, output = piece.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = command[:-1] + more.strip()
        found.append((command, output))
    return found


def run(command: str, folder: Path) -> str:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def matches(expected: str, found: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"[ ]*\n" for line in expected.splitlines()
    )
    return re.fullmatch(pattern, found) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    return tmp_path


@pytest.mark.parametrize("example", examples(FENCE), ids=name)
def test_session(example, folder, accept):
    if "jq " in example.session and shutil.which("jq") is None:
        pytest.skip("needs jq, which the recipes are for")
    written = ""
    for command, expected in steps(example.session):
        found = run(command, folder)
        if not accept or "…" in expected:
            assert matches(expected, found), f"$ {command}\n{found}"
        written += f"$ {command}\n{expected if '…' in expected else found}"
    if accept and "\\\n" not in example.session and written != example.session:
        content = example.page.read_text("utf-8")
        example.page.write_text(content.replace(example.session, written, 1), "utf-8")


@pytest.mark.parametrize("example", examples(PYTHON), ids=name)
def test_python(example, folder, monkeypatch):
    monkeypatch.chdir(folder)
    exec(compile(example.session, name(example), "exec"), {})  # noqa: S102 - our own page


def test_both_readmes_show_the_same_commands():
    ours = [[command for command, _ in steps(e.session)] for e in examples(FENCE) if e.page.name == "README.md"]
    theirs = [[command for command, _ in steps(e.session)] for e in examples(FENCE) if e.page.name == "README.zh-CN.md"]
    assert ours
    assert ours == theirs

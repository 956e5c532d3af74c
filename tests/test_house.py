"""The house as built: import contracts, versions, lexicon, texts that must not be in the repository."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import fanwen_parse

ROOT = Path(__file__).parents[1]


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("needs the git checkout")
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]


def test_imports_point_down():
    pytest.importorskip("importlinter")
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_one_version():
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert re.search(r'^version = "(.+)"$', project, re.MULTILINE)[1] == fanwen_parse.__version__


def test_a_plain_parse_loads_nothing_heavy():
    """The cold start is a promise: what ``parse -f json`` must not import, asserted by name and not by time."""
    program = (
        "import sys\n"
        "sys.argv = ['fanwen-parse', 'parse', '-f', 'json', sys.argv[1]]\n"
        "from fanwen_parse.commands import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'rich', 'yaml', 'jieba', 'regex', 'lxml', 'docx', 'pdfminer', 'dataclasses', 'asyncio', 'importlib.metadata'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    sample = ROOT / "samples" / "childcare-page.txt"
    done = subprocess.run([sys.executable, "-c", program, sample], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_no_path_of_a_machine():
    found = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".html"} and path != Path(__file__)
        and re.search(r"(?<![\w.])/(?:work|root|farm)/", path.read_text("utf-8"))
    ]  # fmt: skip
    assert found == []

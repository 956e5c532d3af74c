"""Patterns compile when they are used, and their codes are kept beside the byte code."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import fanwen_parse.patterns
from fanwen_parse.patterns import compiled, lazy

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "childcare-page.txt"
COUNTED = """
import re, sys, types
from fanwen_parse import patterns
from fanwen_parse.commands import main
compiled = []
patterns.re = types.SimpleNamespace(compile=lambda *given: compiled.append(given) or re.compile(*given))
try:
    main()
except SystemExit:
    print(len(compiled), file=sys.stderr)
    raise
"""
"""Runs the command line and says on standard error how many patterns it had to compile."""


def run(prefix: Path, *, write: bool = True) -> tuple[int, str]:
    """Patterns compiled, and the tree, of a process whose byte code lies under ``prefix``."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(prefix)}
    if not write:
        environment |= {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, "parse", str(SAMPLE)],
        capture_output=True, encoding="utf-8", env=environment, check=True, cwd=ROOT,
    )  # fmt: skip
    return int(done.stderr.splitlines()[-1]), done.stdout


def kept(prefix: Path) -> Path:
    """The file of codes; there is one."""
    (found,) = prefix.rglob("*.sre")
    return found


def test_second_run_compiles_nothing(tmp_path: Path) -> None:
    first, tree = run(tmp_path)
    assert first > 20
    assert run(tmp_path) == (0, tree)


@pytest.mark.parametrize("content", [b"", b"no codes", marshal.dumps(("another Python", {})), marshal.dumps(7)])
def test_a_file_that_is_no_good_is_made_anew(tmp_path: Path, content: bytes) -> None:
    first, tree = run(tmp_path)
    kept(tmp_path).write_bytes(content)
    assert run(tmp_path) == (first, tree)
    assert run(tmp_path) == (0, tree)


def test_damaged_codes_are_refused_by_the_engine(tmp_path: Path) -> None:
    first, tree = run(tmp_path)
    stamp, codes = marshal.loads(kept(tmp_path).read_bytes())  # noqa: S302  (written by the run above)
    damaged = {}
    for key, written in codes.items():
        flags, code, *more = marshal.loads(written)  # noqa: S302  (as above)
        damaged[key] = marshal.dumps((flags, b"\x0f\x27\0\0" * (len(code) // 4), *more))
    kept(tmp_path).write_bytes(marshal.dumps((stamp, damaged)))
    assert run(tmp_path) == (first, tree)


def test_nothing_is_written_where_python_writes_no_byte_code(tmp_path: Path) -> None:
    run(tmp_path, write=False)
    assert not list(tmp_path.rglob("*.sre"))


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert run(blocked)[1].startswith("schema:")


def test_kept_codes_find_what_compiled_patterns_find(tmp_path: Path) -> None:
    run(tmp_path)
    _, codes = marshal.loads(kept(tmp_path).read_bytes())  # noqa: S302  (as above)
    text = SAMPLE.read_text("utf-8")
    built_of = fanwen_parse.patterns._Kept().built
    assert len(codes) > 20
    for (pattern, flags), code in codes.items():
        usual, built = re.compile(pattern, flags), built_of(pattern, code)
        assert [m.span() for m in built.finditer(text)] == [m.span() for m in usual.finditer(text)]
        assert (built.flags, built.groups, built.groupindex) == (usual.flags, usual.groups, usual.groupindex)


def test_a_lazy_pattern_is_the_pattern() -> None:
    pattern = lazy(r"(?P<year>\d{4})年", re.ASCII)
    assert pattern.pattern == r"(?P<year>\d{4})年"
    assert pattern.search("到2027年")["year"] == "2027"  # type: ignore[index]
    assert pattern.flags == re.compile(r"(?P<year>\d{4})年", re.ASCII).flags
    with pytest.raises(AttributeError):
        pattern.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_pattern_compiles_once() -> None:
    assert compiled(r"\d+") is compiled(r"\d+")

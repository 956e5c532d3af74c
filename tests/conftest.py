from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings

# A deadline is a timed assertion, and fails when the machine is busy: growth is held by `work` below instead.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents that developers and CI have beside the project; users never do."""
    if not (SHARED / "corpus" / "docs").is_dir():
        pytest.skip("needs ../shared (the corpus of real documents), which is no part of the project")
    return SHARED


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write golden files anew from what the parser says")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """May golden files be rewritten? Never in CI."""
    wanted = bool(request.config.getoption("--accept"))
    if wanted and os.environ.get("CI"):
        pytest.fail("--accept is for a developer who reads the difference, not for CI")
    return wanted


@pytest.fixture(scope="session")
def work() -> Callable[[Callable[[], object]], int]:
    """How many calls something makes, Python's and C's: a measure of growth that no busy machine can change."""

    def count(action: Callable[[], object]) -> int:
        calls = 0

        def seen(_frame: FrameType, event: str, _argument: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            action()
        finally:
            sys.setprofile(before)
        return calls

    return count


@pytest.fixture(scope="session")
def linear(work: Callable[[Callable[[], object]], int]) -> Callable[[Callable[[str], object], str], None]:
    """Holds that a reader's work grows with the length of its text alone: 8 times as long; a square would be 64."""

    def hold(read: Callable[[str], object], unit: str) -> None:
        few = work(lambda: read(unit * 400))
        assert work(lambda: read(unit * 3200)) <= 10 * few + 1000

    return hold

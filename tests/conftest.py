from __future__ import annotations

from pathlib import Path

import pytest

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

"""Each sample beside its golden tree. ``pytest --accept`` writes the trees anew; read the difference before you commit it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import fanwen_parse
from fanwen_parse import tree

SAMPLES = sorted(
    path for path in (Path(__file__).parents[1] / "samples").iterdir() if path.suffix in {".txt", ".html", ".md"}
)


def test_there_are_samples():
    assert len(SAMPLES) >= 4


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_reads_as_its_golden_tree(path, accept):
    if path.suffix == ".html":
        pytest.importorskip("lxml")
    plan = fanwen_parse.parse(path)
    written = tree.dump(plan, "yaml")
    golden = path.with_suffix(".yaml")
    if accept:
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")
    data = json.loads(tree.dump(plan, "json"))
    jsonschema.validate(data, tree.json_schema())
    assert tree.load(written) == plan
    assert tree.load(tree.dump(plan, "json")) == plan

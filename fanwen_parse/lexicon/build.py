"""Words as data: every ``NAME.yaml`` of this folder becomes ``compiled/NAME.py``, a module of literals.

YAML is what people write; a module is what the parser imports: it loads in 0.1 ms from its bytecode, where PyYAML
alone costs 9 ms to import. ``python -m fanwen_parse.lexicon.build`` writes the modules; a test holds both equal.
"""

from __future__ import annotations

import pprint
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
COMPILED = HERE / "compiled"

_MODULE = '''\
# fmt: off
# ruff: noqa: Q000 (Python writes literals in single quotes)
"""Made from lexicon/{name}.yaml by ``python -m fanwen_parse.lexicon.build``: edit that file, not this one."""
from typing import Any

DATA: Any = {literal}
'''


def sources() -> list[Path]:
    """The YAML files of the lexicon, in order of name."""
    return sorted(HERE.glob("*.yaml"))


def read_yaml(text: str) -> Any:
    """The data of one YAML file, frozen: lists are tuples, mapping order is kept.

    Raises:
        ValueError: with one line that says where, for text that is no YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return frozen(yaml.load(text, Loader=loader))  # noqa: S506  (it is a safe loader, in C where there is one)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        raise ValueError(f"{where}not valid YAML ({getattr(error, 'problem', None) or error})") from None


def frozen(value: Any) -> Any:
    """Lists as tuples, all the way down: Python keeps a tuple of literals as one constant of the bytecode."""
    if isinstance(value, dict):
        return {key: frozen(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(frozen(inner) for inner in value)
    return value


def module_of(path: Path) -> str:
    """The text of the module that ``path`` becomes."""
    data = read_yaml(path.read_text(encoding="utf-8"))
    literal = pprint.pformat(data, width=120, sort_dicts=False, compact=True)
    return _MODULE.format(name=path.stem, literal=literal)


def build() -> list[Path]:
    """Write every module whose text has changed; give back what was written."""
    COMPILED.mkdir(exist_ok=True)
    written = []
    for source in sources():
        target = COMPILED / f"{source.stem}.py"
        text = module_of(source)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
            written.append(target)
    return written


if __name__ == "__main__":
    for module in build():
        print(module.relative_to(HERE))  # noqa: T201  (a generator says what it wrote)

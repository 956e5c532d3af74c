"""Words as data: every ``NAME.yaml`` of this folder becomes the table ``NAME`` of ``compiled.py``, a module of literals.

YAML is what people write; a module is what the parser imports: it loads in 0.5 ms from its bytecode, where PyYAML
alone costs 9 ms to import, and each module more 0.2 ms. ``python -m fanwen_parse.lexicon.build`` writes it; a test holds both equal.
"""

from __future__ import annotations

import pprint
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
COMPILED = HERE / "compiled.py"

_HEAD = '''\
# fmt: off
# ruff: noqa: Q000 (Python writes literals in single quotes)
"""Made from the YAML files of this folder by ``python -m fanwen_parse.lexicon.build``: edit those, not this one."""
from typing import Any
'''
_TABLE = '''
{name}: Any = {literal}
"""lexicon/{source}"""
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


def module() -> str:
    """The text of the module that the files become."""
    text = _HEAD
    for path in sources():
        data = read_yaml(path.read_text(encoding="utf-8"))
        literal = pprint.pformat(data, width=120, sort_dicts=False, compact=True)
        text += _TABLE.format(name=path.stem.upper(), literal=literal, source=path.name)
    return text


if __name__ == "__main__":
    COMPILED.write_text(module(), encoding="utf-8")

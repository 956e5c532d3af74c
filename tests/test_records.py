"""Records are what :class:`typing.NamedTuple` makes of the same class body."""

from __future__ import annotations

import inspect
import pickle
import typing

import pytest

from fanwen_parse import model
from fanwen_parse.records import NamedTuple


class Ours(NamedTuple):
    """A class with all that a body may hold."""

    name: str
    """The first field."""
    size: int = 2
    tags: tuple[str, ...] = ()

    @property
    def shout(self) -> str:
        return self.name.upper()

    def __bool__(self) -> bool:
        return bool(self.tags)


class Theirs(typing.NamedTuple):
    """A class with all that a body may hold."""

    name: str
    """The first field."""
    size: int = 2
    tags: tuple[str, ...] = ()

    @property
    def shout(self) -> str:
        return self.name.upper()

    def __bool__(self) -> bool:
        return bool(self.tags)


CALLS = [
    (("a",), {}),
    (("a", 3), {"tags": ("x",)}),
    ((), {"name": "a", "size": 1}),
    ((), {}),
    (("a", 1, (), 4), {}),
    (("a",), {"name": "b"}),
    (("a",), {"other": 1}),
]


@pytest.mark.parametrize(("given", "named"), CALLS)
def test_made_alike(given: tuple[typing.Any, ...], named: dict[str, typing.Any]) -> None:
    results: list[typing.Any] = []
    for kind in (Ours, Theirs):
        try:
            made: typing.Any = kind(*given, **named)
        except TypeError as error:
            results.append(str(error).replace("Theirs", "Ours"))
            continue
        changed = made._replace(size=9)
        results.append(
            (made, repr(made).replace("Theirs", "Ours"), made._asdict(), tuple(changed), made.shout, bool(made))
        )
    assert results[0] == results[1]


def test_classes_look_alike() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__slots__", "__doc__", "__module__", "__bases__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    ours, theirs = inspect.signature(Ours).parameters.values(), inspect.signature(Theirs).parameters.values()
    assert [(p.name, p.kind, p.default) for p in ours] == [(p.name, p.kind, p.default) for p in theirs]
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert tuple(Ours._make(["a", 1, ()])) == tuple(Theirs._make(["a", 1, ()]))


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_wrong_fields_are_refused_alike(kind: typing.Any) -> None:
    with pytest.raises(TypeError, match="Expected 3 arguments, got 2"):
        kind._make(["a", 1])
    with pytest.raises(ValueError, match="unexpected field names"):
        kind("a")._replace(other=1)
    with pytest.raises(AttributeError):
        kind("a").name = "b"
    with pytest.raises(AttributeError):
        kind("a").other = "b"


def test_a_default_before_a_field_without_one_is_refused() -> None:
    body = {"__annotations__": {"a": "int", "b": "int"}, "a": 1, "__module__": __name__}
    maker: typing.Any = type(NamedTuple)
    with pytest.raises(TypeError, match="without a default"):
        maker("Wrong", (NamedTuple,), body)


def test_pickled_and_matched() -> None:
    made = Ours("a", 3)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301
    match made:
        case Ours(name, 3):
            assert name == "a"
        case _:
            pytest.fail("the fields are matched by place")


def test_types_of_the_model_are_documented() -> None:
    for name, kind in vars(model).items():
        if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
            assert kind.__doc__, name
            assert list(inspect.signature(kind).parameters) == list(kind._fields)

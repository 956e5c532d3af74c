"""Named tuples as :class:`typing.NamedTuple` makes them, at a tenth of its cost.

A cold ``parse`` makes a hundred of these classes. The library's way compiles one constructor for each, checks each annotation as a
type, and so takes 0.1 ms a class: an eighth of the whole start. This one has a constructor for each *number* of fields and
puts the names of the fields in; types are for the type checker, which sees :class:`typing.NamedTuple` itself.

What a class is like afterwards is what :func:`collections.namedtuple` documents; a test holds the two against each other.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

# From 3.14 on a class body has no annotations to read the fields from.
if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  (exported)
else:
    from collections import _tuplegetter
    from functools import cache
    from itertools import count
    from types import CodeType, FunctionType

    __all__ = ["NamedTuple"]

    _new = tuple.__new__
    # Compiled with this module: each costs as much to compile at a start as three classes to make.
    _CONSTRUCTORS = (
        lambda _cls, a: _new(_cls, (a,)),
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
    )
    """``__new__(_cls, a, b, …)`` for one field, two, and so on."""

    @cache
    def _constructor(size: int) -> CodeType:
        """The code of ``__new__`` for so many fields; the names of its variables are no field's."""
        if 0 < size <= len(_CONSTRUCTORS):
            return _CONSTRUCTORS[size - 1].__code__
        fields = ", ".join(f"_{place}" for place in range(size))
        made = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))")  # noqa: S307  (the way of collections.namedtuple)
        return made.__code__

    @cache
    def _getter(place: int):  # noqa: ANN202
        """The descriptor of the field in this place, one for all classes: it holds nothing but the place."""
        return _tuplegetter(place, f"Alias for field number {place}")

    _NAMES = {"_new": _new, "__builtins__": {}}

    def _make(cls, values):  # noqa: ANN001, ANN202
        made = _new(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes):  # noqa: ANN001, ANN003, ANN202
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self):  # noqa: ANN001, ANN202
        return dict(zip(self._fields, self, strict=True))

    def _shown(self) -> str:  # noqa: ANN001
        inside = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({inside})"

    def _given(self):  # noqa: ANN001, ANN202
        return tuple(self)

    _METHODS = {
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _shown,
        "__getnewargs__": _given,
    }

    class _Maker(type):
        """Turns the body of a class into a subclass of tuple; the result is a plain class without this metaclass."""

        def __new__(cls, name, bases, body):  # noqa: ANN001, ANN204
            if not bases:
                return super().__new__(cls, name, bases, body)
            types = body.pop("__annotations__", {})
            fields = tuple(types)
            defaults = {field: body.pop(field) for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            code = _constructor(len(fields)).replace(co_name="__new__", co_varnames=("_cls", *fields))
            made = FunctionType(code, _NAMES, "__new__", tuple(defaults.values()))
            made.__qualname__ = f"{name}.__new__"
            made.__annotations__ = types
            own = {
                "__slots__": (),
                "__new__": made,
                "__match_args__": fields,
                "__annotations__": types,
                "_fields": fields,
                "_field_defaults": defaults,
                **_METHODS,
                **dict(zip(fields, map(_getter, count()), strict=False)),
            }
            return type(name, (tuple,), own | body)

    class NamedTuple(metaclass=_Maker):
        """The base to write in a class statement; see :class:`typing.NamedTuple`."""

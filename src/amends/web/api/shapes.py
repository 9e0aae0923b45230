"""The shapes of answers, for their description.

An answer bears every field, so that each is required, also where a struct has a default.  The library that makes the
schemas cannot tell a day from an instant where a field may hold either (a law counts days or hours): such a field
is described as text.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, reduce
from operator import or_
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

DAY_OR_INSTANT = Annotated[
    str, msgspec.Meta(description="A day (2026-06-04) where the law counts days, an instant where it counts hours")
]


def described(shape: Any) -> Any:
    """The same shape as it stands in JSON."""
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        return _struct(shape)
    origin, parts = get_origin(shape), get_args(shape)
    if origin in (Union, types.UnionType):
        return _union(parts)
    if origin in (list, tuple, frozenset, set):
        return types.GenericAlias(list, (described(parts[0]),))
    if origin is dict:
        return types.GenericAlias(dict, (parts[0], described(parts[1])))
    return shape


@cache
def _struct(shape: type[msgspec.Struct]) -> type[msgspec.Struct]:
    hints = get_type_hints(shape, include_extras=True)
    fields = [(name, described(hints[name])) for name in shape.__struct_fields__]
    namespace: dict[str, str | None] = {"__doc__": shape.__doc__}
    make: Callable[..., type[msgspec.Struct]] = msgspec.defstruct
    return make(shape.__name__, fields, module=shape.__module__, namespace=namespace, kw_only=True)


def _union(parts: tuple[Any, ...]) -> Any:
    if date in parts and datetime in parts:
        parts = (DAY_OR_INSTANT, *(one for one in parts if one not in (date, datetime)))
    return reduce(or_, (described(one) for one in parts))

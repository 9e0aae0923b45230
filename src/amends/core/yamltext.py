"""YAML as people write it in cases and in the law: strict where YAML 1.1 surprises.

Three surprises are taken away: ``NO`` is Norway and not false, an instant stays the text that was
written (so that a missing offset can be seen), and a key given twice is an error.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from amends.core.errors import InputError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]  # the C loader has no type stub
    """SafeLoader without timestamps, with ``true``/``false`` as the only booleans."""


_DEEPEST = 100  # levels; the C loader builds nodes by recursion and ends the process where the stack ends

_DROPPED = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_KEPT = {
    first: [(tag, pattern) for tag, pattern in rules if tag not in _DROPPED]
    for first, rules in _Base.yaml_implicit_resolvers.items()
}
_Loader.yaml_implicit_resolvers = _KEPT
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)


def _mapping(loader: Any, node: Any, deep: bool = False) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int | float | bool | None):
            raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} is given twice", key_node.start_mark)
        seen.add(key)
    loader.flatten_mapping(node)
    return dict(_Base.construct_mapping(loader, node, deep=deep))


_Loader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: _mapping(loader, node, deep=True))


def _refuse_depth(text: str, name: str) -> None:
    """The parser of events needs no stack of its own, so that depth is seen before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise InputError("The file is nested too deeply.", code="yaml.syntax", where=name)


def parse_yaml(text: str, *, name: str) -> Any:
    """The value of ``text``; ``name`` is the file as the user knows it.

    Raises ``InputError`` (``yaml.syntax``) with line and column.

    >>> parse_yaml("residence: NO\\nat: 2026-01-01T00:00:00+01:00", name="x")
    {'residence': 'NO', 'at': '2026-01-01T00:00:00+01:00'}
    """
    try:
        _refuse_depth(text, name)
        return yaml.load(text, Loader=_Loader)  # noqa: S506  # a SafeLoader, narrowed further
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{name}, line {mark.line + 1}, column {mark.column + 1}" if mark else name
        raise InputError(
            "The file is not valid YAML.",
            code="yaml.syntax",
            where=place,
            why=str(error.problem or error.context or "it cannot be parsed"),
            fix="Correct the line; indentation and colons are the usual causes.",
        ) from error
    except yaml.YAMLError as error:
        raise InputError("The file is not valid YAML.", code="yaml.syntax", where=name, why=str(error)) from error
    except RecursionError as error:
        raise InputError("The file is nested too deeply.", code="yaml.syntax", where=name) from error

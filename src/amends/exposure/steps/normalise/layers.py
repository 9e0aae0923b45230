"""Normal forms in layers: each layer is a projection over the one before, so nothing is computed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Layer = Callable[[str], str]


def layered(source: str, keep: Sequence[str], keys: Mapping[str, tuple[str, Sequence[Layer]]]) -> str:
    """A query over ``source`` (a table or a bracketed query) that gives ``keep`` and every key.

    ``keys`` maps the name of a key to the SQL it starts from and its layers; ``keep`` are columns
    of ``source``, given as ``name`` or ``expression AS name``, that every layer may use.

    >>> layered("t", ["row"], {"k": ("c0", [lambda sql: f"trim({sql})", lambda sql: f"lower({sql})"])})
    'SELECT row, lower(k) AS k FROM (SELECT row, trim(c0) AS k FROM t)'
    """
    depth = max((len(layers) for _, layers in keys.values()), default=0)
    names = [item.rpartition(" AS ")[2] for item in keep]
    query = ""
    for level in range(max(depth, 1)):
        columns = list(keep if level == 0 else names)
        for name, (start, layers) in keys.items():
            given = start if level == 0 else name
            columns.append(f"{layers[level](given) if level < len(layers) else given} AS {name}")
        query = f"SELECT {', '.join(columns)} FROM {source if level == 0 else f'({query})'}"
    return query

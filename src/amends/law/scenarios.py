"""Runs the scenarios of the corpus: facts in, the expected fields of the answer compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from amends.core.case import parse_case
from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.law.corpus import Corpus, read_yaml
from amends.law.evaluate import evaluate


@dataclass(frozen=True)
class Scenario:
    """One case with what the law must say of it; ``expect`` maps law ids to fields."""

    file: str
    name: str
    as_of: str
    facts: Mapping[str, Any]
    expect: Mapping[str, Mapping[str, Any]]

    @property
    def title(self) -> str:
        return f"{self.file}: {self.name}"


def read_scenarios(folder: Path) -> Iterator[Scenario]:
    """Every scenario below ``folder``/scenarios.

    Raises ``InputError`` (``law.scenario``) for a file that is not a list of scenarios.
    """
    for path in sorted((folder / "scenarios").rglob("*.yaml")):
        yield from _of_file(path, path.relative_to(folder / "scenarios").as_posix())


def _of_file(path: Path, name: str) -> Iterator[Scenario]:
    content = read_yaml(path)
    if not isinstance(content, dict) or not content.get("scenarios"):
        raise _fault(name, "it has no list called `scenarios`")
    base = content.get("base", {})
    for item in content["scenarios"]:
        merged = merge(base, item)
        if not merged.get("expect") or "as_of" not in merged or "name" not in merged:
            raise _fault(name, f"{merged.get('name', 'a scenario')!r} needs `name`, `as_of`, `facts` and `expect`")
        yield Scenario(name, merged["name"], merged["as_of"], merged["facts"], merged["expect"])


def merge(base: Any, change: Any) -> Any:
    """``base`` with ``change`` laid over it: mappings key by key, everything else replaced.

    >>> merge({"a": {"b": 1, "c": 2}}, {"a": {"c": 3}})
    {'a': {'b': 1, 'c': 3}}
    """
    if isinstance(base, dict) and isinstance(change, dict):
        keys = [*base, *(key for key in change if key not in base)]
        return {
            key: merge(base[key], change[key]) if key in base and key in change else {**base, **change}[key]
            for key in keys
        }
    return change


def failures(corpus: Corpus, scenario: Scenario) -> list[str]:
    """What the law says otherwise than expected; empty if the scenario holds."""
    case = parse_case(json.dumps(_without_nulls(scenario.facts)), name=scenario.title)
    as_of = parse_instant(scenario.as_of, where=scenario.title)
    answer = evaluate(_only(corpus, scenario.expect), case, case.cohorts, as_of)
    found: dict[str, list[dict[str, Any]]] = {}
    for duty in answer.duties:
        found.setdefault(duty.law, []).append(msgspec.to_builtins(duty))
    return [text for law, wanted in scenario.expect.items() for text in _compare(law, wanted, found.get(law))]


def _only(corpus: Corpus, laws: Iterable[str]) -> Corpus:
    """The corpus with these rules alone: each is answered by itself, so the others cost time and change nothing.

    Whether a place is encoded at all is asked of the whole.
    """
    named = set(laws)
    if not named <= corpus.duties.keys():
        return corpus
    return replace(corpus, duties={law: duty for law, duty in corpus.duties.items() if law in named})


def _compare(law: str, wanted: Mapping[str, Any], answers: list[dict[str, Any]] | None) -> Iterator[str]:
    if not answers:
        yield f"there is no law {law!r}"
        return
    attempts = [list(_differences(law, wanted, answer)) for answer in answers]
    if all(attempts):
        yield from min(attempts, key=len)


def _differences(where: str, wanted: Any, found: Any) -> Iterator[str]:
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            if key in _SAYINGS:
                yield from _sayings(where, key, value, found)
            else:
                yield from _differences(f"{where}.{key}", value, found.get(key, "(absent)"))
    elif isinstance(wanted, list) and isinstance(found, list | tuple) and len(wanted) == len(found):
        for index, (left, right) in enumerate(zip(wanted, found, strict=True)):
            yield from _differences(f"{where}[{index}]", left, right)
    elif wanted != found and list_of(wanted) != list_of(found):
        yield f"{where}: expected {wanted!r}, found {found!r}"


# Keys of `expect` that are no fields: texts that must, or must not, occur in a list of the answer.
_SAYINGS = {"because_says": "because", "because_never_says": "because"}


def _sayings(where: str, key: str, texts: Any, found: Mapping[str, Any]) -> Iterator[str]:
    said = " ".join(found[_SAYINGS[key]]).lower()
    for text in map(str, texts if isinstance(texts, list) else [texts]):
        if (text.lower() in said) is (key == "because_never_says"):
            yield f"{where}.{key}: {text!r}; the reasons are: {found['because']}"


def list_of(value: Any) -> Any:
    """A tuple as the list that JSON makes of it; anything else as it is."""
    return list(value) if isinstance(value, tuple) else value


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return value


def _fault(name: str, why: str) -> InputError:
    return InputError(
        "A scenario file of the corpus cannot be read.",
        code="law.scenario",
        where=f"scenarios/{name}",
        why=why + ".",
        fix="Compare it with the example in corpus/README.md.",
    )

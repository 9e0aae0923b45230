"""What a text must contain for a pattern to match at all, derived from the pattern itself.

Two alphabets are used.  The *skeleton* of a text keeps its length and writes every digit as ``0``,
capitals as ``A``, small Latin letters as ``a``, other letters as ``x`` and white space as a blank.
The *folded* text is in lower case.  A requirement is a set of strings of which one must occur.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")  # the standard library's own, the only one that reads its dialect
_MOST = 24  # alternatives of one requirement

_IN_X_TOO = frozenset("iskISK")  # have partners beyond ASCII when case does not matter
_FOLDS = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "K": "k", "µ": "μ", "ς": "σ"})  # meant: one for one
_WEIGHTS = {"a": 0.15, "x": 0.15, "A": 0.6, "0": 0.7, " ": 0.3, ".": 0.5, ":": 0.5, "-": 0.5, "/": 0.5, ",": 0.5}
_RARE, _TELLING = 1.1, 3.0

Symbols = Callable[[Any, Any, bool], "frozenset[str] | None"]


@dataclass(frozen=True)
class Requirement:
    """One of ``words`` occurs in the skeleton (``is_skeleton``) or in the folded text."""

    words: tuple[str, ...]
    is_skeleton: bool
    weight: float


class _Classes(dict[int, str]):
    """Code point -> class, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


def _class_of(character: str) -> str:
    if character.isdecimal():
        return "0"
    if character.isspace():
        return " "
    if character.isascii():
        return "A" if character.isupper() else "a" if character.islower() else character
    if character.isalpha():
        return "A" if character.isupper() else "a" if "à" <= character <= "ÿ" else "x"
    return "x" if character.isalnum() else "?"


_CLASSES = _Classes()


def skeleton(text: str) -> str:
    """The classes of the characters, one for one.

    >>> skeleton("Jan Żak, 44051401359")
    'Aaa Aaa, 00000000000'
    """
    return text.translate(_CLASSES)


def folded(text: str) -> str:
    """The text in lower case, one character for one."""
    return text.lower() if text.isascii() else text.translate(_FOLDS).lower()


@cache
def requirements(pattern: re.Pattern[str]) -> tuple[Requirement, ...]:
    """What every text that the pattern matches contains, as one requirement, or none.

    >>> requirements(re.compile(r"(?<!\\w)\\d{3}-?\\d{2}@"))[0].words
    ('000-00@', '00000@')
    """
    tree = _PARSER.parse(pattern.pattern, pattern.flags)
    ignore = bool(pattern.flags & re.IGNORECASE)
    found = [
        Requirement(tuple(sorted(words)), is_skeleton, _weight(words, is_skeleton))
        for is_skeleton, symbols in ((True, _skeleton_symbols), (False, _folded_symbols))
        for words in _segments(tree, symbols, ignore)
    ]
    telling = [item for item in found if item.weight >= _RARE]
    # Each word costs a search: of what is rare enough the shortest list, else the rarest.
    telling.sort(
        key=lambda item: (item.weight < _TELLING, len(item.words) if item.weight >= _TELLING else -item.weight)
    )
    return tuple(telling[:1])


def _weight(words: Iterable[str], is_skeleton: bool) -> float:
    """How rare the commonest of the words is likely to be."""
    if is_skeleton:
        return min((sum(_WEIGHTS.get(c, 1.5) for c in word) for word in words), default=0.0)
    return min((sum(1.0 if c.isalnum() else 0.5 for c in word) for word in words), default=0.0)


class _Run:
    """Builds segments: sets of strings of which one occurs, without a gap, in every match."""

    def __init__(self) -> None:
        self.closed: list[frozenset[str]] = []
        self.open: frozenset[str] = frozenset({""})
        self.has_gap = False

    def append(self, alternatives: frozenset[str]) -> None:
        if len(self.open) * len(alternatives) > _MOST:
            self.close()
        self.open = _shortest(left + right for left in self.open for right in alternatives)

    def close(self, following: frozenset[str] = frozenset({""})) -> None:
        if "" not in self.open:
            self.closed.append(self.open)
        self.open, self.has_gap = following, True


def _shortest(words: Iterable[str]) -> frozenset[str]:
    """The words without those that end in another of them: where a word stands, its end stands too."""
    found = set(words)
    return frozenset(word for word in found if not any(word[start:] in found for start in range(1, len(word))))


def _segments(tree: Sequence[Any], symbols: Symbols, ignore: bool) -> list[frozenset[str]]:
    run = _Run()
    _walk(tree, run, symbols, ignore)
    run.close()
    return run.closed


def _walk(tree: Sequence[Any], run: _Run, symbols: Symbols, ignore: bool) -> None:
    for op, argument in tree:
        name = str(op)
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        if name == "SUBPATTERN":
            _walk(argument[3], run, symbols, ignore or bool(argument[1] & re.IGNORECASE))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _repeat(argument, run, symbols, ignore)
        elif name == "BRANCH":
            _branch(argument[1], run, symbols, ignore)
        elif (found := symbols(name, argument, ignore)) is not None:
            run.append(found)
        else:
            run.close()


def _exact(tree: Sequence[Any], symbols: Symbols, ignore: bool) -> frozenset[str] | None:
    """Every string of the tree, if they are few and need no gap."""
    run = _Run()
    _walk(tree, run, symbols, ignore)
    return None if run.has_gap or "" in run.open else run.open


def _repeat(repeat: Any, run: _Run, symbols: Symbols, ignore: bool) -> None:
    """Exactly ``least`` copies join what stands before and after; of more, the last ones what stands after."""
    least, most, tree = repeat
    tail = _Run()
    for _ in range(min(least, _MOST)):
        _walk(tree, run, symbols, ignore)
        _walk(tree, tail, symbols, ignore)
    if most == least <= _MOST:
        return
    if not least:
        _walk(tree, tail, symbols, ignore)
        if most == 1 and not tail.has_gap and len(run.open) * (len(tail.open) + 1) <= _MOST:
            run.append(tail.open | {""})
            return
    run.close(_shortest(tail.open if least else run.open | tail.open))


def _branch(branches: Sequence[Any], run: _Run, symbols: Symbols, ignore: bool) -> None:
    exact = [_exact(branch, symbols, ignore) for branch in branches]
    if all(exact) and sum(len(found or ()) for found in exact) <= _MOST:
        run.append(frozenset().union(*(found or frozenset() for found in exact)))
        return
    run.close()
    is_skeleton = symbols is _skeleton_symbols
    best = [
        max(_segments(branch, symbols, ignore), key=lambda words: _weight(words, is_skeleton), default=frozenset())
        for branch in branches
    ]
    if all(best):
        run.closed.append(frozenset().union(*best))


def _skeleton_symbols(name: str, argument: Any, ignore: bool) -> frozenset[str] | None:
    if name == "LITERAL":
        return _classes_of(chr(argument), ignore)
    if name != "IN":
        return None
    if str(argument[0][0]) == "NEGATE":
        return _classes_left(argument[1:])
    classes: set[str] = set()
    for kind, value in argument:
        found = _classes_in(str(kind), value, ignore)
        if found is None:
            return None
        classes |= found
    return frozenset(classes) if len(classes) <= 4 else None


def _classes_of(character: str, ignore: bool) -> frozenset[str]:
    if not ignore or not character.isalpha():
        return frozenset(_class_of(character))
    if not character.isascii():
        return frozenset("aAx")
    return frozenset("aAx" if character in _IN_X_TOO else "aA")


def _classes_in(kind: str, value: Any, ignore: bool) -> frozenset[str] | None:
    if kind == "LITERAL":
        return _classes_of(chr(value), ignore)
    if kind == "RANGE":
        low, high = value
        if high - low > 0x200:
            return None
        met = (chr(code) for code in range(low, high + 1))
        return frozenset().union(*(_classes_of(c, ignore) for c in met if unicodedata.category(c) != "Cn"))
    return {"CATEGORY_DIGIT": frozenset("0"), "CATEGORY_SPACE": frozenset(" ")}.get(str(value))


def _classes_left(excluded: Sequence[Any]) -> frozenset[str] | None:
    """The classes of ``[^\\W...]``: letters, digits and the underscore, less what is excluded wholly."""
    items = {(str(kind), str(value)) for kind, value in excluded}
    if ("CATEGORY", "CATEGORY_NOT_WORD") not in items:
        return None
    left = {"A", "x"}
    if not {("RANGE", str((ord("a"), ord("z")))), ("RANGE", str((ord("à"), ord("ÿ"))))} <= items:
        left.add("a")
    if ("CATEGORY", "CATEGORY_DIGIT") not in items:
        left.add("0")
    if ("LITERAL", str(ord("_"))) not in items:
        left.add("_")
    return frozenset(left)


def _folded_symbols(name: str, argument: Any, ignore: bool) -> frozenset[str] | None:
    if name == "LITERAL":
        return frozenset({folded(chr(argument))})
    if name == "IN" and len(argument) <= 4 and all(str(kind) == "LITERAL" for kind, _ in argument):
        return frozenset(folded(chr(value)) for _, value in argument)
    return None

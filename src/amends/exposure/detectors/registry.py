"""Finds the detectors by their files: each module of ``elements`` offers ``DETECTORS`` and perhaps ``TEXT``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from amends.core.elements import require_elements
from amends.exposure.detectors import elements as folder
from amends.exposure.detectors.column import Detector
from amends.exposure.detectors.patterns import TextPattern


def _modules() -> list[ModuleType]:
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    return [importlib.import_module(f"{folder.__name__}.{name}") for name in names]


@cache
def detectors() -> tuple[Detector, ...]:
    """Every detector, in the order of their files; raises ``InputError`` if one names no element."""
    found = tuple(detector for module in _modules() for detector in getattr(module, "DETECTORS", ()))
    named = {code for detector in found if (code := getattr(detector, "element", None))}
    require_elements(named, where=folder.__name__)
    return found


@cache
def text_patterns() -> tuple[TextPattern, ...]:
    """Every pattern for free text, the surest first."""
    found = [pattern for module in _modules() for pattern in getattr(module, "TEXT", ())]
    return tuple(sorted(found, key=lambda pattern: (-pattern.certainty, pattern.element)))

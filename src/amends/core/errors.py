"""Errors that teach: what happened, where, why, and what to do next.

    AmendsError
    ├── InputError          the user's file or option is wrong        exit 2
    ├── MachineError        disk, server or permission refused        exit 2
    └── RefusedError        a rule of ours forbids it                 exit 1

Every error has a stable ``code`` (dotted, lower case) that programs may rely on.  No message
holds personal data: rows are named by file and number, people by their reference.
"""

from __future__ import annotations


class AmendsError(Exception):
    """One clear error for a person: ``what``, ``where``, ``why`` and ``fix``."""

    exit_code = 2

    def __init__(self, what: str, *, code: str, where: str = "", why: str = "", fix: str = "") -> None:
        super().__init__(what)
        self.what, self.code, self.where, self.why, self.fix = what, code, where, why, fix

    def as_dict(self) -> dict[str, str]:
        """The error as a JSON object, for ``--json``."""
        return {
            "code": self.code,
            "what": self.what,
            "where": self.where,
            "why": self.why,
            "fix": self.fix,
        }

    def __str__(self) -> str:
        parts = [self.what]
        parts += [f"{label}: {text}" for label, text in (("where", self.where), ("why", self.why)) if text]
        if self.fix:
            parts.append(f"what to do: {self.fix}")
        return "\n  ".join(parts)


class InputError(AmendsError):
    """What was given cannot be used."""


class MachineError(AmendsError):
    """The machine, a disk or a server refused."""


class RefusedError(AmendsError):
    """A rule of Amends forbids the step; nothing was done."""

    exit_code = 1

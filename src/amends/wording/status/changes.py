"""What one version of the page says that another does not."""

from __future__ import annotations

from dataclasses import dataclass

from amends.wording.status.model import StatusText


@dataclass(frozen=True)
class PublicChange:
    """``gone`` are lines that the page no longer has, ``come`` those that are new."""

    gone: tuple[str, ...]
    come: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)


def change_between(before: StatusText, after: StatusText) -> PublicChange:
    """The lines that differ, each once and in the order of its page.

    >>> change_between(StatusText("A", "", ("one",), ()), StatusText("A", "", ("two",), ()))
    PublicChange(gone=('one',), come=('two',))
    """
    old, new = dict.fromkeys(before.lines()), dict.fromkeys(after.lines())
    return PublicChange(
        gone=tuple(line for line in old if line not in new), come=tuple(line for line in new if line not in old)
    )

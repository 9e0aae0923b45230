"""A text as the linter reads it, with the way back to every place of the file that it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from amends.wording.lint.report import Finding, Report

# Rules that judge the page itself: the places of their findings are those of the file already.
_OF_THE_PAGE = frozenset({"L29"})


@dataclass(frozen=True)
class Readable:
    """``text`` is Markdown; ``file`` what a person sees on opening the file, in which findings are placed.

    ``starts`` and ``ends`` hold, for each character of ``text``, its range in ``file``; ``None`` where the
    two are one.  ``html`` is the source of the page, where it is one, and lies at ``html_at`` in ``file``.
    ``is_decoded`` says that ``file`` is not the bytes on the disk (a mail is stored in an encoding).
    """

    text: str
    file: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None
    html: str | None = None
    html_at: int = 0
    is_decoded: bool = False

    def relocated(self, report: Report) -> Report:
        """The report with the places of ``file`` in place of those of ``text``."""
        findings = tuple(self._placed(finding) for finding in report.findings)
        order = sorted(findings, key=lambda item: (item.start is None, item.start or 0, item.rule))
        return msgspec.structs.replace(report, findings=tuple(order))

    def _placed(self, finding: Finding) -> Finding:
        if finding.start is None or finding.end is None:
            return finding
        start, end = finding.start, finding.end
        if finding.rule in _OF_THE_PAGE:
            start, end = start + self.html_at, end + self.html_at
        elif self.starts is not None and self.ends is not None:
            start, end = self.starts[start], self.ends[max(start, end - 1)]
        return msgspec.structs.replace(finding, start=start, end=end, text=self.file[start:end])


@dataclass
class Writer:
    """Builds a text character by character, each with the range that it stands for."""

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, text: str, start: int, end: int, *, exact: bool = False) -> None:
        """``exact``: each character of ``text`` is one of the file's; else all stand for the whole range."""
        self.pieces.append(text)
        for offset in range(len(text)):
            self.starts.append(start + offset if exact else start)
            self.ends.append(start + offset + 1 if exact else end)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

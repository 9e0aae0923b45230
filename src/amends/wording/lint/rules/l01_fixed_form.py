"""L01: the title and the headings that a law fixes stand word for word, and in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.content import absence_severity, citing, demanded
from amends.wording.lint.examination import Examination
from amends.wording.lint.facts import LawContent
from amends.wording.lint.fold import fold
from amends.wording.lint.report import Finding
from amends.wording.readability.thresholds import FixedForm, thresholds

RULE = "L01"
NEEDS_WORDS = False
SOURCE = "Cal. Civ. Code 1798.82(d)(1)"
_Place = tuple[int, int]
_NUMBER = re.compile(r"^[\W_]*(?:\(?[0-9]{1,2}[.):]\s*)?")
_TAIL = re.compile(r"[\s.:;?!\u2066-\u2069\"'_|-]+$")
# A heading may run in: "**What Happened.** On 4 June", or stand in the first cell of a table.
_RUN_IN = re.compile(r"^[ \t|]*(?:\*\*|__)([^*_\n]{3,60})(?:\*\*|__)|^([^|\n]{3,60})\|")
_SHARED_WORDS = 2


def not_judged(exam: Examination) -> str | None:
    if not exam.beside.laws:
        return "no law is given; name one with --law"
    if not _forms(exam):
        return "the laws given fix no title and no headings"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for form, laws in _forms(exam):
        if form.title is not None:
            yield from _title(form.title, laws, exam)
        yield from _headings(form.headings, laws, exam)


def _forms(exam: Examination) -> list[tuple[FixedForm, tuple[LawContent, ...]]]:
    required = demanded(exam)
    fixed = thresholds().fixed_forms
    return [(fixed[key], laws) for key, laws in required.items() if key in fixed and fixed[key].not_judged is None]


def _title(title: str, laws: tuple[LawContent, ...], exam: Examination) -> Iterator[Finding]:
    spoken = _spoken(exam)
    if any(_plain(title) == text for text, _, _ in spoken):
        return
    near = next(((start, end) for text, start, end in spoken if _plain(title) in text), None)
    yield _finding(
        near, f"The notice is not titled “{title}”.", f"Give it the title “{title}”, and no other.", laws, exam
    )


def _headings(headings: tuple[str, ...], laws: tuple[LawContent, ...], exam: Examination) -> Iterator[Finding]:
    spoken, last = _spoken(exam), -1
    for number, heading in enumerate(headings):
        places = [(start, end) for text, start, end in spoken if text == _plain(heading)]
        if not places:
            yield _absent(heading, headings, laws, exam)
            continue
        start, end = places[0]
        if start < last:
            why = f"“{heading}” stands before “{headings[number - 1]}”; the law names them in another order."
            yield _finding((start, end), why, "Put the headings in the order: " + ", ".join(headings) + ".", laws, exam)
        last = max(last, start)


def _absent(heading: str, headings: tuple[str, ...], laws: tuple[LawContent, ...], exam: Examination) -> Finding:
    taken = {_plain(item) for item in headings}
    near = next(
        ((start, end) for text, start, end in _spoken(exam) if text not in taken and _is_near(text, heading)), None
    )
    why = f"The heading “{heading}” is missing."
    if near is not None:
        why = f"The law asks for the heading “{heading}”, word for word; this is another."
    fix = f"Write the heading “{heading}”, also where the rest is in another language."
    return _finding(near, why, fix, laws, exam)


def _is_near(text: str, heading: str) -> bool:
    """Whether a heading opens like the fixed one, or shares most of its words."""
    given, asked = text.split(), _plain(heading).split()
    return given[:_SHARED_WORDS] == asked[:_SHARED_WORDS] or len(set(given) & set(asked)) > len(asked) / 2


def _spoken(exam: Examination) -> list[tuple[str, int, int]]:
    """What can be a title or a heading: plain text, start and end."""
    out = []
    for block in exam.notice.blocks:
        text = exam.notice.text[block.start : block.end]
        run_in = _RUN_IN.match(text) if block.kind is not Kind.HEADING else None
        part = next((item for item in run_in.groups() if item), text) if run_in else text
        if block.kind in (Kind.HEADING, Kind.SUBJECT) or run_in or "\n" not in text.strip():
            start = block.start + text.find(part)
            out.append((_plain(part), start, start + len(part)))
    return out


def _plain(text: str) -> str:
    """Without case, emphasis, a number before it and punctuation behind it."""
    folded = fold(text, language="en").text
    return _TAIL.sub("", _NUMBER.sub("", folded))


def _finding(place: _Place | None, why: str, fix: str, laws: tuple[LawContent, ...], exam: Examination) -> Finding:
    source = citing(laws)
    if place is None:
        return Finding(rule=RULE, severity=absence_severity(exam), why=why, source=source, fix=fix)
    return exam.at(*place, rule=RULE, why=why, source=source, fix=fix, severity=absence_severity(exam))

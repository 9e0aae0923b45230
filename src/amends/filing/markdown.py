"""A filing as a page that a person reads, and types into the portal or mails."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from amends.filing.forms import Form
from amends.filing.model import Filing, FilledField, State
from amends.filing.words import phrase

_ACTIVE = re.compile(r"([\\`*_\[\]<>#|~])")
_SHOWN = (State.GIVEN, State.COMPUTED, State.NOT_YET_KNOWN, State.MISSING)


def markdown(filing: Filing, form: Form) -> str:
    """The page, in the language of the form with English beside it; facts cannot become markup."""
    return (
        "\n".join((*_head(filing), *_missing(filing), *_changes(filing), *_body(filing, form), *_tail(filing))) + "\n"
    )


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line.

    >>> escape("a | <b>")
    'a \\\\| \\\\<b\\\\>'
    """
    return _ACTIVE.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"> {_ACTIVE.sub(_BACKSLASHED, line)}"


_BACKSLASHED = r"\\\1"


def _head(filing: Filing) -> Iterator[str]:
    say = filing.language
    yield f"# {escape(_both(filing.title, filing.title_en))}"
    yield ""
    yield f"- {phrase('authority', say)}: {escape('; '.join(filing.authority))}"
    yield f"- {phrase('stage', say)}: {phrase(f'stage_{filing.stage}', say)}"
    if filing.reference:
        yield f"- {phrase('reference', say)}: {escape(filing.reference)}"
    for duty in filing.duties:
        due = f"; {phrase('due', say)}: {duty.due_at}" if duty.due_at else ""
        yield f"- {phrase('heading_duties', say)}: {escape(duty.citation)} (`{duty.law}`){due}"
    yield f"- {phrase('submit_at', say)}: {escape(filing.submit_at)}"
    yield f"- {phrase('made_as_of', say)}: {filing.as_of.isoformat()}"
    yield f"- {_checked(filing)}"
    yield from (f"- {escape(note)}" for note in filing.notes)
    yield ""


def _checked(filing: Filing) -> str:
    source = filing.source
    return phrase(
        "form_checked",
        filing.language,
        day=source["checked_on"],
        confidence=source["confidence"],
        at=escape(source["at"]),
    )


def _both(label: str, en: str) -> str:
    return label if label == en or not en else f"{label} / {en}"


def _missing(filing: Filing) -> Iterator[str]:
    if not filing.missing:
        return
    yield f"## {phrase('heading_missing', filing.language)}"
    yield ""
    for number, item in enumerate(filing.missing, start=1):
        under = f" ({phrase('answer_under', filing.language)} `{item.key}`)" if item.key else ""
        yield f"{number}. **{escape(item.label)}**: {escape(item.question)}{under}"
    yield ""


def _changes(filing: Filing) -> Iterator[str]:
    if filing.changes is None:
        return
    say = filing.language
    yield f"## {phrase('heading_changes', say)}"
    yield ""
    if not filing.changes:
        yield phrase("nothing_new", say)
    for change in filing.changes:
        was, now = phrase("before", say), phrase("now", say)
        yield f"- **{escape(change.label)}**: {was}: {escape(change.before)}; {now}: {escape(change.now)}"
    yield ""


def _body(filing: Filing, form: Form) -> Iterator[str]:
    for code, heading in form.sections.items():
        shown = [item for item in filing.fields if item.section == code and item.state in _SHOWN]
        if not shown:
            continue
        yield f"## {escape(heading)}"
        yield ""
        for item in shown:
            yield from _field(filing, item)


def _field(filing: Filing, item: FilledField) -> Iterator[str]:
    say = filing.language
    mark = " \\*" if item.required else ""
    yield f"**{escape(item.id)}. {escape(_both(item.label, item.en))}**{mark}"
    yield ""
    yield from _quoted(item.words or "—")
    yield ""
    yield f"({phrase(f'state_{item.state}', say)}{_behind(item)})"
    yield ""


def _behind(item: FilledField) -> str:
    parts = [escape(item.reason)] if item.reason else []
    parts += [", ".join(f"`{fact}`" for fact in item.facts)] if item.facts else []
    return f"; {'; '.join(parts)}" if parts else ""


def _tail(filing: Filing) -> Iterator[str]:
    if filing.text is not None:
        yield f"## {phrase('heading_text', filing.language)}"
        yield ""
        yield from _fenced(filing.text)
    if filing.attachments:
        yield f"## {phrase('heading_attachments', filing.language)}"
        yield ""
    for attachment in filing.attachments:
        yield f"### {escape(attachment.name)}"
        yield ""
        yield from _fenced(attachment.text)


def _fenced(text: str) -> Iterable[str]:
    """The text as a block that no run of backticks in it can close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return (f"{fence}text", *text.rstrip("\n").split("\n"), fence, "")

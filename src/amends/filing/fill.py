"""A form, filled from a situation: nothing invented, nothing cut, every gap named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from amends.filing.changes import changes
from amends.filing.convert import Answer, answer, label
from amends.filing.derived import DERIVED
from amends.filing.facts import Datum, Situation, given
from amends.filing.forms import Field, Form
from amends.filing.model import (
    Attachment,
    Change,
    DutyInfo,
    Filing,
    FilledField,
    Missing,
    Stage,
    State,
    Value,
)
from amends.filing.narrative import narrative
from amends.filing.words import phrase

COMPLETENESS, WHAT_IS_NEW = "filing.completeness", "filing.what_is_new"
_OF_THE_FILING = frozenset({"filing.stage", "dora.submission", "authority.reference"})  # a change of these is no news
_ANSWERED = (State.GIVEN, State.COMPUTED)
_OPEN = (State.NOT_YET_KNOWN, State.MISSING)


def fill(
    form: Form,
    situation: Situation,
    *,
    duties: Sequence[DutyInfo],
    previous: Mapping[str, Any] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Filing:
    """The filing of ``form`` for ``duties`` (all that this one submission serves).

    ``previous`` is the JSON document of the filing before it; what is new is told against it.  A later stage
    without one says so in ``missing``.  Raises ``KeyError`` if the form names a phrase that is not in the book.
    """
    early = {
        name: fill_field(name, field, form, situation)
        for name, field in form.fields.items()
        if not _is_late(field) and _is_asked(field, situation.stage)
    }
    told = _told_changes(form, list(early.values()), previous, situation)
    late = _late(form, situation, early, told)
    fields = tuple((early | late)[name] for name in form.fields if name in early or name in late)
    return Filing(
        form=form.form,
        version=form.version,
        title=form.title,
        title_en=form.title_en or form.title,
        language=form.language,
        place=form.place or situation.duty.jurisdiction,
        stage=situation.stage,
        as_of=situation.as_of,
        authority=tuple(dict.fromkeys(duty.recipient_name for duty in duties)),
        duties=tuple(duties),
        submit_at=form.submit_at,
        source={
            "at": form.source.at,
            "url": form.source.url,
            "checked_on": form.source.checked_on.isoformat(),
            "confidence": form.source.confidence,
        },
        reference=_reference(situation),
        fields=fields,
        missing=_missing(form, fields, situation, previous),
        changes=told,
        answers=_answers(form, fields),
        text=narrative(form.narrative, situation, fields, told) if form.narrative else None,
        attachments=attachments,
        notes=form.notes,
    )


def _is_late(field: Field) -> bool:
    return bool({COMPLETENESS, WHAT_IS_NEW} & set(field.sources))


def _is_asked(field: Field, stage: Stage) -> bool:
    return not field.stages or stage in field.stages


def fill_field(name: str, field: Field, form: Form, situation: Situation) -> FilledField:
    """One field with its answer, or with the reason for which there is none."""
    if not applies(field, situation):
        return _filled(name, field, State.NOT_APPLICABLE)
    own = situation.stated(answer_key(form, name))
    datum = own if own.is_known or own.state is State.NOT_YET_KNOWN else situation.first(field.sources)
    if datum.is_known:
        return _known(name, field, datum, situation.language)
    if _may_follow(field, form, situation, datum):
        return _not_yet(name, field, datum, situation.language)
    if datum.state is State.NOT_YET_KNOWN and not datum.is_open:
        unknown = _option(field, "unknown")
        if unknown and _is_claimed(datum, situation):
            return _chosen(name, field, unknown, state=State.GIVEN, datum=datum, language=situation.language)
    state = State.MISSING if field.required else State.LEFT_OUT
    return _filled(name, field, state, facts=datum.facts, reason=datum.reason)


def applies(field: Field, situation: Situation) -> bool:
    """Whether the form asks for the field in this situation: every condition names a value that is so."""
    for key, wanted in field.when.items():
        value = situation.get(key).value
        values = {str(item) for item in value} if isinstance(value, tuple) else {_word(value)}
        if not values & set(wanted):
            return False
    return True


def _word(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def answer_key(form: Form, name: str) -> str:
    """The key under which a person answers this very field: ``form.uodo.late_reasons``."""
    return f"form.{form.form}.{name}"


def _may_follow(field: Field, form: Form, situation: Situation, datum: Datum) -> bool:
    if not form.phased or not field.may_follow or situation.stage is Stage.FINAL:
        return False
    return datum.state is State.NOT_YET_KNOWN


def _is_claimed(datum: Datum, situation: Situation) -> bool:
    """Whether a person said "unknown", and not only the case file by leaving it out."""
    found = [situation.book.by_ref(ref) for ref in datum.facts]
    return any(fact is not None and fact.source != "case file" for fact in found)


def _known(name: str, field: Field, datum: Datum, language: str) -> FilledField:
    made: Answer = answer(field, datum.value, language)
    if made.fault:
        state = State.MISSING if field.required else State.LEFT_OUT
        return _filled(name, field, state, facts=datum.facts, reason=made.fault)
    return _filled(name, field, datum.state, value=made.value, words=made.words, facts=datum.facts, reason=datum.reason)


def _not_yet(name: str, field: Field, datum: Datum, language: str) -> FilledField:
    offered = _option(field, "not_yet_known")
    if offered is None:
        words = phrase("not_yet_known", language)
        return _filled(name, field, State.NOT_YET_KNOWN, words=words, facts=datum.facts, reason=datum.reason)
    return _chosen(name, field, offered, state=State.NOT_YET_KNOWN, datum=datum, language=language)


def _option(field: Field, flag: str) -> str | None:
    return next((code for code, option in field.options.items() if getattr(option, flag)), None)


def _chosen(name: str, field: Field, code: str, *, state: State, datum: Datum, language: str) -> FilledField:
    value: Value = (code,) if field.kind == "choices" else code
    words = label(field.options[code], language)
    return _filled(name, field, state, value=value, words=words, facts=datum.facts, reason=datum.reason)


def _filled(
    name: str,
    field: Field,
    state: State,
    *,
    value: Value = None,
    words: str = "",
    facts: tuple[str, ...] = (),
    reason: str = "",
) -> FilledField:
    return FilledField(
        id=name,
        section=field.section,
        label=field.label,
        en=field.en or field.label,
        required=field.required,
        state=state,
        value=value,
        words=words,
        facts=facts,
        reason=reason,
    )


def _late(
    form: Form, situation: Situation, early: Mapping[str, FilledField], told: tuple[Change, ...] | None
) -> dict[str, FilledField]:
    """The fields that speak of the filing itself: whether it is complete, and what it adds."""
    is_open = any(item.state in _OPEN for item in early.values())
    new = "; ".join(f"{change.label}: {change.now}" for change in told or ())
    said = {
        COMPLETENESS: given("incomplete" if is_open else "complete", "filing.fields"),
        WHAT_IS_NEW: given(new or phrase("nothing_new", situation.language), "filing.previous"),
    }
    found = {}
    for name, field in form.fields.items():
        key = next((key for key in field.sources if key in said), None)
        if key is None or not _is_asked(field, situation.stage):
            continue
        if key == WHAT_IS_NEW and told is None:
            found[name] = _filled(name, field, State.NOT_APPLICABLE)
        else:
            found[name] = _known(name, field, said[key], situation.language)
    return found


def _told_changes(
    form: Form, fields: Sequence[FilledField], previous: Mapping[str, Any] | None, situation: Situation
) -> tuple[Change, ...] | None:
    if previous is None or situation.stage is Stage.PRELIMINARY:
        return None
    of_the_breach = [item for item in fields if not _OF_THE_FILING & set(form.fields[item.id].sources)]
    return changes(form.form, previous, of_the_breach, situation.language)


def _reference(situation: Situation) -> str | None:
    datum = situation.get("authority.reference")
    return str(datum.value) if datum.is_known else None


def _missing(
    form: Form, fields: Sequence[FilledField], situation: Situation, previous: Mapping[str, Any] | None
) -> tuple[Missing, ...]:
    asked = [_ask(form, item) for item in fields if item.state is State.MISSING]
    if situation.stage is not Stage.PRELIMINARY and form.only_at is None and previous is None:
        question = phrase("which_previous", situation.language)
        asked.append(Missing(field="previous", label=phrase("previous", situation.language), question=question, key=""))
    return tuple(asked)


def _ask(form: Form, item: FilledField) -> Missing:
    question = form.fields[item.id].question
    if item.reason:
        question = f"{question} ({item.reason})"
    return Missing(field=item.id, label=item.label, question=question, key=_key_to_answer(form, item.id))


# Where the case file itself has a place for the answer.
_PLACES = {
    "anchor.": "incident.anchors.",
    "assessment.": "incident.assessment.",
    "contact.": "controller.contact.",
    "controller.": "controller.",
}


def _key_to_answer(form: Form, name: str) -> str:
    """Where a person answers: a place of the case file, a key that forms share, or the key of this very field."""
    if "authority.reference" in form.fields[name].sources:
        return f"filing.reference.{form.form}"
    key = next((key for key in form.fields[name].sources if key not in DERIVED), answer_key(form, name))
    place = next((prefix for prefix in _PLACES if key.startswith(prefix)), None)
    return key if place is None else _PLACES[place] + key.removeprefix(place)


def _answers(form: Form, fields: Sequence[FilledField]) -> dict[str, Any]:
    return {
        f"{form.schema_prefix}{item.id}": item.value
        for item in fields
        if item.value is not None and item.state in (*_ANSWERED, State.NOT_YET_KNOWN)
    }

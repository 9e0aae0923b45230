"""The JSON Schemas of the forms: the answers that a form takes, so that others can check a filing without Amends."""

from __future__ import annotations

from typing import Any

from amends.filing.fill import COMPLETENESS
from amends.filing.forms import Field, Form, Kind

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}:\d{2}|Z)$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_PLACE = r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"


def schema_of(form: Form) -> dict[str, Any]:
    """The JSON Schema of ``Filing.answers`` for one form.

    Answers may be left out while the filing is incomplete.  Where the form itself says whether it is complete, a
    complete one holds every field that is always demanded, and no "to be determined".
    """
    properties = {f"{form.schema_prefix}{name}": _property(field) for name, field in form.fields.items()}
    schema: dict[str, Any] = {
        "$schema": _DIALECT,
        "$id": f"urn:amends:forms:{form.form}",
        "$comment": _comment(form),
        "title": form.title_en or form.title,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if form.complete_when:
        schema["allOf"] = [_when_complete(form)]
    return schema


def _comment(form: Form) -> str:
    source = form.source
    parts = [f"{source.at} ({source.url}), checked on {source.checked_on}, confidence {source.confidence}"]
    parts += [text for text in (source.note, form.schema_note) if text]
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _when_complete(form: Form) -> dict[str, Any]:
    complete = {name: {"const": value} for name, value in form.complete_when.items()}
    names = [f"{form.schema_prefix}{name}" for name, field in form.fields.items() if _is_always_demanded(field)]
    final = {
        f"{form.schema_prefix}{name}": _without_open(field)
        for name, field in form.fields.items()
        if any(option.not_yet_known and not option.unknown for option in field.options.values())
    }
    return {
        "if": {"properties": complete, "required": list(complete)},
        "then": {"required": names, "properties": final},
    }


def _is_always_demanded(field: Field) -> bool:
    return field.required and not field.when and not field.stages and COMPLETENESS not in field.sources


def _without_open(field: Field) -> dict[str, Any]:
    codes = [code for code, option in field.options.items() if not option.not_yet_known or option.otherwise]
    return {"items": {"enum": codes}} if field.kind is Kind.CHOICES else {"enum": codes}


def _property(field: Field) -> dict[str, Any]:
    return {"title": field.en or field.label, **_type(field)}


def _type(field: Field) -> dict[str, Any]:
    codes = list(field.options)
    types: dict[Kind, dict[str, Any]] = {
        Kind.CHOICE: {"type": "string", "enum": codes},
        Kind.CHOICES: {"type": "array", "items": {"type": "string", "enum": codes}, "minItems": 1, "uniqueItems": True},
        Kind.YES_NO: {"type": "boolean"},
        Kind.COUNT: {"type": "integer", "minimum": 0},
        Kind.NUMBER: {"type": "number"},
        Kind.INSTANT: {"type": "string", "format": "date-time", "pattern": _INSTANT},
        Kind.DAY: {"type": "string", "format": "date", "pattern": _DAY},
        Kind.PLACES: {"type": "array", "items": {"type": "string", "pattern": _PLACE}, "minItems": 1},
        Kind.COUNTS: {
            "type": "object",
            "propertyNames": {"pattern": _PLACE},
            "additionalProperties": {"type": "integer", "minimum": 0},
        },
    }
    return types.get(field.kind) or _text(field)


def _text(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {"type": "string", "minLength": 1}
    if field.max is not None:
        limits["maxLength"] = field.max
    if field.pattern:
        limits["pattern"] = f"^(?:{field.pattern})$"
    return limits


def filing_schema() -> dict[str, Any]:
    """The JSON Schema of the whole document that a filing is written as, for any form."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    states = ["given", "computed", "not_yet_known", "not_applicable", "missing", "left_out"]
    field = _object(
        {"id": text, "section": text, "label": text, "en": text, "required": {"type": "boolean"},
         "state": {"enum": states}, "value": {}, "words": text, "facts": texts, "reason": text}
    )  # fmt: skip
    return {
        "$schema": _DIALECT,
        "$id": "urn:amends:forms:filing",
        "$comment": "What `amends filings` writes for any form; `answers` is checked by the schema of the form.",
        **_object(
            {
                "form": text,
                "version": text,
                "title": text,
                "title_en": text,
                "language": text,
                "place": text,
                "stage": {"enum": ["preliminary", "supplementary", "final"]},
                "as_of": {"type": "string", "pattern": _INSTANT},
                "authority": texts,
                "duties": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["law"]}},
                "submit_at": text,
                "source": _object(
                    {"at": text, "url": text, "checked_on": text, "confidence": {"enum": ["F", "MH", "ML"]}}
                ),
                "reference": {"type": ["string", "null"]},
                "fields": {"type": "array", "items": field},
                "missing": {
                    "type": "array",
                    "items": _object({"field": text, "label": text, "question": {"minLength": 1, **text}, "key": text}),
                },
                "changes": {
                    "type": ["array", "null"],
                    "items": _object({"field": text, "label": text, "before": text, "now": text}),
                },
                "answers": {"type": "object"},
                "text": {"type": ["string", "null"]},
                "attachments": {"type": "array", "items": _object({"name": text, "text": text})},
                "notes": texts,
            }
        ),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }

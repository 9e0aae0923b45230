"""The forms as data: whole, sourced, and equal to their schemas."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from filing_cases import CASES, form_called

from amends.core.elements import elements
from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.filing import filing_schema, load_forms, schema_of
from amends.filing.convert import answer
from amends.filing.folder import as_json_text
from amends.filing.forms import Kind
from amends.filing.words import element_words, phrase

FORMS = [form.form for form in load_forms()]
LANGUAGES = ("en", "pl", "de", "fr")
SCHEMAS = data_folder("corpus") / "forms" / "schema"


def test_the_forms_of_the_demand_are_all_there() -> None:
    assert {
        "uodo",
        "ico",
        "cnil",
        "de-aufsicht",
        "gdpr-art-33-3",
        "hhs-ocr",
        "ca-ag",
        "ny-joint-portal",
        "tx-ag",
        "sec-8-k-1-05",
        "dora-initial",
        "dora-intermediate",
        "dora-final",
    } <= set(FORMS)


def test_specific_forms_are_tried_before_the_generic_one() -> None:
    assert [form.generic for form in load_forms()] == sorted(form.generic for form in load_forms())


@pytest.mark.parametrize("name", FORMS)
def test_every_form_names_its_source_and_how_sure_it_is(name: str) -> None:
    source = form_called(name).source
    assert source.url.startswith("https://")
    assert source.confidence in {"F", "MH", "ML"}
    assert source.confidence == "F" or source.note


@pytest.mark.parametrize("name", FORMS)
def test_every_data_element_has_a_place_in_a_form_that_asks_for_elements(name: str) -> None:
    asking = [field for field in form_called(name).fields.values() if "data.elements" in field.sources]
    for field in asking:
        for code in elements():
            assert not answer(field, (code,), "en").fault, f"{name} has no answer for {code}"


@pytest.mark.parametrize("name", FORMS)
def test_a_form_in_another_language_has_english_beside_every_label(name: str) -> None:
    form = form_called(name)
    if form.language == "en":
        return
    for field in form.fields.values():
        assert field.en, f"{name}: {field.label}"
        assert field.label != field.en


@pytest.mark.parametrize("name", FORMS)
def test_the_shipped_schema_is_that_of_the_form(name: str) -> None:
    shipped = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert shipped == as_json_text(schema_of(form_called(name)))
    jsonschema.Draft202012Validator.check_schema(json.loads(shipped))


def test_the_shipped_schema_of_a_filing_is_the_current_one() -> None:
    assert json.loads((SCHEMAS / "filing.schema.json").read_text(encoding="utf-8")) == filing_schema()


def test_no_schema_is_left_of_a_form_that_is_gone() -> None:
    assert {path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir()} == {*FORMS, "filing"}


def test_the_generic_schema_says_that_the_template_is_a_draft_and_how_it_was_read() -> None:
    comment = schema_of(form_called("gdpr-art-33-3"))["$comment"]
    assert "consultation" in comment
    assert "MH" in comment


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("case", CASES)
def test_answers_of_every_form_validate_against_its_schema(name: str, case: str, filled) -> None:
    filing = filled(name, CASES[case])
    jsonschema.validate(json.loads(as_json_text(filing))["answers"], schema_of(form_called(name)))
    jsonschema.validate(json.loads(as_json_text(filing)), filing_schema())
    assert filing.answers


def test_a_complete_template_with_something_still_to_be_determined_is_refused_by_the_schema(filled) -> None:
    schema = schema_of(form_called("gdpr-art-33-3"))
    answers = {"field_4": "a", **dict.fromkeys(schema["allOf"][0]["then"]["required"], "x")}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**answers, "field_44": "e"}, schema)
    with pytest.raises(jsonschema.ValidationError, match="is a required property"):
        jsonschema.validate({"field_4": "a"}, schema)


def test_every_word_is_there_in_all_four_languages() -> None:
    for language in LANGUAGES:
        assert len(element_words(elements(), language).split(", ")) >= len(elements())
        assert phrase("not_yet_known", language)
    assert len({element_words(["pesel", "name"], language) for language in LANGUAGES}) == len(LANGUAGES)


def test_a_form_that_is_no_form_is_named_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("form: broken\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_forms(tmp_path)
    assert caught.value.code == "filing.unreadable_form"
    assert "broken.yaml" in caught.value.where


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("kind: choice", "offers a choice of nothing"),
        ("kind: line, required: true", "no question"),
        ("kind: line, section: elsewhere", "without a heading"),
    ],
)
def test_a_field_that_could_not_be_answered_is_refused_when_the_form_is_read(tmp_path, change, why) -> None:
    section = "" if "section" in change else "section: s, "
    text = (
        "{form: bad, version: '1', title: T, language: en, serves: [x], submit_at: y, "
        "source: {at: a, url: 'https://a.example', checked_on: 2026-01-01, confidence: ML, note: n}, "
        f"sections: {{s: S}}, fields: {{f: {{{section}label: L, sources: [k], {change}}}}}}}"
    )
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="shape of a form") as caught:
        load_forms(tmp_path)
    assert why in caught.value.why


def test_a_form_that_extends_another_has_its_fields_first() -> None:
    final, initial = form_called("dora-final"), form_called("dora-initial")
    assert list(final.fields)[: len(initial.fields)] == list(initial.fields)
    assert final.fields["4.13"].kind is Kind.NUMBER

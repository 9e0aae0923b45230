"""Preliminary, supplementary, final: what is new, and which filing it belongs to."""

from __future__ import annotations

import json

import pytest
from filing_cases import BANK, CARE, duty, field

from amends.core.errors import InputError
from amends.filing import Stage, choose, load_forms
from amends.filing.folder import as_json_text
from amends.filing.model import State


def _document(filing):
    return json.loads(as_json_text(filing))


def test_a_supplement_tells_what_is_new_and_refers_to_the_case(filled) -> None:
    first = filled("uodo", BANK)
    claims = (
        '{key: incident.ended_at, value: "2026-06-01T18:00:00+02:00"}',
        '{key: filing.reference, value: "DKN.5130.1.2026"}',
    )
    second = filled("uodo", BANK, *claims, stage=Stage.SUPPLEMENTARY, previous=_document(first))
    changed = {change.field: change for change in second.changes}
    assert changed["koniec"].now == "2026-06-01 18:00 +0200"
    assert "stwierdzenie" not in changed
    assert second.reference == "DKN.5130.1.2026"
    assert "2026-06-01 18:00" in field(second, "co_nowego").words


def test_a_supplement_without_reference_or_earlier_filing_asks_for_both(filled) -> None:
    filing = filled("uodo", BANK, stage=Stage.SUPPLEMENTARY)
    asked = {item.field: item.key for item in filing.missing}
    assert asked["sygnatura"] == "filing.reference.uodo"
    assert "previous" in asked


def test_a_first_filing_has_neither_reference_nor_news(filled) -> None:
    filing = filled("uodo", BANK)
    assert filing.changes is None
    assert "sygnatura" not in {item.id for item in filing.fields}


def test_a_reference_may_belong_to_one_form(filled) -> None:
    claims = ('{key: filing.reference.ico, value: "IC-1"}', '{key: filing.reference, value: "X-1"}')
    assert filled("ico", CARE, *claims, stage=Stage.FINAL).reference == "IC-1"
    assert filled("cnil", CARE, *claims, stage=Stage.FINAL).reference == "X-1"


def test_what_is_withdrawn_is_news_too(filled) -> None:
    first = filled("uodo", BANK, "{key: incident.records, value: 500}")
    claims = (
        '{key: incident.records, value: 500, source: "a"}',
        '{key: incident.records, value: 900, source: "b"}',
    )
    second = filled("uodo", BANK, *claims, stage=Stage.SUPPLEMENTARY, previous=_document(first))
    change = next(item for item in second.changes if item.field == "liczba_wpisow")
    assert change.before == "500"
    assert change.now == "jeszcze nieustalone"


def test_the_stage_itself_is_no_news_and_nothing_new_is_said_as_such(filled) -> None:
    first = filled("ico", CARE)
    again = filled("ico", CARE, stage=Stage.SUPPLEMENTARY, previous=_document(first))
    assert again.answers["report_type"] == "follow_up"
    assert again.answers["what_is_new"] == "nothing new"


def test_the_filing_of_another_form_is_no_predecessor(filled) -> None:
    with pytest.raises(InputError) as caught:
        filled("uodo", BANK, stage=Stage.SUPPLEMENTARY, previous=_document(filled("ico", BANK)))
    assert caught.value.code == "filing.other_form"


@pytest.mark.parametrize("broken", [{"form": "uodo"}, {"form": "uodo", "fields": [1]}, {"form": "uodo", "fields": {}}])
def test_a_predecessor_that_is_no_filing_is_bad_input(filled, broken) -> None:
    with pytest.raises(InputError) as caught:
        filled("uodo", BANK, stage=Stage.SUPPLEMENTARY, previous=broken)
    assert caught.value.code == "filing.not_a_filing"


def test_each_report_of_dora_belongs_to_its_stage() -> None:
    laws = ("eu/dora/19-initial", "eu/dora/19-intermediate", "eu/dora/19-final")
    duties = [duty(law, "KNF") for law in laws]
    for stage, wanted in zip(Stage, laws, strict=True):
        choice = choose(duties, load_forms(), stage=stage)
        assert [item.duties[0].law for item in choice.assignments] == [wanted]
        assert len(choice.other_stage) == 2


def test_an_authority_without_a_form_of_its_own_gets_the_generic_one() -> None:
    choice = choose([duty("eu/gdpr/33-authority", "Datatilsynet")], load_forms(), stage=Stage.PRELIMINARY)
    assert choice.assignments[0].form.form == "gdpr-art-33-3"
    assert choice.generic[0].recipient_name == "Datatilsynet"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Prezes Urzędu Ochrony Danych Osobowych (UODO)", "uodo"),
        ("Commission nationale de l'informatique et des libertés (CNIL)", "cnil"),
        ("Data protection authority of the Land of establishment (in Bavaria: BayLDA); ... BfDI", "de-aufsicht"),
        ("Garante per la protezione dei dati personali", "gdpr-art-33-3"),
    ],
)
def test_the_authority_decides_the_form(name: str, form: str) -> None:
    choice = choose([duty("eu/gdpr/33-authority", name)], load_forms(), stage=Stage.PRELIMINARY)
    assert [item.form.form for item in choice.assignments] == [form]


def test_only_what_is_required_is_filed_unless_it_is_named() -> None:
    doubtful = duty("us-tx/bcc-521-053/notify-attorney-general", "Texas Attorney General", status="contested")
    refused = duty("us-ca/civ-1798-82/notify-attorney-general", "California AG", status="not_required")
    everything = [doubtful, refused]
    assert choose(everything, load_forms(), stage=Stage.PRELIMINARY).assignments == ()
    named = choose(everything, load_forms(), stage=Stage.PRELIMINARY, laws=[item.law for item in everything])
    assert [item.duties for item in named.assignments] == [(doubtful,)]


def test_persons_get_no_filing_and_an_unknown_law_no_form() -> None:
    duties = [duty("eu/gdpr/34-individuals", recipient="individuals"), duty("us-ma/mgl-93h/notify-attorney-general")]
    choice = choose(duties, load_forms(), stage=Stage.PRELIMINARY)
    assert choice.assignments == ()
    assert [item.law for item in choice.without] == ["us-ma/mgl-93h/notify-attorney-general"]


def test_item_1_05_says_what_is_not_determined_and_promises_to_amend(filled) -> None:
    claims = (
        '{key: sec.nature, value: "An outsider copied files"}',
        '{key: sec.scope, value: "One portal"}',
        '{key: sec.containment, state: investigating, source: "team"}',
        '{key: sec.operations_impact, value: "None so far"}',
        '{key: sec.financial_impact, state: unknown, source: "CFO"}',
    )
    filing = filled("sec-8-k-1-05", CARE, *claims)
    assert filing.text.startswith("Item 1.05 Material Cybersecurity Incidents.")
    assert "On May 20, 2026, Lakeshore Care" in filing.text
    assert "has not yet determined whether the incident has been contained" in filing.text
    assert "will amend" in filing.text
    assert "8,941 individuals" in filing.text
    assert filing.is_complete


def test_item_1_05_does_not_claim_that_an_open_question_was_looked_into(filled) -> None:
    text = filled("sec-8-k-1-05", CARE).text
    assert "has not yet determined" not in text
    assert "[Containment: to be answered before filing.]" in text


def test_the_amendment_of_item_1_05_says_what_it_supplements(filled) -> None:
    claims = ('{key: sec.filed_on, value: "2026-06-02"}', '{key: sec.containment, value: "Contained on June 3"}')
    first = filled("sec-8-k-1-05", CARE)
    text = filled("sec-8-k-1-05", CARE, *claims, stage=Stage.SUPPLEMENTARY, previous=_document(first)).text
    assert "filed on June 2, 2026" in text
    assert "Containment: Contained on June 3." in text


def test_the_sample_of_the_notice_is_asked_for_and_then_named(filled) -> None:
    assert field(filled("ca-ag", CARE), "sample_notice").state is State.MISSING
    assert field(filled("ca-ag", CARE, sample="notice.md"), "sample_notice").value == "notice.md"

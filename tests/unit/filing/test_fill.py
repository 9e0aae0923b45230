"""Forms filled from facts: what is known, what is not, and what a person has to be asked."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from filing_cases import BANK, CARE, duty, field, form_called

from amends.filing import Stage
from amends.filing.folder import as_json_text
from amends.filing.model import State


def test_facts_fill_the_polish_form_in_polish(filled) -> None:
    filing = filled("uodo", BANK)
    assert field(filing, "administrator").value == "Bank Polnocny"
    assert field(filing, "liczba_osob").value == 452
    assert field(filing, "stwierdzenie").value == "2026-06-01T16:20:00+02:00"
    assert "numer PESEL" in field(filing, "dane_opis").words
    assert "pesel" in field(filing, "dane_podstawowe").value


def test_each_answer_names_the_facts_behind_it(filled) -> None:
    filing = filled("uodo", BANK)
    assert field(filing, "stwierdzenie").facts == ("anchor.aware@1",)
    answered = [item for item in filing.fields if item.state in (State.GIVEN, State.COMPUTED)]
    assert answered
    assert all(item.facts for item in answered)


def test_a_fact_under_investigation_is_not_yet_known_with_its_reason(filled) -> None:
    claim = '{key: incident.systems, state: investigating, source: "forensic team", at: 2026-06-02T12:00:00+02:00}'
    found = field(filled("gdpr-art-33-3", BANK, claim), "63")
    assert found.state is State.NOT_YET_KNOWN
    assert found.value is None
    assert "forensic team" in found.reason


def test_a_required_field_that_nobody_spoke_of_becomes_a_question(filled) -> None:
    filing = filled("gdpr-art-33-3", BANK)
    asked = {item.field: item for item in filing.missing}
    assert asked["63"].key == "incident.systems"
    assert asked["63"].question.endswith("?")
    assert field(filing, "63").value is None


def test_the_answer_to_a_question_goes_where_the_question_says(filled) -> None:
    form = form_called("gdpr-art-33-3")
    first = filled(form.form, BANK)
    asked = [item for item in first.missing if form.fields[item.field].may_follow]
    assert len(asked) > 5
    for item in asked:
        claim = f'{{key: "{item.key}", state: investigating, source: "team"}}'
        again = filled(form.form, BANK, claim)
        assert field(again, item.field).state is State.NOT_YET_KNOWN, item
        assert item.field not in {other.field for other in again.missing}


def test_sources_that_disagree_are_no_answer_and_the_filing_says_so(filled) -> None:
    claims = (
        '{key: incident.records, value: 500, source: "count of the file"}',
        '{key: incident.records, value: 80000, source: "post by the attacker"}',
    )
    found = field(filled("uodo", BANK, *claims), "liczba_wpisow")
    assert found.state is State.NOT_YET_KNOWN
    assert "80000" in found.reason
    assert "500" in found.reason
    assert found.value is None


def test_a_form_that_cannot_follow_later_asks_at_once(filled) -> None:
    text = CARE.replace("    occurred: 2026-05-01T02:00:00-05:00\n", "")
    filing = filled("ny-joint-portal", text)
    assert field(filing, "occurred").state is State.MISSING
    assert "occurred" in {item.field for item in filing.missing}


def test_the_same_gap_may_follow_where_the_law_allows_phases(filled) -> None:
    text = CARE.replace("    occurred: 2026-05-01T02:00:00-05:00\n", "")
    filing = filled("ico", text)
    assert field(filing, "happened_at").state is State.NOT_YET_KNOWN
    assert "happened_at" not in {item.field for item in filing.missing}


def test_in_the_final_filing_nothing_may_follow(filled) -> None:
    claim = '{key: incident.systems, state: investigating, source: "forensic team"}'
    filing = filled("gdpr-art-33-3", BANK, claim, stage=Stage.FINAL)
    assert field(filing, "63").state is State.MISSING
    assert not [item for item in filing.fields if item.state is State.NOT_YET_KNOWN]


def test_what_cannot_be_known_may_be_said_in_the_final_filing(filled) -> None:
    claim = '{key: incident.records_certainty, state: unknown, source: "forensic team"}'
    assert field(filled("gdpr-art-33-3", BANK, claim, stage=Stage.FINAL), "72").value == "c"
    assert field(filled("gdpr-art-33-3", BANK, claim), "72").value == "d"


def test_the_template_offers_to_be_determined_and_the_answer_uses_it(filled) -> None:
    text = BANK.replace("exfiltration: confirmed, ", "")
    filing = filled("gdpr-art-33-3", text)
    assert field(filing, "56").state is State.NOT_YET_KNOWN
    assert filing.answers["field_56"] == "e"
    assert filing.answers["field_4"] == "b"


def test_a_filing_says_that_it_is_complete_only_when_nothing_is_open(filled) -> None:
    first = filled("tx-ag", CARE)
    assert not first.is_complete
    assert filled("ico", CARE).answers["completeness"] == "follow_up_expected"
    claims = [f'{{key: "form.tx-ag.{item.field}", value: {_fitting(item.field)}}}' for item in first.missing]
    assert filled("tx-ag", CARE, *claims).is_complete


def _fitting(name: str) -> str:
    return {"law_enforcement": "true", "texans_notified": "0"}.get(name, '"Said by a person"')


def test_a_field_whose_condition_is_not_met_is_not_asked(filled) -> None:
    filing = filled("gdpr-art-33-3", BANK)
    assert field(filing, "59").state is State.NOT_APPLICABLE
    assert field(filing, "57").state is State.GIVEN


def test_availability_opens_its_fields(filled) -> None:
    filing = filled("gdpr-art-33-3", CARE)
    assert filing.answers["field_59"] == "a"
    assert filing.answers["field_83"] == ("b",)


def test_the_end_of_a_breach_that_goes_on_is_not_asked_for(filled) -> None:
    assert "koniec" in {item.field for item in filled("uodo", BANK).missing}
    ongoing = filled("uodo", BANK, "{key: incident.ongoing, value: true}")
    assert field(ongoing, "koniec").state is State.NOT_APPLICABLE
    assert filled("gdpr-art-33-3", BANK, "{key: incident.ongoing, value: true}").answers["field_44"] == "c"


def test_one_anchor_never_stands_in_for_another(filled) -> None:
    text = CARE.replace("    discovered: 2026-05-20T09:00:00-05:00\n", "")
    asked = {item.field: item.key for item in filled("ny-joint-portal", text).missing}
    assert asked["discovered"] == "incident.anchors.discovered"


def test_a_late_notification_has_to_say_why(filled) -> None:
    late = datetime.fromisoformat("2026-06-05T09:00:00+02:00")
    assert "opoznienie" in {item.field for item in filled("uodo", BANK, as_of=late).missing}
    assert "opoznienie" not in {item.field for item in filled("uodo", BANK).missing}
    told = filled("uodo", BANK, '{key: incident.late_reasons, value: "Systems were down"}', as_of=late)
    assert field(told, "opoznienie").value == "Systems were down"


def test_a_notification_in_the_very_minute_is_not_late(filled) -> None:
    due = datetime.fromisoformat("2026-06-04T16:20:00+02:00")
    assert field(filled("uodo", BANK, as_of=due), "opoznienie").state is State.NOT_APPLICABLE


def test_a_text_over_the_limit_is_never_cut(filled) -> None:
    long = "x" * 4001
    filing = filled("hhs-ocr", CARE, f'{{key: incident.description, value: "{long}"}}')
    found = field(filing, "description")
    assert found.state is State.MISSING
    assert found.value is None
    assert "4001" in found.reason


def test_a_value_that_the_form_does_not_offer_is_asked_again(filled) -> None:
    filing = filled("hhs-ocr", CARE, '{key: hipaa.entity_type, value: "castle"}')
    assert "entity_type" in {item.field for item in filing.missing}
    assert "castle" in next(item.question for item in filing.missing if item.field == "entity_type")


def test_an_answer_for_one_field_of_one_form_wins_over_the_shared_fact(filled) -> None:
    claims = (
        '{key: incident.description, value: "For all"}',
        '{key: form.hhs-ocr.description, value: "For the portal"}',
    )
    assert field(filled("hhs-ocr", CARE, *claims), "description").value == "For the portal"
    assert field(filled("tx-ag", CARE, *claims), "description").value == "For all"


def test_what_a_table_says_is_marked_as_computed(filled) -> None:
    found = field(filled("gdpr-art-33-3", BANK), "85")
    assert found.state is State.COMPUTED
    assert {"a", "d", "e"} <= set(found.value)


def test_remedies_are_told_only_as_far_as_the_case_promises_them(filled) -> None:
    words = field(filled("uodo", BANK), "srodki_zaradcze").words
    assert "24" in words
    assert "wymiana kart" in words
    assert "pomoc prawna" not in words


def test_only_those_whom_the_duty_counts_are_counted(filled) -> None:
    served = [duty("us-ny/gbl-899-aa/notify-attorney-general", "New York Attorney General", cohorts=(1,))]
    filing = filled("ny-joint-portal", CARE, duties=served)
    assert field(filing, "residents").value == 5500
    assert field(filing, "total").value == 8941


def test_a_joint_submission_names_all_its_recipients_and_the_earliest_deadline(filled) -> None:
    served = [
        duty(
            "us-ny/gbl-899-aa/notify-attorney-general", "New York Attorney General", cohorts=(1,), due_at="2026-06-19"
        ),
        duty("us-ny/gbl-899-aa/notify-state-police", "New York State Police", cohorts=(1,), due_at="2026-06-18"),
    ]
    filing = filled("ny-joint-portal", CARE, duties=served)
    assert filing.authority == ("New York Attorney General", "New York State Police")
    assert len(filing.duties) == 2


def test_other_authorities_are_named_and_this_one_is_not(filled) -> None:
    mine = duty("eu/gdpr/33-authority", "Prezes Urzędu Ochrony Danych Osobowych (UODO)")
    other = duty("eu/dora/19-initial", "Komisja Nadzoru Finansowego (KNF)")
    words = field(filled("uodo", BANK, duties=[mine], others=[other]), "inne_organy").words
    assert "KNF" in words
    assert "UODO" not in words


def test_the_german_authority_follows_from_the_land_or_is_asked_for(filled) -> None:
    assert "behoerde" in {item.field for item in filled("de-aufsicht", BANK).missing}
    bavarian = BANK.replace("established_in: PL", "established_in: DE-BY")
    assert field(filled("de-aufsicht", bavarian), "behoerde").value == "by"
    telecom = bavarian.replace("sectors: [bank]", "sectors: [telecommunications]")
    assert field(filled("de-aufsicht", telecom), "behoerde").value == "bfdi"


def test_cross_border_is_computed_from_where_people_live(filled) -> None:
    filing = filled("gdpr-art-33-3", BANK)
    assert filing.answers["field_113"] == "a"
    assert filing.answers["field_117"] == {"DE": 40, "PL": 400}


def test_a_controller_outside_the_eea_gets_the_other_section(filled) -> None:
    filing = filled("gdpr-art-33-3", CARE)
    assert field(filing, "113").state is State.NOT_APPLICABLE
    assert filing.answers["field_120"] == "a"


def test_hhs_is_told_the_size_by_the_duty_that_is_served(filled) -> None:
    small = [duty("us/hipaa-164-400/notify-hhs-fewer-than-500")]
    assert filled("hhs-ocr", CARE, duties=small).answers["affected"] == "fewer_than_500"
    assert filled("hhs-ocr", CARE).answers["affected"] == "500_or_more"


def test_dora_takes_the_data_protection_authority_from_the_duties(filled) -> None:
    other = duty("eu/gdpr/33-authority", "UODO")
    assert filled("dora-intermediate", BANK, others=[other]).answers["field_3.31"] == ("data_protection_authority",)


def test_the_duration_of_an_incident_is_computed_once_its_end_is_known(filled) -> None:
    claim = '{key: incident.ended_at, value: "2026-06-01T03:30:00+02:00"}'
    assert filled("dora-intermediate", BANK, claim).answers["field_3.15"] == "12:01:30"


def test_a_wrong_lei_is_not_filed(filled) -> None:
    filing = filled("dora-initial", BANK, '{key: organisation.lei, value: "12345"}')
    assert "1.6" in {item.field for item in filing.missing}
    good = filled("dora-initial", BANK, '{key: organisation.lei, value: "529900T8BM49AURSDO55"}')
    assert good.answers["field_1.6"] == "529900T8BM49AURSDO55"


@pytest.mark.parametrize("value", [".nan", ".inf", "-1", "1.5", "true", '"many"'])
def test_what_is_no_count_is_asked_again(filled, value: str) -> None:
    filing = filled("uodo", BANK, f"{{key: incident.records, value: {value}}}")
    assert "liczba_wpisow" in {item.field for item in filing.missing}
    json.loads(as_json_text(filing), parse_constant=pytest.fail)


@pytest.mark.parametrize(("value", "day"), [("2026-06-01", "2026-06-01"), ("20260601", "2026-06-01")])
def test_a_day_is_written_one_way(filled, value: str, day: str) -> None:
    claim = f'{{key: incident.ended_at, value: "{value}"}}'
    assert filled("tx-ag", CARE, claim).answers["ended"] == day


@pytest.mark.parametrize("value", ["yesterday", "2026-13-01", "2026-06-01T10:00:00"])
def test_a_time_without_its_place_is_asked_again(filled, value: str) -> None:
    filing = filled("uodo", BANK, f'{{key: incident.ended_at, value: "{value}"}}')
    assert "koniec" in {item.field for item in filing.missing}


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x1b[31m", "\x00"])
def test_hidden_characters_do_not_reach_the_form(filled, hidden: str) -> None:
    escaped = hidden.encode("unicode_escape").decode()
    filing = filled("uodo", BANK, f'{{key: incident.description, value: "a{escaped}b"}}')
    text = field(filing, "opis").words
    assert all(char.isprintable() for char in text)

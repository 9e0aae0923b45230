"""The advisor on the five stories, and what it may never say."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from amends.core.case.model import (
    Anchors,
    Assessment,
    Case,
    Cause,
    Claim,
    Cohort,
    Controller,
    FactState,
    Incident,
    Remedies,
)
from amends.core.errors import InputError
from amends.wording.advisor import (
    AdviceReport,
    ApologyPart,
    Cluster,
    FirstVoice,
    Harm,
    Situation,
    Strength,
    advise,
    due_parts,
    evidence,
    judge_cluster,
    missing_parts,
    situation_of,
)
from amends.wording.advisor.words import RESTS_ON, words_of

ZONE = timezone(timedelta(hours=2))
AT = datetime(2026, 6, 15, 10, tzinfo=ZONE)

PLUS_BANK = Situation(
    cause=Cause.WEB_ATTACK,
    malicious=True,
    concealed=True,
    first_voice=FirstVoice.OTHERS,
    identity_data=True,
)
CARD_ISSUER = Situation(
    cause=Cause.WEB_ATTACK,
    malicious=True,
    own_failure=False,
    first_voice=FirstVoice.NOBODY,
    remedies=Remedies(card_reissue=True),
)
EQUIFAX = Situation(
    cause=Cause.WEB_ATTACK,
    malicious=True,
    own_failure=True,
    prior_breaches=1,
    concealed=True,
    first_voice=FirstVoice.CONTROLLER,
    identity_data=True,
    remedies=Remedies(monitoring_months=12),
)
LOAN_CALL = Situation(malicious=False, own_failure=True, harm=Harm.OTHER)
TARGET = Situation(
    cause=Cause.WEB_ATTACK,
    malicious=True,
    first_voice=FirstVoice.OTHERS,
    lead_hours=-24.0,
    harm=Harm.FINANCIAL,
    offered_to_expected=0.3,
)
STORIES = (PLUS_BANK, CARD_ISSUER, EQUIFAX, LOAN_CALL, TARGET)


def keys(items: tuple[object, ...]) -> list[str]:
    return [getattr(item, "key") for item in items]  # noqa: B009  # the test needs no type here


@pytest.mark.parametrize(
    ("story", "cluster", "provisional"),
    [
        (PLUS_BANK, Cluster.PREVENTABLE, False),
        (CARD_ISSUER, Cluster.VICTIM, False),
        (EQUIFAX, Cluster.PREVENTABLE, False),
        (LOAN_CALL, Cluster.PREVENTABLE, False),
        (TARGET, Cluster.VICTIM, True),
    ],
)
def test_each_story_has_its_kind_of_crisis(story: Situation, cluster: Cluster, provisional: bool) -> None:
    report = advise(story)
    assert (report.cluster, report.is_provisional) == (cluster, provisional)
    assert report.reasons


@pytest.mark.parametrize("story", STORIES)
def test_instructing_information_comes_first_and_adjusting_second(story: Situation) -> None:
    assert keys(advise(story).strategies)[:2] == ["strategy.instruct", "strategy.adjust"]


@pytest.mark.parametrize("story", STORIES)
def test_the_recovery_paradox_is_never_promised_and_its_meta_analysis_is_named(story: Situation) -> None:
    report = advise(story)
    limit = next(item for item in report.limits if item.key == "limit.no_paradox")
    assert limit.text.startswith("Do not expect")
    found = next(item for item in limit.evidence if item.id == "recovery_paradox")
    assert found.finding.effect is not None
    assert "not significant" in found.finding.effect.measure
    assert "avoid.promise_loyalty" in keys(report.avoid)


@pytest.mark.parametrize("story", STORIES)
def test_nobody_is_told_to_deny_or_to_give_a_discount(story: Situation) -> None:
    report = advise(story)
    assert "avoid.deny" in keys(report.avoid)
    assert keys(report.compensation)[-1] == "compensation.no_discount"


def test_silence_is_corrected_before_it_is_rebuilt() -> None:
    assert keys(advise(PLUS_BANK).strategies)[2:] == ["strategy.correct", "strategy.rebuild", "strategy.explain"]


def test_who_was_overtaken_is_told_to_be_specific_and_who_was_not_to_be_first() -> None:
    assert advise(TARGET).stealing_thunder.key == "thunder.others"
    assert advise(TARGET).lead_hours == -24.0
    assert advise(CARD_ISSUER).stealing_thunder.key == "thunder.first"
    assert "avoid.wait" in keys(advise(CARD_ISSUER).avoid)
    assert "avoid.wait" not in keys(advise(TARGET).avoid)


def test_losses_come_before_gifts_and_identity_data_asks_for_monitoring() -> None:
    assert keys(advise(TARGET).compensation) == ["compensation.harm", "compensation.under", "compensation.no_discount"]
    assert "compensation.monitoring" in keys(advise(PLUS_BANK).compensation)
    assert "compensation.monitoring" not in keys(advise(EQUIFAX).compensation)


@pytest.mark.parametrize(
    ("ratio", "key"), [(None, "ask"), (0.79, "under"), (0.8, "meets"), (1.0, "meets"), (1.5, "meets"), (1.51, "over")]
)
def test_compensation_is_measured_by_what_people_expect(ratio: float | None, key: str) -> None:
    assert f"compensation.{key}" in keys(advise(Situation(offered_to_expected=ratio)).compensation)


@pytest.mark.parametrize(
    ("cause", "own_failure", "prior", "cluster"),
    [
        (Cause.RANSOMWARE, False, 0, Cluster.VICTIM),
        (Cause.RANSOMWARE, False, 1, Cluster.ACCIDENTAL),
        (Cause.RANSOMWARE, True, 0, Cluster.PREVENTABLE),
        (Cause.INSIDER, False, None, Cluster.ACCIDENTAL),
        (Cause.INSIDER, False, 2, Cluster.PREVENTABLE),
        (Cause.LOSS, False, None, Cluster.PREVENTABLE),
        (None, None, None, Cluster.ACCIDENTAL),
    ],
)
def test_cause_failure_and_history_decide_the_kind(
    cause: Cause | None, own_failure: bool | None, prior: int | None, cluster: Cluster
) -> None:
    situation = Situation(cause=cause, own_failure=own_failure, prior_breaches=prior)
    assert judge_cluster(situation).cluster is cluster


def test_doubt_about_the_own_failure_keeps_the_answer_open() -> None:
    judged = judge_cluster(Situation(cause=Cause.RANSOMWARE))
    assert judged.is_provisional
    assert "reason.own_failure_unknown" in judged.reasons


def test_responsibility_and_repair_are_always_due_and_an_explanation_once_the_cause_is_known() -> None:
    assert due_parts(Situation())[:2] == (ApologyPart.RESPONSIBILITY, ApologyPart.REPAIR)
    assert ApologyPart.EXPLANATION not in due_parts(Situation())
    assert ApologyPart.EXPLANATION in due_parts(CARD_ISSUER)


def test_a_plea_for_forgiveness_counts_for_nothing() -> None:
    present = ["regret", "forgiveness", "responsibility"]
    assert missing_parts(TARGET, present) == (ApologyPart.REPAIR, ApologyPart.EXPLANATION, ApologyPart.FORBEARANCE)


def test_missing_parts_come_from_a_list_or_from_a_detector() -> None:
    by_list = advise(TARGET, present=["regret"])
    by_reading = advise(TARGET, text="We are sorry.", detect=lambda text: ["regret"] if "sorry" in text else [])
    assert by_list.missing == by_reading.missing == ("responsibility", "repair", "explanation", "forbearance")
    assert advise(TARGET).missing is None


def test_a_text_without_a_detector_is_refused() -> None:
    with pytest.raises(InputError, match="detector"):
        advise(TARGET, text="We are sorry.")


@pytest.mark.parametrize("story", STORIES)
def test_the_answer_survives_json(story: Situation) -> None:
    report = advise(story, present=[])
    assert msgspec.json.decode(msgspec.json.encode(report), type=AdviceReport) == report


def test_every_key_has_words_and_every_word_is_used() -> None:
    used: set[str] = set()
    for cause in (None, *Cause):
        for failed in (None, True, False):
            for voice in FirstVoice:
                for ratio in (None, 0.1, 1.0, 9.0):
                    situation = Situation(
                        cause=cause,
                        malicious=cause is not None,
                        own_failure=failed,
                        concealed=failed,
                        prior_breaches=1 if failed else 0,
                        first_voice=voice,
                        harm=Harm.FINANCIAL,
                        identity_data=True,
                        offered_to_expected=ratio,
                    )
                    used |= all_keys(advise(situation))
    used |= all_keys(advise(LOAN_CALL)) | all_keys(advise(Situation()))
    assert used == set(words_of("en"))


def all_keys(report: AdviceReport) -> set[str]:
    groups = (report.reasons, report.strategies, report.apology, report.compensation, report.limits, report.avoid)
    return {item.key for group in groups for item in group} | {report.summary.key, report.stealing_thunder.key}


def test_every_finding_is_cited_and_every_citation_exists() -> None:
    cited = {name for names in RESTS_ON.values() for name in names}
    assert cited <= evidence().keys()
    assert evidence().keys() - cited == set()
    assert RESTS_ON.keys() <= words_of("en").keys()


def test_a_single_case_is_never_called_more_than_an_anecdote() -> None:
    for item in evidence().values():
        assert (item.finding.strength is Strength.ANECDOTE) is (str(item.finding.design) == "case"), item.id
        assert item.finding.limits
        assert item.finding.words


def test_advice_in_a_language_without_words_is_in_english() -> None:
    assert advise(TARGET, language="pl").language == "en"


def a_case(*claims: Claim, **anchors: datetime) -> Case:
    incident = Incident(
        controller=Controller(name="Bank"),
        malicious=True,
        assessment=Assessment(cause=Cause.RANSOMWARE),
        anchors=Anchors(**anchors),
        facts=claims,
    )
    return Case(incident=incident, cohorts=(Cohort(residence="PL", persons=2, elements=frozenset({"pesel"})),))


def test_situation_is_read_from_a_case() -> None:
    claims = (
        Claim(key="controller.own_failure", value=True),
        Claim(key="controller.prior_breaches", value=2),
        Claim(key="harm.kind", value="financial"),
        Claim(key="compensation.offered_to_expected", value=1),
    )
    found = situation_of(
        a_case(*claims, individuals_notified=AT, first_public_by_others=AT - timedelta(hours=6)), at=AT
    )
    assert (found.cause, found.own_failure, found.prior_breaches) == (Cause.RANSOMWARE, True, 2)
    assert (found.first_voice, found.lead_hours) == (FirstVoice.OTHERS, -6.0)
    assert (found.harm, found.offered_to_expected, found.identity_data) == (Harm.FINANCIAL, 1.0, True)


def test_who_told_the_people_before_others_wrote_was_first() -> None:
    ahead = situation_of(a_case(individuals_notified=AT, first_public_by_others=AT + timedelta(hours=6)), at=AT)
    assert (ahead.first_voice, ahead.lead_hours) == (FirstVoice.CONTROLLER, 6.0)
    assert situation_of(a_case(individuals_notified=AT), at=AT).first_voice is FirstVoice.CONTROLLER
    assert situation_of(a_case(), at=AT).first_voice is FirstVoice.NOBODY


def test_what_sources_dispute_or_nobody_knows_stays_open() -> None:
    disputed = (Claim(key="controller.own_failure", value=True), Claim(key="controller.own_failure", value=False))
    assert situation_of(a_case(*disputed), at=AT).own_failure is None
    examined = Claim(key="controller.own_failure", value=None, state=FactState.INVESTIGATING)
    assert situation_of(a_case(examined), at=AT).own_failure is None


@pytest.mark.parametrize(
    "claim",
    [
        Claim(key="controller.own_failure", value="yes"),
        Claim(key="controller.prior_breaches", value=True),
        Claim(key="harm.kind", value="much"),
    ],
)
def test_a_claim_of_the_wrong_kind_is_named(claim: Claim) -> None:
    with pytest.raises(InputError) as caught:
        situation_of(a_case(claim), at=AT)
    assert caught.value.code == "advice.fact"
    assert claim.key in str(caught.value)

"""How the law lets a notice be served, from the corpus and from an answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from amends.core.channels import Channel
from amends.law import load_corpus
from amends.law.answer import Answer, CorpusStamp, Due, DutyAnswer, Status
from amends.law.service import Means, deadline_by_cohort, means_by_cohort, means_of

HIPAA, NY, FL, GDPR = (
    "us/hipaa-164-400/notify-individuals",
    "us-ny/gbl-899-aa/notify-individuals",
    "us-fl/fs-501-171/notify-individuals",
    "eu/gdpr/34-individuals",
)
ON = date(2026, 6, 2)
AS_OF = datetime(2026, 6, 2, 12, tzinfo=timezone(timedelta(hours=2)))


def duty(law: str, *, cohorts: tuple[int, ...] = (0,), **fields: object) -> DutyAnswer:
    given = {"status": Status.REQUIRED, "recipient": "individuals", "cohorts": cohorts} | fields
    return DutyAnswer(law=law, citation="", url="", jurisdiction="", recipient_name="", **given)  # type: ignore[arg-type]


def answer(*duties: DutyAnswer) -> Answer:
    return Answer(AS_OF, CorpusStamp("1", "0"), duties)


@pytest.mark.parametrize(
    ("law", "means"),
    [
        # 45 CFR 164.404(d)(1)(i) and (d)(3)
        (HIPAA, ({Channel.POST, Channel.EMAIL}, {Channel.EMAIL}, {Channel.VOICE})),
        # N.Y. Gen. Bus. Law 899-aa(5)(b): express consent to electronic notice
        (NY, ({Channel.POST, Channel.EMAIL, Channel.VOICE}, {Channel.EMAIL}, set())),
        # Fla. Stat. 501.171(4)(d): e-mail to the address in the records, with no consent
        (FL, ({Channel.POST, Channel.EMAIL}, set(), set())),
        (GDPR, (set(), set(), set())),
    ],
)
def test_the_corpus_says_which_channels_serve(law: str, means: tuple[set[Channel], ...]) -> None:
    found = means_of(load_corpus(), law, on=ON)
    assert (found.channels, found.if_agreed, found.also) == means


def test_a_method_that_is_not_in_force_yet_serves_nobody() -> None:
    assert means_of(load_corpus(), HIPAA, on=date(2009, 9, 22)) == Means(HIPAA, frozenset())


def test_no_duty_of_the_corpus_asks_agreement_for_a_channel_that_it_does_not_know() -> None:
    corpus = load_corpus()
    for law in corpus.duties:
        found = means_of(corpus, law, on=ON)
        assert found.if_agreed <= found.channels
        assert Channel.POST not in found.if_agreed


def test_each_cohort_has_the_duties_that_bind_towards_it() -> None:
    found = means_by_cohort(
        load_corpus(),
        answer(
            duty(HIPAA, cohorts=(0, 2)),
            duty(FL, cohorts=(2,)),
            duty(NY, status=Status.NOT_REQUIRED),
            duty(GDPR, recipient="authority"),
        ),
    )
    assert {cohort: [means.law for means in all_of_it] for cohort, all_of_it in found.items()} == {
        0: [HIPAA],
        2: [FL, HIPAA],
    }


def test_the_deadline_is_the_earliest_and_a_day_ends_with_it() -> None:
    at = datetime(2026, 7, 1, 8, tzinfo=UTC)
    found = deadline_by_cohort(
        answer(
            duty(HIPAA, cohorts=(0, 1), due=Due(nominal=date(2026, 7, 1))),
            duty(FL, cohorts=(1,), due=Due(nominal=at)),
            duty(NY, cohorts=(2,)),
        )
    )
    assert found == {0: datetime(2026, 7, 2, tzinfo=AS_OF.tzinfo), 1: at}

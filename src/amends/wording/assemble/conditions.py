"""Whether a part of the template applies to a request."""

from __future__ import annotations

from datetime import datetime, timedelta

from amends.core.places import country_of
from amends.wording.assemble.values import known
from amends.wording.book.stateauthority import state_authority
from amends.wording.book.template import When
from amends.wording.model import NoticeRequest


def applies(when: When, request: NoticeRequest) -> bool:
    """Whether every field that the condition gives holds for the request."""
    return (
        _cohort_fits(when, request)
        and _facts_fit(when, request)
        and _elements_fit(when, request)
        and _content_fits(when, request)
        and _remedies_fit(when, request)
        and _links_fit(when, request)
        and _changes_fit(when, request)
    )


def fact_keys(when: When) -> tuple[str, ...]:
    """The facts that decide whether the condition holds."""
    shorthand = (("assessment.cause", when.cause), ("assessment.exfiltration", when.exfiltration))
    remedies = (f"remedy.{name}" for name in (when.remedy, when.no_remedy) if name)
    return tuple(
        dict.fromkeys(
            (
                *when.known,
                *when.unknown,
                *when.facts,
                *when.older_than,
                *(key for key, values in shorthand if values is not None),
                *remedies,
            )
        )
    )


def _cohort_fits(when: When, request: NoticeRequest) -> bool:
    return (
        when.status in (None, request.cohort.status)
        and (when.audience is None or request.audience in when.audience)
        and (when.channel is None or request.channel in when.channel)
        and (when.country is None or country_of(request.cohort.residence) in when.country)
    )


def _facts_fit(when: When, request: NoticeRequest) -> bool:
    book = request.facts
    shorthand = (("assessment.cause", when.cause), ("assessment.exfiltration", when.exfiltration))
    return (
        all(known(book, key) for key in when.known)
        and not any(known(book, key) for key in when.unknown)
        and all((fact := known(book, key)) and fact.value == value for key, value in when.facts.items())
        and all(_is_older(request, key, days) for key, days in when.older_than.items())
        and all(values is None or ((fact := known(book, key)) and fact.value in values) for key, values in shorthand)
    )


def _is_older(request: NoticeRequest, key: str, days: int) -> bool:
    fact = known(request.facts, key)
    return fact is not None and request.as_of - datetime.fromisoformat(str(fact.value)) > timedelta(days=days)


def _elements_fit(when: When, request: NoticeRequest) -> bool:
    exposed = set(request.cohort.elements)
    return (when.elements_any is None or bool(exposed.intersection(when.elements_any))) and (
        when.elements_none is None or not exposed.intersection(when.elements_none)
    )


def _content_fits(when: When, request: NoticeRequest) -> bool:
    required = request.content.required
    return required.issuperset(when.required) and not required.intersection(when.not_required)


def _remedies_fit(when: When, request: NoticeRequest) -> bool:
    return (when.remedy is None or bool(getattr(request.remedies, when.remedy))) and (
        when.no_remedy is None or not getattr(request.remedies, when.no_remedy)
    )


def added_elements(request: NoticeRequest) -> tuple[str, ...]:
    """What is named now and was not named before; nothing where no earlier notice is corrected."""
    before = request.previous_elements
    return () if before is None else tuple(code for code in request.cohort.elements if code not in before)


def removed_elements(request: NoticeRequest) -> tuple[str, ...]:
    """What an earlier notice named and is not exposed."""
    return tuple(code for code in request.previous_elements or () if code not in request.cohort.elements)


def _changes_fit(when: When, request: NoticeRequest) -> bool:
    return (
        when.corrects in (None, bool(request.corrections))
        and when.added in (None, bool(added_elements(request)))
        and when.removed in (None, bool(removed_elements(request)))
    )


def _links_fit(when: When, request: NoticeRequest) -> bool:
    return (
        when.brand in (None, request.brand_domain is not None)
        and when.next_update in (None, request.next_update is not None)
        and when.state_authority in (None, state_authority(request.cohort.residence) is not None)
    )

"""Texts for the public, the press and the staff: composed from the incident's facts, judged, kept as versions."""

from __future__ import annotations

from datetime import datetime

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.notices.judging import Judge
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_composed
from amends.core.case.facts import house_zone, remedies_in
from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.facts import FactBook
from amends.wording import NoticeCohort, NoticeRequest, compose
from amends.wording.book.template import template_of, templates
from amends.wording.model import PERSONAL


def keep_public_text(
    *, incident: Incident, template: str, language: str, channel: Channel, now: datetime
) -> NoticeVersion:
    """Composes a text to everybody from what is known now, and keeps it; the same facts give the same version.

    Raises ``InputError``: ``compose.template`` for no template or one that speaks to single persons, and those of
    ``compose``.
    """
    if template not in templates() or set(template_of(template).speaks_to) <= set(PERSONAL):
        raise InputError(
            f"{template!r} is no text for the public, the press or the staff.",
            code="compose.template",
            where=incident.ref,
            fix="`amends compose --list` shows whom each text addresses.",
        )
    judge = Judge(incident)
    controller = case_of(incident).incident.controller
    request = NoticeRequest(
        facts=judge.book,
        cohort=NoticeCohort(residence=controller.established_in or "ZZ", elements=_elements(judge.book)),
        as_of=now.astimezone(house_zone(judge.book)),
        language=language,
        channel=channel,
        template=template,
        audience=template_of(template).speaks_to[0],
        exercise=incident.is_exercise,
        remedies=remedies_in(judge.book),
        brand_domain=controller.brand_domains[0] if controller.brand_domains else None,
    )
    notice = compose(request)
    return keep_composed(
        incident=incident,
        segment=template,
        notice=notice,
        request=request,
        lint=judge.report(notice, request),
        now=now,
    )


def _elements(book: FactBook) -> tuple[str, ...]:
    found = book.current("exposure.elements")
    return tuple(found.value) if found is not None and isinstance(found.value, tuple) else ()

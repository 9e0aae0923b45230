"""Has the linter read notices again, with the rules and the facts of today."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from amends.apps.duties.selectors import latest_answer
from amends.apps.evidence.services import cohorts_in
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.notices.composing import letters_by_cohort
from amends.apps.notices.judging import Judge, laws_of
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_notice, notice_of, request_of
from amends.core.elements import in_order
from amends.core.errors import RefusedError


class Reader:
    """Reads the notices of one incident again; what it needs of the incident is read once."""

    def __init__(self, incident: Incident) -> None:
        self._judge = Judge(incident)
        answer, assessment = latest_answer(incident=incident), incident.assessments.order_by("id").last()
        has_cohorts = assessment is not None and (Path(assessment.folder) / "cohorts.json").is_file()
        self._letters = (
            letters_by_cohort(cohorts_in(Path(assessment.folder)), answer)
            if answer is not None and assessment is not None and has_cohorts
            else {}
        )

    def read(self, version: NoticeVersion, *, now: datetime) -> str:
        """Keeps what the linter says now and gives its verdict; the old one stays in the list of verdicts.

        Raises ``RefusedError`` (``notice.no_request``) for a version that did not keep what it was composed from.
        """
        request = request_of(version, facts=self._judge.book)
        if request is None:
            raise RefusedError(
                "The notice did not keep what it was composed from, so that the linter cannot judge it anew.",
                code="notice.no_request",
                where=version.content_sha256[:12],
                fix="Compose it again.",
            )
        cohort = request.cohort
        letter = self._letters.get((cohort.residence, in_order(cohort.elements), str(cohort.protection)))
        report = self._judge.report(notice_of(version.content), request, laws_of(letter))
        keep_notice(
            incident=version.incident,
            segment=version.segment,
            content=version.content,
            lint=msgspec.to_builtins(report),
            request=version.request,
            now=now,
        )
        record_deed(
            incident_ref=version.incident.ref,
            kind="notice.linted",
            subject=f"{version.content_sha256[:32]}:{version.pk}:{now.isoformat()}",
            at=now,
            content_sha256=version.content_sha256,
            verdict=str(report.verdict),
        )
        return str(report.verdict)

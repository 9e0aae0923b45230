"""Fills any form from any case, as the command does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from amends.filing import DutyInfo, Filing, SeverityInfo, Stage, fill, situation_for

sys.path.insert(0, str(Path(__file__).parent))

from filing_cases import AS_OF, duty, form_called, read

Filler = Callable[..., Filing]


@pytest.fixture
def filled() -> Filler:
    """Fills a form from one of the cases: ``filled("uodo", BANK, "{key: ..., value: ...}", stage=...)``."""

    def make(
        name: str,
        text: str,
        *claims: str,
        stage: Stage = Stage.PRELIMINARY,
        as_of: datetime = AS_OF,
        duties: Sequence[DutyInfo] | None = None,
        others: Sequence[DutyInfo] = (),
        previous: dict[str, Any] | None = None,
        sample: str | None = None,
    ) -> Filing:
        form, case = form_called(name), read(text, *claims)
        served = tuple(duties or (duty(form.serves[0], (form.addressees or ("The authority",))[0]),))
        situation = situation_for(
            form,
            served,
            case=case,
            cohorts=case.cohorts,
            every_duty=(*served, *others),
            severity=SeverityInfo(
                se=5.0, band="very_high", risk="high", risk_set_by_person=True, because=("SE = 4 x 1 + 1 = 5",)
            ),
            as_of=as_of,
            stage=form.only_at or stage,
            sample=sample,
        )
        return fill(form, situation, duties=served, previous=previous)

    return make

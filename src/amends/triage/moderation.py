"""Why a public comment may be hidden: three reasons, and nothing else; and what a comment shows of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from amends.core.errors import RefusedError
from amends.triage.kinds import Sensitive, Span
from amends.triage.lexicon import read_list
from amends.triage.personal import PersonalData, personal_data_in
from amends.triage.read import read_message


class HidingReason(StrEnum):
    """The closed list.  Criticism, swearing at us, links to the press and threats to sue us are in none of them."""

    OTHERS_PERSONAL_DATA = "others_personal_data"
    THREATS = "threats"
    SPAM = "spam"


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reason means, in words for the moderator and for the public count."""

    means: str
    does_not_mean: str
    owner: str


class Moderation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``wordbook/triage/moderation.yaml``."""

    reasons: dict[HidingReason, Reason]


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a reason, and where (code points).  ``data`` says which personal data, where it is that."""

    reason: HidingReason
    span: Span
    data: PersonalData | None = None


def signs_in(comment: str) -> tuple[Sign, ...]:
    """What in ``comment`` may be a reason to hide it, by place.  A moderator decides; no sign hides anything by itself.

    Personal data: the moderator says whose they are (who writes their own number is warned, not hidden).  Threats: to
    people, not to sue, to leave or to tell the press.  Spam is for the moderator's eyes alone.
    """
    signs = [
        Sign(HidingReason.OTHERS_PERSONAL_DATA, Span(found.start, found.end), found.kind)
        for found in personal_data_in(comment)
    ]
    for sensitive in read_message(comment).sensitive:
        if sensitive.kind is Sensitive.THREAT_TO_OTHERS:
            signs += [Sign(HidingReason.THREATS, span) for span in sensitive.because]
    return tuple(sorted(signs, key=lambda sign: sign.span))


def hiding_reason(given: str) -> HidingReason:
    """The reason that a moderator gives.  Raises ``RefusedError`` (``moderation.reason``) for any not listed."""
    try:
        return HidingReason(given)
    except ValueError as error:
        listed = ", ".join(HidingReason)
        raise RefusedError(
            "A comment is hidden for a listed reason only.",
            code="moderation.reason",
            why=f"The reasons are: {listed}. Criticism, insults against us and our good name are none.",
            fix="Answer the comment, or name the listed reason that fits.",
        ) from error


def reasons() -> dict[HidingReason, Reason]:
    """What each reason means and does not mean."""
    return dict(read_list("moderation", Moderation).reasons)

"""The columns of a customer table that are no data element: own number, language, status, guardian and the like."""

from __future__ import annotations

import re

from amends.exposure.detectors.column import Column, Verdict
from amends.exposure.detectors.judging import Headed

_NUMBER = re.compile(r"[\w./\-]{1,40}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?|[^\W\d_]{4,20}(?:\s[^\W\d_]+)?")
_BARE = frozenset({"id", "uid", "userid", "recid", "recordid", "contactid", "crmid"})
# What a file says of how the person may be reached, beside the safe contact.
_REACH = (
    "preferred_channel refused_channels agreed_channels no_email no_sms no_voice no_post time_zone uses_inbox "
    "vulnerability email_verified phone_verified"
).split()


def _is_short(value: str) -> bool:
    return len(value) <= 60


def _answers(value: str) -> bool:
    """A short answer; a column "no. contact" with telephone numbers says nothing of safety."""
    return len(value) <= 15 and not any(sign.isdigit() for sign in value[1:])


class CustomerNumbers:
    """The customer's own number; a bare ``id`` is the row's key and no element."""

    element = "customer_number"

    def judge(self, column: Column) -> Verdict | None:
        """By header, where the values are short codes."""
        strength = column.strength(frozenset({"id", "customer_number"}))
        if not strength or column.header is None or column.share_of(lambda v: _NUMBER.fullmatch(v) is not None) < 0.8:
            return None
        bare = column.header.phrase.replace(" ", "") in _BARE
        because = f"the header says {column.header.phrase!r}"
        certainty = (0.7 if bare else 0.92) * (0.9 + 0.1 * strength)
        return Verdict(None if bare else "customer_number", certainty, because, role="id", by_header=True)


def _matching(pattern: re.Pattern[str], value: str) -> bool:
    return pattern.fullmatch(value) is not None


DETECTORS = (
    CustomerNumbers(),
    Headed(None, frozenset({"language"}), lambda value: _matching(_LANGUAGE, value), role="language", certainty=0.92),
    Headed(None, frozenset({"deceased"}), _is_short, role="deceased", certainty=0.92),
    Headed(None, frozenset({"guardian"}), _is_short, role="guardian", certainty=0.92),
    Headed(None, frozenset({"next_of_kin"}), _is_short, role="next_of_kin", certainty=0.92),
    Headed(None, frozenset({"formality"}), _is_short, role="formality", certainty=0.92),
    Headed(None, frozenset({"letter_format"}), _is_short, role="letter_format", certainty=0.92),
    Headed(None, frozenset({"status"}), _is_short, role="status", certainty=0.85),
    # Whatever stands in it: what is not understood forbids all contact, and must not be overlooked.
    Headed(None, frozenset({"safe_contact"}), bool, role="safe_contact", certainty=0.92),
    Headed(None, frozenset({"do_not_contact"}), _answers, role="do_not_contact", certainty=0.92),
    *(Headed(None, frozenset({role}), _is_short, role=role, certainty=0.92) for role in _REACH),
    Headed(
        None,
        frozenset({"push_subscription"}),
        lambda value: value.lstrip().startswith("{"),
        role="push_subscription",
        certainty=0.92,
    ),
    Headed(None, frozenset({"title"}), lambda value: len(value) <= 25, role="title", certainty=0.85),
)

"""The house's rules on claims: what is taken in as evidence, when two persons decide, which reasons there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from amends.core.errors import InputError, RefusedError
from amends.remedies.catalogue_data import Choice, read_data
from amends.remedies.claims import Outcome

# The first bytes tell the type; a name and what a browser says of a file are the sender's words.
_BEGINNINGS = {
    "application/pdf": (0, (b"%PDF-",)),
    "image/jpeg": (0, (b"\xff\xd8\xff",)),
    "image/png": (0, (b"\x89PNG\r\n\x1a\n",)),
    # ISO 23008-12: the brand of a picture in HEVC stands behind the length of the first box.
    "image/heic": (4, (b"ftypheic", b"ftypheix", b"ftypheim", b"ftypheis", b"ftypmif1")),
}


class EvidenceRule(Choice, frozen=True, kw_only=True):
    """What may be sent along: in one file, in one form, with one claim; sizes in bytes."""

    most_files: int
    most_file_bytes: int
    most_sending_bytes: int
    most_all_bytes: int
    types: tuple[str, ...]


class AmountRule(Choice, frozen=True, kw_only=True):
    """The most that one claim names."""

    most: Decimal


class AgeRule(Choice, frozen=True, kw_only=True):
    """How long ago a loss may have been."""

    most_days: int


class TwoPersons(Choice, frozen=True, kw_only=True):
    """Above which amount two persons decide, by currency, and in all others."""

    above: dict[str, Decimal]
    others_above: Decimal


class AppealRule(Choice, frozen=True, kw_only=True):
    """Days after the first decision in which it is enough to write again."""

    days: int


class Reasons(Choice, frozen=True, kw_only=True):
    """Codes of reasons, and which of them carry which outcome; their words are ``claim-reason-<code>``."""

    codes: tuple[str, ...]
    refusing: tuple[str, ...]
    reducing: tuple[str, ...]
    accepting: tuple[str, ...]


class ClaimRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``corpus/remedies/claims.yaml``."""

    evidence: EvidenceRule
    amount: AmountRule
    age: AgeRule
    two_persons: TwoPersons
    person_sum: TwoPersons
    appeal: AppealRule
    reasons: Reasons


class HelpRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Help that costs the person nothing, by whom, and where it was read."""

    country: str
    kind: str
    by_whom: str
    url: str
    phone: str
    checked_on: date | None
    confidence: str


class _Help(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rows: tuple[HelpRow, ...]


def claim_rules() -> ClaimRules:
    """The project's choices.  Raises ``InputError`` (``remedies.unreadable_data``)."""
    return read_data("claims", ClaimRules)


def public_help(country: str) -> tuple[HelpRow, ...]:
    """The free help of a country (ISO 3166-1), in the order of the file."""
    return tuple(row for row in read_data("claims-help", _Help).rows if row.country == country)


def needs_two(*, claimed: Decimal | None, granted: Decimal, currency: str) -> bool:
    """Whether two persons decide: what is granted or what is denied is above the limit of the currency.

    >>> needs_two(claimed=Decimal(600), granted=Decimal(0), currency="EUR")
    True
    >>> needs_two(claimed=Decimal(600), granted=Decimal(450), currency="EUR")
    False
    """
    limit = limit_of(currency)
    return granted > limit or (claimed or Decimal(0)) - granted > limit


def is_much_in_all(sums: Mapping[str, Decimal]) -> bool:
    """Whether all that one person gets, by currency, is above the limit; parts of it in several currencies add up.

    >>> is_much_in_all({"EUR": Decimal(600)}), is_much_in_all({"EUR": Decimal(600), "PLN": Decimal(2000)})
    (False, True)
    """
    rule = claim_rules().person_sum
    given = {currency: amount for currency, amount in sums.items() if amount > 0}
    limits = {currency: rule.above.get(currency, rule.others_above) for currency in given}
    if any(limit <= 0 for limit in limits.values()):
        return True
    return sum((amount / limits[currency] for currency, amount in given.items()), Decimal(0)) > 1


def limit_of(currency: str) -> Decimal:
    """The limit above which two persons decide."""
    rule = claim_rules().two_persons
    return rule.above.get(currency, rule.others_above)


def type_of(content: bytes) -> str:
    """The media type by the first bytes, empty for one that is not taken.

    >>> type_of(b"%PDF-1.7 ..."), type_of(b"<html>"), type_of(b"\\0\\0\\0\\x18ftypheic")
    ('application/pdf', '', 'image/heic')
    """
    taken = claim_rules().evidence.types
    beginnings = ((kind, at, first) for kind, (at, first) in _BEGINNINGS.items() if kind in taken)
    return next((kind for kind, at, first in beginnings if content.startswith(first, at)), "")


def require_evidence(contents: Sequence[bytes], *, kept_files: int = 0, kept_bytes: int = 0) -> tuple[str, ...]:
    """The media types; raises ``InputError`` (``claims.evidence_*``) for too many, too large or another type.

    ``kept_files`` and ``kept_bytes`` are what the claim has already.
    """
    rule = claim_rules().evidence
    if kept_files + len(contents) > rule.most_files:
        raise _evidence("many", f"No more than {rule.most_files} files for one claim.")
    if kept_bytes + sum(map(len, contents)) > rule.most_all_bytes:
        raise _evidence("large", f"No more than {rule.most_all_bytes // 1_000_000} MB for one claim.")
    for number, content in enumerate(contents, start=1):
        if len(content) > rule.most_file_bytes:
            raise _evidence("large", f"File {number} is larger than {rule.most_file_bytes // 1_000_000} MB.")
        if not type_of(content):
            raise _evidence("type", f"File {number} is neither PDF, JPEG, PNG nor HEIC.")
    return tuple(map(type_of, contents))


def require_reasons(outcome: Outcome, codes: Sequence[str]) -> None:
    """Raises ``InputError`` (``claims.reason``) unless at least one reason of the list carries the outcome."""
    rule = claim_rules().reasons
    carrying = {
        Outcome.ACCEPTED: rule.accepting,
        Outcome.ACCEPTED_IN_PART: rule.reducing,
        Outcome.REFUSED: rule.refusing,
    }[outcome]
    unknown = [code for code in codes if code not in rule.codes]
    if unknown or not set(codes) & set(carrying) or len(set(codes)) != len(codes):
        raise InputError(
            "This decision has no reason that carries it.",
            code="claims.reason",
            where="reasons",
            fix=f"Name at least one of: {', '.join(carrying)}.",
        )


def require_outcome(outcome: Outcome, *, claimed: Decimal | None, granted: Decimal) -> None:
    """Raises ``InputError`` (``claims.outcome``) where the amount does not say the same as the word."""
    fits = {
        Outcome.ACCEPTED: granted > 0 and (claimed is None or granted >= claimed),
        Outcome.ACCEPTED_IN_PART: granted > 0 and (claimed is None or granted < claimed),
        Outcome.REFUSED: granted == 0,
    }[outcome]
    if not fits:
        raise InputError(
            f"The amount does not fit the word {outcome.value.replace('_', ' ')}.",
            code="claims.outcome",
            where="amount",
            fix="Accepted: what was claimed or more. In part: something less. Refused: nothing.",
        )


def require_other_person(*, ref: str, deciding: str, earlier: Sequence[str]) -> None:
    """Raises ``RefusedError`` (``claims.same_person``) where who decides has had a hand in it before."""
    if deciding in earlier:
        raise RefusedError(
            "Somebody else has to decide this.",
            code="claims.same_person",
            where=ref,
            why="Nobody confirms their own decision, and nobody decides the appeal against it.",
        )


def _evidence(fault: str, why: str) -> InputError:
    return InputError("This evidence cannot be taken.", code=f"claims.evidence_{fault}", where="evidence", why=why)

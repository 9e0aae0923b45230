"""What a claimant can do about their claim: send evidence, disagree, take it back, say who they are.

Nothing is moved here: what they do is kept, and the staff's side carries it out (``apps.claims.granting``).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.care.letter import clean_text
from amends.apps.care.services import Receipt
from amends.apps.claims.models import Claim
from amends.apps.claims.services import wish_appeal, wish_evidence, wish_proof, wish_withdrawal
from amends.core.errors import AmendsError
from amends.remedies.claims import ProvenBy
from amends.web.portal.inquiries.limits import seconds_until_taken
from amends.web.portal.remedies.loss_form import SENDING_BYTES, files_in
from amends.web.portal.remedies.prove import found_by_letter
from amends.wording.book.phrases import phrases_of

_UNFIT = 422
_SAID = frozenset(
    "no-text long-text evidence-many evidence-large evidence-type account account-known closed not-allowed moved "
    "nothing unknown-code proven busy not-sure".split()
)


@dataclass(frozen=True, kw_only=True)
class Done:
    """What came of an act, in words; ``receipt`` of a letter that was taken in."""

    says: str
    is_done: bool
    receipt: Receipt | None = None
    words: str = ""

    @property
    def status(self) -> int:
        """Of the page."""
        return 200 if self.is_done else _UNFIT


def act_on_claim(request: HttpRequest, claim: Claim, *, language: str) -> Done:
    """Does what the form's ``act`` says, for whoever holds the number or has proven that the claim is theirs.

    An act that there is not is a fault of the form and does nothing.
    """
    if seconds_until_taken(now=timezone.now()) is not None:
        return _not_done("busy", language)
    acts = {"evidence": _evidence, "appeal": _appeal, "withdraw": _withdraw, "prove": _prove}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        return _not_done("nothing", language)
    try:
        return act(request, claim, language)
    except AmendsError as error:
        return _not_done(error.code.partition(".")[2].replace("_", "-"), language)


def _evidence(request: HttpRequest, claim: Claim, language: str) -> Done:
    files, account = files_in(request), clean_text(request.POST.get("account", ""))
    if not files and not account:
        return _not_done("nothing", language)
    if sum(len(file.content) for file in files) > SENDING_BYTES:
        return _not_done("evidence-large", language)
    wish_evidence(
        claim=claim, files=files, account=account, now=timezone.now(), public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"),
    )  # fmt: skip
    return _done("evidence", language)


def _appeal(request: HttpRequest, claim: Claim, language: str) -> Done:
    now, words = timezone.now(), clean_text(request.POST.get("text", ""))
    if not words:
        return _not_done("no-text", language)
    receipt = wish_appeal(
        claim=claim, text=words, now=now, public_key=settings.DESK_PUBLIC_KEY(),
        pepper=settings.SECRET_OF("portal.pepper"), language=language, once=request.POST.get("token", "")[:64],
    )  # fmt: skip
    return _done("appeal", language, receipt=receipt, words=words)


def _withdraw(request: HttpRequest, claim: Claim, language: str) -> Done:
    if request.POST.get("sure") != "yes":
        return _not_done("not-sure", language)
    wish_withdrawal(claim=claim, now=timezone.now())
    return _done("withdraw", language)


def _prove(request: HttpRequest, claim: Claim, language: str) -> Done:
    found = found_by_letter(request, request.POST.get("letter", ""))
    if found is None or found.doors.incident.pk != claim.incident_id:
        return _not_done("unknown-code", language)
    wish_proof(
        claim=claim, person_hash=found.standing.person_hash, proven_by=ProvenBy.LETTER_CODE, elements=found.elements,
        pepper=settings.SECRET_OF("portal.pepper"), now=timezone.now(),
    )  # fmt: skip
    return _done("prove", language)


def _done(what: str, language: str, *, receipt: Receipt | None = None, words: str = "") -> Done:
    return Done(
        says=phrases_of(language).say(f"portal-rem-done-{what}", {}), is_done=True, receipt=receipt, words=words
    )


def _not_done(why: str, language: str) -> Done:
    name = why if why in _SAID else "not-allowed"
    return Done(says=phrases_of(language).say(f"portal-rem-fault-{name}", {}), is_done=False)

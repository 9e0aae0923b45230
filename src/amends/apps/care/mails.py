"""Mails to who gave an address to be answered at: the receipt, the answer, why it takes longer."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from amends.apps.care.models import Inquiry
from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import Mail, ask_errand
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.core.case.model import Controller
from amends.wording.book.phrases import phrases_of


def address_in(reach: str) -> str | None:
    """The mail address, where ``reach`` is one and nothing else.

    >>> address_in("anna@people.example"), address_in("call 555 0100"), address_in("a@x.example, b@y.example")
    ('anna@people.example', None, None)
    """
    try:
        validate_email(reach)
    except ValidationError:
        return None
    return reach


def desk_address(controller: Controller) -> str:
    """The ordinary address that the desk writes from."""
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    return controller.contact.email or f"notice@{domain}"


def mail_person(
    *,
    inquiry: Inquiry,
    incident: Incident,
    to: str,
    phrase: str,
    cause: str,
    text: str,
    look_url: str,
    public_key: bytes,
    now: datetime,
    is_by_person: bool = False,
) -> None:
    """Asks for a mail to the person; ``phrase`` names the subject, ``cause`` what it is for, once.

    ``incident`` says who writes, ``is_by_person`` that somebody of the house wrote the words.
    """
    say = phrases_of(inquiry.language).say
    controller = case_of(incident).incident.controller
    if incident.is_exercise:
        text = f"{say('portal-inq-mail-exercise', {})}\n\n{text}"
    if look_url:
        text = f"{text}\n\n{say('portal-inq-mail-look', {'url': look_url})}"
    ask_errand(
        kind=ErrandKind.RECEIPT,
        cause=f"care:{inquiry.ref}:{cause}",
        mail=Mail(
            to=to,
            sender=desk_address(controller),
            sender_name=controller.name,
            subject=say(phrase, {}),
            text=text,
            language=inquiry.language,
            auto_submitted="no" if is_by_person else "auto-replied",
        ),
        is_exercise=incident.is_exercise,
        public_key=public_key,
        now=now,
    )

"""What the staff's side does about requests: looks the contact up, sends a code if it is on file, wipes the rest."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from amends.apps.errands.models import ErrandKind
from amends.apps.errands.services import Mail, ask_errand
from amends.apps.incidents.selectors import case_of
from amends.apps.selfcheck.audits import publish_audits
from amends.apps.selfcheck.joining import join_threads
from amends.apps.selfcheck.models import CodeRequest, ContactDoor
from amends.apps.selfcheck.onetime import Behind, new_one_time_code, no_answer, seal_answer
from amends.apps.selfcheck.requests import GOOD_FOR
from amends.apps.selfcheck.selectors import OpenSet, open_sets
from amends.apps.selfcheck.standing import DoorKind, Standing, door_digest, open_standing
from amends.core.errors import MachineError
from amends.core.ids import keyed_hash
from amends.core.sealing import open_sealed
from amends.wording.assemble.dates import latin, number_text
from amends.wording.book.phrases import phrases_of

_AT_ONCE = 100
_KEPT_FOR = timedelta(days=1)  # what the limits of a day are counted from
_CAUSE_DIGITS = 32


def do_desk_work(*, secret: bytes, public_key: bytes, now: datetime) -> int:
    """Answers what was asked since, puts messages of one thread on one case, and
    copies what of audits is public; how many.  ``secret`` is ``desk.key``.  Called every second or so.

    A contact that is not on file gets random bytes of the same length, and nothing is sent.
    """
    _wipe(now)
    waiting = CodeRequest.objects.filter(answered_at__isnull=True, is_over=False, is_spent=False, expires_at__gt=now)
    refs = list(waiting.order_by("id").values_list("ref", flat=True)[:_AT_ONCE])
    answered = sum(_answered(ref, secret=secret, public_key=public_key, now=now) for ref in refs)
    return answered + join_threads(now=now) + publish_audits(now=now)


@transaction.atomic
def _answered(ref: str, *, secret: bytes, public_key: bytes, now: datetime) -> bool:
    claimed = CodeRequest.objects.filter(ref=ref, answered_at__isnull=True, is_spent=False)
    if not claimed.update(answered_at=now):
        return False  # another process was faster
    request = CodeRequest.objects.get(ref=ref)
    contact = _contact(request, secret)
    code = new_one_time_code()
    behind = _behind(*contact, secret=secret, now=now) if contact else []
    # An address that is not on file costs the same derivation.
    answer = seal_answer([Behind(doors.pk, standing) for doors, standing in behind], code=code, ref=ref)
    request.answer, request.box = (answer if behind else no_answer()), b""
    request.save(update_fields=["answer", "box"])
    if behind and contact:
        doors = behind[0][0]
        ask_errand(
            kind=ErrandKind.ONE_TIME_CODE,
            cause="selfcheck:" + keyed_hash(secret, "one-time code", ref)[:_CAUSE_DIGITS],
            mail=_mail(contact[1], code, doors, request.language),
            is_exercise=doors.incident.is_exercise,
            public_key=public_key,
            now=now,
            good_for=GOOD_FOR,
        )
    return True


def _contact(request: CodeRequest, secret: bytes) -> tuple[DoorKind, str] | None:
    try:
        plain = open_sealed(secret, bytes(request.box), context=request.ref).decode().rstrip(" ")
    except MachineError:  # sealed for another desk, or altered: nobody can be written to
        return None
    kind, _, value = plain.partition(":")
    return DoorKind(kind), value


def _behind(kind: DoorKind, value: str, *, secret: bytes, now: datetime) -> list[tuple[OpenSet, Standing]]:
    if kind is not DoorKind.EMAIL:
        return []  # there is no way yet to send a code to a telephone
    sets = open_sets(now=now)
    rows = ContactDoor.objects.filter(digest=door_digest(secret, kind, value)).order_by("-doors_id")
    opened = (
        (sets[number], open_standing(bytes(sealed), secret=secret, kind=kind, value=value))
        for number, sealed in rows.values_list("doors_id", "sealed")
        if number in sets
    )
    return [(doors, standing) for doors, standing in opened if standing is not None]


def _mail(to: str, code: str, doors: OpenSet, language: str) -> Mail:
    """The code goes to the address in the form in which it is on file, never to the one that was typed."""
    say = phrases_of(language).say
    controller = case_of(doors.incident).incident.controller
    domain = controller.brand_domains[0] if controller.brand_domains else "exercise.example"
    name = latin(controller.name, language)
    lines = [
        say("check-exercise", {}) if doors.incident.is_exercise else "",
        say("check-mail-code", {"code": latin(code, language), "controller": name}),
        say("check-mail-time", {"minutes_text": number_text(GOOD_FOR.seconds // 60, language)}),
        say("check-mail-nobody", {}),
        say("check-mail-not-asked", {}),
    ]
    return Mail(
        to=to,
        sender=controller.contact.email or f"notice@{domain}",
        sender_name=controller.name,
        subject=say("check-mail-subject", {"controller": name}),
        text="\n\n".join(line for line in lines if line) + "\n",
        language=language,
    )


def _wipe(now: datetime) -> None:
    """Destroys boxes and answers that are over, and after a day the rows."""
    over = CodeRequest.objects.filter(is_spent=False, expires_at__lte=now)
    over.update(box=b"", answer=b"", is_spent=True)
    CodeRequest.objects.filter(asked_at__lt=now - _KEPT_FOR).delete()

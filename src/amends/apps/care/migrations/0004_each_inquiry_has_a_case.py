"""Gives each inquiry of before a case of its own: who wrote it is sealed, so that none is joined to another."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

from amends.core.ids import new_ref


def open_cases(apps: Any, editor: Any) -> None:
    """One case and its messages for each inquiry without a case."""
    inquiries = apps.get_model("care", "Inquiry").objects.filter(case__isnull=True).order_by("id")
    for inquiry in inquiries.iterator():
        _open_case(apps, inquiry)


def _open_case(apps: Any, inquiry: Any) -> None:
    case_model, message_model = apps.get_model("care", "Case"), apps.get_model("care", "Message")
    answers = list(inquiry.events.filter(kind="answered").order_by("id"))
    case = case_model.objects.create(
        ref=new_ref("CS", length=10),
        incident_id=inquiry.incident_id,
        kind=inquiry.kind,
        state=inquiry.state,
        way_in=inquiry.way_in,
        language=inquiry.language,
        owner=inquiry.assigned_to,
        opened_at=inquiry.received_at,
        due_at=inquiry.due_at,
        law=inquiry.law,
        first_answered_at=answers[0].at if answers else None,
    )
    inquiry.case = case
    inquiry.save(update_fields=["case"])
    bound = f"receipt:{inquiry.ref}"
    first = message_model.objects.create(
        ref=new_ref("MSG", length=12), case=case, direction="in", way_in=inquiry.way_in, language=inquiry.language,
        at=inquiry.received_at, taken_at=inquiry.taken_at, inquiry=inquiry, bound_to=bound,
    )  # fmt: skip
    for event in answers:
        message_model.objects.create(
            ref=new_ref("MSG", length=12), case=case, direction="out", way_in=inquiry.way_in,
            language=inquiry.language, at=event.at, taken_at=event.at, by=event.by, told=event, bound_to=bound,
            in_reply_to=first, sent_as="receipt",
        )  # fmt: skip
    apps.get_model("care", "CaseEvent").objects.create(case=case, kind="opened", at=inquiry.received_at)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("care", "0003_cases")]
    operations: ClassVar = [migrations.RunPython(open_cases, migrations.RunPython.noop)]

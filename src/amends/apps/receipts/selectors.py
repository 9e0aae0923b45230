"""Reads receipts for others: stop rules, evidence packs, the console."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, QuerySet, Sum

from amends.apps.receipts.models import OtherMail, Receipt, RefusedCall, SenderFinding, Unmatched, Waiting
from amends.core.ports import ReceiptKind


def complaints(campaign_id: int, *, since: datetime | None = None) -> int:
    """How many messages of a campaign were complained of, since an instant; several complaints of one count once."""
    return _messages_with(campaign_id, ReceiptKind.COMPLAINED, since=since)


def bounces(campaign_id: int) -> int:
    """How many messages of a campaign came back, for good or for now."""
    return _messages_with(campaign_id, ReceiptKind.BOUNCED)


def bounces_by_reason(campaign_id: int) -> dict[str, int]:
    """Messages of a campaign that came back, by status (``5.1.1``), or by source where there is none; sorted."""
    rows = Receipt.objects.filter(message__campaign_id=campaign_id, kind=ReceiptKind.BOUNCED).order_by()
    counts: dict[str, int] = {}
    for status, source, count in rows.values_list("status", "source").annotate(Count("message", distinct=True)):
        name = status or f"{source}, no status"
        counts[name] = counts.get(name, 0) + count
    return dict(sorted(counts.items()))


def receipts_by_kind() -> dict[str, dict[str, int]]:
    """Receipts by the reference of their campaign and by their kind; those unheard of are left out."""
    rows = Receipt.objects.order_by("message__campaign__ref", "kind").values_list("message__campaign__ref", "kind")
    counts: dict[str, dict[str, int]] = {}
    for campaign, kind, count in rows.annotate(Count("id")):
        counts.setdefault(campaign, {})[kind] = count
    return counts


def receipts_of(message_id: str) -> QuerySet[Receipt]:
    """The evidence about one message, in the order in which it happened."""
    return Receipt.objects.filter(message__message_id=message_id).order_by("at", "id")


def has_waiting_receipt(message_id: str) -> bool:
    """Whether a receipt waits for this message to settle: it may have arrived although it is to be sent again."""
    return Waiting.objects.filter(receipt__message__message_id=message_id).exists()


def is_evidence_known(sha256: str) -> bool:
    """Whether a receipt with exactly this evidence was taken before."""
    return any(model.objects.filter(evidence_sha256=sha256).exists() for model in (Receipt, Unmatched))


def open_receipts() -> dict[str, int]:
    """How many receipts wait for their message to settle, and how many for a message at all."""
    return {"waiting": Waiting.objects.count(), "unmatched": Unmatched.objects.count()}


def other_mail() -> dict[str, int]:
    """Mails and answers that are no receipts, by what they are (``auto_reply``, ``reply``, ``not_understood``)."""
    return dict(OtherMail.objects.order_by().values_list("disposition").annotate(Count("id")))


def refused_calls() -> dict[str, int]:
    """Calls of hooks that were refused, by provider."""
    return dict(RefusedCall.objects.order_by().values_list("provider").annotate(Sum("count")))


def mail_under_our_names() -> dict[str, dict[str, int]]:
    """Mails that others saw, by domain: ``aligned`` by DKIM or SPF, and ``not_aligned`` (DMARC's own rule)."""
    counts: dict[str, dict[str, int]] = {}
    rows = SenderFinding.objects.order_by("domain").values_list("domain", "is_dkim_aligned", "is_spf_aligned")
    for domain, dkim, spf, count in rows.annotate(Sum("count")):
        of_domain = counts.setdefault(domain, {"aligned": 0, "not_aligned": 0})
        of_domain["aligned" if dkim or spf else "not_aligned"] += count
    return counts


def _messages_with(campaign_id: int, kind: ReceiptKind, *, since: datetime | None = None) -> int:
    rows = Receipt.objects.filter(message__campaign_id=campaign_id, kind=kind)
    if since is not None:
        rows = rows.filter(taken_at__gte=since)
    return rows.values("message").distinct().count()

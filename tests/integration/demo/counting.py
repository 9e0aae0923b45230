"""Run by itself: what stands in AMENDS_HOME after the demo, as one JSON document, and every mail address in it."""

import json
import re
import sys
from collections import Counter
from typing import Any

from amends.config.boot import boot
from amends.config.home import home, secret

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def told() -> dict[str, Any]:
    """Counts by state, and where everything that was written came from and goes to."""
    from amends.apps.care.models import ApprovedAnswer, Case, Direction, Message, ModerationAct, Posting, Rumour
    from amends.apps.centre.models import Recalibration
    from amends.apps.claims.models import Claim
    from amends.apps.contacts.models import ContactDecision
    from amends.apps.governance.models import GovernanceEntry
    from amends.apps.incidents.models import Incident
    from amends.apps.measures.models import PublishedMeasures
    from amends.apps.remedies.models import Card, CodeGrant, GrantEvent

    cases = Case.objects.filter(merged_into__isnull=True)
    said = Message.objects.filter(direction=Direction.IN)
    return {
        "exercise": all(Incident.objects.values_list("is_exercise", flat=True)),
        "incidents": Incident.objects.count(),
        "said": said.count(),
        "languages": Counter(said.values_list("language", flat=True)),
        "ways": Counter(said.values_list("way_in", flat=True)),
        "states": Counter(cases.values_list("state", flat=True)),
        "kinds": Counter(cases.values_list("kind", flat=True)),
        "joined": Case.objects.filter(merged_into__isnull=False).count(),
        "sensitive": cases.filter(is_sensitive=True).count(),
        "answers": ApprovedAnswer.objects.exclude(approved_by="").count(),
        "answers_waiting": ApprovedAnswer.objects.filter(approved_by="").count(),
        "approved_by_writer": sum(one.approved_by == one.written_by for one in ApprovedAnswer.objects.all()),
        "rumours": Counter(Rumour.objects.values_list("state", flat=True)),
        "hidden": ModerationAct.objects.count(),
        "postings": Counter(Posting.objects.values_list("state", flat=True)),
        "cards": Counter(Card.objects.values_list("state", flat=True)),
        "codes_given": CodeGrant.objects.count(),
        "codes_redeemed": GrantEvent.objects.filter(kind="redeemed").count(),
        "claims": Counter(Claim.objects.values_list("state", flat=True)),
        "recalibrated": Recalibration.objects.count(),
        "audits": GovernanceEntry.objects.filter(kind="audit_commissioned").count(),
        "contacts": Counter(ContactDecision.objects.values_list("decision", flat=True)),
        "published": PublishedMeasures.objects.count(),
        "hosts": sorted(_hosts()),
    }


def _hosts() -> set[str]:
    """The hosts of all mail addresses in messages, letters and errands, opened with the desk's key."""
    from amends.apps.care.boxes import body_of
    from amends.apps.care.models import Message
    from amends.apps.errands.models import Errand
    from amends.core.sealing import open_sealed

    key = secret("desk.key")
    rows = Message.objects.select_related("inquiry", "told__inquiry", "case")
    texts = [" ".join((one.author, one.reach, one.text)) for one in (body_of(row, secret=key) for row in rows)]
    texts += [open_sealed(key, bytes(one.box), context=one.ref).decode() for one in Errand.objects.all()]
    return {found.rpartition("@")[2] for text in texts for found in _ADDRESS.findall(text)}


if __name__ == "__main__":
    boot()
    sys.stdout.write(json.dumps({**told(), "home": str(home())}))

"""What hangs on a key of the installation: it would be lost if another were made in its place."""

from __future__ import annotations

from amends.apps.bulletins.models import Subscription
from amends.apps.care.models import Inquiry
from amends.apps.contacts.models import SuppressionChange
from amends.apps.errands.models import Errand
from amends.apps.selfcheck.models import ContactDoor, Door
from amends.config.home import DESK_KEY, PEPPER, SUPPRESSION

_HANGING = {
    DESK_KEY: (Inquiry.objects, Subscription.objects, ContactDoor.objects, Errand.objects.exclude(box=b"")),
    PEPPER: (Inquiry.objects, Subscription.objects, Door.objects),
    SUPPRESSION: (SuppressionChange.objects,),
}


def hangs_on(name: str) -> bool:
    """Whether the database holds anything that only this key opens, or that is found by it alone."""
    return any(rows.exists() for rows in _HANGING[name])

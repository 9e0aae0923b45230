"""The public status page in versions, and the addresses that are told of a new one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from amends.apps.incidents.models import Incident


class Bulletin(models.Model):
    """One version of the page; never changed and never taken back, a newer one says what is different.

    ``texts`` holds the page by language (``wording.status.StatusText``), ``facts`` the refs of the fact versions that
    it was made from, ``elements`` the codes of what was taken (``null``: not assessed), ``house`` who speaks: name,
    email, phone, hours, domain, zone.  ``sha256`` is that of ``texts`` without refs.  Moments are printed
    in the zone of the house, and where that is not known ``utc_offset_min`` minutes ahead of UTC.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="bulletins")
    incident_ref = models.CharField(max_length=20)  # the portal reads this table, and not the incident with its case
    number = models.PositiveIntegerField()
    is_exercise = models.BooleanField()
    facts = models.JSONField()
    elements = models.JSONField(null=True)
    texts = models.JSONField()
    house = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    utc_offset_min = models.SmallIntegerField()
    by = models.CharField(max_length=150)
    note = models.CharField(max_length=2000, default="")
    next_update_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["incident", "number"], name="bulletins_one_number")]


class Subscription(models.Model):
    """An address that asked for updates on one incident; the row is deleted when it wants no more.

    ``contact_digest`` is keyed (``portal.pepper``), so that an address has one row.  ``box`` is sealed for the desk
    and holds the address and where the portal is reached.  ``told`` is the number of the version last written about.
    """

    ref = models.CharField(max_length=40, unique=True)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="subscriptions")
    contact_digest = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    box = models.BinaryField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "contact_digest"], name="bulletins_one_address")
        ]
        indexes: ClassVar = [models.Index(fields=["incident", "told"], name="bulletins_by_told")]

"""Who had a person's evidence put together, and why."""

from __future__ import annotations

from django.db import models

from amends.apps.incidents.models import Incident


class PackMade(models.Model):
    """One evidence pack about one person.

    Names and free text are personal data, so that these rows can be erased, unlike the record: that keeps
    keyed hashes and the digest of the reason only.  ``person_hash`` is keyed too.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="packs_made")
    by = models.CharField(max_length=150)
    person_hash = models.CharField(max_length=40)
    reason = models.TextField()
    with_address = models.BooleanField()
    at = models.DateTimeField()

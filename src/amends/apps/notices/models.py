"""Notices in versions.  What is approved and released is a hash: change a comma, approve again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from amends.apps.incidents.models import Incident


class NoticeVersion(models.Model):
    """One composed text for one segment, language and channel.

    ``request`` is what it was composed from beside the facts (``amends.wording.model.NoticeRequest``), so that
    the same text can be composed from later facts; versions of before it was kept have none.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="notices")
    segment = models.CharField(max_length=64)
    language = models.CharField(max_length=12)
    channel = models.CharField(max_length=10)
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    composed_at = models.DateTimeField()
    request = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["incident", "segment", "language", "channel", "content_sha256"],
                name="notices_one_version_each",
            )
        ]

    @property
    def lint(self) -> dict[str, Any]:
        """The linter's newest report on this version: a rule that was mended is heard."""
        # Chosen here and not by the database, so that verdicts that were prefetched serve a whole page.
        newest = max(self.verdicts.all(), key=lambda verdict: verdict.pk, default=None)
        return newest.report if newest else {"verdict": "block", "findings": []}


class LintVerdict(models.Model):
    """What the linter said of a version, each time that it said something new."""

    notice = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="verdicts")
    report = models.JSONField()
    at = models.DateTimeField()


class Comment(models.Model):
    """What a member of staff says of a version before it is approved; rows are only added.

    ``is_privileged`` marks counsel's advice: only counsel and the incident lead may read it.
    """

    notice = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    text = models.TextField()
    is_privileged = models.BooleanField(default=False)
    at = models.DateTimeField()


class Publication(models.Model):
    """A version that was put where everybody can read it, or taken away from there; rows are only added."""

    notice = models.ForeignKey(NoticeVersion, on_delete=models.PROTECT, related_name="publications")
    place = models.CharField(max_length=300)
    at = models.DateTimeField()
    is_withdrawal = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, default="")


class LaunchCheck(models.Model):
    """What a preflight found; rows are only added, and the newest counts."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="launch_checks")
    at = models.DateTimeField()
    lights = models.JSONField()
    is_clear = models.BooleanField()


class Release(models.Model):
    """A set of notices that goes out together; ``bundle_sha256`` covers every content hash in it."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="releases")
    bundle_sha256 = models.CharField(max_length=64)
    notices = models.ManyToManyField(NoticeVersion, related_name="releases")
    is_exercise = models.BooleanField()
    proposed_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["incident", "bundle_sha256"], name="notices_one_release_each")
        ]


class Approval(models.Model):
    """One person's approval of exactly the bytes behind ``bundle_sha256``."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    bundle_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["release", "by"], name="notices_one_approval_each")]

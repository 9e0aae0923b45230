"""Staff of the controller.  The people whose data was lost have no account here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What a member of staff may do; approval of a release takes two people."""

    INCIDENT_LEAD = "incident_lead", "Incident lead"
    COUNSEL = "counsel", "Counsel"
    COMMUNICATIONS = "communications", "Communications"
    DATA_PROTECTION = "data_protection", "Data protection officer"
    CONTACT_CENTRE = "contact_centre", "Contact centre"
    AUDITOR = "auditor", "Auditor"


class User(AbstractUser):
    """A member of staff with one role."""

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.AUDITOR)

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]

    @property
    def may_approve(self) -> bool:
        """Whether this person's approval counts towards a release."""
        return self.is_active and self.role in {
            Role.INCIDENT_LEAD,
            Role.COUNSEL,
            Role.COMMUNICATIONS,
            Role.DATA_PROTECTION,
        }

    @property
    def may_read_privileged(self) -> bool:
        """Whether counsel's advice is for this person's eyes."""
        return self.is_active and self.role in {Role.INCIDENT_LEAD, Role.COUNSEL}

    @property
    def may_see_persons(self) -> bool:
        """Whether this person may look at what a named person will get, with a reason that is recorded."""
        return self.may_approve


class SignInLink(models.Model):
    """A link by which one person may sign in until ``expires_at``; only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()

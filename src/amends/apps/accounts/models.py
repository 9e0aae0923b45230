"""Staff of the controller.  The people whose data was lost have no account here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac


class Role(models.TextChoices):
    """What a member of staff may do; approval of a release takes two people."""

    INCIDENT_LEAD = "incident_lead", "Incident lead"
    COUNSEL = "counsel", "Counsel"
    COMMUNICATIONS = "communications", "Communications"
    DATA_PROTECTION = "data_protection", "Data protection officer"
    CONTACT_CENTRE = "contact_centre", "Contact centre"
    APPROVER = "approver", "Approver"
    AUDITOR = "auditor", "Auditor"
    ADMINISTRATOR = "administrator", "Administrator"


class User(AbstractUser):
    """A member of staff with one role."""

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.AUDITOR)

    session_epoch = models.PositiveIntegerField(default=0)  # one more ends every session
    seen_at = models.DateTimeField(null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)  # in a row
    locks = models.PositiveSmallIntegerField(default=0)  # in a row; each lasts longer
    locked_until = models.DateTimeField(null=True)  # for codes; a passkey always works

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]
    is_factored = False  # set for a request whose session has a fresh second factor; never kept

    def get_session_auth_hash(self) -> str:
        """What a session is bound to: another role, or a new epoch, ends it at its next request."""
        bound = f"{self.password}:{self.role}:{self.session_epoch}"
        return salted_hmac("amends.session", bound, algorithm="sha256").hexdigest()

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
    """A link by which one person may sign in until ``expires_at``; only its digest is kept.

    ``issued_by`` is the administrator's username, empty for the machine's own terminal.
    """

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    issued_by = models.CharField(max_length=150, default="")


class Authenticator(models.Model):
    """The authenticator app of one person; ``last_step`` is that of the last code, so that none works twice."""

    user = models.OneToOneField(User, on_delete=models.CASCADE)
    sealed = models.BinaryField()
    last_step = models.BigIntegerField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Passkey(models.Model):
    """A passkey of one person: a public key, which is no secret, and how often its holder has signed."""

    ref = models.CharField(max_length=20, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)  # of the credential's id
    credential = models.BinaryField()  # "attested credential data" of WebAuthn, 6.5.2
    sign_count = models.BigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """A code for who lost the rest; it was shown once, and only its keyed digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

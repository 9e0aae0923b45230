"""Signs a member of staff in, with or without a second factor."""

from __future__ import annotations

from django.test import Client
from django.utils import timezone

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import staff_member


def signed_in(client: Client, role: Role, *, factored: bool = True) -> User:
    """Signs a member of staff with the role in; without a factor they see exercises only."""
    user = staff_member(username=str(role), role=role)
    client.force_login(user)
    if factored:
        session = client.session
        session["factor_at"] = timezone.now().isoformat()
        session.save()
    return user

"""``/.well-known/security.txt`` by RFC 9116."""

from __future__ import annotations

from datetime import datetime, timedelta

from amends.apps.rehearsals.selectors import PublicIncident
from amends.web.portal.speaking import Speaker
from amends.wording.book.languages import FALLBACK, languages

_GOOD_FOR = timedelta(days=90)  # RFC 9116, 2.5.5 advises less than a year


def security_text(incident: PublicIncident, *, now: datetime) -> str | None:
    """The file, or ``None`` where no contact address is known: RFC 9116 has no file without ``Contact``."""
    email = Speaker(incident.facts, FALLBACK).value("contact.email")
    if not isinstance(email, str) or not email or email.split() != [email]:
        return None
    expires = (now + _GOOD_FOR).strftime("%Y-%m-%dT00:00:00Z")
    lines = ["# EXERCISE: this address belongs to a rehearsal."] if incident.is_exercise else []
    lines += [f"Contact: mailto:{email}", f"Expires: {expires}", f"Preferred-Languages: {', '.join(languages())}"]
    return "\n".join(lines) + "\n"

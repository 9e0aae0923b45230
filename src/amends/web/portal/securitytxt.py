"""``/.well-known/security.txt`` by RFC 9116."""

from __future__ import annotations

from datetime import datetime, timedelta

from amends.apps.bulletins.selectors import Version
from amends.wording.book.languages import languages

_GOOD_FOR = timedelta(days=90)  # RFC 9116, 2.5.5 advises less than a year


def security_text(version: Version, *, base: str, form: str, now: datetime) -> str | None:
    """The file, or ``None`` where no way to reach us is known: RFC 9116 has no file without ``Contact``.

    ``base`` is the portal's address, ``form`` that of the page for researchers, empty if there is none.
    """
    contacts = []
    if form.startswith("https://"):  # RFC 9116, 2.5.3: a web address must be an https one
        contacts.append(f"Contact: {form}")
    email = version.house.email
    if email and email.split() == [email]:
        contacts.append(f"Contact: mailto:{email}")
    if not contacts:
        return None
    lines = ["# EXERCISE: this address belongs to a rehearsal."] if version.is_exercise else []
    lines += [
        *contacts,
        f"Expires: {(now + _GOOD_FOR).strftime('%Y-%m-%dT00:00:00Z')}",
        f"Preferred-Languages: {', '.join(languages())}",
    ]
    if base.startswith("https://"):  # RFC 9116, 2.5.2
        lines.append(f"Canonical: {base}/.well-known/security.txt")
    return "\n".join(lines) + "\n"

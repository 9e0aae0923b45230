"""Mails to the controller's own staff: few, plain, and outside the ledger of notices."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from amends.core.errors import MachineError
from amends.providers.email.route import SmtpRoute

_TIMEOUT_S = 30.0


def mail_staff(route: SmtpRoute, *, sender: str, to: Sequence[str], subject: str, text: str) -> None:
    """Hands one mail for all of ``to`` to the server; ``MachineError`` (``smtp.staff``) if it does not take it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, ", ".join(to), subject
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=sender.rsplit("@", 1)[-1])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text + "\n")
    try:
        with connected(route) as server:
            server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        raise MachineError(
            "A warning to staff could not be mailed.",
            code="smtp.staff",
            where=route.name,
            why=type(error).__name__,
            fix="The console shows the warning; check the mail server.",
        ) from error


def connected(route: SmtpRoute) -> smtplib.SMTP:
    context = ssl.create_default_context(cafile=route.ca_file)
    if route.tls:
        server: smtplib.SMTP = smtplib.SMTP_SSL(route.host, route.port, timeout=_TIMEOUT_S, context=context)
    else:
        server = smtplib.SMTP(route.host, route.port, timeout=_TIMEOUT_S)
    if route.starttls:
        server.starttls(context=context)
    if route.user:
        server.login(route.user, route.password or "")
    return server

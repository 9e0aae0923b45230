"""One mail at a time, to a server or into a folder: what people asked for, never a notice."""

from __future__ import annotations

import os
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Protocol

from amends.core.files import replacing
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.email.route import SmtpRoute
from amends.providers.email.staff import connected

_PERMANENT = 500  # RFC 5321, 4.2.1: from here on a repetition gets the same answer


class SingleMails(Protocol):
    """Hands over one mail; whatever the other side says, or fails to say, is an outcome."""

    def hand_over(self, message: EmailMessage) -> Outcome:
        """``TEMPORARY`` and ``UNSENT`` may be tried again; ``DOUBT`` may not."""


@dataclass(frozen=True)
class ByServer:
    """Over SMTP, a connection for each mail."""

    route: SmtpRoute

    def hand_over(self, message: EmailMessage) -> Outcome:
        """As ``SingleMails``."""
        try:
            server = connected(self.route)
        except (smtplib.SMTPException, OSError) as error:
            return Outcome(OutcomeKind.UNSENT, reason=type(error).__name__)
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            return _said(*next(iter(error.recipients.values())))
        except smtplib.SMTPNotSupportedError:  # an address outside ASCII, and a server that cannot have it
            return Outcome(OutcomeKind.REFUSED, reason="the server cannot take this address")
        except smtplib.SMTPResponseException as error:
            return _said(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            return Outcome(OutcomeKind.DOUBT, reason=type(error).__name__)
        finally:
            server.close()
        return Outcome(OutcomeKind.ACCEPTED)


@dataclass(frozen=True)
class IntoFolder:
    """As files that a person can open; the same mail twice is the same file."""

    folder: Path

    def hand_over(self, message: EmailMessage) -> Outcome:
        """As ``SingleMails``."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        with replacing(self.folder / f"{name}.eml") as draft, open(draft, "xb", opener=_private) as file:
            file.write(message.as_bytes(policy=SMTP))
        return Outcome(OutcomeKind.ACCEPTED)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _said(code: int, words: bytes | str) -> Outcome:
    kind = OutcomeKind.REFUSED if code >= _PERMANENT else OutcomeKind.TEMPORARY
    return Outcome(kind, code=str(code), reason=f"the server said {code}")

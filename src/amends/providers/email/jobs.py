"""What a route makes of a released mail: the job that a connection sends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from amends.providers.email.address import ascii_address
from amends.providers.email.connection import Job
from amends.providers.email.dkim import load_signer
from amends.providers.email.returnpath import return_path
from amends.providers.email.route import SmtpRoute

MakeJob = Callable[[str, str, bytes], Job]


def job_maker(route: SmtpRoute, *, sender: str, clock: Callable[[], datetime]) -> MakeJob:
    """A function from message id, recipient and the bytes of ``mime`` to a job.

    The envelope sender is ``sender``, or an address of the message's own under ``route.bounces_to``.  With
    ``route.dkim`` the bytes are signed now.  Raises ``InputError`` (``smtp.dkim``) for a key that cannot be used.
    """
    signer = load_signer(route.dkim) if route.dkim else None

    def make(message_id: str, recipient: str, data: bytes) -> Job:
        back = return_path(route.bounces_to, message_id) if route.bounces_to else sender
        sent = signer.signed(data, at=clock(), is_relaxed=True) if signer else data
        return Job(message_id, back, ascii_address(recipient), sent, is_dot_free=True)

    return make

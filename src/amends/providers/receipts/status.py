"""Which failures mean that the address is dead, by RFC 3463's status codes."""

from __future__ import annotations

# Class 5 says that the server will not try again, and nothing of the address.  These speak of a full mailbox,
# of the server, of the way there, of the protocol, of the content and of policy: the address may live.
_ADDRESS_MAY_LIVE = ("5.2.2", "5.2.3", "5.3.", "5.4.", "5.5.", "5.6.", "5.7.")
# Two exceptions that Microsoft's servers give for an address or a domain which does not exist.
_DEAD_ALL_THE_SAME = ("5.4.1", "5.4.310")


def is_dead_address(status: str) -> bool:
    """Whether a status means that nothing sent there will ever arrive.

    >>> [is_dead_address(code) for code in ("5.1.1", "5.0.0", "5.2.1", "4.2.2", "5.2.2", "5.7.1", "")]
    [True, True, True, False, False, False, False]
    """
    if status in _DEAD_ALL_THE_SAME:
        return True
    return status.startswith("5.") and not status.startswith(_ADDRESS_MAY_LIVE)

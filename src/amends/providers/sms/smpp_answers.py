"""What the status of an SMSC's answer means (SMPP 3.4, 5.1.3)."""

from __future__ import annotations

from amends.core.ports import Outcome, OutcomeKind

OK = 0x00
_NAMES = {
    0x01: "ESME_RINVMSGLEN",
    0x02: "ESME_RINVCMDLEN",
    0x03: "ESME_RINVCMDID",
    0x04: "ESME_RINVBNDSTS",
    0x05: "ESME_RALYBND",
    0x08: "ESME_RSYSERR",
    0x0A: "ESME_RINVSRCADR",
    0x0B: "ESME_RINVDSTADR",
    0x0C: "ESME_RINVMSGID",
    0x0D: "ESME_RBINDFAIL",
    0x0E: "ESME_RINVPASWD",
    0x0F: "ESME_RINVSYSID",
    0x14: "ESME_RMSGQFUL",
    0x15: "ESME_RINVSERTYP",
    0x43: "ESME_RINVESMCLASS",
    0x45: "ESME_RSUBMITFAIL",
    0x48: "ESME_RINVSRCTON",
    0x49: "ESME_RINVSRCNPI",
    0x50: "ESME_RINVDSTTON",
    0x51: "ESME_RINVDSTNPI",
    0x58: "ESME_RTHROTTLED",
    0x61: "ESME_RINVSCHED",
    0x62: "ESME_RINVEXPIRY",
    0x64: "ESME_RX_T_APPN",
    0x65: "ESME_RX_P_APPN",
    0x66: "ESME_RX_R_APPN",
    0x67: "ESME_RQUERYFAIL",
    0xC0: "ESME_RINVOPTPARSTREAM",
    0xC1: "ESME_ROPTPARNOTALLWD",
    0xC2: "ESME_RINVPARLEN",
    0xC3: "ESME_RMISSINGOPTPARAM",
    0xC4: "ESME_RINVOPTPARAMVAL",
    0xFE: "ESME_RDELIVERYFAILURE",
    0xFF: "ESME_RUNKNOWNERR",
}
# Not bound, system error, queue full, throttled, temporary application error: it was not taken, and may be later.
_LATER = frozenset((0x04, 0x08, 0x14, 0x58, 0x64))
THROTTLED = frozenset((0x14, 0x58))
WRONG_ACCOUNT = frozenset((0x0E, 0x0F))
_UNKNOWN = 0xFF  # the SMSC does not know itself what became of it


def status_name(status: int) -> str:
    """The name of a status as the specification has it, or its number."""
    return _NAMES.get(status, f"0x{status:08X}")


def outcome_of(status: int) -> Outcome:
    """What a status other than 0 means for a part: refused for good, not now, or not known."""
    kind = OutcomeKind.REFUSED
    if status in _LATER:
        kind = OutcomeKind.TEMPORARY
    elif status == _UNKNOWN:
        kind = OutcomeKind.DOUBT
    return Outcome(kind, status_name(status), reason=f"the SMSC answered {status_name(status)}")

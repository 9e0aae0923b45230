"""A request is read strictly: one clear error, which says where and quotes nobody."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from amends.contact.decide import Request
from amends.contact.decide.reading import request_of
from amends.core.errors import InputError

NOW = datetime(2026, 6, 3, 12, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "person": {"ref": "C-1"},
    "purpose": "service",
    "channel": "email",
    "at": "2026-06-03T14:00:00+02:00",
}


def _read(changes: dict[str, Any], now: datetime | None = None) -> Request:
    return Request.from_json(json.dumps({**GOOD, **changes}).encode(), now=now)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"at": "2026-06-03T14:00:00"}, "at"),
        ({"at": "yesterday"}, "at"),
        ({"at": "9999-12-31T23:30:00+01:00"}, "at"),
        ({"at": "0001-01-01T00:30:00+05:00"}, "at"),
        ({"history": [{"at": "0001-01-01T00:00:00+14:00", "channel": "email"}]}, "history"),
        ({"incident": {"opened_at": "9999-12-31T23:59:59Z"}}, "incident.opened_at"),
        ({"purpose": "selling"}, "purpose"),
        ({"channel": "fax"}, "channel"),
        ({"channel": "press"}, "channel"),
        ({"legal_basis": "because"}, "legal_basis"),
        ({"direction": "sideways"}, "direction"),
        ({"trigger": {"kind": "hunch"}}, "trigger.kind"),
        ({"trigger": {}}, "trigger"),
        ({"person": {"ref": "C-1", "decesed": True}}, "person"),
        ({"person": {"ref": 7}}, "person.ref"),
        ({"person": {"ref": "C-1", "vulnerability": ["sad"]}}, "person.vulnerability"),
        ({"person": {"ref": "C-1", "safe_contact": {"reason": "x"}}}, "person.safe_contact"),
        ({"person": {"ref": "C-1", "born_on": "01.02.1990"}}, "person.born_on"),
        ({"person": {"ref": "C-1", "time_zone": "Mars/Base"}}, "person.time_zone"),
        ({"person": {"ref": "C-1", "residence": "XX"}}, "residence"),
        ({"person": {"ref": "C-1", "contact_points": {"telepathy": {}}}}, "person.contact_points"),
        ({"person": None}, "person"),
        ({"preferences": {"objection": []}}, "preferences"),
        ({"preferences": {"consents": [{"purpose": "marketing", "given_at": "2025-01-01T00:00:00"}]}}, "preferences"),
        ({"message": {"characters": -1}}, "message.characters"),
        ({"incident": {"severity": "bad"}}, "incident.severity"),
        ({"history": [{"channel": "email"}]}, "history"),
        ({"purpos": "service"}, ""),
    ],
)
def test_bad_requests_are_refused_with_the_place(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(InputError) as caught:
        _read(changes)
    assert where in caught.value.where
    assert caught.value.code
    assert caught.value.why
    assert caught.value.fix


@pytest.mark.parametrize("missing", ["person", "purpose", "channel", "at"])
def test_what_must_be_there_must_be_there(missing: str) -> None:
    raw = {name: value for name, value in GOOD.items() if name != missing}
    with pytest.raises(InputError) as caught:
        Request.from_json(json.dumps(raw).encode())
    assert missing in caught.value.why


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"person":' * 2000, b"[" * 200_000])
def test_what_is_no_json_object_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError):
        Request.from_json(raw, now=NOW)


def test_a_missing_time_is_now_where_the_caller_says_so() -> None:
    raw = {name: value for name, value in GOOD.items() if name != "at"}
    assert Request.from_json(json.dumps(raw).encode(), now=NOW).at == NOW
    assert request_of(raw, now=NOW).at == NOW
    assert _read({}, NOW).at.isoformat() == GOOD["at"]


def test_errors_quote_no_name() -> None:
    with pytest.raises(InputError) as caught:
        _read({"person": {"ref": "C-1", "name": "Jan Kowalski", "born_on": "Kowalski"}})
    assert "Kowalski" not in str(caught.value)


def test_nulls_stand_for_what_is_not_known() -> None:
    names = set(Request.__struct_fields__) - set(GOOD)
    assert _read(dict.fromkeys(names)).purpose == "service"


def test_residence_is_read_as_people_write_it() -> None:
    assert _read({"person": {"ref": "C-1", "residence": "uk"}}).person.residence == "GB"

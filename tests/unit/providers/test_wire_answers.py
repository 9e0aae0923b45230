"""An answer that cannot be understood is none, whatever it is made of."""

from __future__ import annotations

import pytest

from amends.core.ports import OutcomeKind
from amends.providers.sms.gateway_json import json_outcome
from amends.providers.wire import Reply


@pytest.mark.parametrize("body", [b'{"id":' + b"[" * 200_000, b"[" * 200_000, b"{", b"\xff", b"[]", b""])
def test_an_answer_that_is_no_object_leaves_the_message_in_doubt(body: bytes) -> None:
    reply = Reply(200, {}, body)
    assert reply.json() == {}
    assert json_outcome(reply, "sms", is_idempotent=True).kind is OutcomeKind.DOUBT

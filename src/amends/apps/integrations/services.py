"""What other apps and the desk call."""

from __future__ import annotations

from amends.apps.integrations.answers import Done, do_write
from amends.apps.integrations.outbox import send_webhooks
from amends.apps.integrations.tokens import Issued, issue_token, revoke_token, token_with, tokens
from amends.apps.integrations.webhooks import (
    add_endpoint,
    counts_by_state,
    deliveries_of,
    endpoint_by_ref,
    endpoints,
    plan_test,
    remove_endpoint,
    retry_dead,
)

__all__ = [
    "Done",
    "Issued",
    "add_endpoint",
    "counts_by_state",
    "deliveries_of",
    "do_write",
    "endpoint_by_ref",
    "endpoints",
    "issue_token",
    "plan_test",
    "remove_endpoint",
    "retry_dead",
    "revoke_token",
    "send_webhooks",
    "token_with",
    "tokens",
]

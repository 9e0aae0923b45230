"""The API against its own description: whatever fits it is answered as described, whatever does not is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.checks import positive_data_acceptance

from amends.apps.incidents.models import Incident
from amends.apps.integrations.scopes import Scope
from amends.apps.integrations.services import issue_token
from amends.web.api.document import document
from amends.web.api.table import OPERATIONS

# A rule beyond the shape decides whether these can be used: codes of places and laws, the state of the incident.
_DECIDED_BY_RULES = {
    "askDuties", "askSeverity", "changeFact", "markDutyDone", "orderDelivery", "publishStatus", "takeInquiry",
    "readReconciliation", "detectElements", "lintText", "decideContact", "keepContactDecision", "takeCardResults",
    "countArrivals",
}  # fmt: skip


schema = schemathesis.openapi.from_dict(document())  # not asked for: a request would need the database
schema.app = get_wsgi_application()
schema.config.phases.coverage.enabled = False  # hundreds of requests an operation; test_gate and test_writes try edges


@pytest.fixture
def secret(db: None) -> str:
    """That of a token with every scope."""
    now = timezone.now()
    issued = issue_token(name="fuzz", scopes=list(Scope), expires_at=now + timedelta(days=1), by="test", now=now)
    return issued.secret


@schema.parametrize()
@settings(max_examples=3, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_each_operation_keeps_to_its_description(case: schemathesis.Case, incident: Incident, secret: str) -> None:
    if str(case.path_parameters.get("ref", "")).startswith("INC-"):
        case.path_parameters["ref"] = incident.ref
    excluded = [positive_data_acceptance] if case.operation.definition.raw["operationId"] in _DECIDED_BY_RULES else []
    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"}, excluded_checks=excluded)


def test_the_description_is_openapi_3_1() -> None:
    from jsonschema import Draft202012Validator

    found = document()
    assert found["openapi"].startswith("3.1")
    for schema_of in found["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema_of)
    names = [one["operationId"] for path in found["paths"].values() for one in path.values()]
    assert sorted(names) == sorted(one.name for one in OPERATIONS)

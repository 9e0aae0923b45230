"""How severe a breach is: ENISA's formula, an override that is shown apart, the EDPB's cases as advice."""

from amends.severity.model import Band, Circumstances, Override, Precedent, Severity
from amends.severity.risk import computed_risk
from amends.severity.score import score

__all__ = ["Band", "Circumstances", "Override", "Precedent", "Severity", "computed_risk", "score"]

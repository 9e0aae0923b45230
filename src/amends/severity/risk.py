"""From a score to the risk that the law asks about."""

from __future__ import annotations

from amends.core.case.model import Risk
from amends.severity.model import Band, Severity

UNINTELLIGIBLE = "unintelligible"
_RISK = {Band.LOW: Risk.LOW, Band.MEDIUM: Risk.RISK, Band.HIGH: Risk.HIGH, Band.VERY_HIGH: Risk.HIGH}


def computed_risk(severity: Severity) -> Risk:
    """The risk (GDPR, Articles 33(1) and 34(1)) that follows where no person has decided it.

    ``low`` band: unlikely to be a risk; ``medium``: a risk; from ``high`` on, or by the override:
    high.  Where it is not known who got the data, the worst band counts.  Unintelligible data takes
    the confidentiality part away (Article 34(3)(a)): then the risk is low, unless integrity or
    availability was lost as well.
    """
    if UNINTELLIGIBLE in severity.flags:
        return Risk.RISK if severity.cb.integrity or severity.cb.availability else Risk.LOW
    bands = [severity.band] + ([severity.override.band] if severity.override else [])
    bands += [severity.band_at_worst] if severity.band_at_worst else []
    return _RISK[max(bands, key=lambda band: band.rank)]

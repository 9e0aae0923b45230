"""Mother's maiden name: by header only, since by content it is a family name like any."""

from __future__ import annotations

from amends.exposure.detectors.elements.names import is_full_name, is_one_name
from amends.exposure.detectors.judging import Headed

DETECTORS = (
    Headed(
        "mothers_maiden_name",
        frozenset({"mothers_maiden_name"}),
        lambda value: is_one_name(value) or is_full_name(value),
        certainty=0.96,
    ),
)

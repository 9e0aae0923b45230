"""E-mail addresses: one @, a dotted domain; decisive by content."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}"
_DOMAIN = r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_]{2,24}"
_ADDRESS = re.compile(rf"(?:mailto:)?<?{_LOCAL}@{_DOMAIN}>?\.?", re.IGNORECASE)

DETECTORS = (Numbered("email", frozenset({"email"}), _ADDRESS, alone=0.97, headed=0.98, beside_other=True),)
TEXT = (
    TextPattern("email", re.compile(rf"(?<![\w.+-])(?P<value>[\w.%+'-]{{1,64}}@{_DOMAIN})(?![\w-])"), certainty=0.97),
)

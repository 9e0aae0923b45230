"""What search engines read: ``SpecialAnnouncement`` of schema.org as a data block."""

from __future__ import annotations

import json

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from amends.apps.bulletins.selectors import Version

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def announcement(version: Version, language: str, *, base: str) -> SafeString:
    """JSON-LD that cannot end the element it stands in: no ``<``, ``>`` or ``&`` is left in it."""
    text = version.text(language)
    url = base + reverse("portal:version", args=[language, version.number])
    house = {"@type": "Organization", "name": version.house.name}
    document = {
        "@context": "https://schema.org",
        "@type": "SpecialAnnouncement",
        "name": text.title,
        "text": " ".join((text.exercise, *text.lead)).strip(),
        "datePosted": version.published_at.isoformat(),
        "inLanguage": language,
        "url": url,
        "version": version.number,
        "newsUpdatesAndGuidelines": base + reverse("portal:status", args=[language]),
        "webFeed": base + reverse("portal:feed_atom", args=[language]),
        "publisher": house | ({"telephone": version.house.phone} if version.house.phone else {}),
    }
    return mark_safe(json.dumps(document, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308  # escaped above

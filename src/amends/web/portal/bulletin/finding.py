"""``robots.txt`` and ``sitemap.xml``: the page is there to be found."""

from __future__ import annotations

from xml.etree import ElementTree as ET  # written only, never read

from django.urls import reverse

from amends.apps.bulletins.selectors import Version
from amends.wording.book.languages import languages

_SITEMAP, _XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"
_NOT_FOR_SEARCH = ("/api/", "/console/", "/hooks/", "/inbox/", "/voice/")


def robots_text(*, base: str) -> str:
    """Everything that is public may be read."""
    lines = ["User-agent: *", "Allow: /", *(f"Disallow: {path}" for path in _NOT_FOR_SEARCH)]
    return "\n".join([*lines, "", f"Sitemap: {base}/sitemap.xml", ""])


def sitemap_xml(versions: tuple[Version, ...], *, base: str) -> bytes:
    """The page in each language with its other languages (``hreflang``), then its older versions."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    newest = versions[-1] if versions else None
    for language in languages():
        addresses = {code: base + reverse("portal:status", args=[code]) for code in languages()}
        _add(root, addresses[language], newest, {**addresses, "x-default": f"{base}/"})
    for version in versions:
        addresses = {code: base + reverse("portal:version", args=[code, version.number]) for code in languages()}
        for language in languages():
            _add(root, addresses[language], version, addresses)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _add(root: ET.Element, address: str, version: Version | None, alternates: dict[str, str]) -> None:
    element = ET.SubElement(root, "url")
    ET.SubElement(element, "loc").text = address
    if version is not None:
        ET.SubElement(element, "lastmod").text = version.published_at.isoformat()
    for code, url in alternates.items():
        ET.SubElement(element, "xhtml:link", {"rel": "alternate", "hreflang": code, "href": url})

"""Whether every address that a notice prints is the organisation's own (Equifax 2017: staff sent people to a clone)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from amends.launch.model import Light, amber, green, red


def judge_links(
    links: Sequence[str], brand_domains: Sequence[str], *, status_page: str | None = None
) -> Iterator[Light]:
    """One light for each address, ``status_page`` too; all but HTTPS on a brand domain are red, no links amber."""
    if not links:
        fix = "List every address that a notice prints; if none prints one, take that on."
        yield amber("link", "-", "The plan names no link.", fix)
    for link in dict.fromkeys((*links, *filter(None, [status_page]))):
        yield _judge(link, tuple(domain.lower() for domain in brand_domains))


def _judge(link: str, brands: tuple[str, ...]) -> Light:
    try:
        parts = urlsplit(link if "//" in link else f"https://{link}")
    except ValueError:
        return red("link", link, "It is no web address.", "Write it as https://, a name and a path.")
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https":
        return red("link", link, "The address is not HTTPS.", "Serve the page over HTTPS and print that address.")
    if not host.isascii() or "xn--" in host:
        return red("link", link, "The name holds letters that look like others.", "Use a name in plain letters.")
    if not any(host == brand or host.endswith("." + brand) for brand in brands):
        why = f"{host} is none of the brand's domains: people cannot tell it from a clone."
        return red("link", link, why, "Move the page to the brand's own domain: " + ", ".join(brands) + ".")
    return green("link", link, "It is on the brand's own domain.")

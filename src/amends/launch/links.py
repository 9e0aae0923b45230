"""Whether every address that a notice prints is the organisation's own (Equifax 2017: staff sent people to a clone)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from amends.launch.model import Light, green, red


def judge_links(links: Sequence[str], brand_domains: Sequence[str]) -> Iterator[Light]:
    """One light for each address; all others but HTTPS on a brand domain are red."""
    for link in dict.fromkeys(links):
        yield _judge(link, tuple(domain.lower() for domain in brand_domains))


def _judge(link: str, brands: tuple[str, ...]) -> Light:
    parts = urlsplit(link if "//" in link else f"https://{link}")
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https":
        return red("link", link, "The address is not HTTPS.", "Serve the page over HTTPS and print that address.")
    if not host.isascii() or "xn--" in host:
        return red("link", link, "The name holds letters that look like others.", "Use a name in plain letters.")
    if not any(host == brand or host.endswith("." + brand) for brand in brands):
        why = f"{host} is none of the brand's domains: people cannot tell it from a clone."
        return red("link", link, why, "Move the page to the brand's own domain: " + ", ".join(brands) + ".")
    return green("link", link, "It is on the brand's own domain.")

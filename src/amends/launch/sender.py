"""Whether people see the brand's own name as the sender (Target 2014 wrote from a mailer's domain)."""

from __future__ import annotations

from collections.abc import Sequence

from amends.launch.model import Light, green, red


def judge_sender(from_address: str, brand_domains: Sequence[str]) -> Light:
    """One light: the domain of the address that people see is a brand domain or lies below one."""
    author = from_address.rpartition("@")[2].lower()
    if any(author == brand or author.endswith("." + brand) for brand in map(str.lower, brand_domains)):
        return green("sender", author, "The sender is on the brand's own domain.")
    fix = "Send from the brand's own domain: Target's real mail was taken for a scam."
    return red("sender", author, "The sender is on none of the brand's domains.", fix)

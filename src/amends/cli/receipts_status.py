"""What ``amends receipts status`` tells: what was heard so far, what still waits, and who was turned away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from amends.cli.output import print_json, text_console


def tell_status(*, as_json: bool) -> None:
    """Prints the counts; none of them names a person."""
    document = _document()
    if as_json:
        print_json(document)
        return
    for title, name, count in _lines(document):
        text_console.print(f"{title:<16} {name:<40} {count:>10,}", markup=False, highlight=False)


def _document() -> dict[str, Any]:
    from amends.apps.receipts import selectors  # noqa: PLC0415  # models load after boot()

    return {
        "campaigns": selectors.receipts_by_kind(),
        "open": selectors.open_receipts(),
        "other_mail": selectors.other_mail(),
        "refused_calls": selectors.refused_calls(),
        "sender_domains": selectors.mail_under_our_names(),
    }


def _lines(document: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    for title, counts in document.items():
        for name, count in counts.items():
            rows = count.items() if isinstance(count, dict) else [("", count)]
            for kind, number in rows:
                yield title.replace("_", " "), f"{name} {kind}".strip().replace("_", " "), number

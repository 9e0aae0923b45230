"""When two ways to write an email address lead to one mailbox."""

from __future__ import annotations

import re
import unicodedata

_ADDRESS = re.compile(r"[^\s@<>()\[\]{},;:|\"'/\\]+@[^\s@<>()\[\]{},;:|\"'/\\]+")
_STOPS = str.maketrans("\u3002\uff0e\uff61", "...")


def mailbox_keys(cell: str) -> frozenset[str]:
    """The keys of every address that stands in a cell; two cells with a common key share a mailbox.

    Compatibility forms are made one, invisible characters taken out, domains brought to ASCII; by both ways of
    IDNA where they differ (RFC 5894, 7.2), since a mailbox too many is merely not used.

    >>> sorted(mailbox_keys("<Jan@BÜCHER.example.>; eva@mail.example"))
    ['eva@mail.example', 'jan@xn--bcher-kva.example']
    """
    visible = "".join(sign for sign in cell.translate(_STOPS) if unicodedata.category(sign) not in ("Cf", "Cc"))
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", visible).lower() if unicodedata.category(sign) != "Cf"
    )
    found: set[str] = set()
    for address in _ADDRESS.findall(plain.replace("mailto:", " ")):
        local, _, domain = address.partition("@")
        found |= {f"{local}@{ascii_domain}" for ascii_domain in _ascii_domains(domain.strip("."))}
    return frozenset(found)


def _ascii_domains(domain: str) -> set[str]:
    forms = {".".join(map(_label, domain.split(".")))}
    try:
        forms.add(domain.encode("idna").decode("ascii").lower())
    except UnicodeError:
        forms.add(domain)
    return forms


def _label(label: str) -> str:
    """The A-label of IDNA 2008, which keeps letters that the older one replaces."""
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")

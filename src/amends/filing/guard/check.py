"""Reads every text and number of a finished document, and refuses it at the first personal datum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from amends.core.case.model import Controller
from amends.core.errors import RefusedError
from amends.filing.guard.births import births
from amends.filing.guard.contacts import Own, digits_of, emails, phones
from amends.filing.guard.fold import fold, without_times
from amends.filing.guard.identifiers import identifiers
from amends.filing.words import public_numbers


class Found(Protocol):
    """What a detector of data elements finds: the element (a code of the vocabulary) and where it stands."""

    @property
    def element(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Finder = Callable[[str], Iterable[Found]]

# Of what a detector finds, that which only a person has.  Names, addresses and tax numbers can be the organisation's.
_PERSONAL = frozenset(
    "pesel ssn national_id passport driving_licence id_card military_id date_of_birth iban bank_account card_number "
    "card_code health_insurance email phone".split()
)


# Elements whose shape a register number of an organisation can have.
_LIKE_REGISTERS = frozenset({"phone", "card_number", "bank_account"})


def own_of(controller: Controller, *, register_numbers: Iterable[str] = ()) -> Own:
    """What the organisation may name: what the case gives as its own, and the hotlines of the public."""
    contact = controller.contact
    numbers = ((contact.phone,) if contact.phone else ()) + public_numbers()
    return Own(
        domains=tuple(domain.casefold().strip(".") for domain in controller.brand_domains if domain.strip(".")),
        emails=frozenset(item.casefold() for item in (contact.email, contact.dpo_email) if item),
        phones=frozenset(digits_of(fold(item)) for item in numbers),
        register_numbers=frozenset(digits_of(fold(number)) for number in register_numbers),
        names=tuple(name.casefold() for name in (controller.name,) if name),
    )


def check(document: Any, *, what: str, own: Own, year: int | None = None, find: Finder | None = None) -> None:
    """Passes if no text or number of ``document`` (mappings, lists, texts, numbers) holds personal data.

    ``find`` is a further detector whose findings count as well; ``year`` is that of the filing (see ``births``).
    Raises ``RefusedError`` (``filing.personal_data``) that names the place and the kind, never the value.
    """
    for place, text in _texts(document, what):
        plain = fold(text)
        for kind, _, _ in _own_findings(plain, own, year):
            raise _refusal(place, kind)
        for kind in _found_by(find, plain, own) if find else ():
            raise _refusal(place, kind)


def _own_findings(text: str, own: Own, year: int | None) -> Iterator[tuple[str, int, int]]:
    taken = _spans_of_own(text, own)
    for kind, start, end in identifiers(without_times(text)):
        if any(first <= start and end <= last for first, last in taken):
            continue
        if kind != "card_number" or not own.owns_register_number(text[start:end]):
            yield kind, start, end
    yield from emails(text, own)
    for kind, start, end in phones(text, own):
        if not own.owns_register_number(text[start:end]):
            yield kind, start, end
    yield from births(text, not_persons=own.names, year=year)


def _spans_of_own(text: str, own: Own) -> list[tuple[int, int]]:
    """Where the organisation's own telephone stands: its digits may look like another number."""
    everything = Own(domains=own.domains, emails=own.emails)
    return [(start, end) for _, start, end in phones(text, everything) if own.owns_phone(text[start:end])]


def _found_by(find: Finder, text: str, own: Own) -> Iterator[str]:
    for found in find(text):
        value = text[found.start : found.end]
        if found.element not in _PERSONAL:
            continue
        if found.element == "email" and own.owns_email(value):
            continue
        if found.element == "phone" and own.owns_phone(value):
            continue
        if found.element in _LIKE_REGISTERS and own.owns_register_number(value):
            continue
        yield found.element


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text and number with its place; keys of mappings are texts, too."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield f"{place}, a key", str(key)
            yield from _texts(item, f"{place}, {_name(key, item)}")
    elif isinstance(value, list | tuple | set | frozenset):
        for index, item in enumerate(value):
            yield from _texts(item, f"{place}{_name(f'[{index}]', item)}")
    elif isinstance(value, str):
        yield place, value
    elif isinstance(value, datetime | date):
        yield place, value.isoformat()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place, str(value)


def _name(key: object, item: Any) -> str:
    """A field is called by its own name where it has one."""
    known = item.get("id") if isinstance(item, Mapping) else None
    return f" field {known}" if isinstance(known, str) and len(known) < 60 else str(key)[:60]


def _refusal(place: str, kind: str) -> RefusedError:
    return RefusedError(
        "The filing holds personal data and was not written.",
        code="filing.personal_data",
        where=place,
        why=f"It holds what looks like: {kind.replace('_', ' ')}. An authority is told numbers and kinds, never who.",
        fix="Take it out of the fact behind the field; contacts of the organisation belong into `controller.contact`.",
    )

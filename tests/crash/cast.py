"""Made-up people and a small deterministic renderer, for tests and benchmarks of delivery."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import pikepdf

from amends.apps.delivery.ports import EmailContent, EmailLayout, LetterRun, PrintedLetter, Row
from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.person import PersonRow
from amends.providers.email.mime import Sender
from amends.wording.render.personal import Slotted

KEY = b"k" * 32
SENDER = Sender(name="Bank Północny", address="notices@bankpolnocny.example", is_exercise=True)
NOW = datetime(2026, 6, 14, 9, 0, tzinfo=UTC)
_FILLER = "Your data was copied. We are sorry. " * 18
ELEMENTS = ("name", "pesel", "bank_account")


_TEXT = f"Dear {{{{ name }}}},\n{_FILLER}\n{{{{ greeting }}}}\ncode {{{{ code }}}}\n"
_LAYOUT = EmailLayout(
    "Your data / Twoje dane \u2013 zażółć", Slotted.of(_TEXT), Slotted.of(f"<html><body><p>{_TEXT}</p></body></html>")
)


class SmallRenderer:
    """Two parts of about 700 characters, so that a mail has some 3 kB; laid out once, as the product's notices are."""

    def email(self, row: Row) -> EmailContent:
        values = self.email_values(row)
        text, page = Slotted.of(_TEXT), Slotted.of(f"<html><body><p>{_TEXT}</p></body></html>")
        return EmailContent(_LAYOUT.subject, text.fill(values), page.fill(values, html.escape))

    def email_layout(self, row: Row) -> EmailLayout:
        return _LAYOUT

    def email_values(self, row: Row) -> dict[str, str]:
        return {"name": row.person.name, "greeting": " ".join(row.person.elements), "code": row.code}

    def envelope(self, row: Row, channel: Channel) -> Envelope:
        text = f"Your data was copied. Code {row.code}"
        return Envelope(
            message_id=row.message_id, to=destination(row.person, channel), language=row.person.language, text=text
        )

    def letter_text(self, row: Row) -> str:
        person = row.person
        return f"{person.name}\n{person.street}\n{person.postcode} {person.city}\nYour data.\ncode {row.code}"

    def letters(self, rows: Sequence[Row]) -> LetterRun:
        with pikepdf.new() as document:
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            for row in rows:
                page = document.add_blank_page()
                page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
                page.obj.Contents = document.make_stream(f"BT /F1 12 Tf 72 700 Td ({row.code}) Tj ET".encode())
            out = io.BytesIO()
            document.save(out, deterministic_id=True)
        return LetterRun(out.getvalue(), tuple(PrintedLetter(1) for _ in rows))

    def greeting(self, row: Row) -> str | None:
        return None

    def named_elements(self, row: Row, text: str) -> frozenset[str] | None:
        return frozenset(code for code in ELEMENTS if code in text) if "Dear" in text else None


def people(count: int, *, by_mail_alone: bool = False) -> Iterator[PersonRow]:
    """Mail for most; every 50th gets a letter, every 75th an SMS, every 99th has died."""
    return (person(number, by_mail_alone=by_mail_alone) for number in range(count))


def person(number: int, *, by_mail_alone: bool = False) -> PersonRow:
    """The made-up person with this number, always the same."""
    has_letter = number % 50 == 7 and not by_mail_alone
    has_sms = number % 75 == 8 and not has_letter and not by_mail_alone
    return PersonRow(
        person_ref=f"C{number:07d}",
        name=f"Żaneta Ćwik {number}",
        language="pl",
        residence="PL",
        elements=ELEMENTS[: 1 + number % 3],
        email=None if has_letter or has_sms else f"p{number}@people.example",
        phone=f"+48600{number:06d}",
        street=f"Polna {number}" if has_letter else None,
        postcode="00-001" if has_letter else None,
        city="Łódź" if has_letter else None,
        is_deceased=number % 99 == 98,
    )


def second_derivation(count: int, *, by_mail_alone: bool = False) -> Callable[[PersonRow], PersonRow | None]:
    """Derivation B of the made-up people: each one made again, so that a million cost no memory."""
    return lambda one: person_called(one.person_ref, count, by_mail_alone=by_mail_alone)


def person_called(ref: str, count: int, *, by_mail_alone: bool = False) -> PersonRow | None:
    """The person with this reference, if there are so many."""
    number = int(ref[1:]) if ref[:1] == "C" and ref[1:].isdigit() else count
    return person(number, by_mail_alone=by_mail_alone) if number < count else None

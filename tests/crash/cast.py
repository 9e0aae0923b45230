"""Made-up people and a small deterministic renderer, for tests and benchmarks of delivery."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

import pikepdf

from amends.apps.delivery.ports import EmailContent, LetterRun, PrintedLetter, Row
from amends.core.person import PersonRow
from amends.providers.email.mime import Sender

KEY = b"k" * 32
SENDER = Sender(name="Bank Północny", address="notices@bankpolnocny.example", is_exercise=True)
NOW = datetime(2026, 6, 14, 9, 0, tzinfo=UTC)
_FILLER = "Your data was copied. We are sorry. " * 18
ELEMENTS = ("name", "pesel", "bank_account")


class SmallRenderer:
    """Two parts of about 700 characters, so that a mail has some 3 kB."""

    def email(self, row: Row) -> EmailContent:
        text = f"Dear {row.person.name},\n{_FILLER}\n{' '.join(row.person.elements)}\ncode {row.code}\n"
        return EmailContent(
            "Your data / Twoje dane \u2013 zażółć", text, f"<html><body><p>{html.escape(text)}</p></body></html>"
        )

    def sms(self, row: Row) -> str:
        return f"Your data was copied. Code {row.code}"

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
    for number in range(count):
        has_letter = number % 50 == 7 and not by_mail_alone
        has_sms = number % 75 == 8 and not has_letter and not by_mail_alone
        yield PersonRow(
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
    """Derivation B of the made-up people: each one made again."""
    rows = {person.person_ref: person for person in people(count, by_mail_alone=by_mail_alone)}
    return lambda person: rows.get(person.person_ref)

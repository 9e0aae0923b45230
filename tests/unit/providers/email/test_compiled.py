"""Mails from a layout: whatever the words and the person, two readers find what was meant and nothing else."""

from __future__ import annotations

import html as markup
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.providers.email.bodies import body_of
from amends.providers.email.dkim import relaxed_body
from amends.providers.email.mime import CompiledMail, Sender
from amends.providers.email.parse import parse_mail, visible_text
from amends.wording.render.personal import Slotted as Slots

AT = datetime(2026, 6, 14, 9, tzinfo=UTC)
SENDER = Sender(name="Bank Północny", address="notices@bankpolnocny.example", is_exercise=True)
ALPHABETS = {
    "en": "abc XYZ .,-'=\n",
    "pl": "ąćęłńóśźż ABC .-\n",
    "de": "äöüßÄÖÜ abc .\n",
    "fa": "ابپتثجچحخ\u200c \n",
}
PERSONAL = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def compiled(text: Slots, page: Slots | None, *, language: str = "pl") -> CompiledMail:
    return CompiledMail(sender=SENDER, at=AT, language=language, subject="Twoje dane", text=text, html=page)


def fill(mail: CompiledMail, values: dict[str, str], *, name: str = "Jan Nowak") -> bytes:
    return mail.fill(message_id="ab12@bank.example", to_name=name, to_address="jan@people.example", values=values)


def crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")


def parts_of(data: bytes) -> list[str]:
    message = message_from_bytes(data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    found = []
    for part in message.iter_parts():
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        found.append(payload.decode())
    return found


@st.composite
def letters(draw: st.DrawFn) -> tuple[str, Slots, dict[str, str]]:
    language = draw(st.sampled_from(sorted(ALPHABETS)))
    words = st.text(ALPHABETS[language], max_size=400)
    fields = tuple(draw(st.lists(st.sampled_from(["name", "code", "greeting"]), max_size=4)))
    parts = tuple(draw(words) for _ in range(len(fields) + 1))
    return language, Slots(parts, fields), {field: draw(PERSONAL) for field in ("name", "code", "greeting")}


@settings(max_examples=150, deadline=None)
@given(letter=letters())
def test_whatever_is_written_in_whatever_language_both_readers_agree(
    letter: tuple[str, Slots, dict[str, str]],
) -> None:
    language, text, values = letter
    page = Slots(tuple(markup.escape(part).join(("<p>", "</p>")) for part in text.parts), text.fields)
    data = fill(compiled(text, page, language=language), values)
    escaped = {field: markup.escape(value) for field, value in values.items()}
    assert parts_of(data) == [
        crlf_joined(text, values),
        crlf_joined(page, escaped),
    ]
    assert parse_mail(data).texts == (parts_of(data)[0], visible_text(parts_of(data)[1]))
    assert data.isascii()
    body = data.partition(b"\r\n\r\n")[2]
    assert all(len(line) <= 76 and not line.startswith((b".", b"From ")) for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert relaxed_body(body) == body


def crlf_joined(slots: Slots, values: dict[str, str]) -> str:
    """Line ends are made alike in each piece."""
    pieces = Slots(tuple(crlf(part) for part in slots.parts), slots.fields)
    return pieces.fill({field: crlf(value) for field, value in values.items()})


@pytest.mark.parametrize(("words", "encoding"), [("Your data. " * 90, "quoted-printable"), ("داده " * 90, "base64")])
def test_shorter_encoding_is_chosen(words: str, encoding: str) -> None:
    assert body_of(Slots((words,), ())).encoding == encoding


@pytest.mark.parametrize("words", ["Your data was copied.\n" * 40, "داده‌های شما کپی شد.\n" * 40])
def test_what_is_the_same_for_all_is_the_same_bytes(words: str) -> None:
    mail = compiled(Slots((words, words), ("name",)), Slots((f"<p>{words}", f"{words}</p>"), ("name",)))
    one, other = fill(mail, {"name": "Jan"}), fill(mail, {"name": "Anna Maria Ćwiklińska"})
    known = set(other.split(b"\r\n"))
    assert sum(len(line) for line in one.split(b"\r\n") if line in known) > 0.85 * len(one)


def test_values_in_html_are_escaped_and_in_text_are_not() -> None:
    mail = compiled(Slots(("Dear ", "\n"), ("name",)), Slots(("<p>", "</p>"), ("name",)))
    plain, page = parts_of(fill(mail, {"name": "<b>O'Neil</b> & Söhne"}))
    assert plain == "Dear <b>O'Neil</b> & Söhne\r\n"
    assert page == "<p>&lt;b&gt;O&#x27;Neil&lt;/b&gt; &amp; Söhne</p>"


@pytest.mark.parametrize("evil", ["x\r\nBcc: eve@evil.example\r\n\r\nbody", "\r\n--=_amends--\r\n", "\n.\r\nQUIT\r\n"])
def test_value_adds_no_header_no_part_and_no_end(evil: str) -> None:
    mail = compiled(Slots(("Dear ", "\n"), ("name",)), Slots(("<p>", "</p>"), ("name",)))
    data = fill(mail, {"name": evil}, name=evil)
    message = message_from_bytes(data, policy=SMTP)
    assert message["Bcc"] is None
    assert len(parts_of(data)) == 2
    assert b"\r\n." not in data
    assert parse_mail(data).to == "jan@people.example"


def test_address_of_two_people_is_refused() -> None:
    with pytest.raises(InputError):
        compiled(Slots(("x",), ()), None).fill(
            message_id="a@b.example", to_name="", to_address="a@b.example,c@d.example", values={}
        )


def test_missing_value_is_an_error_and_no_gap() -> None:
    with pytest.raises(KeyError):
        fill(compiled(Slots(("Dear ", "\n"), ("name",)), None), {})

"""The guard's reader: what it remembers of other mails never changes what it finds in this one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amends.providers.email import parse
from amends.providers.email.decode import UnreadableMailError, base64_lines, quoted_lines
from amends.providers.email.memory import Memory
from amends.providers.email.mime import CompiledMail, Sender
from amends.providers.email.parse import parse_mail
from amends.providers.email.visible import Seen, joined, seen, visible_text
from amends.wording.render.personal import Slotted as Slots

SENDER = Sender(name="Bank", address="notices@bank.example")
AT = datetime(2026, 6, 14, 9, tzinfo=UTC)
MEMORIES = ("_PLAIN_LINES", "_HTML_LINES", "_BASE64_LINES", "_HTML_TAGS")
WORDS = {"en": "Your data was copied. We are sorry. ", "fa": "داده‌های شما کپی شد. متأسفیم. "}


def mails(language: str) -> CompiledMail:
    words = WORDS[language] * 12
    text = Slots(("Hello ", f",\n{words}\nCode: ", f"\n{words}\n"), ("greeting", "code"))
    lists = f"<style>p {{}}</style><!-- [if] --><ul><li>PESEL</li></ul><p class='x'>{words}</p>"
    page = Slots((f"<html>{lists}<p>", f",</p>{lists}<td>", f"</td>{lists}</html>"), ("greeting", "code"))
    return CompiledMail(sender=SENDER, at=AT, language=language, subject="s", text=text, html=page)


def mail_to(mail: CompiledMail, name: str, number: int) -> bytes:
    values = {"greeting": name, "code": f"7Q2K9-{number:05d}"}
    return mail.fill(message_id="a@b.example", to_name=name, to_address="jan@people.example", values=values)


@pytest.fixture(autouse=True)
def memories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with nothing remembered."""
    for name in MEMORIES:
        remembered = getattr(parse, name)
        monkeypatch.setattr(parse, name, Memory(remembered._cut, remembered._read))


def forgetful(data: bytes) -> tuple[str, ...] | None:
    """What the reader finds without remembering anything."""
    with pytest.MonkeyPatch.context() as patch:
        for name in MEMORIES:
            remembered = getattr(parse, name)
            patch.setattr(parse, name, Memory(remembered._cut, remembered._read))
        return found(data)


def found(data: bytes) -> tuple[str, ...] | None:
    try:
        return parse_mail(data).texts
    except UnreadableMailError:
        return None


@pytest.mark.parametrize("language", sorted(WORDS))
def test_mails_of_one_layout_are_recognised(language: str) -> None:
    mail, names = mails(language), ["Jan Nowak", "Żaneta O'Neil", "A & B", "Ćwik", "Maria Anna Zofia " * 6, "علی"]
    for number in range(40):
        data = mail_to(mail, names[number % 6], number)
        assert found(data) == forgetful(data) is not None
    assert parse._HTML_TAGS._templates if language == "fa" else parse._HTML_LINES._templates


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), language=st.sampled_from(sorted(WORDS)))
def test_changed_byte_is_read_as_if_nothing_were_remembered(data: st.DataObject, language: str) -> None:
    mail = mails(language)
    for number, name in enumerate(("Jan Nowak", "Anna Zielińska", "Eva Maria Berg", "Bo")):
        found(mail_to(mail, name, number))
    whole = bytearray(mail_to(mail, "Ola Lis", 77))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(whole) - 1))
        piece = data.draw(
            st.sampled_from([b"", b"x", b"<", b">", b"&", b"=", b"\r\n", b"=\r\n", b"=3C", b" ", b"<ul>"])
        )
        whole[at : at + data.draw(st.integers(0, 2))] = piece
    assert found(bytes(whole)) == forgetful(bytes(whole))


PIECES = ["a", " ", "\n", "&amp;", "&", "amp;", "<p>", "</p>", "<b>", "<ul>", "</ul>", "<li>", "<!--", "-->", "x"]
PIECES += ["<style>", "</style>", "<", ">", "\r\n", "\x0b", "&#8230", "&lt", "<br>", "<td\n>"]


@settings(max_examples=400, deadline=None)
@given(stretches=st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=4))
def test_stretches_that_can_be_read_alone_read_the_same_together(stretches: list[str]) -> None:
    said = [seen(stretch) for stretch in stretches]
    known = [entry for entry in said if isinstance(entry, Seen)]
    if len(known) == len(said):
        assert joined(known) == visible_text("".join(stretches))


@pytest.mark.parametrize(
    "raw",
    [b"a=2e", b"a=\n", b"a\nb", b"a\rb", b"=", b"=ZZ", b"end \r\nx", b"x" * 77, b"tab\t", b"\x80", b"\x00"],
)
def test_quoted_printable_that_could_be_read_in_two_ways_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableMailError):
        quoted_lines(raw)


@pytest.mark.parametrize("raw", [b"YQ", b"YQ==YQ==", b"Y Q=", b"YQ==\n", b"!", b"YWFh" * 20])
def test_base64_that_could_be_read_in_two_ways_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableMailError):
        base64_lines(raw)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\r\n--=_amends\r\n", b"\r\n--=_amends--\r\n"),
        (b"--=_amends--", b"--=_amends--\r\nhidden"),
        (b"MIME-Version: 1.0", b"MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64"),
        (b"Hello=20=\r\n", b"Hello\r\n--=_amends=\r\n"),
        (b"text/html", b"text/html; name=x"),
    ],
)
def test_frame_that_another_reader_could_see_otherwise_is_refused(old: bytes, new: bytes) -> None:
    data = mail_to(mails("en"), "Jan", 1)
    assert old in data
    with pytest.raises(UnreadableMailError):
        parse_mail(data.replace(old, new, 1))


def test_memory_is_bounded_and_gives_up_on_what_has_nothing_in_common() -> None:
    memory = Memory(b"\n", lambda raw: raw)
    for number in range(300):
        memory.learn(b"".join(b"%d-%d\n" % (number, line) for line in range(20)))
    assert not memory._templates
    for number in range(300):
        body = b"".join(b"notice %d line %d %s\n" % (number, line, b"x" * 30) for line in range(20))
        for value in (b"a", b"b"):
            memory.learn(body + value + b"\n" + body)
    assert len(memory._templates) <= 48

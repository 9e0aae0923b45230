"""DMARC aggregate reports, honest and hostile."""

from __future__ import annotations

import base64
import gzip
import io
import time
import zipfile
from datetime import UTC, datetime

import pytest
from mailing import mail, read

from amends.providers.receipts.model import Disposition
from amends.providers.receipts.read import read_dmarc

XML = mail("dmarc.xml")


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("data", [XML, gzip.compress(XML), zipped(("r.xml", XML))], ids=["plain", "gzip", "zip"])
def test_report_gives_a_finding_for_each_source(data: bytes) -> None:
    found = read_dmarc(data)
    assert found.disposition is Disposition.REPORT, found.why
    ours, foreign = found.findings
    assert (ours.source_ip, ours.count, ours.is_dkim_aligned, ours.disposition) == ("192.0.2.1", 4211, True, "none")
    assert (foreign.count, foreign.is_spf_aligned, foreign.disposition) == (3, False, "reject")
    assert ours.begin == datetime(2026, 6, 15, tzinfo=UTC)


def test_report_in_a_namespace_is_read() -> None:
    named = XML.replace(b"<feedback>", b'<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">')
    assert len(read_dmarc(named).findings) == 2


def test_report_that_comes_by_mail_is_read() -> None:
    packed = base64.b64encode(gzip.compress(XML)).decode()
    data = (
        "From: noreply@provider.example\nTo: dmarc@bank.example\n"
        "Subject: Report domain: bank.example Submitter: provider.example Report-ID: 1\n"
        f"Content-Type: application/gzip; name=a.xml.gz\nContent-Transfer-Encoding: base64\n\n{packed}\n"
    )
    assert len(read(data.encode()).findings) == 2


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    outside = b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for declared in (bomb, outside, b'<!DOCTYPE f SYSTEM "http://provider.example/x.dtd">'):
        found = read_dmarc(XML.replace(b"<feedback>", declared + b"<feedback>"))
        assert found.disposition is Disposition.NOT_UNDERSTOOD
        assert "declares" in found.why


@pytest.mark.parametrize(
    "data",
    [gzip.compress(bytes(200_000_000), 1), zipped(("r.xml", bytes(200_000_000)))],
    ids=["gzip", "zip"],
)
def test_bomb_is_stopped_early(data: bytes) -> None:
    started = time.process_time()
    found = read_dmarc(data)
    assert found.disposition is Disposition.NOT_UNDERSTOOD
    assert "larger" in found.why
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<feedback>",
        b"<feedback/>",
        XML.replace(b"4211", b"-1"),
        XML.replace(b"4211", "٤".encode()),
        XML.replace(b"192.0.2.1", b"anna@people.example"),
        XML.replace(b"1781481600", b"9" * 15),
        XML.replace(b"</feedback>", b"<a>" * 10_000),
        gzip.compress(XML)[:-20],
        b"\x1f\x8b" + b"x" * 50,
        b"PK\x03\x04" + b"x" * 50,
        zipped(("a.xml", XML), ("b.xml", XML)),
        zipped(("a.exe", XML)),
        XML.replace(b'encoding="UTF-8"', b'encoding="klingon"'),
    ],
)
def test_damaged_report_is_not_understood_and_says_why(data: bytes) -> None:
    found = read_dmarc(data)
    assert (found.disposition, found.findings) == (Disposition.NOT_UNDERSTOOD, ())
    assert found.why
    assert "anna" not in found.why

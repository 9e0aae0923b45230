"""Everything that can be typed, in an address, a question, a form or a header: refused or taken, never broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from addresses import addresses
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from forms import Form, read_page
from world import World

import amends.web

pytestmark = pytest.mark.django_db
_MARK = "zq7k"
HOSTILE = {
    "sql": f"{_MARK}' OR '1'='1'; DROP TABLE incidents_incident; --",
    "nul": f"{_MARK}\x00end",
    "bidi": f"{_MARK}\u202egnp.exe\u2066\u200f\u0000"[:-1],
    "html": f'{_MARK}"><img src=x onerror=alert(1)>',
    "attribute": f"{_MARK}' onfocus=alert(1) autofocus '",
    "script": f"{_MARK}</script><script>alert(1)</script></textarea>",
    "template": f"{_MARK}{{{{ 7*7 }}}}{{% debug %}}{{{{ settings.SECRET_KEY }}}}${{7*7}}",
    "header": f"{_MARK}\r\nSet-Cookie: sessionid=evil\r\n\r\n<html>",
    "path": f"../../../../../../etc/passwd%00{_MARK}",
    "surrogate": f"{_MARK}\ud800",
    "number": "9" * 400,
    "negative": "-1",
    "float": "1e309",
    "json": '{"a":' * 5_000 + "1",
    "digits": "\u0661\u0662\u06f3\u00b2",
    "long": f"{_MARK}<" + "x" * 100_000,
}
# What must never stand in a page as it was typed.
_RAW = (f'{_MARK}"><img', f"{_MARK}' onfocus", f"{_MARK}</script>", f"{_MARK}49", f"{_MARK}<xxx", "root:x:0:0")


_NO_MAILS = (
    b"PK\x03\x04" + b"\0" * 1000,
    b"MZ" + b"\xff" * 1000,
    b"<svg onload=alert(1)>",
    b"From: \x00\xff\r\n\r\n",
    b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n" * 5_000,
    b"Content-Type: message/rfc822\r\n\r\n" * 3_000,
)


def _sources() -> str:
    return "\n".join(path.read_text() for path in Path(amends.web.__file__).parent.rglob("*.py"))


def _names(method: str) -> list[str]:
    """Every field that a view reads, found in the source, and those that forms have."""
    found = set(re.findall(rf'{method}(?:\.get(?:list)?\(|\[)\s*"(\w+)"', _sources()))
    return sorted(found | {"reason", "code", "text", "ref", "next", "page", "row", "all", "filter_state"})


def _wrong(response: object, what: str) -> list[str]:
    status, headers = response.status_code, response.headers  # type: ignore[attr-defined]
    body = b"" if getattr(response, "streaming", False) else response.content  # type: ignore[attr-defined]
    found = [f"{what}: {status}"] if status >= 500 else []
    if "html" in headers.get("Content-Type", ""):
        text = body.decode("utf-8", "replace")
        found += [f"{what}: reflects {raw!r}" for raw in _RAW if raw in text]
    if "evil" in headers.get("Set-Cookie", "") or any(
        "sessionid=evil" in str(value) for value in headers.values() if "\n" in value
    ):
        found.append(f"{what}: a header was split")
    return found


def _safe(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_addresses(world: World, staff: Callable[..., Client], kind: str) -> None:
    client, wrong = staff(), list[str]()
    value = quote(HOSTILE[kind].encode("utf-8", "surrogatepass")[:3_000])
    for address in addresses():
        for _, name in address.parameters:
            path = address.path(world, **{name: value})
            wrong += _wrong(client.get(path), f"GET {address.route} {name}")
            wrong += _wrong(client.post(path, {"reason": "a good reason"}), f"POST {address.route} {name}")
        cache.clear()
    assert not wrong


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_questions(world: World, staff: Callable[..., Client], kind: str) -> None:
    value = quote(HOSTILE[kind].encode("utf-8", "surrogatepass")[:3_000])
    question = "&".join(f"{name}={value}" for name in _names("GET"))
    client, wrong = staff(), list[str]()
    for address in addresses():
        wrong += _wrong(client.get(f"{address.path(world)}?{question}"), f"GET {address.route}")
    assert not wrong


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_fields_that_no_form_would_send(world: World, staff: Callable[..., Client], kind: str) -> None:
    value = _safe(HOSTILE[kind])[:3_000]
    names, wrong = _names("POST"), list[str]()
    for role in ("incident_lead", "data_protection", "contact_centre", "administrator"):
        client = staff(role)
        for address in addresses():
            if address.part != "console" and role != "incident_lead":
                continue
            if address.view.endswith("sign_out"):
                continue
            response = client.post(address.path(world), dict.fromkeys(names, value))
            wrong += _wrong(response, f"POST {address.route} as {role}")
            cache.clear()
    assert not wrong


def _pages(client: Client, starts: list[str]) -> dict[str, Form]:
    """Every form that is reached from there by links, once for each set of fields."""
    waiting, seen, found = list(starts), set[str](), dict[str, Form]()
    while waiting and len(seen) < 150:
        page = waiting.pop(0)
        if page in seen:
            continue
        seen.add(page)
        response = client.get(page)
        if "html" not in response.headers.get("Content-Type", "") or response.status_code >= 400:
            continue
        forms, links = read_page(page, response.content.decode())
        waiting += [link for link in links if link.startswith(("/console/", "/en/"))]
        for form in forms:
            if not form.action.endswith("sign-out"):
                found.setdefault(f"{form.action.partition('?')[0]} {form.names}", form)
    return found


def _sent(client: Client, form: Form, values: dict[str, str]) -> object:
    data: dict[str, object] = {**form.fields, **values}
    if form.is_multipart:
        data["mail"] = SimpleUploadedFile("x.eml", "".join(values.values()).encode("utf-8", "replace"))
    return (client.post if form.is_post else client.get)(form.action, data)


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("who", ["nobody", "incident_lead", "contact_centre"])
def test_hostile_words_in_every_form(world: World, staff: Callable[..., Client], who: str, kind: str) -> None:
    is_public = who == "nobody"
    client = Client(raise_request_exception=False) if is_public else staff(who)
    starts = ["/en/"] if is_public else [f"/console/incidents/{world.ref}", "/console/call-desk", "/console/inquiries"]
    forms = _pages(client, starts)
    assert len(forms) >= (8 if is_public else 2)
    value, wrong = _safe(HOSTILE[kind]), list[str]()
    for name, form in forms.items():
        value_here = value if form.is_post else value[:3_000]
        typed = [one for one in form.names if one not in form.hidden]
        wrong += _wrong(_sent(client, form, dict.fromkeys(typed, value_here)), f"{name} typed")
        wrong += _wrong(_sent(client, form, dict.fromkeys(form.names, value_here)), f"{name} all")
        cache.clear()
    assert not wrong


@pytest.mark.parametrize(
    "header",
    "Accept-Language If-None-Match User-Agent Referer X-Forwarded-For Origin Authorization Cookie Content-Type Accept "
    "HX-Request HX-Current-URL Range If-Modified-Since".split(),
)
def test_hostile_headers(world: World, staff: Callable[..., Client], header: str) -> None:
    client, wrong = Client(raise_request_exception=False), list[str]()
    for kind, value in HOSTILE.items():
        said = re.sub(r"[\r\n\x00]", "", value).encode("utf-8", "replace").decode("latin-1")[:8_000]
        for path in ("/", "/en/", "/en/check", "/inbox/feed.json", "/console/", "/static/portal.css", "/voice/x@y"):
            wrong += _wrong(client.get(path, headers={header: said}), f"GET {path} {kind}")
        wrong += _wrong(client.post("/check", {"code": "x"}, headers={header: said}), f"POST /check {kind}")
        cache.clear()
    assert not wrong


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"a":' * 20_000),
        ("application/json", b"\xff\xfe\x00"),
        ("application/json", b"null"),
        ("application/json", b"1" * 5_000),
        ("application/x-www-form-urlencoded", b"a=%00%ff%fe&code=%00"),
        ("application/x-www-form-urlencoded", b"a=1&" * 2_000),
        ("application/x-www-form-urlencoded; charset=utf-16", b"code=x"),
        ("application/x-www-form-urlencoded; charset=no-such", b"code=x"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n\x00'),
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=" + "b" * 300, b"--b"),
        ("text/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ],
)
def test_hostile_bodies(world: World, staff: Callable[..., Client], kind: str, body: bytes) -> None:
    client, wrong = staff(), list[str]()
    for address in addresses():
        if not address.view.endswith("sign_out"):
            response = client.generic("POST", address.path(world), body, content_type=kind)
            wrong += _wrong(response, f"POST {address.route}")
        cache.clear()
    assert not wrong


def test_a_file_that_is_no_mail_is_read_and_not_run(world: World) -> None:
    client, wrong = Client(raise_request_exception=False), list[str]()
    for data in _NO_MAILS:
        name = "../../<script>.eml\x00"
        response = client.post("/en/verify", {"code": "", "mail": SimpleUploadedFile(name, data)})
        wrong += _wrong(response, repr(data[:10]))
        assert b"<svg" not in response.content.replace(b'<svg xmlns="http', b"")
    assert not wrong

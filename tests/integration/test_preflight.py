"""The launch gate against a real resolver and a real page on loopback: each red light has its reason and remedy."""

from __future__ import annotations

import base64
import contextlib
import http.server
import json
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from preflights import clear_preflight
from typer.testing import CliRunner
from zone import Zone, name_server, raw_page, silent_server, web_page

from amends.cli.preflight import run_preflight
from amends.core.errors import InputError
from amends.launch import REQUIRED_CHECKS, Light, LightState, Preflight, judge_mail, read_plan
from amends.launch.plan import Sending
from amends.providers.dns.mailauth import organisational_domain, read_mail_auth
from amends.providers.dns.resolver import resolver_at
from amends.providers.page.fetch import fetch_page

NOW = datetime(2026, 6, 2, 9, tzinfo=UTC)
BRAND = "polnocny-bank.com"


def key(bits: int = 2048) -> str:
    public = rsa.generate_private_key(public_exponent=65537, key_size=bits).public_key()
    text = base64.b64encode(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()
    return " ".join(f'"{part}"' for part in (f"v=DKIM1; k=rsa; p={text[:200]}", text[200:]) if part)


KEY = key()


def zone(**changed: tuple[str, ...] | None) -> Zone:
    """A sender as it should be; ``changed`` replaces or takes away spf, dkim, dmarc."""
    records: dict[str, tuple[tuple[str, str], tuple[str, ...]]] = {
        "spf": ((BRAND, "TXT"), ('"v=spf1 ip4:192.0.2.0/28 -all"',)),
        "dkim": ((f"amends._domainkey.{BRAND}", "TXT"), (KEY,)),
        "dmarc": ((f"_dmarc.{BRAND}", "TXT"), (f'"v=DMARC1; p=reject; rua=mailto:dmarc@{BRAND}"',)),
        "mx": ((BRAND, "MX"), (f"10 mx.{BRAND}.",)),
        "a": ((f"mx.{BRAND}", "A"), ("192.0.2.9",)),
    }
    for name, value in changed.items():
        place, _ = records.pop(name)
        if value is not None:
            records[name] = (place, value)
    return dict(records.values())


def plan(page: str, **changed: Any) -> dict[str, Any]:
    before = (NOW - timedelta(hours=2)).isoformat()
    return {
        "brand_domains": [BRAND],
        "sending": {
            "from_address": f"notice@{BRAND}",
            "dkim": [{"selector": "amends", "domain": BRAND}],
            "addresses": ["192.0.2.5"],
        },
        "launch_at": NOW.isoformat(),
        "status_page": page,
        "status_page_says": "personal data was stolen",
        "links": [f"https://{BRAND}/verify"],
        "phones": [{"number": "+48 22 555 01 00", "dialled_at": before, "answered": True, "by": "shift lead"}],
        "centre": {
            "opens_at": before,
            "briefed_at": before,
            "ivr_tested_at": before,
            "load_tested_at": before,
            "calls_per_hour": 400,
            "capacity_per_hour": 500,
            "languages": ["pl", "en"],
        },
        "languages": ["pl", "en"],
        **changed,
    }


def lights(given: Zone, page: str = "personal data was stolen", status: int = 200, **changed: Any) -> list[Light]:
    with name_server(given) as names, web_page(page, status=status) as address:
        text = yaml.safe_dump(plan(address, **changed))
        return list(run_preflight(read_plan(text, name="plan.yaml"), resolver=names, watch=None, at=NOW).lights)


def reds(found: list[Light]) -> set[str]:
    assert all(light.why and light.fix for light in found if light.state is not LightState.GREEN)
    return {light.check for light in found if light.state is LightState.RED}


def test_a_sound_launch_has_no_red_but_the_page_that_is_not_https() -> None:
    found = lights(zone())
    assert [light.check for light in found if light.state is LightState.RED] == ["link"]
    assert {light.check for light in found if light.state is LightState.GREEN} >= {
        "spf", "dkim", "dmarc", "alignment", "sender", "link", "status_page", "phone", "contact_centre", "look_alikes"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "red"),
    [
        ({"spf": None}, "spf"),
        ({"spf": ('"v=spf1 ip4:198.51.100.0/24 -all"',)}, "spf"),
        ({"spf": ('"v=spf1 +all"',)}, "spf"),
        ({"dkim": None}, "dkim"),
        ({"dkim": ('"v=DKIM1; p="',)}, "dkim"),
        ({"dkim": ('"v=DKIM1; k=rsa; p=AAAA"',)}, "dkim"),
        ({"dkim": (key(1024).replace("v=DKIM1; ", "v=DKIM1; n=short; "),)}, None),
        ({"dmarc": None}, "dmarc"),
        ({"dmarc": ('"v=DMARC1; p=maybe"',)}, "dmarc"),
    ],
)
def test_each_fault_of_the_sender_is_red(changed: dict[str, tuple[str, ...] | None], red: str | None) -> None:
    found = reds(lights(zone(**changed)))
    assert (red in found) if red else not found & {"spf", "dkim", "dmarc"}


def test_mail_from_a_foreign_house_is_red_as_targets_was() -> None:
    sending = {"from_address": "target@bfi0-mailer.com", "addresses": ["192.0.2.5"]}
    assert {"sender", "spf", "dmarc", "alignment"} <= reds(lights(zone(), sending=sending))


def test_a_record_without_alignment_vouches_for_somebody_else() -> None:
    given = zone() | {("mailer.net", "TXT"): ('"v=spf1 ip4:192.0.2.5 -all"',)}
    sending = {"from_address": f"notice@{BRAND}", "return_path": "b@mailer.net", "addresses": ["192.0.2.5"]}
    assert "alignment" in reds(lights(given, sending=sending))


@pytest.mark.parametrize(
    "link",
    [
        "https://polnocny-bank-help.com/",
        "http://polnocny-bank.com/",
        "https://xn--polnocny-bnk-ubc.com/",
        "https://bit.ly/x",
    ],
)
def test_a_link_that_is_not_the_brands_is_red(link: str) -> None:
    assert [light.state for light in lights(zone(), links=[link]) if light.subject == link] == [LightState.RED]


def test_a_page_that_is_down_or_says_something_else_is_red() -> None:
    assert any(light.check == "status_page" for light in lights(zone(), status=503) if light.state is LightState.RED)
    assert any(
        light.check == "status_page" for light in lights(zone(), page="Welcome!") if light.state is LightState.RED
    )


@pytest.mark.parametrize(
    "phone",
    [
        {"number": "12345"},
        {"number": "+48 22 555 01 00"},
        {"number": "+48 22 555 01 00", "dialled_at": NOW.isoformat(), "answered": False},
        {"number": "+48 22 555 01 00", "dialled_at": (NOW + timedelta(hours=1)).isoformat(), "answered": True},
        {"number": "+48 22 555 01 00", "dialled_at": (NOW - timedelta(days=3)).isoformat(), "answered": True},
    ],
)
def test_a_number_that_nobody_proved_is_red(phone: dict[str, Any]) -> None:
    assert "phone" in reds(lights(zone(), phones=[phone]))


def test_a_centre_that_cannot_take_the_flood_is_red() -> None:
    centre = plan("")["centre"] | {"calls_per_hour": 4000}
    assert "contact_centre" in reds(lights(zone(), centre=centre))
    assert "contact_centre" in reds(lights(zone(), centre=None))


def test_a_look_alike_that_somebody_took_is_shown() -> None:
    taken = zone() | {("polnocnybank.com", "A"): ("203.0.113.5",)}
    (light,) = [light for light in lights(taken) if light.check == "look_alikes"]
    assert light.state is LightState.AMBER
    assert "polnocnybank.com" in light.why


def test_the_command_blocks_and_lists_the_names_to_watch(tmp_path: Path) -> None:
    from amends.cli.main import app
    from amends.cli.preflight import register

    register(app)
    with name_server(zone(dmarc=None)) as names, web_page("personal data was stolen") as page:
        file, watch = tmp_path / "plan.yaml", tmp_path / "watch.json"
        file.write_text(yaml.safe_dump(plan(page)))
        words = ["--resolver", names, "--watch", str(watch), "--as-of", NOW.isoformat(), "--json"]
        done = CliRunner().invoke(app, ["preflight", str(file), *words])
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert answer["clear"] is False
    assert len(json.loads(watch.read_text())[BRAND]) > 500


@pytest.mark.parametrize("text", ["brand_domains: [a.example]", "nothing: 1", "- 1", "sending: {from: x}"])
def test_a_plan_that_cannot_be_read_is_one_clear_error(tmp_path: Path, text: str) -> None:
    from amends.cli.main import app
    from amends.cli.preflight import register

    register(app)
    file = tmp_path / "plan.yaml"
    file.write_text(text)
    assert CliRunner().invoke(app, ["preflight", str(file)]).exit_code == 2


def test_a_preflight_is_clear_only_when_every_required_check_was_made() -> None:
    assert clear_preflight(NOW).is_clear
    assert not Preflight(at=NOW, lights=()).is_clear
    for check in REQUIRED_CHECKS:
        assert clear_preflight(NOW, without=check).missing == (check,)
        assert not clear_preflight(NOW, without=check).is_clear


def test_every_look_makes_every_required_check_however_poor_the_plan() -> None:
    found = lights(zone(), status_page=None, links=[], phones=[], centre=None, languages=[])
    assert {light.check for light in found} >= REQUIRED_CHECKS
    assert [light.state for light in found if light.check == "link"] == [LightState.AMBER]


def test_a_link_that_cannot_be_read_is_red() -> None:
    assert [light.state for light in lights(zone(), links=["https://[bad/"]) if light.subject == "https://[bad/"] == [
        LightState.RED
    ]


def test_what_is_still_to_come_is_said_to_be_a_plan() -> None:
    later = (NOW + timedelta(hours=1)).isoformat()
    centre = plan("")["centre"] | {"briefed_at": later, "load_tested_at": later}
    found = lights(zone(), centre=centre, launch_at=(NOW + timedelta(hours=2)).isoformat())
    told = {light.subject: (light.state, light.why) for light in found if light.check == "contact_centre"}
    assert told["briefing"] == (LightState.GREEN, "It is planned before the launch, and still to come.")
    assert told["ivr"] == (LightState.GREEN, "It was done before the launch.")
    assert told["load"][0] is LightState.AMBER


def sender_lights(given: Zone, sending: Sending) -> dict[str, Light]:
    with name_server(given) as names:
        found = judge_mail(read_mail_auth(sending, resolver_at(names)), sending, organisational_domain)
        return {light.check: light for light in found}


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ("v=spf1 include:relay.net -all", LightState.GREEN),
        ("v=spf1 -include:relay.net -all", LightState.RED),
        ("v=spf1 ?include:relay.net -all", LightState.RED),
        ("v=spf1 -ip4:192.0.2.5 ip4:192.0.2.0/24 -all", LightState.RED),
        ("v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.5 -all", LightState.GREEN),
    ],
)
def test_only_a_mechanism_that_passes_lists_a_machine(record: str, state: LightState) -> None:
    given = zone(spf=(f'"{record}"',)) | {("relay.net", "TXT"): ('"v=spf1 ip4:192.0.2.5 -all"',)}
    sending = Sending(from_address=f"notice@{BRAND}", addresses=("192.0.2.5",))
    assert sender_lights(given, sending)["spf"].state is state


def test_a_machine_that_is_no_address_is_not_listed() -> None:
    sending = Sending(from_address=f"notice@{BRAND}", addresses=("mail.example",))
    assert sender_lights(zone(), sending)["spf"].state is LightState.RED


@pytest.mark.parametrize(
    ("author", "record", "state"),
    [
        (f"alerts.{BRAND}", "v=DMARC1; p=reject; sp=none", LightState.AMBER),
        (f"alerts.{BRAND}", "v=DMARC1; p=none; sp=reject", LightState.GREEN),
        (f"alerts.{BRAND}", "v=DMARC1; p=reject", LightState.GREEN),
        (BRAND, "v=DMARC1; p=reject; sp=none", LightState.GREEN),
    ],
)
def test_a_sender_below_the_domain_is_under_its_policy_for_subdomains(
    author: str, record: str, state: LightState
) -> None:
    below = {(f"alerts.{BRAND}", "TXT"): ('"v=spf1 ip4:192.0.2.5 -all"',)}
    found = sender_lights(zone(dmarc=(f'"{record}"',)) | below, Sending(from_address=f"notice@{author}"))
    assert found["dmarc"].state is state


def test_a_resolver_that_never_answers_is_red_and_soon() -> None:
    begun = time.monotonic()
    with silent_server() as names, web_page("personal data was stolen") as page:
        text = yaml.safe_dump(plan(page))
        given = read_plan(text, name="plan.yaml")
        found = list(run_preflight(given, resolver=names, watch=None, at=NOW, patience_s=0.3).lights)
    assert {"spf", "dkim", "dmarc", "alignment", "resolver"} <= reds(found)
    assert [light.state for light in found if light.check == "look_alikes"] == [LightState.AMBER]
    dead_for_s = 2 * 0.3  # the rest is the making of names
    assert time.monotonic() - begun < dead_for_s + 5


def test_a_resolver_that_is_silent_about_one_name_is_asked_on() -> None:
    with silent_server() as deaf, name_server(zone()) as names:
        asked = resolver_at(deaf, patience_s=0.2)
        for port, is_dead in ((deaf, False), (names, False), (deaf, False), (deaf, True)):
            asked.port = int(port.rpartition(":")[2])
            read_one(asked)
            assert asked.has_given_up is is_dead


def read_one(asked: Any) -> None:
    import dns.exception

    with contextlib.suppress(dns.exception.DNSException):
        asked.resolve(BRAND, "MX")


@pytest.mark.parametrize("address", ["localhost:53", "127.0.0.1:0", "127.0.0.1:99999", "127.0.0.1", ":53"])
def test_an_address_that_is_no_resolver_is_one_clear_error(address: str) -> None:
    with pytest.raises(InputError) as caught:
        resolver_at(address)
    assert caught.value.code == "dns.resolver"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"not http at all\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nonly this",
        b"HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/x\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: http://[bad/\r\n\r\n",
    ],
)
def test_a_page_that_misbehaves_is_a_fault_and_raises_nothing(answer: bytes) -> None:
    with raw_page(answer) as address:
        found = fetch_page(address)
    assert (found.status, found.text) == (None, "")
    assert found.fault


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ftp://127.0.0.1/",
        "http://[bad/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/",
        "https://",
        "http://a b/",
    ],
)
def test_an_address_that_is_none_is_a_fault_and_raises_nothing(address: str) -> None:
    assert fetch_page(address).fault


def test_a_redirect_to_a_file_is_not_followed() -> None:
    with raw_page(b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\n\r\n") as address:
        found = fetch_page(address)
    assert (found.status, found.text) == (302, "")


def test_a_page_that_never_ends_is_left_in_time() -> None:
    class Dripping(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's name
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                for _ in range(100):
                    self.wfile.write(b".")
                    time.sleep(0.05)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Dripping) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        begun = time.monotonic()
        found = fetch_page("http://{}:{}".format(*server.server_address[:2]), patience_s=0.3)
        server.shutdown()
        thread.join()
    assert found.fault == "the page takes too long"
    assert time.monotonic() - begun < 3


def test_a_whole_page_is_read_after_a_redirect_in_the_same_place() -> None:
    with raw_page(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nonly this and no more") as address:
        there = f"HTTP/1.1 302 Found\r\nLocation: {address}/x\r\n\r\n".encode()
        with raw_page(there) as first:
            found = fetch_page(first)
    assert (found.status, found.text, found.final_address) == (200, "only this", f"{address}/x")

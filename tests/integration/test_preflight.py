"""The launch gate against a real resolver and a real page on loopback: each red light has its reason and remedy."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from typer.testing import CliRunner
from zone import Zone, name_server, web_page

from amends.cli.preflight import run_preflight
from amends.launch import Light, LightState, read_plan

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
        "spf", "dkim", "dmarc", "alignment", "link", "status_page", "phone", "contact_centre", "look_alikes"
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

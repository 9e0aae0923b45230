"""What was done for one person can be shown with the record alone, and nobody looks without leaving a trace."""

from __future__ import annotations

import hashlib
import json
import runpy
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from django.db import connection
from ledgered import ADDRESS, ANNA, DEAD, HANDED, JAN, NOW, Sent, claims_of, files_of, receipt_of, secret

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.apps.journal.models import Entry
from amends.apps.proofs.models import PackMade
from amends.apps.proofs.services import evidence_pack
from amends.apps.proofs.settling import record_sends
from amends.core.errors import InputError, RefusedError
from amends.record import verify_pack

pytestmark = pytest.mark.django_db
SCRIPT = runpy.run_path(str(files("amends.record") / "shipped" / "verify.py"))


def holds(path: Path) -> str:
    """What our verifier says, once the script inside agrees."""
    key = json.loads(files_of(path)["manifest.json"])["public_key"]
    verdict = verify_pack(path, key)
    assert verdict.ok, verdict.why
    SCRIPT["check"](str(path), key)
    return verdict.why


def test_a_pack_shows_what_when_how_and_by_whose_approval(sent: Sent) -> None:
    receipt_of(sent.message())
    path = sent.pack()
    assert "1 messages (0 with their exact content)" in holds(path)
    message = claims_of(path)["messages"][0]
    assert message["state"] == "delivered"
    assert message["handed_at"] == HANDED.isoformat()
    assert message["provider"] == "smtp:mail.example"
    assert len(message["approved"]) == 2
    assert [receipt["receipt"] for receipt in message["receipts"]] == ["delivered"]
    assert message["opening"]["address_sha256"] == hashlib.sha256(ADDRESS.encode()).hexdigest()
    assert {fact["ref"] for fact in claims_of(path)["facts"]} == set(sent.version.content["facts"])


def test_the_words_in_the_pack_hash_to_what_was_released(sent: Sent) -> None:
    found = files_of(sent.pack())
    name = next(name for name in found if name.startswith("notice/") and name.endswith(".json"))
    assert hashlib.sha256(found[name]).hexdigest() == sent.version.content_sha256
    assert sent.version.content["subject"]["text"] in found[name.replace(".json", ".txt")].decode()


def test_nothing_of_the_address_or_of_anybody_else_is_in_it_unless_asked_for(sent: Sent) -> None:
    everything = b"\n".join(files_of(sent.pack()).values())
    for secret_word in (ADDRESS, "poczta.example", "Brzeska", JAN, DEAD, "Kowal", "halina", "asked what"):
        assert secret_word.encode() not in everything, secret_word
    jan = sent.message(JAN)
    for digest in (jan.address_sha256, jan.content_sha256, jan.code_sha256):
        assert digest.encode() not in everything


def test_with_its_address_the_exact_mail_is_in_it_and_proven(sent: Sent) -> None:
    path = sent.pack(exact=True)
    assert "1 with their exact content" in holds(path)
    mail = files_of(path)["notice/message-1.eml"]
    assert hashlib.sha256(mail).hexdigest() == sent.message().content_sha256
    assert ADDRESS.encode() in mail
    assert claims_of(path)["messages"][0]["address"] == ADDRESS
    assert PackMade.objects.get().with_address


def test_who_has_no_message_gets_the_reason_with_its_proof(sent: Sent) -> None:
    path = sent.pack(DEAD)
    assert "0 messages" in holds(path)
    omission = claims_of(path)["omissions"][0]
    assert omission["opening"]["fate"] == "excepted"
    assert "next of kin" in omission["opening"]["reason"]
    kinds = [json.loads(line)["kind"] for line in files_of(path)["entries.jsonl"].splitlines()]
    assert "omissions.settled" in kinds


def test_making_a_pack_is_on_record_by_hashes_and_its_words_can_be_erased(sent: Sent) -> None:
    sent.pack()
    made = PackMade.objects.get()
    assert (made.by, made.reason) == ("halina.olszynicka", "Anna Brzeska asked what we sent her")
    leaf = Entry.objects.get(kind="evidence.packed").leaf
    assert made.person_hash in leaf
    assert hashlib.sha256(made.reason.encode()).hexdigest() in leaf
    assert not [word for word in ("halina", "Brzeska", ANNA, ADDRESS) if word in leaf]
    made.delete()
    assert not PackMade.objects.exists()


def test_one_persons_pack_shows_no_look_at_another(sent: Sent) -> None:
    sent.pack(JAN)
    kinds = [json.loads(line)["kind"] for line in files_of(sent.pack())["entries.jsonl"].splitlines()]
    assert kinds.count("evidence.packed") == 1


@pytest.mark.parametrize(("by", "reason"), [("halina", "  "), ("", "a court asks")])
def test_without_a_name_or_a_reason_there_is_no_pack(sent: Sent, by: str, reason: str) -> None:
    with pytest.raises(RefusedError) as caught:
        evidence_pack(
            incident=sent.incident, person_ref=ANNA, by=by, reason=reason, now=NOW, secret=secret,
            path=sent.folder / "x.zip",
        )  # fmt: skip
    assert caught.value.code == "evidence.no_reason"
    assert not (sent.folder / "x.zip").exists()


def test_nobody_on_record_leaves_no_file_and_no_trace(sent: Sent) -> None:
    with pytest.raises(InputError) as caught:
        sent.pack("C-999999")
    assert caught.value.code == "evidence.nobody"
    assert "C-999999" not in str(caught.value)
    assert not (sent.folder / "C-999999.zip").exists()
    assert not PackMade.objects.exists()


def test_a_later_state_is_shown_beside_the_earlier_entry(sent: Sent) -> None:
    assert claims_of(sent.pack())["messages"][0]["state"] == "accepted"
    receipt_of(sent.message())
    later = sent.pack(at=NOW + timedelta(days=2))
    holds(later)
    message = claims_of(later)["messages"][0]
    assert message["state"] == "delivered"
    assert len(message["rows"]) == 2  # as it was settled, and as it is now


def test_the_pack_continues_what_was_published(sent: Sent) -> None:
    assert "continues the one of" in holds(sent.pack())
    sent.published.unlink()
    assert "continues" not in holds(sent.pack(at=NOW + timedelta(days=2)))


def test_a_record_that_was_rewritten_since_gives_no_pack(sent: Sent) -> None:
    with connection.cursor() as cursor:  # somebody with the database in hand takes the trigger away first
        cursor.execute("DROP TRIGGER journal_entry_no_update")
    first = Entry.objects.order_by("id").first()
    assert first is not None
    Entry.objects.filter(pk=first.pk).update(leaf=first.leaf.replace("2026", "2025"))
    with pytest.raises(RefusedError) as caught:
        sent.pack()
    assert caught.value.code == "evidence.rewritten"


def test_a_message_whose_details_were_altered_since_is_told_apart_from_its_entry(sent: Sent) -> None:
    with connection.cursor() as cursor:  # the ledger's own triggers would not allow it
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'delivery_message'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
    Message.objects.filter(person_ref=ANNA).update(notice_sha256="f" * 64)
    path = sent.pack()
    message = claims_of(path)["messages"][0]
    assert (len(message["rows"]), len(message["unopened"])) == (1, 1)  # the pack's own entry, and the settled one
    assert message["released"] is None
    assert "BUT 1 entries" in holds(path)
    assert "bind other details" in files_of(path)["pack.html"].decode()


def test_once_the_key_is_destroyed_the_exact_mail_is_gone_and_the_rest_still_verifies(
    sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("ledgered").SECRETS, f"{sent.incident.ref}.key", b"another key, made anew" * 2)
    path = sent.pack(exact=True)
    assert "0 with their exact content" in holds(path)
    assert "the key that opens them was destroyed" in holds(path)
    assert ADDRESS.encode() not in b"".join(files_of(path).values())


def test_recording_twice_records_once_and_a_change_again(sent: Sent) -> None:
    key = secret(f"{sent.incident.ref}.key")
    before = Entry.objects.count()
    record_sends(sent.campaign, key=key)
    assert Entry.objects.count() == before
    Message.objects.filter(person_ref=JAN).update(state=MessageState.BOUNCED)
    record_sends(sent.campaign, key=key)
    assert Entry.objects.count() == before + 1


def test_the_page_reads_in_plain_words_and_loads_nothing(sent: Sent) -> None:
    receipt_of(sent.message())
    page = files_of(sent.pack())["pack.html"].decode()
    for words in ("by email", "delivery was confirmed", "counsel", "Bank Example", '<div class="words" lang="pl"'):
        assert words in page, words
    for word in ("<script", "http://", "https://", "src=", "{{ message", "undefined"):
        assert word not in page, word
    assert "EXERCISE" not in page
    assert "No message was made" in files_of(sent.pack(DEAD))["pack.html"].decode()

"""What is decided is paid once, whoever asks at the same time and whatever the bank says twice."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from claiming import IBAN, ClaimDesk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.models import WayIn
from amends.apps.claims.deciding import appeal_claim
from amends.apps.claims.models import Claim, Payment
from amends.apps.claims.owing import Advised
from amends.apps.claims.payfiles import rehearse_payments, write_part
from amends.apps.claims.paying import PaidTaken, advise_payments, import_paid
from amends.apps.incidents.models import Incident
from amends.core.errors import AmendsError
from amends.remedies.claims import Outcome

HERE = Path(__file__).parent
RACE = HERE / "pay_race.py"
PROCESSES = 6
HEAD = "payment,amount,currency,paid_on,bank_ref,result\n"


def advise(claims: ClaimDesk, folder: Path) -> Advised:
    return advise_payments(incident=claims.incident, folder=folder, by="treasury", secret=claims.secret, now=claims.now)


def marks(claims: ClaimDesk, folder: Path, *lines: str) -> PaidTaken:
    path = folder / "paid.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return import_paid(path=path, by="treasury", secret=claims.secret, now=claims.now)


def paid(payment: Payment, bank_ref: str = "B1", amount: str = "120.50", result: str = "paid") -> str:
    return f"{payment.ref},{amount},PLN,2026-06-03,{bank_ref},{result}"


def test_file_for_the_bank_has_no_formula_and_is_its_owners_alone(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open(name='=HYPERLINK("http://evil.example")').claim)
    advised = advise(claims, tmp_path)
    assert advised.path is not None
    assert advised.path.stat().st_mode & 0o077 == 0
    [row] = csv.DictReader(advised.path.read_text(encoding="utf-8").splitlines())
    assert row["name"].startswith("'=")
    assert (row["iban"], row["amount"], row["currency"]) == (IBAN, "120.50", "PLN")


def test_decided_claim_is_advised_once_and_paid_once(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open().claim)
    assert advise(claims, tmp_path).payments == 1
    assert advise(claims, tmp_path).payments == 0
    payment = Payment.objects.get()
    assert marks(claims, tmp_path, paid(payment)).paid == 1
    assert marks(claims, tmp_path, paid(payment)) == PaidTaken(paid=0, failed=0, known=1, unknown=0, conflicting=())
    assert Claim.objects.get().state == "paid"
    twice = marks(claims, tmp_path, paid(payment, bank_ref="B2"))
    assert twice.conflicting == (payment.ref,)
    assert not twice.is_clean


def test_payment_that_failed_is_advised_again(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open().claim)
    advise(claims, tmp_path)
    assert marks(claims, tmp_path, paid(Payment.objects.get(), result="failed")).failed == 1
    assert advise(claims, tmp_path).payments == 1
    assert Payment.objects.exclude(state="failed").count() == 1


def test_other_amount_moves_nothing(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open().claim)
    advise(claims, tmp_path)
    assert marks(claims, tmp_path, paid(Payment.objects.get(), amount="999.00")).conflicting
    assert Payment.objects.get().state == "advised"


def test_appeal_pays_only_what_it_gives_beyond_the_first(claims: ClaimDesk, tmp_path: Path) -> None:
    claim = claims.open().claim
    claims.decide(claim, Outcome.ACCEPTED_IN_PART, "50", "amount_not_shown", by=staff(Role.COUNSEL))
    advise(claims, tmp_path)
    marks(claims, tmp_path, paid(Payment.objects.get(), amount="50.00"))
    appeal_claim(
        claim=claim, text="It was more.", way_in=WayIn.LETTER, received_at=claims.now, now=claims.now,
        public_key=claims.public_key, pepper=claims.pepper,
    )  # fmt: skip
    claims.accepted(claim, by=staff(Role.INCIDENT_LEAD))
    advise(claims, tmp_path)
    second = Payment.objects.order_by("-id")[0]
    assert f"{second.amount:.2f}" == "70.50"
    marks(claims, tmp_path, paid(second, bank_ref="B2", amount="70.5"))
    assert Claim.objects.get().state == "paid"


def test_claim_without_an_account_is_named_and_waits(claims: ClaimDesk, tmp_path: Path) -> None:
    claim = claims.open(account="").claim
    claims.accepted(claim)
    assert advise(claims, tmp_path).without_account == (claim.ref,)
    assert not Payment.objects.exists()


def test_file_has_its_name_only_once_its_payments_are_kept(
    claims: ClaimDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims.accepted(claims.open().claim)
    monkeypatch.setattr("amends.apps.claims.paying.publish_part", lambda path: None)  # cut off after the commit
    cut = advise(claims, tmp_path).path
    assert cut is not None
    assert [path.name for path in tmp_path.iterdir()] == [f"{cut.name}.part"]
    (tmp_path / "PBA-2222222222.csv.part").write_text("of no payment that was kept")
    monkeypatch.undo()
    assert advise(claims, tmp_path).payments == 0
    assert [path.name for path in tmp_path.iterdir()] == [cut.name]
    assert IBAN in cut.read_text(encoding="utf-8")


def test_no_file_can_be_fetched_of_payments_that_were_not_kept(
    claims: ClaimDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims.accepted(claims.open().claim)

    def cut_off(path: Path, content: bytes) -> None:
        write_part(path, content)
        raise OSError("the disk is full")

    monkeypatch.setattr("amends.apps.claims.paying.write_part", cut_off)
    with pytest.raises(OSError, match="full"):
        advise(claims, tmp_path)
    assert not Payment.objects.exists()
    assert not list(tmp_path.glob("*.csv"))


def test_marks_for_another_incidents_payments_are_refused_whole(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open().claim)
    advise(claims, tmp_path)
    path = tmp_path / "paid.csv"
    path.write_text(HEAD + paid(Payment.objects.get()), encoding="utf-8")
    other = Incident.objects.create(
        ref="INC-2222222", case=claims.incident.case, case_sha256="2" * 64, is_exercise=False,
        opened_at=claims.incident.opened_at,
    )  # fmt: skip
    with pytest.raises(AmendsError) as caught:
        import_paid(path=path, incident=other, by="treasury", secret=claims.secret, now=claims.now)
    assert caught.value.code == "claims.other_incident"
    assert Payment.objects.get().state == "advised"
    taken = import_paid(path=path, incident=claims.incident, by="treasury", secret=claims.secret, now=claims.now)
    assert taken.paid == 1


def test_exercise_is_rehearsed_with_a_file_that_no_bank_takes(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open().claim)
    given = {"incident": claims.incident, "folder": tmp_path, "secret": claims.secret, "now": claims.now}
    with pytest.raises(AmendsError) as caught:
        rehearse_payments(**given)
    assert caught.value.code == "claims.no_exercise"
    claims.incident.is_exercise = True
    path = rehearse_payments(**given).path
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert (path.name, text.splitlines()[0]) == (f"EXERCISE-{claims.incident.ref}.csv", "EXERCISE: NOT FOR A BANK")
    assert IBAN not in text
    assert "120.50" in text
    assert not Payment.objects.exists()


def test_nothing_is_paid_in_an_exercise(claims: ClaimDesk, tmp_path: Path) -> None:
    claims.accepted(claims.open().claim)
    claims.incident.is_exercise = True
    with pytest.raises(AmendsError) as caught:
        advise(claims, tmp_path)
    assert caught.value.code == "claims.exercise"


@pytest.mark.parametrize(
    "line", ["x", "PAY-1,abc,PLN,2026-06-03,B1,paid", "PAY-1,1,PLN,June,B1,paid", "PAY-1,1,PLN,2026-06-03,,paid"]
)
def test_bank_file_with_a_wrong_line_is_refused_whole(claims: ClaimDesk, tmp_path: Path, line: str) -> None:
    claims.accepted(claims.open().claim)
    advise(claims, tmp_path)
    with pytest.raises(AmendsError) as caught:
        marks(claims, tmp_path, paid(Payment.objects.get()), line)
    assert caught.value.code == "claims.paid_file"
    assert Payment.objects.get().state == "advised"


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_six_who_advise_at_once_make_one_payment(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    env = {**os.environ, "AMENDS_HOME": str(tmp_path), "AMENDS_DATABASE_URL": ""}
    if database == "postgresql":
        make: Callable[[], str] = request.getfixturevalue("new_postgres")
        env["AMENDS_DATABASE_URL"] = make()
    subprocess.run([sys.executable, RACE, "prepare"], env=env, check=True, timeout=120)
    paying = [
        subprocess.Popen(
            [sys.executable, RACE, "pay"], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(PROCESSES)
    ]
    for process in paying:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in paying:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    made = [int(process.communicate(timeout=120)[0]) for process in paying]
    assert [process.returncode for process in paying] == [0] * PROCESSES
    assert sum(made) == 1
    assert len(list((tmp_path / "out").glob("PBA-*.csv"))) == 1


@pytest.mark.skipif("AMENDS_CLAIMS_INNER" in os.environ, reason="runs these tests itself")
def test_all_of_this_holds_on_postgresql(new_postgres: Callable[[], str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not at_once", str(HERE)],
        env={
            **os.environ,
            "AMENDS_DATABASE_URL": new_postgres(),
            "AMENDS_HOME": str(tmp_path),
            "AMENDS_CLAIMS_INNER": "1",
        },
        cwd=HERE.parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_withdrawn_appeal_leaves_the_first_decision_and_the_loss_is_not_paid_again(
    claims: ClaimDesk, tmp_path: Path
) -> None:
    claim = claims.open().claim
    claims.decide(claim, Outcome.ACCEPTED_IN_PART, "50", "amount_not_shown", by=staff(Role.COUNSEL))
    appeal_claim(
        claim=claim, text="It was more.", way_in=WayIn.LETTER, received_at=claims.now, now=claims.now,
        public_key=claims.public_key, pepper=claims.pepper,
    )  # fmt: skip
    claims.withdraw(claim)
    assert claims.open(text="Once more.").is_joined
    assert advise(claims, tmp_path).payments == 1
    assert f"{Payment.objects.get().amount:.2f}" == "50.00"

"""SMS as files: the contract, with a folder for a peer."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

import pytest
from contract import ID, TEXT, Arrived, Check, Kit, Mode, checks, name_of, run
from smsc import NUMBER, sms_parcel

from amends.core.errors import InputError
from amends.core.ports import OutcomeKind
from amends.providers.sms.parse import parse_sms
from amends.providers.way import provider_for


class FolderPeer:
    """Reads what lies in the folder; ``DOWN`` puts a file in its place."""

    def __init__(self) -> None:
        self.url, self._mode = "", Mode.ACCEPT

    @property
    def mode(self) -> Mode:
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._mode = mode
        if mode is Mode.DOWN:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.write_text("in the way")
        elif self._folder.is_file():
            self._folder.unlink()
            self._folder.mkdir()

    @property
    def received(self) -> list[Arrived]:
        found = [parse_sms(path.read_bytes()) for path in sorted(self._folder.glob("*.txt"))]
        return [Arrived(one.message_id, one.to, *one.texts) for one in found]

    async def start(self) -> None:
        self._root = Path(tempfile.mkdtemp())
        self._folder = self._root / "sms"
        self.url = f"sms+file://{self._folder}"

    async def stop(self) -> None:
        shutil.rmtree(self._root)

    def reset(self) -> None:
        for path in self._folder.glob("*"):
            path.unlink()
        self.mode = Mode.ACCEPT


KIT = Kit(
    peer=FolderPeer,
    parcel=sms_parcel,
    plays=frozenset((Mode.ACCEPT, Mode.DOWN)),  # a folder neither refuses nor loses an answer
    idempotent=True,
    looks_up=True,
    bad_addresses=("", "+49 151", "+49151\nTo: +49152"),
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_a_folder_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


def test_a_relative_folder_has_no_slashes_and_a_host_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    provider = provider_for("sms+file:out/My%20SMS")
    asyncio.run(provider.open())
    assert (tmp_path / "out" / "My SMS").is_dir()
    for url in ("sms+file://host/x", "sms+file:///x?a=1"):
        with pytest.raises(InputError):
            provider_for(url)


def test_other_words_under_the_same_identity_leave_the_first_in_place(tmp_path: Path) -> None:
    async def whole() -> None:
        provider = provider_for(f"sms+file://{tmp_path}")
        await provider.open()
        await provider.send(sms_parcel(ID, TEXT))
        outcome = await provider.send(sms_parcel(ID, "other words"))
        await provider.close()
        assert (outcome.kind, outcome.code) == (OutcomeKind.REFUSED, "conflict")

    asyncio.run(whole())
    file = tmp_path / f"{ID.partition('@')[0]}.txt"
    assert file.read_text() == f"To: {NUMBER}\nMessage-ID: {ID}\n\n{TEXT}"


@pytest.mark.parametrize("identity", ["../../etc/passwd", ".hidden", "a/b", "@x.example"])
def test_an_identity_that_leads_out_of_the_folder_is_refused(identity: str, tmp_path: Path) -> None:
    assert provider_for(f"sms+file://{tmp_path}").objection(sms_parcel(identity, TEXT))

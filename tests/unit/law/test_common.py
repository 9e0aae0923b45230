"""What the duties of one instrument share stands once, in ``_common.yaml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from amends.core.errors import InputError
from amends.law.corpus import duty_files, read_duty

SOURCE = {"at": "s. 1", "url": "https://law.example/1", "checked_on": "2026-11-23", "confidence": "F"}
COMMON = {
    "schema": 1,
    "regime": "US-VT",
    "jurisdiction": "US-VT",
    "url": "https://law.example/",
    "residents": ["US-VT"],
    "applies_on": ["discovered"],
    "sources": {"one": SOURCE},
    "covers": [{"in_force_from": "2020-01-01", "source": "one", "needs": ["name", "ssn"]}],
}
OWN = {
    "title": "Notify residents",
    "recipient": "individuals",
    "recipient_name": "Residents",
    "citation": "s. 1",
    "in_force": [{"in_force_from": "2020-01-01", "source": "two"}],
    "sources": {"two": {**SOURCE, "at": "s. 2"}},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "us-vt" / "act-1"
    made.mkdir(parents=True)
    (made / "_common.yaml").write_text(yaml.safe_dump(COMMON), encoding="utf-8")
    return made


def written(folder: Path, **fields: object) -> Path:
    path = folder / "notify.yaml"
    path.write_text(yaml.safe_dump({**OWN, **fields}), encoding="utf-8")
    return path


def test_a_duty_inherits_what_it_does_not_say_and_adds_its_sources(folder: Path) -> None:
    duty = read_duty(written(folder))
    assert duty.jurisdiction == "US-VT"
    assert set(duty.sources) == {"one", "two"}
    assert duty.covers[0].needs == ("name", "ssn")


def test_what_a_duty_says_itself_replaces_what_is_shared(folder: Path) -> None:
    assert read_duty(written(folder, covers=[])).covers == ()


def test_the_shared_file_is_no_duty(folder: Path) -> None:
    path = written(folder)
    assert list(duty_files(folder.parent.parent)) == [path]


def test_an_unknown_key_in_the_shared_file_is_refused(folder: Path) -> None:
    (folder / "_common.yaml").write_text(yaml.safe_dump({**COMMON, "covered": []}), encoding="utf-8")
    with pytest.raises(InputError, match="does not have the shape"):
        read_duty(written(folder))

"""A portal alone does not start with keys of its own: what people send in would be sealed for nobody."""

from pathlib import Path

import pytest

from amends.config.home import require_portal_keys
from amends.core.errors import InputError


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ((), "keys/desk.pub, keys/portal.pepper"),
        (("portal.pepper",), "keys/desk.pub"),
        (("desk.pub",), "keys/portal.pepper"),
    ],
)
def test_a_missing_key_is_named_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: tuple[str, ...], missing: str
) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    folder = tmp_path / "keys"
    folder.mkdir()
    for name in there:
        (folder / name).write_bytes(bytes(32))
    with pytest.raises(InputError) as told:
        require_portal_keys()
    assert (told.value.code, told.value.where) == ("portal.no_keys", missing)
    assert sorted(path.name for path in folder.iterdir()) == sorted(there)


@pytest.mark.parametrize("desk", ["desk.pub", "desk.key"])
def test_both_keys_suffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: str) -> None:
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path))
    (tmp_path / "keys").mkdir()
    for name in (desk, "portal.pepper"):
        (tmp_path / "keys" / name).write_bytes(bytes(32))
    require_portal_keys()

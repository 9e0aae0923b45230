"""A pack is one file to every reader: nothing before, between, within or after what it lists."""

from __future__ import annotations

import runpy
import struct
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from packs import PUBLIC, person_pack, rezipped

from amends.record import layout, verify_pack

CHECKER = runpy.run_path(str(Path(str(files("amends.record") / "shipped" / "verify.py"))))


def assert_refused(path: Path) -> None:
    """By both verifiers."""
    verdict = verify_pack(path, PUBLIC)
    assert not verdict.ok
    with pytest.raises(CHECKER["NotProvenError"]):
        CHECKER["check"](str(path), PUBLIC)


def assert_held(path: Path) -> None:
    verdict = verify_pack(path, PUBLIC)
    assert verdict.ok, verdict.why
    CHECKER["check"](str(path), PUBLIC)


def _commented(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"It proves something else"


def _shifted(path: Path) -> None:
    """Bytes before the files, with every place in the directory set right."""
    data, front = path.read_bytes(), b"<html>read me instead</html>"
    with zipfile.ZipFile(path) as archive:
        at, begin = data.index(b"PK\x01\x02"), archive.start_dir
        places = [info.header_offset for info in archive.infolist()]
    assert at == begin
    moved, at = bytearray(data), begin
    for place in places:
        struct.pack_into("<L", moved, at + 42, place + len(front))
        at += 46 + sum(struct.unpack_from("<3H", moved, at + 28))
    struct.pack_into("<L", moved, len(moved) - 6, begin + len(front))
    path.write_bytes(front + moved)


def _gap(path: Path) -> None:
    """Bytes between the last file and the directory."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        begin = archive.start_dir
    tail = bytearray(data[begin:])
    struct.pack_into("<L", tail, len(tail) - 6, begin + 6)
    path.write_bytes(data[:begin] + b"hidden" + tail)


def _local(offset: int, value: bytes) -> Callable[[Path], None]:
    """The first local header says something else than the directory."""

    def change(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[offset : offset + len(value)] = value
        path.write_bytes(data)

    return change


def _within(path: Path) -> None:
    """Bytes after the end of the packed form of the last file, counted as part of it."""
    data, more = path.read_bytes(), b"hidden"
    with zipfile.ZipFile(path) as archive:
        begin, last = archive.start_dir, archive.infolist()[-1]
    moved = bytearray(data[:begin] + more + data[begin:])
    entry = moved.rindex(b"PK\x01\x02")
    for at in (last.header_offset + 18, entry + 20):
        struct.pack_into("<L", moved, at, last.compress_size + len(more))
    struct.pack_into("<L", moved, len(moved) - 6, begin + len(more))
    path.write_bytes(moved)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None  # other readers see nothing amiss


@pytest.mark.parametrize(
    "alter",
    [
        _commented,
        _shifted,
        _gap,
        _within,
        _local(30, b"X"),
        _local(14, b"\0\0\0\0"),
        _local(6, b"\x08"),
        _local(10, b"\x01"),
        lambda path: path.write_bytes(b"MZ" + path.read_bytes()),
        lambda path: path.write_bytes(path.read_bytes() + b"\0"),
        lambda path: path.write_bytes(path.read_bytes() + path.read_bytes()),
    ],
)
def test_a_pack_with_two_faces_is_refused(tmp_path: Path, alter: Callable[[Path], None]) -> None:
    path = person_pack(tmp_path / "pack.zip")
    assert_held(path)
    alter(path)
    assert_refused(path)


def test_every_byte_of_headers_and_directory_has_a_meaning(tmp_path: Path) -> None:
    path = person_pack(tmp_path / "pack.zip")
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        begin = archive.start_dir
    for place in (*range(30), *range(begin, len(data))):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
        assert not verify_pack(path, PUBLIC).ok, place


def test_files_in_another_order_or_with_their_times_are_refused(tmp_path: Path) -> None:
    path = person_pack(tmp_path / "pack.zip")
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    for names, time in ((sorted(found, reverse=True), layout.EPOCH), (sorted(found), (2026, 6, 1, 0, 0, 0))):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                archive.writestr(zipfile.ZipInfo(name, time), found[name], zipfile.ZIP_DEFLATED)
        assert not verify_pack(path, PUBLIC).ok


def test_white_space_in_a_signed_document_is_refused(tmp_path: Path) -> None:
    """Though the list of files is made and signed anew over it by the same key."""
    for name in ("checkpoint.json", "manifest.json"):
        path = person_pack(
            tmp_path / f"{name}.zip", changed=lambda found: found.update({"checkpoint.json": found["checkpoint.json"]})
        )
        assert_held(path)
        assert_refused(rezipped(path, lambda found, name=name: found.update({name: found[name] + b" "})))  # type: ignore[misc]
    path = person_pack(
        tmp_path / "signed.zip",
        changed=lambda found: found.update({"checkpoint.json": found["checkpoint.json"].replace(b",", b", ", 1)}),
    )
    assert_refused(path)


def test_the_large_form_of_zip_is_read_as_zipfile_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files beyond 2 GiB are streamed in another form; here the limit is lowered instead."""
    for most in (300, 3_000, 9_000):
        monkeypatch.setattr(zipfile, "ZIP64_LIMIT", most)
        monkeypatch.setattr(layout, "LARGE", most)
        monkeypatch.setitem(CHECKER["check"].__globals__, "LARGE", most)
        path = person_pack(tmp_path / f"{most}.zip")
        assert b"PK\x06\x06" in path.read_bytes()
        assert_held(path)
        path.write_bytes(path.read_bytes() + b"\0")
        assert_refused(path)

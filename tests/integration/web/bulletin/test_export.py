"""The copy as files: complete, the same each time, and nothing that needs our server."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest

from amends.apps.bulletins.models import Bulletin
from amends.apps.incidents.models import Incident
from amends.core.errors import InputError
from amends.web.portal.bulletin.copying import portal_copy
from amends.web.portal.bulletin.writing import write_copy

pytestmark = pytest.mark.django_db
Recount = Callable[[Incident, int], Bulletin | None]
LIVE = "https://bank.example"
LANGUAGES = ("de", "en", "fa", "pl")
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Markup(HTMLParser):
    """Every element that is opened is closed, in order; links and forms are noted."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.forms = 0
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.forms += tag in ("form", "input", "button")
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(text: str) -> Markup:
    markup = Markup()
    markup.feed(text)
    markup.close()
    assert markup.open == []
    assert len(markup.ids) == len(set(markup.ids))
    return markup


@pytest.fixture
def copied(public: Incident, recount: Recount, tmp_path: Path) -> Path:
    recount(public, 481)
    write_copy(tmp_path / "copy", portal_copy(live=LIVE), live=LIVE)
    return tmp_path / "copy"


@pytest.fixture
def served(copied: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(copied))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_every_link_of_the_copy_leads_somewhere_and_every_page_is_whole(served: str) -> None:
    waiting, seen = [f"{served}/"], set[str]()
    while waiting:
        url = waiting.pop()
        if url in seen:
            continue
        seen.add(url)
        assert not urlsplit(url).query
        with urlopen(url, timeout=5) as response:
            kind, body = response.headers["Content-Type"], response.read()
        if not kind.startswith("text/html"):
            continue
        markup = read(body.decode())
        assert markup.forms == 0, url
        assert not [link for link in markup.links if link.startswith("/")], url
        for link in markup.links:
            target = urljoin(url, link).partition("#")[0]
            if target.startswith(served):
                waiting.append(target)
    paths = {url.removeprefix(served) for url in seen}
    for language in LANGUAGES:
        assert {f"/{language}/index.html", f"/{language}/versions/1/index.html", f"/{language}/feed.atom"} <= paths


def test_the_addresses_that_are_printed_work_in_the_copy_too(served: str) -> None:
    for address in (
        "/",
        "/verify",
        "/en/",
        "/fa/versions/2",
        "/.well-known/security.txt",
        "/sitemap.xml",
        "/robots.txt",
    ):
        with urlopen(f"{served}{address}", timeout=5) as response:
            assert response.status == 200
    with pytest.raises(HTTPError):
        urlopen(f"{served}/console/", timeout=5)


def test_a_page_with_a_form_says_where_it_is_and_how_else_to_reach_us(copied: Path) -> None:
    for language in LANGUAGES:
        page = (copied / language / "subscribe" / "index.html").read_text(encoding="utf-8")
        assert f'href="{LIVE}/{language}/subscribe"' in page
        assert "+48 500 009 900" in page
    assert LIVE in (copied / "en" / "index.html").read_text(encoding="utf-8").partition("<h1>")[0]


def test_the_same_versions_give_the_same_bytes(public: Incident, tmp_path: Path) -> None:
    first = write_copy(tmp_path / "a", portal_copy(live=LIVE), live=LIVE)
    second = write_copy(tmp_path / "b", portal_copy(live=LIVE), live=LIVE)
    assert first == second
    assert (tmp_path / "a" / "manifest.json").read_bytes() == (tmp_path / "b" / "manifest.json").read_bytes()


def test_the_manifest_names_every_file_by_its_digest(copied: Path) -> None:
    manifest = json.loads((copied / "manifest.json").read_text())
    found = {str(path.relative_to(copied)) for path in copied.rglob("*") if path.is_file()}
    assert found == {*manifest["files"], "manifest.json"}


def test_the_page_for_what_is_not_there_needs_no_other_file(copied: Path) -> None:
    markup = read((copied / "404.html").read_text(encoding="utf-8"))
    assert all(link.startswith((LIVE, "#")) for link in markup.links)


def test_an_earlier_copy_is_replaced_whole(copied: Path, public: Incident, recount: Recount) -> None:
    recount(public, 490)
    write_copy(copied, portal_copy(live=LIVE), live=LIVE)
    assert (copied / "en" / "versions" / "3" / "index.html").is_file()
    assert [path.name for path in copied.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("strange", ["letters.txt", "en/notes.txt", "empty.json"])
def test_a_folder_with_anything_else_in_it_is_left_alone(copied: Path, strange: str) -> None:
    (copied / strange).write_text("mine")
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()}
    with pytest.raises(InputError) as refused:
        write_copy(copied, portal_copy(live=LIVE), live=LIVE)
    assert refused.value.code == "export.not_ours"
    assert {path: path.read_bytes() for path in copied.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("manifest", [None, "", "[]", "{}", '{"kind": "amends portal export 1", "files": [1]}', "\x00"])
def test_a_folder_without_our_manifest_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "diary.txt").write_text("mine")
    if manifest is not None:
        (folder / "manifest.json").write_text(manifest)
    with pytest.raises(InputError):
        write_copy(folder, {"index.html": b"x"}, live=LIVE)
    assert (folder / "diary.txt").read_text() == "mine"


def test_a_disk_that_refuses_leaves_the_earlier_copy(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (copied / "manifest.json").read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("amends.web.portal.bulletin.writing.os.fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        write_copy(copied, {"index.html": b"new"}, live=LIVE)
    assert (copied / "manifest.json").read_bytes() == before
    assert not list(copied.parent.glob(".copy*"))


def test_without_an_incident_the_copy_says_so() -> None:
    files = portal_copy(live=LIVE)
    assert b"There is no incident to report." in files["en/index.html"]
    assert "en/banner.html" not in files

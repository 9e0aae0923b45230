"""The joined print file: tags kept, numbers unique, and a job for the print house that names nobody."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
import typst

from amends.core.errors import MachineError
from amends.providers.post.printfile import Letter, PrintFolder

TITLES = ("First", "Second", "Third")


def a_document(title: str, pages: int = 2) -> bytes:
    body = "#pagebreak()".join(f"= {title} {number}\n- one\n- two\n" for number in range(pages))
    text = f'#set document(title: "{title}", date: datetime(year: 2026, month: 1, day: 1))\n{body}'
    return bytes(
        typst.compile(text.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=datetime(2026, 1, 1, tzinfo=UTC))
    )


def a_letter(number: int, pages: int = 2, **fields: Any) -> Letter:
    return Letter(message_id=f"m{number}@x", person_ref=f"C-{number}", pages=pages, sha256="0" * 64, **fields)


@pytest.fixture
def joined(tmp_path: Path) -> Path:
    folder = PrintFolder(tmp_path)
    for number, title in enumerate(TITLES):
        fields = {"mark": f"MARK000{number}", "code_sha256": "ab" * 32, "country": "PL"}
        folder.put_run(number, a_document(title), [a_letter(number, **fields)])
    assert folder.join() == 3
    return tmp_path / "post"


def leaves(element: pikepdf.Object) -> list[tuple[Any, int]]:
    """(page, mark) of everything that the tree names, in reading order."""
    found: list[tuple[Any, int]] = []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found.append((element.Pg.objgen, kid))
        elif "/MCID" in kid:
            found.append(((kid.get("/Pg") or element.Pg).objgen, int(kid.MCID)))
        else:
            found += leaves(kid)
    return found


def test_joined_file_is_tagged_and_every_page_leads_back_into_the_tree(joined: Path) -> None:
    with pikepdf.open(joined / "letters.pdf") as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert b"pdfuaid:part" in root.Metadata.read_bytes()
        tree = root.StructTreeRoot
        assert [str(kid.S) for kid in tree.K[0].K] == ["/Part"] * 3
        numbers = tree.ParentTree.Nums
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        assert sorted(parents) == list(parents)
        assert len(parents) == len(numbers) // 2
        named = leaves(tree)
        pages = [page.obj.objgen for page in document.pages]
        assert [page for page, _ in named if page not in pages] == []
        for page in document.pages:
            marks = [mark for holder, mark in named if holder == page.obj.objgen]
            assert marks == sorted(set(marks))
            assert len(parents[int(page.obj.StructParents)]) == len(marks) > 0


def test_tree_reads_in_the_order_of_the_pages(joined: Path) -> None:
    with pikepdf.open(joined / "letters.pdf") as document:
        order = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        visited = [order[page] for page, _ in leaves(document.Root.StructTreeRoot)]
        assert visited == sorted(visited)
        assert set(visited) == set(range(6))


def test_untagged_parts_are_joined_without_a_tree(tmp_path: Path) -> None:
    plain = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(plain)
    folder = PrintFolder(tmp_path)
    folder.put_run(1, plain.getvalue(), [a_letter(1, pages=1)])
    assert folder.join() == 1
    with pikepdf.open(tmp_path / "post/letters.pdf") as document:
        assert "/StructTreeRoot" not in document.Root


def test_job_of_the_print_house_holds_pages_marks_and_weight_but_no_person(joined: Path) -> None:
    text = (joined / "print-job.json").read_text()
    job = msgspec.json.decode(text)
    assert [(line["first_page"], line["last_page"], line["mark"]) for line in job["letters"]] == [
        (1, 2, "MARK0000"),
        (3, 4, "MARK0001"),
        (5, 6, "MARK0002"),
    ]
    assert {(line["country"], line["sheets_duplex"], line["up_to_grams"]) for line in job["letters"]} == {("PL", 1, 20)}
    assert "C-1" not in text
    assert "m1@x" not in text


@pytest.mark.parametrize(("pages", "step"), [(6, 20), (7, 50), (18, 50), (19, 100), (300, None)])
def test_weight_class_follows_the_sheets(tmp_path: Path, pages: int, step: int | None) -> None:
    folder = PrintFolder(tmp_path)
    folder.put_run(1, a_document("x", pages), [a_letter(1, pages=pages)])
    folder.join()
    job = msgspec.json.decode((tmp_path / "post/print-job.json").read_bytes())
    assert job["letters"][0]["up_to_grams"] == step


def test_run_with_another_number_of_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MachineError) as raised:
        PrintFolder(tmp_path).put_run(1, a_document("x"), [a_letter(1, pages=3)])
    assert raised.value.code == "post.pages"


def test_run_kept_before_marks_were_known_is_still_joined(tmp_path: Path) -> None:
    folder = PrintFolder(tmp_path)
    folder.put_run(1, a_document("x"), [a_letter(1)])
    listing = tmp_path / "post/parts/000001.json"
    listing.write_bytes(msgspec.json.encode([{"message_id": "m", "person_ref": "C", "pages": 2, "sha256": "0"}]))
    assert folder.join() == 1

"""The persons chosen for a proof run show every branch, and nobody is looked at in vain."""

from wording_requests import a_request

from amends.core.channels import Channel
from amends.core.person import Formality, Gender, PersonRow
from amends.wording import Notice, compose
from amends.wording.proofs import branches_of, choose_proofs
from amends.wording.sidebyside import side_by_side


def person(ref: str, **fields: object) -> PersonRow:
    given = {"person_ref": ref, "name": f"Jan {ref}", "language": "pl", "residence": "PL", "elements": ("name",)}
    return PersonRow(**{**given, **fields})  # type: ignore[arg-type]


MAIL = compose(a_request(language="pl"))
LETTER = compose(a_request(language="pl", channel=Channel.POST))
AUDIENCE: list[tuple[PersonRow, Notice]] = [
    (person("1"), MAIL),
    (person("2"), MAIL),
    (person("3", gender=Gender.FEMALE), MAIL),
    (person("4", gender=Gender.FEMALE, name="Małgorzata Wiśniewska-Kowalczykiewicz"), MAIL),
    (person("5", large_print=True, country="PL"), LETTER),
    (person("6", country="DE"), LETTER),
    (person("7", country="DE"), LETTER),
]


def test_every_branch_of_the_audience_is_shown() -> None:
    shown = {branch for proof in choose_proofs(AUDIENCE) for branch in proof.shows}
    assert shown == {branch for row, notice in AUDIENCE for branch in branches_of(row, notice)}


def test_nobody_is_looked_at_whose_branches_another_shows() -> None:
    assert [proof.person.person_ref for proof in choose_proofs(AUDIENCE)] == ["1", "4", "5", "6"]


def test_terms_and_easy_language_are_branches_of_their_own() -> None:
    informal = compose(a_request(language="pl", formality=Formality.INFORMAL))
    easy = compose(a_request(language="pl", easy_read=True))
    assert "pl email, on informal terms" in branches_of(person("1"), informal)
    assert "pl email, easy to read" in branches_of(person("1"), easy)


def test_versions_stand_side_by_side_with_the_changed_words_marked() -> None:
    rows = side_by_side(["Same.", "It was Monday.", "Gone."], ["Same.", "It was Friday.", "New one here.", "Another."])
    assert [row.is_changed for row in rows] == [False, True, True, True]
    assert [piece.text for piece in rows[1].before if piece.is_changed] == ["Monday."]
    assert rows[-1].before == ()

"""Two versions and two languages of a text: what changed, and whether both say the same."""

from datetime import datetime

import pytest
from wording_requests import LANGUAGES, ZONE, a_case, a_request

from amends.core.case.model import Anchors
from amends.wording import NoticeRequest, compose
from amends.wording.compare import changed_sentences, differences


def dated(day: int) -> NoticeRequest:
    anchors = Anchors(
        occurred=datetime(2026, 6, day, 12, tzinfo=ZONE), discovered=datetime(2026, 6, 13, 8, tzinfo=ZONE)
    )
    return a_request(a_case(anchors=anchors))


def test_equal_texts_have_no_change() -> None:
    assert changed_sentences(compose(dated(3)), compose(dated(3))) == ()


def test_a_changed_date_is_paired_with_the_date_that_it_was() -> None:
    (change,) = changed_sentences(compose(dated(3)), compose(dated(5)))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.text, change.after.text) == (
        "The breach happened on 3 June 2026.",
        "The breach happened on 5 June 2026.",
    )


def test_what_becomes_known_takes_the_place_of_what_was_not() -> None:
    before = compose(a_request(a_case(anchors=Anchors())))
    changes = changed_sentences(before, compose(dated(5)))
    pairs = {change.before.text: change.after.text for change in changes if change.before and change.after}
    assert pairs["We do not know yet on which day the breach happened."] == "The breach happened on 5 June 2026."


def test_a_sentence_that_falls_away_has_nothing_in_its_place() -> None:
    before = compose(a_request())
    after = compose(a_request(elements=("name",)))
    gone = [change.before.text for change in changed_sentences(before, after) if change.before and not change.after]
    assert any("card" in text.casefold() for text in gone)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    assert differences(compose(a_request(language="en")), compose(a_request(language=language))) == ()


def test_a_language_that_leaves_an_element_out_is_found() -> None:
    one, other = compose(a_request(language="en")), compose(a_request(language="pl", elements=("name", "email")))
    assert {difference.what for difference in differences(one, other)} >= {"elements", "actions"}

"""Posts fit their network by the network's own count, end at sentences, and never tear an address."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from wording_requests import LANGUAGES, a_request

from amends.core.errors import InputError
from amends.wording import Audience, BlockKind, Sentence, compose
from amends.wording.model import Block
from amends.wording.render.graphemes import grapheme_count, graphemes, shortened_count, weighted_count
from amends.wording.render.social import LIMITS, Network, render_social, thread

_NUMBER = re.compile(r" [\d۰-۹]+/[\d۰-۹]+$")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("e\u0301", 1),
        ("می‌شود", 5),
        ("داده‌ها", 6),
        ("👍🏽", 1),
        ("👨‍👩‍👧", 1),
        ("❤️", 1),
        ("Zażółć", 6),
        ("a\u2068b\u2069", 4),
    ],
)
def test_clusters_are_counted_as_readers_see_them(text: str, count: int) -> None:
    assert grapheme_count(text) == count
    assert "".join(graphemes(text)) == text


def test_addresses_count_what_the_networks_charge() -> None:
    text = "See https://bank.example/a/very/long/path/that/goes/on/and/on."
    assert shortened_count(text) == weighted_count(text) == len("See ") + 23 + len(".")
    assert grapheme_count(text) == len(text)


@pytest.mark.parametrize(
    ("text", "weight"), [("a", 1), ("ł", 1), ("ش", 1), ("‌", 1), ("–", 1), ("…", 2), ("山", 2), ("🙂", 2)]
)
def test_weights_are_those_of_the_published_configuration(text: str, weight: int) -> None:
    assert weighted_count(text) == weight


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("network", list(Network))
@pytest.mark.parametrize("template", ["status_update", "holding", "faq", "substitute", "media"])
def test_thread_says_every_sentence_within_the_limit(language: str, network: Network, template: str) -> None:
    audience = Audience.PRESS if template == "media" else Audience.PUBLIC
    notice = compose(a_request(language=language, template=template, audience=audience))
    posts = render_social(notice, network)
    assert all(LIMITS[network].fits(post) for post in posts)
    whole = " ".join(_NUMBER.sub("", post) for post in posts)
    plain = re.sub(r"[\u2066-\u2069]", "", whole)
    shown = [block for block in notice.blocks if block.kind in (BlockKind.LEAD, BlockKind.PARAGRAPH)]
    for sentence in (sentence for block in shown for sentence in block.sentences):
        assert re.sub(r"[\u2066-\u2069]", "", sentence.text).split()[-1] in plain
    assert plain.count("https://bank.example/verify") == re.sub(
        r"[\u2066-\u2069]", "", " ".join(block.text for block in notice.blocks)
    ).count("https://bank.example/verify")
    assert len(posts) == 1 or all(_NUMBER.search(post) for post in posts)
    assert len(posts) == 1 or all(_NUMBER.sub("", post)[-1] in ".!?؟:)" for post in posts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("network", list(Network))
def test_holding_statement_fits_one_post_and_has_no_number(language: str, network: Network) -> None:
    notice = compose(a_request(language=language, template="holding_social", audience=Audience.PUBLIC))
    (post,) = render_social(notice, network)
    assert not _NUMBER.search(post)


def test_threads_are_numbered_in_the_digits_of_the_language() -> None:
    parts = [f"جملهٔ شمارهٔ {'الف' * 30}." for _ in range(8)]
    posts = thread(parts, Network.X, "fa")
    assert posts[0].endswith(f" ۱/{'۰۱۲۳۴۵۶۷۸۹'[len(posts)]}")
    assert posts[-1].endswith("۳/۳") or len(posts) != 3


def test_long_sentence_breaks_between_words_and_an_address_stays_whole() -> None:
    address = "https://bank.example/" + "a" * 120
    posts = thread(["word " * 70 + address + " " + "word " * 70 + "end."], Network.BLUESKY, "en")
    assert len(posts) > 1
    assert sum(address in post for post in posts) == 1
    assert " ".join(_NUMBER.sub("", post) for post in posts).split()[-1] == "end."


def test_address_longer_than_a_post_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        thread(["https://bank.example/" + "a" * 400, "b" * 200], Network.BLUESKY, "en")
    assert raised.value.code == "social.unbreakable"


def test_text_too_long_to_be_read_as_a_thread_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        thread(["A sentence of some words that says little. " * 5] * 60, Network.X, "en")
    assert raised.value.code == "social.too_long"


def test_addresses_lose_the_marks_that_would_hide_them_from_the_network() -> None:
    (post,) = thread(["نشانی \u2068https://bank.example/verify\u2069 را تایپ کنید."], Network.MASTODON, "fa")
    assert post == "نشانی https://bank.example/verify را تایپ کنید."


def test_question_stands_with_its_answer() -> None:
    notice = compose(a_request(template="faq", audience=Audience.PUBLIC))
    heading = Block(BlockKind.HEADING, 2, (Sentence("Should I close my account?"),))
    answer = Block(BlockKind.PARAGRAPH, 0, (Sentence("No."), Sentence("x" * 300 + ".")))
    posts = render_social(replace(notice, blocks=(heading, answer)), Network.MASTODON)
    assert posts[0].startswith("Should I close my account? No.")


def test_text_for_one_person_is_never_posted() -> None:
    notice = compose(a_request(template="status_update", audience=Audience.PUBLIC))
    open_block = Block(BlockKind.PARAGRAPH, 0, (Sentence("Your code is {{ code }}."),))
    with pytest.raises(InputError) as raised:
        render_social(replace(notice, blocks=(open_block,)), Network.X)
    assert raised.value.code == "social.personal_field"
    assert thread([], Network.X, "en") == ()

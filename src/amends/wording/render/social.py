"""Posts for social networks from a public text: whole sentences, whole addresses, numbered where one is not enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from amends.core.errors import InputError
from amends.wording.assemble.dates import number_text
from amends.wording.lint.sentences import split_sentences
from amends.wording.model import Block, BlockKind, Notice
from amends.wording.render.graphemes import grapheme_count, shortened_count, weighted_count
from amends.wording.render.personal import Slotted

_ISOLATED_URL = re.compile(r"[\u2066-\u2068]?(https?://[^\s\u2066-\u2069]+)\u2069?")
_HIDDEN = (BlockKind.SALUTATION, BlockKind.HEADING, BlockKind.CODE, BlockKind.FIELD)
_ASKS = ("?", "؟")
_MOST = 25  # posts of a thread; nobody reads on, and networks take more for a fault


class Network(StrEnum):
    """Networks whose limits are known."""

    MASTODON = "mastodon"
    BLUESKY = "bluesky"
    X = "x"


@dataclass(frozen=True)
class Limit:
    """How long a post may be: ``most`` by the network's own count, and ``most_bytes`` of UTF-8 if it counts those."""

    most: int
    count: Callable[[str], int]
    most_bytes: int | None = None

    def fits(self, text: str) -> bool:
        """Whether a post may have this text."""
        return self.count(text) <= self.most and (self.most_bytes is None or len(text.encode()) <= self.most_bytes)


# Mastodon: the default of a server (500, an address counts 23).  Bluesky: app.bsky.feed.post (300 graphemes,
# 3000 bytes).  X: twitter-text, configuration 3 (280 weighted).
LIMITS = {
    Network.MASTODON: Limit(500, shortened_count),
    Network.BLUESKY: Limit(300, grapheme_count, 3000),
    Network.X: Limit(280, weighted_count),
}


def render_social(notice: Notice, network: Network) -> tuple[str, ...]:
    """The posts of one text: a single one if it fits, or a thread numbered ``1/3``.

    Sentences with personal fields are a fault (``social.personal_field``), as is a text beyond 25 posts
    (``social.too_long``) or with a word or an address that no post can hold (``social.unbreakable``).
    """
    return thread(_parts(notice), network, notice.language)


def thread(parts: Iterable[str], network: Network, language: str) -> tuple[str, ...]:
    """The posts from parts that may not be torn unless one alone is too long for a post."""
    limit, told = LIMITS[network], [_with_plain_addresses(part) for part in parts if part.strip()]
    if limit.fits(" ".join(told)):
        return (" ".join(told),) if told else ()
    reserved = _number(_MOST, _MOST, language)  # no number of a thread is longer
    posts = _packed(_torn(told, limit, reserved), limit, reserved)
    if len(posts) > _MOST:
        raise _refused("social.too_long", f"It needs {len(posts)} posts; {_MOST} are the most.")
    return tuple(post + _number(at, len(posts), language) for at, post in enumerate(posts, 1))


def _parts(notice: Notice) -> list[str]:
    """What is said, in order; a question stands with the start of its answer, or "No." would answer another one."""
    parts: list[str] = []
    question = ""
    for block in notice.blocks:
        if block.kind is BlockKind.HEADING:
            question = block.text + " " if block.text.endswith(_ASKS) else ""
        for part in _said(block, notice):
            parts.append(question + part)
            question = ""
    return parts


def _said(block: Block, notice: Notice) -> list[str]:
    if block.kind in _HIDDEN:
        return []
    texts = [sentence.text for sentence in block.sentences]
    if any(Slotted.of(text).fields for text in texts):
        raise _refused("social.personal_field", "It holds a field for a person's name or code.")
    if block.elements:
        comma = "، " if notice.direction == "rtl" else ", "
        texts = [*texts[:-1], f"{''.join(texts[-1:])} {comma.join(line.label for line in block.elements)}.".lstrip()]
    sentences = [text[start:end] for text in texts for start, end in split_sentences(text, 0, len(text))]
    return [*sentences, *(action.do for action in block.actions)]


def _packed(parts: list[str], limit: Limit, reserved: str) -> list[str]:
    """As many parts a post as fit."""
    posts: list[str] = []
    for part in parts:
        joined = f"{posts[-1]} {part}" if posts else part
        if posts and limit.fits(joined + reserved):
            posts[-1] = joined
        else:
            posts.append(part)
    return posts


def _torn(parts: list[str], limit: Limit, reserved: str) -> list[str]:
    """The parts, those too long for a post cut between words."""
    found: list[str] = []
    for part in parts:
        if limit.fits(part + reserved):
            found.append(part)
            continue
        pieces = _packed(part.split(), limit, reserved)
        if not all(limit.fits(piece + reserved) for piece in pieces):
            raise _refused("social.unbreakable", "A word or an address is longer than a post.")
        found += pieces
    return found


def _with_plain_addresses(part: str) -> str:
    """Addresses without the marks that isolate them: a network would not see that they are addresses."""
    return _ISOLATED_URL.sub(r"\1", part)


def _number(at: int, of: int, language: str) -> str:
    return f" {number_text(at, language)}/{number_text(of, language)}"


def _refused(code: str, why: str) -> InputError:
    return InputError(
        "The text cannot be posted on this network.",
        code=code,
        where="the posts of a text",
        why=why,
        fix="Write a shorter public text, or publish a page and post its address.",
    )

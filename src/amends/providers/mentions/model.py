"""A post as every network gives it, and what is remembered between two looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import msgspec


@dataclass(frozen=True, kw_only=True)
class Post:
    """One post.

    ``post_id`` names it in its network for ever.  ``author`` is who the network says wrote it, by the name that cannot
    pass to another; ``handle`` as people know them.  ``version``
    tells one state of it from another, empty where the network names none.
    """

    network: str
    post_id: str
    author: str = field(repr=False)
    handle: str = field(default="", repr=False)
    text: str = field(repr=False)
    language: str = ""
    posted_at: datetime
    version: str = ""
    is_public: bool = True

    @property
    def ref(self) -> str:
        """The name of this version."""
        return version_ref(self.post_id, self.version)


def version_ref(post_id: str, version: str) -> str:
    """The name of one version of a post."""
    return f"{post_id}#{version}" if version else post_id


class Seen(msgspec.Struct, kw_only=True):
    """What is remembered of a network: how far it was read, and which posts of late; no words and no author."""

    marks: dict[str, str] = {}
    posts: dict[str, str] = {}
    """``post_id`` to the version that was taken, the oldest first."""


class Network(Protocol):
    """A network that is looked at from time to time.  Every call may raise ``MachineError``."""

    name: str
    network: str

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def new_posts(self, marks: dict[str, str]) -> tuple[list[Post], dict[str, str]]:
        """Posts after the marks, oldest first, and the marks for the next time."""

    async def looked_again(self, seen: dict[str, str]) -> tuple[list[Post], list[str]]:
        """Of posts that were seen: new versions, and the ids of those that are gone."""

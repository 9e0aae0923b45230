"""Looks at networks from time to time: what is new, what was edited, and what its writer took away."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import msgspec

from amends.config.listening import Queue
from amends.core.errors import MachineError
from amends.providers.disk import private_folder, write_whole
from amends.providers.mentions.model import Network, Post, Seen, version_ref

_REMEMBERED = 2_000


class NetworkRound:
    """One network.  How far it was read is written down only after everything before was taken, into
    ``folder``."""

    def __init__(self, network: Network, queue: Queue, *, folder: Path) -> None:
        self._network, self._queue = network, queue
        name = hashlib.sha256(network.name.encode()).hexdigest()[:16]
        self._path = folder / f"{network.network}-{name}.json"

    def run(self) -> None:
        """Raises ``MachineError``, also as ``AwayError`` with the seconds to wait."""
        seen = _read(self._path)
        posts, gone, marks = asyncio.run(self._asked(seen))
        for post in posts:
            self._queue.take_post(post, is_fetched=True)
            seen.posts.pop(post.post_id, None)
            seen.posts[post.post_id] = post.version
        for post_id in gone:
            self._queue.note_gone(self._network.network, version_ref(post_id, seen.posts.pop(post_id)))
        seen.marks = marks
        seen.posts = dict(list(seen.posts.items())[-_REMEMBERED:])
        private_folder(self._path.parent)
        write_whole(self._path, msgspec.json.encode(seen))

    async def _asked(self, seen: Seen) -> tuple[list[Post], list[str], dict[str, str]]:
        try:
            await self._network.open()
            # What is gone meanwhile is not among the new: who took it away before we took it in was not heard.
            edited, gone = await self._network.looked_again(seen.posts)
            fresh, marks = await self._network.new_posts(seen.marks)
        finally:
            await self._network.close()
        return [*edited, *(post for post in fresh if seen.posts.get(post.post_id) != post.version)], gone, marks


def _read(path: Path) -> Seen:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Seen)
    except FileNotFoundError:
        return Seen()
    except msgspec.MsgspecError as error:
        raise MachineError(
            "What was remembered of a network cannot be read.", code="listen.state", where=path.name,
            why="The file is damaged.", fix="Delete it: the last days are read again, and nothing is taken twice.",
        ) from error  # fmt: skip

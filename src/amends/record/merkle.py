"""The Merkle tree of RFC 6962, section 2.1: 32-byte SHA-256 hashes, leaves and nodes kept apart by a prefix."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

_LEAF, _NODE = b"\x00", b"\x01"
EMPTY_ROOT = hashlib.sha256().digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of an entry.

    >>> leaf_hash(b"").hex()[:8]
    '6e340b9c'
    """
    return hashlib.sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node over its two children, in order."""
    return hashlib.sha256(_NODE + left + right).digest()


@dataclass
class Tree:
    """A tree that grows at its end and keeps only the roots of its complete subtrees.

    ``append`` costs one hash on average, ``root`` one per subtree (at most log2 of the size); the
    memory is one hash per subtree, so a record of any length can be checked as a stream.
    """

    size: int = 0
    _subtrees: list[bytes] = field(default_factory=list)  # one per set bit of size, largest first

    def append(self, data: bytes) -> int:
        """Adds an entry and gives its index."""
        return self.append_hash(leaf_hash(data))

    def append_hash(self, leaf: bytes) -> int:
        """Adds an entry of which only the leaf hash is at hand, and gives its index."""
        index, carried = self.size, leaf
        while index & 1:  # a full pair on this level becomes one subtree of the next
            carried = node_hash(self._subtrees.pop(), carried)
            index >>= 1
        self._subtrees.append(carried)
        self.size += 1
        return self.size - 1

    def root(self) -> bytes:
        """The Merkle Tree Hash of everything appended so far."""
        if not self._subtrees:
            return EMPTY_ROOT
        *rest, root = self._subtrees
        for subtree in reversed(rest):
            root = node_hash(subtree, root)
        return root


def root_of(entries: Iterable[bytes]) -> bytes:
    """The Merkle Tree Hash of the entries.

    >>> root_of([]).hex()[:8]
    'e3b0c442'
    """
    tree = Tree()
    for data in entries:
        tree.append(data)
    return tree.root()

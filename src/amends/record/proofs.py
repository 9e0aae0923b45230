"""Inclusion and consistency proofs: RFC 6962, sections 2.1.1 and 2.1.2; checked as in RFC 9162, section 2.1."""

from __future__ import annotations

from collections.abc import Sequence

from amends.record.merkle import Tree, node_hash


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The path that shows that leaf ``index`` (0-based) is in the tree of the leaf hashes, from the leaf up.

    Raises ``IndexError`` if there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(f"there is no leaf {index} in a tree of {len(leaves)}")
    path: list[bytes] = []
    low, high = 0, len(leaves)
    while high - low > 1:
        middle = low + _left_size(high - low)
        if index < middle:
            path.append(_root(leaves[middle:high]))
            high = middle
        else:
            path.append(_root(leaves[low:middle]))
            low = middle
    return path[::-1]


def inclusion_proofs(leaves: Sequence[bytes], indexes: Sequence[int]) -> list[list[bytes]]:
    """The paths of several leaves at once, each as ``inclusion_proof`` gives it, for the price of one tree.

    Raises ``IndexError`` if there is no such leaf.
    """
    if any(not 0 <= index < len(leaves) for index in indexes):
        raise IndexError(f"there is no such leaf in a tree of {len(leaves)}")
    paths: list[list[bytes]] = [[] for _ in indexes]
    places, level = list(indexes), list(leaves)
    while len(level) > 1:
        for path, place in zip(paths, places, strict=True):
            if place ^ 1 < len(level):  # the last of an odd level has no sibling and is carried up
                path.append(level[place ^ 1])
        places = [place >> 1 for place in places]
        pairs = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = pairs + level[len(pairs) * 2 :]
    return paths


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """The nodes that show that the tree of the first ``old_size`` leaf hashes was only appended to.

    Empty for ``old_size`` 0 or the whole size.  Raises ``IndexError`` if ``old_size`` is larger.
    """
    if not 0 <= old_size <= len(leaves):
        raise IndexError(f"a tree of {len(leaves)} never had {old_size} leaves")
    if old_size in (0, len(leaves)):
        return []
    path: list[bytes] = []
    low, high, is_old_root = 0, len(leaves), True
    while old_size != high:
        middle = low + _left_size(high - low)
        if old_size <= middle:
            path.append(_root(leaves[middle:high]))
            high = middle
        else:
            path.append(_root(leaves[low:middle]))
            low, is_old_root = middle, False
    if not is_old_root:
        path.append(_root(leaves[low:high]))
    return path[::-1]


def verify_inclusion(*, leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf hash at ``index`` to the root of a tree of ``size``."""
    if not 0 <= index < size:
        return False
    node, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            node, last = _climb(node, last)
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and current == root


def verify_consistency(*, old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the path shows that the tree with ``root`` continues the tree with ``old_root``."""
    if not 0 <= old_size <= size:
        return False
    if old_size == size:
        return not path and old_root == root
    if old_size == 0:
        return not path and old_root == Tree().root()
    steps = list(path)
    if old_size & (old_size - 1) == 0:  # a power of two: its root is itself the first node
        steps.insert(0, old_root)
    if not steps:
        return False
    return _follow(steps, old_size - 1, size - 1) == (old_root, root)


def _follow(steps: list[bytes], node: int, last: int) -> tuple[bytes, bytes] | None:
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return None
        if node & 1 or node == last:
            old, new = node_hash(step, old), node_hash(step, new)
            node, last = _climb(node, last)
        else:
            new = node_hash(new, step)
        node, last = node >> 1, last >> 1
    return (old, new) if last == 0 else None


def _climb(node: int, last: int) -> tuple[int, int]:
    """Past the levels on which the last node has no sibling and is carried up unchanged."""
    while not node & 1 and node != 0:
        node, last = node >> 1, last >> 1
    return node, last


def _left_size(size: int) -> int:
    """The largest power of two smaller than ``size``."""
    return int(1 << (size - 1).bit_length() - 1)


def _root(leaves: Sequence[bytes]) -> bytes:
    tree = Tree()
    for leaf in leaves:
        tree.append_hash(leaf)
    return tree.root()

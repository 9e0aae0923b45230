"""The tree and its proofs against RFC 6962: published vectors, a naive reference, and every wrong proof."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amends.record import (
    Tree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    root_of,
    verify_consistency,
    verify_inclusion,
)

# The eight test entries of the Certificate Transparency reference implementation, with their roots.
VECTORS = [
    bytes.fromhex(item)
    for item in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def naive_root(entries: list[bytes]) -> bytes:
    if not entries:
        return hashlib.sha256().digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    return hashlib.sha256(b"\x01" + naive_root(entries[:split]) + naive_root(entries[split:])).digest()


def test_empty_tree_and_empty_leaf_have_the_golden_hashes() -> None:
    assert root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert leaf_hash(b"").hex() == ROOTS[1]


@pytest.mark.parametrize("size", ROOTS)
def test_roots_are_those_of_the_published_vectors(size: int) -> None:
    assert root_of(VECTORS[:size]).hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), max_size=70))
def test_growing_tree_equals_the_definition(entries: list[bytes]) -> None:
    tree = Tree()
    for size, data in enumerate(entries, 1):
        assert tree.append(data) == size - 1
    assert tree.root() == naive_root(entries)


@pytest.mark.parametrize("size", range(1, 34))
def test_every_inclusion_proof_holds_and_no_other_leaf_passes(size: int) -> None:
    leaves = [leaf_hash(bytes([number])) for number in range(size)]
    root = root_of(bytes([number]) for number in range(size))
    for index in range(size):
        path = inclusion_proof(leaves, index)
        assert verify_inclusion(leaf=leaves[index], index=index, size=size, path=path, root=root)
        assert not verify_inclusion(leaf=leaf_hash(b"other"), index=index, size=size, path=path, root=root)
        assert not verify_inclusion(leaf=leaves[index], index=index, size=size, path=[*path, root], root=root)
        assert not verify_inclusion(leaf=leaves[index], index=index + size, size=size, path=path, root=root)
        if path:
            assert not verify_inclusion(leaf=leaves[index], index=index, size=size, path=path[:-1], root=root)
        if size > 1:
            other = (index + 1) % size
            assert not verify_inclusion(leaf=leaves[index], index=other, size=size, path=path, root=root)


@pytest.mark.parametrize("size", range(34))
def test_every_consistency_proof_holds_and_a_rewritten_past_does_not(size: int) -> None:
    entries = [bytes([number]) for number in range(size)]
    leaves = [leaf_hash(data) for data in entries]
    root = root_of(entries)
    for old_size in range(size + 1):
        old_root = root_of(entries[:old_size])
        path = consistency_proof(leaves, old_size)
        sizes = {"old_size": old_size, "size": size}
        assert verify_consistency(old_root=old_root, root=root, path=path, **sizes)
        assert not verify_consistency(old_root=leaf_hash(b"other"), root=root, path=path, **sizes)
        if old_size:
            assert not verify_consistency(old_root=old_root, root=leaf_hash(b"other"), path=path, **sizes)
        assert not verify_consistency(old_root=old_root, root=root, path=[*path, root], **sizes)
        for position in range(len(path)):
            broken = [*path[:position], leaf_hash(b"x"), *path[position + 1 :]]
            assert not verify_consistency(old_root=old_root, root=root, path=broken, **sizes)


def test_proofs_refuse_sizes_that_never_were() -> None:
    with pytest.raises(IndexError):
        inclusion_proof([leaf_hash(b"a")], 1)
    with pytest.raises(IndexError):
        consistency_proof([leaf_hash(b"a")], 2)
    assert not verify_consistency(old_size=2, old_root=b"", size=1, root=b"", path=[])

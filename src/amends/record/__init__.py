"""The record: append-only, tamper-evident, verifiable offline by anybody with the files and a public key."""

from amends.record.checkpoint import Checkpoint, public_key_text
from amends.record.entry import entry
from amends.record.merkle import Tree, leaf_hash, node_hash, root_of
from amends.record.packverify import verify_pack
from amends.record.proofs import (
    consistency_proof,
    inclusion_proof,
    inclusion_proofs,
    verify_consistency,
    verify_inclusion,
)
from amends.record.verify import Verification, verify_record
from amends.record.write import write_record

__all__ = [
    "Checkpoint",
    "Tree",
    "Verification",
    "consistency_proof",
    "entry",
    "inclusion_proof",
    "inclusion_proofs",
    "leaf_hash",
    "node_hash",
    "public_key_text",
    "root_of",
    "verify_consistency",
    "verify_inclusion",
    "verify_pack",
    "verify_record",
    "write_record",
]

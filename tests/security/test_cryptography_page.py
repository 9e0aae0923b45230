"""The inventory of cryptography says what the code uses, where, and with which keys; no more and no less."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "amends"
PAGE = (ROOT / "docs" / "cryptography.md").read_text(encoding="utf-8")
_FROM = ("cryptography.hazmat.primitives.", "cryptography.x509", "fido2.server", "pywebpush", "django.utils.crypto")
_MEMBERS = {"hashlib": None, "hmac": {"new"}, "os": {"urandom"}, "ssl": {"create_default_context"},
            "secrets": {"choice", "randbelow", "randbits", "token_bytes", "token_hex", "token_urlsafe"}}  # fmt: skip
_FUNCTIONS_OF_OURS = {"keyed_hash", "short_code"}
_EVERYWHERE = "throughout"
_ROW = re.compile(r"^\| [^|]+ \| (`[^|]+`) \| ([^|]+) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)
_KEY = re.compile(r"^\| `keys/([^`]+)`", re.MULTILINE)


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module.startswith(_FROM):
                yield from (alias.name for alias in node.names)
            elif node.module == "hashlib":
                yield from (f"hashlib.{alias.name}" for alias in node.names)
            elif node.module == "amends.core.ids":
                yield from (alias.name for alias in node.names if alias.name in _FUNCTIONS_OF_OURS)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in _MEMBERS:
            members = _MEMBERS[node.value.id]
            if members is None or node.attr in members:
                yield f"{node.value.id}.{node.attr}"


def _used() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(SOURCE.rglob("*.py")):
        for name in _names(ast.parse(path.read_text(encoding="utf-8"))):
            found[name].add(path.relative_to(SOURCE).as_posix())
    return found


def _listed() -> list[tuple[list[str], str]]:
    return [(re.findall(r"`([^`]+)`", names), where) for names, where in _ROW.findall(PAGE)]


def test_the_inventory_names_every_primitive_of_the_code_once_and_no_other() -> None:
    listed = [name for names, _ in _listed() for name in names]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(_used())


def test_the_inventory_says_where_each_is_used() -> None:
    used, wrong = _used(), []
    for names, where in _listed():
        files = set().union(*(used[name] for name in names))
        if where == _EVERYWHERE:
            assert len(files) > 10, f"{names} could be listed"
        elif set(re.findall(r"`([^`]+)`", where)) != files:
            wrong.append((names, sorted(files)))
    assert wrong == []


def test_the_inventory_names_every_key_of_the_working_folder() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    called = re.findall(r'(?:SECRET_OF|secret|begin_secret)\(f?"([^"\s]+\.[a-z0-9]+)"', text)
    assert len(called) > 5
    kept = {re.sub(r"^\{.+\}", "INC-…", name) for name in called}
    assert kept <= set(_KEY.findall(PAGE))
    stems = {name.removeprefix("INC-…") for name in _KEY.findall(PAGE)}
    assert [stem for stem in stems if stem not in text] == []


def test_nothing_that_is_broken_is_used() -> None:
    broken = {"hashlib.md5", "MD5", "ARC4", "TripleDES", "ECB", "CBC", "Blowfish"}
    assert not broken & set(_used())
    only_here = {"apps/accounts/totp.py", "providers/email/service_sns.py", "providers/voice/callbacks.py"}
    assert _used()["SHA1"] | _used()["hashlib.sha1"] <= only_here

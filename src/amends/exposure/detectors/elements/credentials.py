"""Credentials: user names, passwords in the clear, password hashes by their form, security answers."""

from __future__ import annotations

import re

from amends.exposure.detectors.judging import Headed, Numbered
from amends.exposure.detectors.patterns import TextPattern

# Modular crypt forms tell themselves: bcrypt, argon2, scrypt, PBKDF2, sha-crypt, md5-crypt, phpass, LDAP schemes.
_CRYPT = (
    r"\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$[^\s;\"']{20,}|\$(?:scrypt|s0|7|y|gy)\$[^\s,;\"']{20,}"
    r"|\$[156]\$(?:rounds=\d+\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22,86}|\$[PH]\$[./A-Za-z0-9]{31}"
    r"|pbkdf2[_:a-z0-9]*[$:]\d+[$:][^\s,;\"']{20,}|\{S?(?:SHA|MD5)\d*\}[A-Za-z0-9+/=]{20,}|\*[A-F0-9]{40}"
)
_HEX = re.compile(
    r"(?:0x)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})(?::\S{1,64})?",
    re.IGNORECASE,
)
_HASH = re.compile(
    rf"{_CRYPT}|{_HEX.pattern}|[A-Za-z0-9+/]{{27}}=|[A-Za-z0-9+/]{{43}}=|[A-Za-z0-9+/]{{86}}==", re.IGNORECASE
)
_USER = re.compile(r"[\w.@+\-\\]{2,64}")
_ADDRESS = re.compile(r".+@.+\.[a-z]{2,}", re.IGNORECASE)
_MONTH = re.compile(r"[A-Za-z]{3,9}[- ]\d{2,4}|\d{1,4}[- ][A-Za-z]{3,9}(?:[- ]\d{2,4})?")
_FLAG = re.compile(r"true|false|yes|no|[01yn]", re.IGNORECASE)


def _is_username(value: str) -> bool:
    """A login that is no e-mail address: those are the element ``email``."""
    return _USER.fullmatch(value) is not None and _ADDRESS.fullmatch(value) is None


def _is_login_word(value: str) -> bool:
    """In prose ("User: Anna said") a capitalised word is a person speaking and no login."""
    return not value.istitle() or any(c.isdigit() for c in value)


def _is_clear_password(value: str) -> bool:
    return 3 <= len(value) <= 72 and not _HASH.fullmatch(value) and not _FLAG.fullmatch(value)


def is_password_like(value: str) -> bool:
    """Whether the value mixes kinds of characters as generated and forced passwords do.

    >>> is_password_like("eiZookooB7"), is_password_like("Smith"), is_password_like("2024-01-01")
    (True, False, False)
    """
    if _MONTH.fullmatch(value):
        return False
    if not 6 <= len(value) <= 40 or " " in value or ("@" in value[1:] and "." in value):
        return False
    kinds = (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum() and c not in "-./:, ")
    return sum(any(map(kind, value)) for kind in kinds) >= 3 and not _HASH.fullmatch(value)


DETECTORS = (
    Numbered(
        "password_hash",
        frozenset({"password_hash", "password"}),
        re.compile(_CRYPT),
        alone=0.97,
        headed=0.98,
        beside_other=True,
    ),
    Numbered("password_hash", frozenset({"password_hash", "password"}), _HEX, alone=0.55, headed=0.95),
    Numbered("password_hash", frozenset({"password_hash", "password"}), _HASH, headed=0.9),
    Headed("password", frozenset({"password"}), _is_clear_password, certainty=0.95),
    Headed("username", frozenset({"username"}), _is_username, certainty=0.9),
    Headed("credentials", frozenset({"credentials"}), lambda value: len(value) > 4, certainty=0.85),
    Headed("security_answer", frozenset({"security_answer"}), lambda value: not _FLAG.fullmatch(value), certainty=0.9),
)

_LABEL = r"(?:password|passwd|pwd|has[łl]o|passwort|kennwort|mot de passe|contraseña|گذرواژه|رمز عبور|пароль)"
TEXT = (
    TextPattern("password_hash", re.compile(rf"(?<!\w)(?P<value>{_CRYPT})"), certainty=0.97),
    TextPattern(
        "password_hash",
        re.compile(r"(?<!\w)(?P<value>[0-9a-fA-F]{128}|[0-9a-fA-F]{64}|[0-9a-fA-F]{40}|[0-9a-fA-F]{32})(?!\w)"),
        certainty=0.0,
        with_context=0.85,
        context=re.compile(r"pass|pwd|hash|has[łl]o|kennwort", re.IGNORECASE),
    ),
    TextPattern(
        "password",
        re.compile(
            rf"\b{_LABEL}(?:\s(?:is|was|to|jest|ist|est|es))?\s?[:=]?\s?[\"']?(?P<value>[^\s\"',;&]{{4,64}})",
            re.IGNORECASE,
        ),
        certainty=0.8,
        check=lambda value: is_password_like(value) or any(c.isdigit() for c in value),
    ),
    TextPattern(
        "username",
        re.compile(r"\b(?:user(?:name)?|login|uid)\s?[:=]\s?[\"']?(?P<value>[\w.+\-\\]{2,64})(?![\w@])", re.IGNORECASE),
        certainty=0.8,
        check=_is_login_word,
    ),
)

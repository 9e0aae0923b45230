"""What stood in the form, and what is wrong with it, said in the reader's language."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from django.http import QueryDict

from amends.apps.care.letter import LONGEST_REACH, LONGEST_TEXT, clean_text
from amends.wording.assemble.dates import number_text
from amends.wording.book.languages import languages
from amends.wording.book.phrases import phrases_of

_TOKEN = re.compile(r"[\w-]{16,64}")


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The fields as they came; they are shown again until what they say is taken in.  ``token`` names the form."""

    text: str
    reach: str
    code: str
    answer_in: str
    kind: str
    token: str
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with one field."""

    field: str
    says: str


def blank_form(language: str, kind: str) -> Typed:
    """A form that nobody has written in yet."""
    return Typed(
        text="", reach="", code="", answer_in=language, kind=kind, token=secrets.token_urlsafe(24), is_confirmed=False
    )


def typed_form(post: QueryDict, *, language: str, kinds: tuple[str, ...]) -> Typed:
    """The form that was sent.  What was not chosen from what the page offers counts as not chosen."""
    token, answer_in, kind = post.get("token", ""), post.get("language", ""), post.get("kind", "")
    return Typed(
        text=clean_text(post.get("text", "")),
        reach=clean_text(post.get("reach", "")),
        code=clean_text(post.get("code", "")),
        answer_in=answer_in if answer_in in languages() else language,
        kind=kind if kind in kinds else kinds[0],
        token=token if _TOKEN.fullmatch(token) else secrets.token_urlsafe(24),
        is_confirmed=post.get("confirm") == "yes",
    )


def faults_of(typed: Typed, language: str) -> tuple[Fault, ...]:
    """Everything that must be changed before it can be taken in: as little as there is."""
    say = phrases_of(language).say
    found = []
    if not typed.text:
        found.append(Fault(field="text", says=say("portal-inq-no-text", {})))
    elif len(typed.text) > LONGEST_TEXT:
        lengths = {"length": number_text(len(typed.text), language), "most": number_text(LONGEST_TEXT, language)}
        found.append(Fault(field="text", says=say("portal-inq-long-text", lengths)))
    if len(" ".join(typed.reach.split())) > LONGEST_REACH:
        found.append(Fault(field="reach", says=say("portal-inq-long-reach", {})))
    return tuple(found)

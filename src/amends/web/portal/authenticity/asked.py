"""What somebody hands in at the verify page: read within bounds, looked up, and judged."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from amends.apps.authenticity.selectors import said_in_message
from amends.apps.proofs.selectors import KnownMessage, message_with_code
from amends.contact.authentic import Headline, Judgement, Reading, judge, read_input
from amends.contact.authentic.model import Kind
from amends.core.facts import FactBook
from amends.web.portal.authenticity.spoken import region_of, registry_from, spoken_from

MOST_BYTES = 900_000
"""Of a mail as a file: the server takes forms of a million bytes, and there is a text beside it."""
MOST_CODES = 3
"""That are looked up for one text; a message of ours has one."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was handed in; ``is_too_large`` when the file was not read."""

    text: str
    data: bytes = b""
    is_too_large: bool = False


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The judgement, the message that the code belongs to if it is known, and from whose facts to speak."""

    judgement: Judgement
    message: KnownMessage | None
    facts: FactBook
    is_exercise: bool


def asked_in(request: HttpRequest) -> Asked:
    """The text and the file of the form; a file that is too large is not read."""
    file = request.FILES.get("mail")
    text = request.POST.get("code", "")
    if not isinstance(file, UploadedFile):
        return Asked(text=text)
    if (file.size or 0) > MOST_BYTES:
        return Asked(text=text, is_too_large=True)
    return Asked(text=text, data=file.read(MOST_BYTES))


def reading_of_asked(asked: Asked) -> tuple[Reading, FactBook, bool]:
    """What was found; the facts of the public incident tell how phone numbers are written."""
    facts, is_exercise = spoken_from()
    return read_input(asked.text, asked.data, region=region_of(facts)), facts, is_exercise


def answered(reading: Reading, facts: FactBook, *, is_exercise: bool) -> Answered:
    """A code that is known and one that is not cost one look into the same index."""
    messages = {code: message_with_code(code) for code in reading.codes[:MOST_CODES]}
    first = next(((code, found) for code, found in messages.items() if found), None)
    books, expected = (facts,), frozenset[tuple[Kind, str]]()
    if first is not None:
        code, message = first
        own, is_exercise = spoken_from(message)
        books = (own,)
        if len(reading.things) > 1:
            expected = said_in_message(code, incident_ref=message.incident_ref, region=region_of(own))
    registry = registry_from(*books)
    judgement = judge(
        reading,
        registry,
        known_codes={code: found is not None for code, found in messages.items()},
        expected=expected,
    )
    return Answered(judgement=judgement, message=first[1] if first else None, facts=books[0], is_exercise=is_exercise)


def is_code_alone(answer: Answered) -> bool:
    """Whether only a code was handed in, so that the answer speaks of the code."""
    kinds = [finding.kind for finding in answer.judgement.findings]
    return kinds == [Kind.CODE] or answer.judgement.headline in (Headline.ODD, Headline.EMPTY)

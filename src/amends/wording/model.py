"""What a notice is asked for, and what it is: sentences that know the facts they assert."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from amends.core.case.model import CohortStatus, Protection, Remedies
from amends.core.channels import Channel
from amends.core.facts import FactBook
from amends.core.person import Formality


class Audience(StrEnum):
    """Whom a text addresses: the person, who acts for the person, or people in another part of the response."""

    ADULT = "adult"
    GUARDIAN = "guardian"
    NEXT_OF_KIN = "next_of_kin"
    PUBLIC = "public"
    PRESS = "press"
    STAFF = "staff"
    AUTHORITY = "authority"


PERSONAL = (Audience.ADULT, Audience.GUARDIAN, Audience.NEXT_OF_KIN)


class Kind(StrEnum):
    """What a sentence is: it asserts facts, it advises, or it is the same in every notice."""

    FACT = "fact"
    ADVICE = "advice"
    FIXED = "fixed"


class BlockKind(StrEnum):
    """The parts of a text, in the order in which they usually come.

    ``CORRECTIONS`` say what was said before and what is right; ``FIELD`` is for a person to fill in.
    """

    MARKER = "marker"
    SALUTATION = "salutation"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ELEMENTS = "elements"
    ACTIONS = "actions"
    CODE = "code"
    CORRECTIONS = "corrections"
    FIELD = "field"
    ANNEX = "annex"


@dataclass(frozen=True, kw_only=True)
class NoticeCohort:
    """The people who get this notice: alike in residence, exposed elements and protection.

    ``residence`` is normalised (``PL``, ``US-CA``); ``elements`` are codes in vocabulary order.
    """

    residence: str
    elements: tuple[str, ...]
    protection: Protection = Protection.NONE
    status: CohortStatus = CohortStatus.CONFIRMED


@dataclass(frozen=True, kw_only=True)
class ContentConstraints:
    """Keys of ``corpus/vocabulary/content.yaml`` that the recipient's duties require or forbid."""

    required: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A sentence that was said and is not right any more, and the one that stands in its place.

    ``fact`` is the key whose version changed; ``now`` is ``None`` where nothing can be said in its place yet,
    and ``facts`` are the refs that ``now`` rests on.
    """

    fact: str
    said: str
    said_at: datetime
    now: str | None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoticeRequest:
    """All that a notice depends on; equal requests give equal notices.

    ``as_of`` is the instant of writing; its offset is the controller's local time, in which every
    date of the notice is given.  ``brand_domain`` is the one domain people may be sent to.
    ``previous_elements`` are those that an earlier notice named, where this one corrects them.
    """

    facts: FactBook
    cohort: NoticeCohort
    as_of: datetime
    language: str = "en"
    channel: Channel = Channel.EMAIL
    content: ContentConstraints = ContentConstraints()
    remedies: Remedies = field(default_factory=Remedies)
    audience: Audience = Audience.ADULT
    exercise: bool = False
    next_update: datetime | None = None
    brand_domain: str | None = None
    template: str = "alert"
    formality: Formality = Formality.FORMAL
    easy_read: bool = False
    corrections: tuple[Correction, ...] = ()
    previous_elements: tuple[str, ...] | None = None


def replace_language(request: NoticeRequest, language: str) -> NoticeRequest:
    """The same request in another language."""
    return replace(request, language=language)


@dataclass(frozen=True)
class Sentence:
    """One sentence (or two that stand together) with the refs (``key@version``) it asserts.

    ``group`` is the template's name for what it says, the same in every language and version.
    ``prescribed_by`` cites the law that fixes its words: nobody may paraphrase them.
    """

    text: str
    facts: tuple[str, ...] = ()
    kind: Kind = Kind.FIXED
    group: str = ""
    prescribed_by: str | None = None


@dataclass(frozen=True)
class ElementLine:
    """One exposed element in plain words."""

    element: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Action:
    """One thing to do: imperative, with why, by when, minutes and where (a site to type)."""

    ref: str
    elements: tuple[str, ...]
    do: str
    why: str
    by: str
    takes: str
    minutes: int
    where: str | None = None
    site: str | None = None


@dataclass(frozen=True)
class Block:
    """One part of the notice; only the fields that its kind needs are filled."""

    kind: BlockKind
    level: int = 0
    sentences: tuple[Sentence, ...] = ()
    elements: tuple[ElementLine, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def text(self) -> str:
        """The block's sentences as running text."""
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice that waits only for the personal fields ``{{ name }}`` and ``{{ code }}``.

    ``content_sha256`` (hex, over canonical JSON of everything else) is what approvers sign.
    ``unmet`` are required content keys that no sentence could satisfy from the facts given;
    ``actions_to_check`` are actions whose source nobody has opened, or not for too long.
    ``requested_language`` differs from ``language`` where the wordbook had to fall back to English.
    """

    template: str
    template_version: int
    language: str
    requested_language: str
    direction: str
    channel: Channel
    audience: Audience
    exercise: bool
    residence: str
    formality: Formality
    easy_read: bool
    subject: Sentence
    blocks: tuple[Block, ...]
    elements: tuple[str, ...]
    sender: str
    links: tuple[str, ...] = ()
    content_keys: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    actions_to_check: tuple[str, ...] = ()
    content_sha256: str = field(default="")

    @property
    def ref(self) -> str:
        """A short public name that follows from the content: ``NTC-3F0A...``."""
        return "NTC-" + self.content_sha256[:12].upper()

    @property
    def is_fallback(self) -> bool:
        """Whether the language asked for has no wordbook, so that English stands in."""
        return self.requested_language.partition("-")[0].lower() != self.language

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, the subject first."""
        return (self.subject, *(sentence for block in self.blocks for sentence in block.sentences))

    @property
    def facts(self) -> tuple[str, ...]:
        """The refs of all facts asserted anywhere, sorted."""
        return tuple(sorted({ref for sentence in self.sentences() for ref in sentence.facts}))

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions, in order of priority."""
        return tuple(action for block in self.blocks for action in block.actions)

    def sealed(self, digest: str) -> Notice:
        """The same notice with its content hash."""
        return replace(self, content_sha256=digest)

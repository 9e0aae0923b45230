"""What the linter must know of the case to judge a notice."""

from __future__ import annotations

import msgspec

from amends.core.case.model import Case, CohortStatus, Contact, Remedies


class LintFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of the segment that the notice speaks to.

    ``elements``: the codes exposed for these people; ``None`` when nobody knows yet (L03 is then not
    judged).  ``segments``: the exposed data of each segment, where the facts have several that differ;
    a notice speaks to one of them, or to all.  ``status``: whether they are certainly or only possibly
    affected.  ``brand_domains``: the domains that links may lead to, beside the official ones.
    ``known_addresses``: e-mail addresses of the controller's own contact block, whatever their domain.
    ``residences``: where they live (ISO codes), for what a country's own offices offer.  ``anchors``: the
    instants that are known, as ISO text by name.  ``contact`` and ``remedies``: those of the case.
    ``is_follow_up``: these people have had the full notice, so that its dates need not be said again.
    ``leads_on``: the text leads to the full notice by its kind (a call, a push message, a post), or is for staff.
    ``current_refs``: the fact versions that may still be asserted, ``None`` when there is no register
    of facts.
    """

    elements: frozenset[str] | None = None
    segments: tuple[frozenset[str], ...] = ()
    status: CohortStatus = CohortStatus.CONFIRMED
    controller_name: str = ""
    sectors: tuple[str, ...] = ()
    brand_domains: tuple[str, ...] = ()
    known_addresses: frozenset[str] = frozenset()
    first_public_by_others: str | None = None
    compromised_channels: frozenset[str] = frozenset()
    current_refs: frozenset[str] | None = None
    residences: frozenset[str] = frozenset()
    anchors: dict[str, str] = {}
    contact: Contact = Contact()
    remedies: Remedies = Remedies()
    is_follow_up: bool = False
    leads_on: bool = False

    @property
    def audiences(self) -> tuple[frozenset[str], ...]:
        """The sets of exposed data that a notice may speak of; one, once ``elements`` is that of a segment."""
        exposed = self.elements or frozenset()
        return self.segments if frozenset().union(*self.segments) == exposed and exposed else (exposed,)

    @property
    def exposed_for_all(self) -> frozenset[str]:
        """What was exposed in every segment."""
        return frozenset.intersection(*self.audiences)


class LawContent(msgspec.Struct, frozen=True, kw_only=True):
    """What one law demands of the text and forbids in it: keys of ``corpus/vocabulary/content.yaml``."""

    law: str
    citation: str
    url: str = ""
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


class Parallel(msgspec.Struct, frozen=True, kw_only=True):
    """The same text in another language, as Markdown; what it counts and dates must be equal."""

    language: str
    text: str


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of the public log: what was said of a fact key, on what day, and whether it was taken back.

    ``value`` is the value as it was said, ``at`` an ISO instant, ``text`` the sentence.
    """

    key: str
    value: str
    text: str
    at: str
    is_retracted: bool = False


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What a text is judged against beside the facts; each rule says so if it misses its part.

    ``html`` is the page that the text was read from, where it was one.
    """

    laws: tuple[LawContent, ...] = ()
    parallels: tuple[Parallel, ...] = ()
    published: tuple[Published, ...] | None = None
    html: str | None = None


class StructuredSentence(msgspec.Struct, frozen=True):
    """One sentence of a composed notice and the fact versions (``key@version``) that it asserts.

    ``is_standing`` marks what is the same in every notice (advice, contacts of authorities): its
    numbers come from the wordbook and not from the case.
    """

    text: str
    facts: tuple[str, ...] = ()
    is_standing: bool = False


class StructuredNotice(msgspec.Struct, frozen=True):
    """The sentences behind a rendered notice, and the fact versions that are current."""

    sentences: tuple[StructuredSentence, ...]
    current: frozenset[str]


def facts_of(case: Case, *, current_refs: frozenset[str] | None = None) -> LintFacts:
    """The facts of a whole case: the union of its cohorts' elements, and those of each segment.

    The elements are ``None`` where the case brings evidence in place of cohorts.  The status is
    ``confirmed`` only if it is so for every cohort: a mixed audience may be told a maybe.
    """
    controller, contact = case.incident.controller, case.incident.controller.contact
    public = case.incident.anchors.first_public_by_others
    groups = {frozenset(cohort.elements) for cohort in case.cohorts}
    possible = any(cohort.status is CohortStatus.POSSIBLE for cohort in case.cohorts)
    return LintFacts(
        elements=frozenset().union(*groups) if groups else None,
        segments=tuple(sorted(groups, key=sorted)) if len(groups) > 1 else (),
        status=CohortStatus.POSSIBLE if possible else CohortStatus.CONFIRMED,
        controller_name=controller.name,
        sectors=controller.sectors,
        brand_domains=controller.brand_domains,
        known_addresses=frozenset(item.casefold() for item in (contact.email, contact.dpo_email) if item),
        first_public_by_others=public.isoformat() if public else None,
        compromised_channels=frozenset(case.incident.compromised_channels),
        current_refs=current_refs,
        residences=frozenset(cohort.residence for cohort in case.cohorts),
        anchors={name: at.isoformat() for name, at in case.incident.anchors.known().items()},
        contact=contact,
        remedies=case.remedies,
    )

"""The words of the status page, from current facts only."""

from __future__ import annotations

from collections.abc import Iterator

from amends.core.elements import in_order
from amends.core.remedies import is_for
from amends.wording.book.labels import labels_of
from amends.wording.status.model import PublicFacts, Section, StatusText
from amends.wording.status.speaking import Speaker


def status_text(incident: PublicFacts, language: str) -> StatusText:
    """The page of an incident; a sentence whose fact is not known is left out, or said to be unknown."""
    page = _Page(incident, language)
    say = page.speaker.say
    sections = (
        Section(say("h-happened"), tuple(page.happened()), is_list=False),
        Section(
            say("portal-taken", kind=page.kind),
            tuple(page.elements()),
            note=say("portal-taken-note"),
        ),
        Section(say("portal-doing"), tuple(page.doing())),
        Section(say("portal-you"), tuple(page.advice())),
        Section(say("portal-unknown"), tuple(page.unknown())),
        Section(say("portal-contact"), tuple(page.contact()), is_list=False),
    )
    return StatusText(
        title=say("portal-title", kind=page.kind, controller=page.speaker.text("controller.name")),
        exercise=say("portal-exercise") if incident.is_exercise else "",
        lead=tuple(page.lead()),
        sections=tuple(section for section in sections if section.lines),
        facts=tuple(sorted(page.speaker.spoken)),
    )


class _Page:
    def __init__(self, incident: PublicFacts, language: str) -> None:
        self.incident, self.language = incident, language
        self.speaker = Speaker(incident.facts, language)
        self.value = self.speaker.value
        nature = self.value("incident.nature")
        self.is_disclosure = isinstance(nature, tuple) and "confidentiality" in nature
        self.kind = self._kind()
        self._elements = incident.elements or frozenset()

    def _kind(self) -> str:
        """``stolen`` needs an intruder and a confirmed copy, as in the notices; else a neutral word."""
        if not self.is_disclosure:
            return "affected"
        was_taken = self.value("incident.malicious") is True and self.value("assessment.exfiltration") == "confirmed"
        return "stolen" if was_taken else "exposed"

    def lead(self) -> Iterator[str]:
        say = self.speaker.say
        yield say("portal-lead", kind=self.kind)
        if occurred := self.speaker.anchor("occurred"):
            yield say("portal-happened", occurred=occurred)
        if learnt := next(filter(None, map(self.speaker.anchor, ("discovered", "detected", "aware"))), None):
            yield say("portal-learnt", learnt=learnt)
        if (persons := self._persons()) is not None:
            yield say("portal-persons", count=persons, count_text=self.speaker.number(persons))
        yield say("portal-responsible")
        yield say("portal-purpose")

    def happened(self) -> Iterator[str]:
        cause = self.value("assessment.cause")
        if cause is not None:
            yield self.speaker.say(f"cause-{str(cause).replace('_', '-')}")
            if self.is_disclosure and self.value("assessment.exfiltration") == "confirmed":
                yield self.speaker.say("copied-confirmed")

    def elements(self) -> Iterator[str]:
        labels = labels_of(self.language)
        return (labels[code] for code in in_order(self._elements))

    def doing(self) -> Iterator[str]:
        say = self.speaker.say
        yield say("portal-telling")
        for measure in _MEASURES:
            if self.value(f"measure.{measure}") is True:
                yield say(f"measure-{measure.replace('_', '-')}")
        months = self.value("remedy.monitoring_months")
        if isinstance(months, int) and months > 0:
            yield say("portal-monitoring", months=months, months_text=self.speaker.number(months))
        for remedy, phrase in _REMEDIES.items():
            if self.value(f"remedy.{remedy}") is True and is_for(remedy, self._elements):
                yield say(phrase)

    def advice(self) -> Iterator[str]:
        say = self.speaker.say
        yield say("portal-you-secret")
        domains = self.value("controller.brand_domains")
        if isinstance(domains, tuple) and domains:
            yield say("portal-you-type", domain=self.speaker.foreign(domains[0]))
        if self.value("contact.phone"):
            yield say("portal-you-call", phone=self.speaker.text("contact.phone"))
        else:
            yield say("portal-you-call-back")

    def unknown(self) -> Iterator[str]:
        say = self.speaker.say
        if self._persons() is None:
            yield say("portal-unknown-persons")
        if self.incident.elements is None:
            yield say("portal-unknown-elements")
        if self.value("anchor.occurred") is None:
            yield say("when-unknown")
        if self.value("assessment.cause") is None:
            yield say("cause-unknown")
        yield from self._unknown_reach()
        if self.value("anchor.investigation_concluded") is None:
            yield say("investigation-open")

    def _unknown_reach(self) -> Iterator[str]:
        """What is open about who got the data; nothing where nobody could see it."""
        if not self.is_disclosure:
            return
        if self.value("assessment.exfiltration") in (None, "possible"):
            yield self.speaker.say("copied-unknown")
        recipients = self.value("incident.recipients")
        if recipients == "none_evident":
            yield self.speaker.say("portal-no-recipient")
        elif recipients != "known":
            yield self.speaker.say("portal-unknown-recipients")

    def contact(self) -> Iterator[str]:
        for ways in _CONTACTS:
            known = (way for way in ways if all(self.value(f"contact.{name}") for name in way[1:]))
            if way := next(known, None):
                yield self.speaker.say(way[0], **{f"contact_{name}": self._text(name) for name in way[1:]})

    def _text(self, name: str) -> str:
        return self.speaker.text(f"contact.{name}")

    def _persons(self) -> int | None:
        persons = self.value("exposure.persons")
        return persons if isinstance(persons, int) else None


_MEASURES = ("access_closed", "passwords_reset", "authority_notified", "police_notified")
_REMEDIES = {
    "card_reissue": "portal-cards",
    "document_replacement": "portal-documents",
    "loss_compensation": "portal-loss",
    "legal_help": "portal-legal",
    "independent_audit": "portal-audit",
}
# For each way to reach us the phrases from full to short, with the facts that each needs.
_CONTACTS = (
    (("contact-phone-hours", "phone", "hours"), ("contact-phone", "phone")),
    (("contact-email", "email"),),
    (("contact-postal", "postal"),),
    (
        ("contact-dpo-full", "dpo_name", "dpo_email"),
        ("contact-dpo-email", "dpo_email"),
        ("contact-dpo-name", "dpo_name"),
    ),
)

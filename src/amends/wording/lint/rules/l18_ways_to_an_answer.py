"""L18: there is a way to an answer beside the telephone, and the telephone says when it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from amends.wording.lint.contacts import Phone, has_written_way, own_phones
from amends.wording.lint.examination import Examination
from amends.wording.lint.report import Finding, Severity

RULE = "L18"
NEEDS_WORDS = True
SOURCE = "Plus Bank 2015 (a hotline alone); GDPR Art. 34(2), 33(3)(b); project"
_TO_EVERYBODY = frozenset({"web", "press"})
_SEVERAL_ZONES = frozenset("US CA AU BR RU MX ID KZ CL CD FR ES PT".split())
# Where no data protection officer is known to the law, none is asked for.
_NO_OFFICER = frozenset({"US"})
# What needs no words: the hours of a case file are printed as they stand, in whatever language they were written.
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:[0-5]\d(?![\d:])")
_ZONE_NAME = re.compile(
    r"(?<![\w/.])(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)/[A-Z][\w/+-]*"
)
_FINER = {
    "hours": ("when the telephone is answered", 'Give days and hours. For instance: "Monday to Friday, 8:00-20:00".'),
    "zone": ("in which time zone the hours are", 'Name the zone. For instance: "Warsaw time (CET)".'),
    "wait": ("how long callers will wait", 'Say it honestly. For instance: "You may wait about ten minutes".'),
}


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    if exam.leads_on:
        return
    phones = own_phones(exam)
    named = _says("named_phone", exam)
    if not has_written_way(exam):
        yield _one_way(phones, exam, is_named=named)
    if exam.is_short:
        return
    if phones:
        yield from _finer(phones, exam)
    if _needs_officer(exam) and not _names_officer(exam):
        yield _absent("It does not name the data protection officer.", "Give the name and an address of theirs.")


def _one_way(phones: tuple[Phone, ...], exam: Examination, *, is_named: bool) -> Finding:
    """The telephone is the only way, or there is none at all."""
    # A case without a contact gives the writer none to print; a bare number alone is a fault all the same.
    cannot_know = not phones and not any(msgspec.structs.astuple(exam.facts.contact))
    severity = Severity.WARNING if exam.channel in _TO_EVERYBODY or cannot_know else Severity.ERROR
    severity = Severity.NOTE if exam.is_short else severity
    fix = "Add an e-mail address, a page or a postal address where people get an answer in writing."
    if phones:
        why = "The telephone is the only way to an answer: lines are full on such days, and not everybody can call."
        place = phones[0]
        return exam.at(place.start, place.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)
    why = "The telephone is the only way to an answer." if is_named else "It gives no way to ask a question."
    return Finding(rule=RULE, severity=severity, why=why, source=SOURCE, fix=fix)


def _finer(phones: tuple[Phone, ...], exam: Examination) -> Iterator[Finding]:
    """Hours, zone and wait, looked for beside any of the numbers and in their paragraphs."""
    blocks = {phone.sentence.block for phone in phones}
    beside = [item for item in exam.notice.sentences if any(abs(item.block - block) <= 1 for block in blocks)]
    near = [item.folded.text for item in beside]
    plain = _wordless(" ".join(exam.notice.text[item.start : item.end] for item in beside), exam)
    always = any(exam.lexicon.has("l18_always", text) for text in near)
    place = phones[0]
    for part, (what, fix) in _FINER.items():
        said = part in plain or any(exam.lexicon.has(f"l18_{part}", text) for text in near)
        if said or (always and part == "zone"):
            continue
        severity = Severity.NOTE if part == "zone" and _is_one_zone(exam) else Severity.WARNING
        if part == "hours" and exam.facts.contact.hours and exam.channel not in _TO_EVERYBODY:
            severity = Severity.ERROR  # the case knows them: only the writer left them out
        why = f"It does not say {what}."
        yield exam.at(place.start, place.end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=severity)


def _wordless(text: str, exam: Examination) -> frozenset[str]:
    """Of hours and zone, those given by a clock time, by the case file's own hours, or as ``Europe/Warsaw``."""
    hours = " ".join((exam.facts.contact.hours or "").split()).casefold()
    printed = bool(hours) and hours in " ".join(text.split()).casefold()
    found = {"hours": printed or _CLOCK.search(text), "zone": _ZONE_NAME.search(text)}
    return frozenset(part for part, seen in found.items() if seen)


def _is_one_zone(exam: Examination) -> bool:
    """Whether all readers live in one country that has one clock."""
    countries = {code.partition("-")[0] for code in exam.facts.residences}
    return len(countries) == 1 and not countries & _SEVERAL_ZONES


def _needs_officer(exam: Examination) -> bool:
    countries = {code.partition("-")[0] for code in exam.facts.residences}
    return exam.channel not in _TO_EVERYBODY and not (countries and countries <= _NO_OFFICER)


def _names_officer(exam: Examination) -> bool:
    contact, text = exam.facts.contact, exam.notice.text.casefold()
    given = [item.casefold() for item in (contact.dpo_name, contact.dpo_email) if item]
    return any(item in text for item in given) or _says("dpo", exam)


def _says(section: str, exam: Examination) -> bool:
    return any(exam.lexicon.has(f"l18_{section}", item.folded.text) for item in exam.notice.sentences)


def _absent(why: str, fix: str) -> Finding:
    return Finding(rule=RULE, severity=Severity.WARNING, why=why, source=SOURCE, fix=fix)

"""L31: the notice neither travels by a channel that the thieves control nor sends people to it."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.channelnames import channel_named
from amends.wording.lint.domains import is_under, parse_target
from amends.wording.lint.examination import Examination
from amends.wording.lint.links import Link
from amends.wording.lint.near import is_denied, is_of_strangers, phrases
from amends.wording.lint.report import Finding, Severity

RULE = "L31"
NEEDS_WORDS = False
SOURCE = "EDPB Guidelines 9/2022 (no contact by a channel that the breach compromised)"
_WORDED = ("email", "sms", "voice", "web", "app", "social")


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    barred = {channel_named(name) for name in exam.facts.compromised_channels}
    if not barred:
        return
    if channel_named(exam.channel) in barred:
        yield Finding(
            rule=RULE,
            severity=Severity.ERROR,
            why=f"The notice goes out by {exam.channel}, and the case names this channel as compromised.",
            source=SOURCE,
            fix="Send it by a channel that the thieves do not control, such as post.",
        )
    pointed = [(link.start, link.end, name) for link in exam.links if (name := _led_to(link, barred, exam))]
    pointed += [item for name in sorted(barred & set(_WORDED)) for item in _sent_to(name, exam)]
    last = -1
    for start, end, name in sorted(pointed):
        if start >= last:
            last = end
            why = f"It sends people to {name}, and the case names this channel as compromised."
            fix = "Name a way to reach you that the thieves do not control."
            yield exam.at(start, end, rule=RULE, why=why, source=SOURCE, fix=fix)


def _led_to(link: Link, barred: set[str], exam: Examination) -> str | None:
    """The barred channel that an address of the house leads to; a warning against it leads nowhere."""
    address = parse_target(link.target)
    if address is None or _is_warned(link, exam):
        return None
    if address.scheme == "tel":
        return "voice" if "voice" in barred else None
    if address.scheme == "mailto":
        own = address.rest.casefold() in exam.facts.known_addresses or _is_ours(address.host, exam)
        return "email" if own and "email" in barred else None
    return "web" if "web" in barred and _is_ours(address.host, exam) else None


def _is_ours(host: str, exam: Examination) -> bool:
    return not exam.facts.brand_domains or is_under(host, exam.facts.brand_domains)


def _is_warned(link: Link, exam: Examination) -> bool:
    holders = [item for item in exam.notice.sentences if item.start <= link.start < item.end]
    return any(exam.lexicon.has("l20_denials", item.folded.text) or is_of_strangers(exam, item) for item in holders)


def _sent_to(name: str, exam: Examination) -> Iterator[tuple[int, int, str]]:
    """Where the words themselves send people there: "write to us by e-mail"."""
    for sentence, span in phrases(exam, f"l31_{name}"):
        if not (is_denied(exam, sentence, span, before=12) or is_of_strangers(exam, sentence)):
            yield (*sentence.folded.span(*span), name)

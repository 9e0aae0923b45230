"""What is said of a message: of each thing in it, and of the whole.

The whole is never called ours because of one good sign.  It is ours only if its code is known and nothing in it leads
anywhere but to us; a known code beside anything else was copied, which is worse than no code.
"""

from __future__ import annotations

from collections.abc import Mapping

from amends.contact.authentic.hosts import is_numeric, is_under, seen_host
from amends.contact.authentic.lookalike import look_of
from amends.contact.authentic.model import Finding, Headline, Judgement, Kind, Reading, Standing, Thing, Why
from amends.contact.authentic.plain import defanged, echo_of
from amends.contact.authentic.registry import Registry

_LEADS_AWAY = frozenset({Standing.NOT_OURS, Standing.KNOWN_SCAM, Standing.LOOK_ALIKE})
_GOOD = frozenset({Standing.OURS, Standing.VOUCHED})
_Judged = tuple[Standing, Why]


def judge(
    reading: Reading,
    registry: Registry,
    *,
    known_codes: Mapping[str, bool],
    expected: frozenset[tuple[Kind, str]] = frozenset(),
) -> Judgement:
    """What is said of what was handed in.

    ``known_codes`` says of each code of the reading whether a message with it left; a code that is not in it counts as
    unknown.  ``expected`` are kind and value of what stands in the very message that the known code belongs to.
    """
    findings = tuple(_finding(thing, registry, known_codes, expected) for thing in reading.things)
    return Judgement(
        headline=_headline(reading, findings), findings=_without_repeats(findings), is_partial=reading.is_partial
    )


def host_standing(host: str, registry: Registry) -> _Judged:
    """How a host stands; one of ours before everything, then what is warned of."""
    if not host:
        return Standing.CANNOT_TELL, Why.NONE
    listed = (
        (registry.domains, Standing.OURS, Why.NONE),
        (registry.scam_domains, Standing.KNOWN_SCAM, Why.NONE),
        (registry.vouched, Standing.VOUCHED, Why.NONE),
        (registry.shorteners, Standing.NOT_OURS, Why.SHORTENER),
    )
    found = next(((standing, why) for domains, standing, why in listed if is_under(host, domains)), None)
    return found or _unlisted(host, registry)


def _unlisted(host: str, registry: Registry) -> _Judged:
    if is_numeric(host):
        return Standing.NOT_OURS, Why.NUMERIC
    if not registry.domains:
        return Standing.CANNOT_TELL, Why.NOT_PUBLISHED
    look = look_of(host, sorted(registry.domains))
    return (Standing.LOOK_ALIKE, look) if look is not Why.NONE else (Standing.NOT_OURS, Why.NONE)


def _finding(
    thing: Thing, registry: Registry, known_codes: Mapping[str, bool], expected: frozenset[tuple[Kind, str]]
) -> Finding:
    if thing.kind is Kind.CODE:
        standing = Standing.OURS if known_codes.get(thing.value, False) else Standing.NOT_OURS
        return Finding(kind=thing.kind, standing=standing, echo=thing.value)
    standing, why = _standing(thing, registry)
    if standing in (Standing.NOT_OURS, Standing.CANNOT_TELL) and why not in (Why.SCHEME, Why.USER_INFO):
        kind = Kind.EMAIL if thing.kind is Kind.SENDER else thing.kind
        if (kind, thing.value) in expected:
            standing, why = Standing.VOUCHED, Why.NONE
    return Finding(kind=thing.kind, standing=standing, why=why, echo=_echo(thing, standing))


def _standing(thing: Thing, registry: Registry) -> _Judged:
    if thing.kind is Kind.REQUEST:
        return Standing.NOT_OURS, Why.ASKS_SECRET
    if thing.kind is Kind.PHONE:
        return _phone(thing.value, registry)
    if thing.kind is Kind.LINK:
        return _link(thing, registry)
    return _email(thing, registry)


def _link(thing: Thing, registry: Registry) -> _Judged:
    if thing.trick is Why.SCHEME:
        return Standing.NOT_OURS, Why.SCHEME
    standing, why = host_standing(thing.value, registry)
    if standing is not Standing.NOT_OURS:
        return standing, why
    if thing.trick is Why.USER_INFO:
        return Standing.LOOK_ALIKE, Why.USER_INFO
    if thing.trick is Why.OTHER_TARGET and is_under(thing.claims, registry.domains):
        return Standing.LOOK_ALIKE, Why.OTHER_TARGET
    return standing, why


def _email(thing: Thing, registry: Registry) -> _Judged:
    if thing.value in registry.scam_emails:
        return Standing.KNOWN_SCAM, Why.NONE
    if thing.value in registry.emails:
        return Standing.OURS, Why.FORGEABLE if thing.kind is Kind.SENDER else Why.NONE
    standing, why = host_standing(thing.value.rpartition("@")[2], registry)
    if standing is Standing.OURS:
        return standing, Why.FORGEABLE if thing.kind is Kind.SENDER else Why.NONE
    if standing is Standing.NOT_OURS and _claims_to_be_us(thing.claims, registry):
        return Standing.LOOK_ALIKE, Why.DISPLAY_NAME
    return standing, why


def _claims_to_be_us(claims: str, registry: Registry) -> bool:
    said = claims.casefold()
    return bool(said) and any(name.casefold() in said for name in (*registry.names, *registry.domains) if name)


def _phone(number: str, registry: Registry) -> _Judged:
    if number in registry.phones:
        return Standing.OURS, Why.FORGEABLE
    if number in registry.scam_phones:
        return Standing.KNOWN_SCAM, Why.NONE
    if not registry.phones:
        return Standing.CANNOT_TELL, Why.NOT_PUBLISHED
    return Standing.NOT_OURS, Why.NOT_PUBLISHED


def _echo(thing: Thing, standing: Standing) -> str:
    if thing.kind is Kind.REQUEST:
        return ""
    shown = echo_of(thing.value)
    if thing.kind is Kind.LINK and seen_host(thing.value) != thing.value:
        shown = echo_of(f"{seen_host(thing.value)} ({thing.value})")
    return shown if standing in _GOOD else defanged(shown)


def _without_repeats(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Each once, the worst first, as somebody reads who looks at one line only."""
    order = [Standing.KNOWN_SCAM, Standing.LOOK_ALIKE, Standing.NOT_OURS, Standing.CANNOT_TELL, Standing.OURS]
    ranked = sorted(dict.fromkeys(findings), key=lambda finding: _rank(order, finding.standing))
    return tuple(ranked)


def _rank(order: list[Standing], standing: Standing) -> int:
    return order.index(standing) if standing in order else len(order)


def _headline(reading: Reading, findings: tuple[Finding, ...]) -> Headline:
    if reading.is_empty:
        return Headline.EMPTY
    if not findings:
        return Headline.CANNOT_TELL if reading.is_prose or reading.is_partial else Headline.ODD
    standings = {finding.standing for finding in findings}
    codes = {finding.standing for finding in findings if finding.kind is Kind.CODE}
    if Standing.KNOWN_SCAM in standings:
        return Headline.KNOWN_SCAM
    if Standing.OURS in codes:
        return _with_known_code(reading, standings)
    return _without_known_code(reading, findings, standings, has_code=bool(codes))


def _with_known_code(reading: Reading, standings: set[Standing]) -> Headline:
    if standings & _LEADS_AWAY:
        return Headline.COPIED
    if reading.is_partial or Standing.CANNOT_TELL in standings:
        return Headline.CANNOT_TELL
    return Headline.OURS


def _without_known_code(
    reading: Reading, findings: tuple[Finding, ...], standings: set[Standing], *, has_code: bool
) -> Headline:
    if Standing.LOOK_ALIKE in standings:
        return Headline.LOOK_ALIKE
    if any(finding.why is Why.ASKS_SECRET for finding in findings):
        return Headline.ASKS_SECRET
    if has_code:
        return Headline.UNKNOWN_CODE
    if Standing.NOT_OURS in standings:
        return Headline.NOT_OURS
    is_one_place = not reading.is_prose and not reading.is_partial and standings == {Standing.OURS}
    return Headline.PLACE_OURS if is_one_place else Headline.CANNOT_TELL

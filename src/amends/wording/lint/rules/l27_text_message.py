"""L27: a text message names its sender, is short, does not shout, and is opted out of only where that is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.domains import is_under, parse_target
from amends.wording.lint.examination import Examination
from amends.wording.lint.fold import Folded, fold
from amends.wording.lint.links import find_links
from amends.wording.lint.near import Span
from amends.wording.lint.plain_sms import costly_characters, in_gsm
from amends.wording.lint.report import Finding, Severity
from amends.wording.render.segments import sms_segments

RULE = "L27"
NEEDS_WORDS = False
SOURCE = "3GPP TS 23.038 and 23.040 (160/153 or 70/67 characters a part); 47 CFR 64.1200(a)(9)(iii); project"
MOST_PARTS = 4
# What a name of a company may be written without.
_FORMS = frozenset(
    "sa s.a spolka akcyjna ag gmbh se kg ltd limited plc inc llc corp co sp z o.o spzoo spa srl sas sarl the of".split()
)
# The word to text back, in any language; the words around it come from the lexicons.
_STOP = re.compile(r"(?<!\w)STOPP?(?!\w)")
_FINANCE = frozenset("bank banking payments payment credit credit_union card_issuer finance financial".split())
# An alarm opens the message, or follows the name: so many words stand before it at most.
_OPENING_WORDS = 1


def not_judged(exam: Examination) -> str | None:
    return None if exam.channel == "sms" else "only a text message is judged by it"


def judge(exam: Examination) -> Iterator[Finding]:
    start = min((block.start for block in exam.notice.blocks if block.kind is not Kind.SUBJECT), default=0)
    message = exam.notice.text[start:].rstrip()
    told = fold(message, language=exam.lexicon.language, offset=start)
    yield from _length(message, start, exam)
    yield from _sender(message, exam)
    yield from _alarm(told, exam)
    yield from _opt_out(message, told, start, exam)


def _length(message: str, start: int, exam: Examination) -> Iterator[Finding]:
    encoding, parts = sms_segments(message)
    plain = in_gsm(message)
    plain_encoding, plain_parts = sms_segments(plain)
    if encoding == "ucs2" and plain_encoding == "gsm7" and plain_parts < parts:
        places = costly_characters(message)
        shown = " ".join(dict.fromkeys(message[place] for place in places))
        why = f"{shown} make this {parts} parts of 70 characters; without them it is {plain_parts}."
        fix = (
            'Write the plain sign (ą as a, “ as ", – as -), if the message stays clear: the phone shows the same words.'
        )
        place = start + places[0]
        yield exam.at(place, place + 1, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.NOTE)
    if parts > MOST_PARTS:
        why = f"The message takes {parts} parts ({encoding}); beyond {MOST_PARTS} they arrive apart, or not at all."
        fix = "Say who you are, what was taken and where to read on; leave the rest to the page."
        yield exam.at(
            start, start + len(message), rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING
        )


def _sender(message: str, exam: Examination) -> Iterator[Finding]:
    """A message without the name is an error; one that shows the brand's own address in its place, a warning."""
    name = exam.facts.controller_name
    if not name.strip() or _names(message, name, exam):
        return
    if _shows_brand(exam):
        why = "Only an address shows who it is from; forged messages show one, too, and few people read it."
        severity = Severity.WARNING
    else:
        why = "The message does not say who it is from; without a name it looks like the fraud that it warns of."
        severity = Severity.ERROR
    yield Finding(rule=RULE, severity=severity, why=why, source=SOURCE, fix=f"Open it with the name: {name}:")


def _names(message: str, name: str, exam: Examination) -> bool:
    """Whether the name stands there, whatever the ending of its last word, or the brand as its address spells it."""
    language = exam.lexicon.language
    shown = message
    for link in find_links(message):  # an address that holds the name may be anybody's
        shown = shown.replace(link.shown, " ")
    text = fold(shown, language=language).text
    words = re.findall(r"\w[\w.&-]*\w|\w", fold(name, language=language).text)
    telling = [word for word in words if word not in _FORMS] or words
    stems = [word if len(word) < 5 else word[:-1] for word in telling[:3]]
    brands = {domain.split(".", 1)[0].casefold() for domain in exam.facts.brand_domains}
    return all(re.search(rf"(?<!\w){re.escape(stem)}", text) for stem in stems) or bool(
        brands & set(re.findall(r"[\w-]+", text))
    )


def _shows_brand(exam: Examination) -> bool:
    addresses = (parse_target(link.target) for link in exam.links)
    return any(address is not None and is_under(address.host, exam.facts.brand_domains) for address in addresses)


def _alarm(told: Folded, exam: Examination) -> Iterator[Finding]:
    """ "URGENT", shouted or as the opening: swindlers begin so.  "Act urgently" within a sentence is advice."""
    for left, right in exam.lexicon.find("l27_alarm", told.text):
        start, end = told.span(left, right)
        shown = exam.notice.text[start:end]
        shouted = shown.isupper() and not exam.notice.text.isupper()
        if shouted or _opens(told.text, left, right, exam):
            why = "It opens with an alarm, as the messages of swindlers do; people delete it, or panic."
            fix = "Leave the alarm out: begin with your name, and say what was taken and what to do today."
            yield exam.at(start, end, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING)
            return


def _opens(text: str, left: int, right: int, exam: Examination) -> bool:
    """Whether a mark closes the alarm, and nothing but the name stands before it."""
    if not re.match(r"\s*[!:.–—-]", text[right:]):
        return False
    name = fold(exam.facts.controller_name, language=exam.lexicon.language).text
    before = text[:left].replace(name, " ") if name else text[:left]
    return text[right:].lstrip().startswith("!") or len(re.findall(r"\w+", before)) <= _OPENING_WORDS


def _opt_out(message: str, told: Folded, start: int, exam: Examination) -> Iterator[Finding]:
    places = exam.facts.residences
    offered = _offered(message, told, start, exam)
    in_us = any(place == "US" or place.startswith("US-") for place in places)
    is_due = in_us and bool({sector.casefold() for sector in exam.facts.sectors} & _FINANCE)
    if is_due and offered is None:
        why = "A United States bank that texts without prior consent must tell how to stop the texts."
        fix = "Add: Reply STOP to end texts. Leave it out only if consent is on record."
        yield Finding(rule=RULE, severity=Severity.WARNING, why=why, source=SOURCE, fix=fix)
    if offered is not None and places and not in_us:
        why = "Nobody can opt out of a notice that the law demands, and a reply may not reach you."
        fix = "Take the opt-out away."
        yield exam.at(*offered, rule=RULE, why=why, source=SOURCE, fix=fix, severity=Severity.WARNING)


def _offered(message: str, told: Folded, start: int, exam: Examination) -> Span | None:
    """Where the message says how to end such messages: in words of its language, or by STOP in capitals."""
    for span in exam.lexicon.find("l27_opt_out", told.text):
        return told.span(*span)
    found = None if message.isupper() else _STOP.search(message)
    return None if found is None else (start + found.start(), start + found.end())

"""Whether a notice holds the content that laws name: one detector for each key of the vocabulary.

Most keys are found by the phrases of the section ``content_<key>``; what is forbidden, if other words give it
away, by ``forbidden_<key>``.  A few follow from the form of the text.  A key that has neither is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from amends.wording.lint.asking import PHONE, advises_to_act, mailboxes, numbers, stands_among_steps
from amends.wording.lint.blocks import Kind
from amends.wording.lint.domains import is_under, parse_target
from amends.wording.lint.examination import Examination
from amends.wording.lint.facts import LawContent
from amends.wording.lint.notice import Sentence
from amends.wording.lint.reading import Section, Standing
from amends.wording.lint.report import Severity
from amends.wording.readability.thresholds import thresholds

Place = tuple[int, int]
_TO_EVERYBODY = frozenset({"web", "press"})
_TOLL_FREE = re.compile(
    r"(?<![\w.])(?:\+?1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\)?[ .-]?\d|(?<!\w)(?:0800|00800|0 800)[ /-]?\d"
)
_DATE = re.compile(
    r"(?<!\w)(?:(?:19|20)[0-9]{2}|(?:۱۳|۱۴|۱۹|۲۰)[۰-۹]{2})(?!\w)|(?<!\w)[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2}(?!\w)"
)
_COUNT = re.compile(
    r"(?<![\w.,:/-])[0-9۰-۹]{1,3}(?:[., \u00a0\u202f٬'][0-9۰-۹]{3})*(?![\w/:-]|[.,][0-9۰-۹])"
    r"|(?<![\w.,:/-])[0-9۰-۹]{4,}(?!\w)"
)


def demanded(exam: Examination) -> dict[str, tuple[LawContent, ...]]:
    """The laws that require each key."""
    return _by_key((key, law) for law in exam.beside.laws for key in law.required)


def forbidden(exam: Examination) -> dict[str, tuple[LawContent, ...]]:
    """The laws that forbid each key."""
    return _by_key((key, law) for law in exam.beside.laws for key in law.forbidden)


def _by_key(pairs: Iterable[tuple[str, LawContent]]) -> dict[str, tuple[LawContent, ...]]:
    out: dict[str, tuple[LawContent, ...]] = {}
    for key, law in pairs:
        out[key] = (*out.get(key, ()), law)
    return out


def citing(laws: tuple[LawContent, ...]) -> str:
    """The citations of the laws, in order, each once."""
    return "; ".join(dict.fromkeys(law.citation for law in laws))


def absence_severity(exam: Examination) -> Severity:
    """How grave an absence is: what speaks to everybody, or leads on, stands beside a full notice."""
    if exam.is_short:
        return Severity.NOTE
    return Severity.WARNING if exam.channel in _TO_EVERYBODY else Severity.ERROR


def unjudged_content(exam: Examination) -> dict[str, str]:
    """What the laws ask for and no rule can see in this text, with the reason."""
    elsewhere, out = thresholds().content.elsewhere, {}
    fixed = thresholds().fixed_forms
    for key in demanded(exam):
        if key in fixed and (reason := fixed[key].not_judged):
            out[f"L01 {key}"] = reason
        elif key in elsewhere:
            out[f"L02 {key}"] = elsewhere[key]
        elif not can_be_seen(key, exam):
            out[f"L02 {key}"] = "it cannot be seen in a text to a person, or there is no detector for it"
    for key in forbidden(exam):
        if not can_be_seen(key, exam):
            out[f"L02 {key} (forbidden)"] = "there is no detector for it"
    return out


def can_be_seen(key: str, exam: Examination) -> bool:
    """Whether there is a detector for the key in the language of the notice."""
    if not exam.lexicon.has_words:
        return False
    return key in _BY_FORM or f"content_{key}" in exam.lexicon.sections


def holds(key: str, exam: Examination) -> bool:
    """Whether the notice holds the content of ``key``, judged generously."""
    by_form = _BY_FORM.get(key)
    if key in _BY_FORM_ALONE:
        return by_form is not None and by_form(exam)
    return (by_form is not None and by_form(exam)) or _says(f"content_{key}", exam)


def places_of(key: str, exam: Examination) -> list[Place]:
    """Where the notice holds content that is forbidden, judged strictly."""
    section = f"forbidden_{key}" if f"forbidden_{key}" in exam.lexicon.sections else f"content_{key}"
    out = [] if key != "number_of_residents" else _counted_persons(exam)
    if key == "number_of_residents":
        return out
    for sentence in exam.notice.sentences:
        found = [] if sentence.is_question else exam.lexicon.find(section, sentence.folded.text)
        out += [sentence.folded.span(*span) for span in found[:1]]
    return out


_PAUSES = re.compile(r"[,،;؛:()\"]+(?= |$)|(?<= )[(\"]+")


def says(section: str, sentence: Sentence, exam: Examination) -> bool:
    """Whether the sentence says a phrase of the section, whatever the commas between its words."""
    text = sentence.folded.text
    return exam.lexicon.has(section, text) or exam.lexicon.has(section, _PAUSES.sub("", text))


def _says(section: str, exam: Examination) -> bool:
    return any(says(section, item, exam) for item in exam.notice.sentences)


def _body(exam: Examination) -> list[Sentence]:
    return [item for item in exam.notice.sentences if item.kind is not Kind.SUBJECT]


def _original(sentence: Sentence, exam: Examination) -> str:
    return exam.notice.text[sentence.start : sentence.end]


def _names_elements(exam: Examination) -> bool:
    told = (Standing.CLAIMED, Standing.ASIDE)
    exposed = exam.facts.elements
    return any(
        mention.standing in told and (not exposed or mention.elements & exposed) for mention in exam.reading.mentions
    )


def _tells_of_breach(exam: Examination) -> bool:
    return any(exam.reading.states_exposure(item) for item in _body(exam))


def _lists_actions(exam: Examination) -> bool:
    """Steps, or advice about the reader's data; "write to us" and "you need not close it" are none."""
    if any(action.is_imperative for action in exam.actions):
        return True
    return any(advises_to_act(item, exam) for item in exam.notice.sentences)


def _foresees(exam: Examination) -> bool:
    """The consequences have a sentence of their own; the reason for a step, or an address, does not tell them."""
    return any(
        says("content_likely_consequences", item, exam)
        for item in _body(exam)
        if item.kind is not Kind.NUMBERED and exam.reading.sections[item.block] is not Section.CONTACT
    )


def _near(index: int, found: list[Sentence]) -> list[Sentence]:
    """The sentences beside this one, in its paragraph."""
    return [item for item in found[max(0, index - 1) : index + 2] if item.block == found[index].block]


def _dates_breach(exam: Examination) -> bool:
    """A date beside what happened; "we discovered the breach on 1 June" dates the discovery."""
    found = _body(exam)
    for index, dated in enumerate(found):
        if not _is_dated(dated, exam) or dated.is_question:
            continue
        if says("content_happened_words", dated, exam):
            return True
        if says("content_discovered_words", dated, exam) or says("content_notice_words", dated, exam):
            continue
        words = ("content_happened_words", "content_happened_nouns")
        if any(says(section, item, exam) for item in _near(index, found) for section in words):
            return True
    return False


def _dates_discovery(exam: Examination) -> bool:
    """A date beside the discovery: in its sentence, or in one beside it that dates nothing else."""
    found = _body(exam)
    for index, dated in enumerate(found):
        if not _is_dated(dated, exam):
            continue
        beside = [] if says("content_happened_words", dated, exam) else _near(index, found)
        if any(says("content_discovered_words", item, exam) for item in (dated, *beside)):
            return True
    return False


def _is_dated(sentence: Sentence, exam: Examination) -> bool:
    return bool(_DATE.search(_original(sentence, exam))) or exam.lexicon.has("content_days", sentence.folded.text)


def _dated_notice(exam: Examination) -> bool:
    """A line that is a date alone (the head of a letter), or a date beside words for writing."""
    for sentence in _body(exam):
        rest = re.sub(r"[\W\d_]+", " ", _original(sentence, exam)).split()
        if _is_dated(sentence, exam) and len(rest) <= 3:
            return True
    if "date" in exam.notice.front:
        return True
    return any(_is_dated(item, exam) and says("content_notice_words", item, exam) for item in _body(exam))


def _names_sender(exam: Examination) -> bool:
    """The name of the controller, or enough of it: its longest word."""
    name = exam.facts.controller_name
    words = sorted(re.findall(r"[^\W\d_]{3,}", name), key=len)
    return not words or words[-1].casefold() in exam.notice.text.casefold()


def _reachable(exam: Examination) -> bool:
    """A telephone number or an e-mail address outside the steps, or a page of the sender's that answers questions."""
    body = [item for item in _body(exam) if not _is_step(item, exam)]
    ways = (*numbers(exam), *mailboxes(exam))
    if any(item.start <= way < item.end for item in body for way in ways):
        return True
    return any(_answers_at_link(item, exam) for item in body)


def _is_step(sentence: Sentence, exam: Examination) -> bool:
    in_list = sentence.kind is Kind.BULLET and stands_among_steps(sentence, exam)
    return not exam.is_short and (sentence.kind is Kind.NUMBERED or in_list)


def _answers_at_link(sentence: Sentence, exam: Examination) -> bool:
    """Whether it leads to a page of the sender's, and says that one can ask there."""
    helps = exam.is_short or exam.reading.sections[sentence.block] is Section.CONTACT
    if not helps and not exam.lexicon.has("l02_help", sentence.folded.text):
        return False
    own = exam.facts.brand_domains
    inside = (parse_target(link.target) for link in exam.links if sentence.start <= link.start < sentence.end)
    return any(address is not None and (not own or is_under(address.host, own)) for address in inside)


def _toll_free(exam: Examination) -> bool:
    return any(_TOLL_FREE.search(_original(item, exam)) for item in _body(exam))


def _reached(section: str) -> Callable[[Examination], bool]:
    """An office is named, and in the same paragraph a number or an address of it."""

    def check(exam: Examination) -> bool:
        blocks = {item.block for item in _body(exam) if says(section, item, exam)}
        return any(_has_way(block + near, exam) for block in blocks for near in (0, 1))

    return check


def _has_way(index: int, exam: Examination) -> bool:
    if index >= len(exam.notice.blocks):
        return False
    block = exam.notice.blocks[index]
    linked = any(block.start <= link.start < block.end for link in exam.links)
    return linked or bool(PHONE.search(exam.notice.text, block.start, block.end))


def _bureaus(exam: Examination) -> bool:
    """All three agencies are named, with a number."""
    text = exam.notice.text.casefold()
    named = [name in text for name in ("equifax", "experian", "transunion")]
    return all(named) and _reached("content_named_credit_bureaus")(exam)


def _counted_persons(exam: Examination) -> list[Place]:
    """A number of people beside a word for them."""
    out = []
    for sentence in exam.notice.sentences:
        text = sentence.folded.text
        numbers = [match.span() for match in _COUNT.finditer(text)] + exam.lexicon.find("content_number_words", text)
        for start, end in numbers:
            for left, right in exam.lexicon.find("content_persons", text):
                if left >= end and len(text[end:left].split()) <= 2 and not re.search(r"[.,;:]\s", text[end:left]):
                    out.append(sentence.folded.span(start, right))
    return sorted(set(out))


_BY_FORM: dict[str, Callable[[Examination], bool]] = {
    "types_of_information": _names_elements,
    "measures_for_person": _lists_actions,
    "likely_consequences": _foresees,
    "date_of_breach": _dates_breach,
    "date_of_discovery": _dates_discovery,
    "date_of_notice": _dated_notice,
    "identity_of_entity": _names_sender,
    "contact_point": _reachable,
    "dpo_contact": _reachable,  # Art. 33(3)(b): the officer, or another contact point
    "nature_of_breach": _tells_of_breach,
    "how_it_happened": lambda exam: _says("forbidden_nature_of_breach", exam),
    "toll_free_number": _toll_free,
    "credit_bureau_contacts": _bureaus,
    "ftc_contact": _reached("content_named_ftc"),
    "attorney_general_contact": _reached("content_named_attorney_general"),
    "state_agency_contacts": _reached("content_named_state_agency"),
    "number_of_residents": lambda exam: bool(_counted_persons(exam)),
}
# Keys whose phrases count only at their own place.
_BY_FORM_ALONE = frozenset({"measures_for_person", "likely_consequences"})

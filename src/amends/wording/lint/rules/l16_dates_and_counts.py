"""L16: the notice says when it happened and when it was found, as the case has it, and how sure its counts are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from amends.wording.lint.anchordays import DISCOVERED, ESTABLISHED, HAPPENED, NOTIFIED, days_of
from amends.wording.lint.blocks import Kind
from amends.wording.lint.dates import FoundDate
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.numbers import FoundNumber, numbers_in
from amends.wording.lint.reading import Clause
from amends.wording.lint.report import Finding, Severity

RULE = "L16"
NEEDS_WORDS = True
SOURCE = "45 CFR 164.404(c)(1)(A) (date of breach, date of discovery); Help Scout (S3); project (14 days)"
_GAP_DAYS = 14
# A verb this many characters from a date says nothing of it.
_NEAR = 200
# What lies further back than this is another story than that of the breach.
_STORY = timedelta(days=365)
_TO_EVERYBODY = frozenset({"web", "press"})
_PEOPLE_WITHIN = 30  # characters from a number to the word for people
_NAMES = {"happened": "when the breach happened", "discovered": "when it was discovered", "notified": "its own date"}


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    found = exam.dates
    known = {
        "happened": days_of(exam.facts.anchors, HAPPENED),
        "discovered": days_of(exam.facts.anchors, DISCOVERED),
        "notified": days_of(exam.facts.anchors, NOTIFIED),
    }
    wrong = list(_contradictions(found, known, exam))
    yield from wrong
    if not (exam.is_short or exam.facts.is_follow_up or exam.facts.leads_on):
        yield from _missing(found, known, exam)
        yield from _unexplained_gap(known, exam)
    yield from _bare_counts(exam)


def _contradictions(
    found: tuple[FoundDate, ...], known: dict[str, frozenset[date]], exam: Examination
) -> Iterator[Finding]:
    """Dates of the breach or of its discovery that the case does not have."""
    later = days_of(exam.facts.anchors, ESTABLISHED)
    end = max(known["discovered"], default=date.max)
    for sentence in exam.notice.sentences:
        inside = [item for item in found if sentence.start <= item.start < sentence.end]
        clauses = exam.reading.clauses(sentence) if inside else ()
        told = [(item, _role(item, sentence, clauses, exam)) for item in inside]
        for role, days in (("happened", known["happened"]), ("discovered", known["discovered"] | later)):
            own = [item for item, said in told if said == role]
            if not known[role] or any(_agrees(item, days) for item in own):
                continue
            for item in own:
                between = item.day is not None and min(days) <= item.day <= end
                if not (role == "happened" and between and _goes_on(sentence, days, exam)):
                    yield _contradiction(item, role, exam)


def _goes_on(sentence: Sentence, days: frozenset[date], exam: Examination) -> bool:
    """Whether the breach goes on in this sentence, so that a second day of it is none against the case.

    It says so ("until", "again", "two days later"), or its paragraph has told the day itself before.
    """
    if exam.lexicon.has("l16_going_on", sentence.folded.text):
        return True
    before = [item for item in exam.notice.sentences if item.block == sentence.block and item.start < sentence.start]
    return any(_agrees(found, days) for item in before for found in exam.dates_of(item))


def _agrees(found: FoundDate, days: frozenset[date]) -> bool:
    return any(found.may_be(day) for day in days)


def _role(found: FoundDate, sentence: Sentence, clauses: tuple[Clause, ...], exam: Examination) -> str | None:
    """What the clause around a date dates; ``None`` for a deadline, a promise, a question or advice."""
    if sentence.is_question:
        return None
    text = sentence.folded.text
    at = bisect_left(sentence.folded.starts, found.start)
    clause = next(item for item in clauses if item.start <= at < item.end)
    left, right = max(clause.start, at - _NEAR), min(clause.end, at + _NEAR)
    if clause.is_condition and exam.lexicon.has("l16_if", text, left, right):
        return None
    roles = [
        (min(abs(start - at) for start, _ in spans), role)
        for role in ("discovered", "other", "happened")
        if (spans := exam.lexicon.find(f"l16_{role}", text, left, right))
    ]
    if not roles and exam.lexicon.has("l16_culprits", text, left, right) and _is_before_discovery(found, exam):
        return "happened"  # whatever thieves did on that day
    return min(roles)[1] if roles else None


def _is_before_discovery(found: FoundDate, exam: Examination) -> bool:
    known = days_of(exam.facts.anchors, DISCOVERED)
    return found.day is not None and bool(known) and timedelta() <= max(known) - found.day <= _STORY


def _missing(found: tuple[FoundDate, ...], known: dict[str, frozenset[date]], exam: Examination) -> Iterator[Finding]:
    for role, days in known.items():
        if days and not any(_agrees(item, days) for item in found):
            # A mail bears its date in its head, a letter does not; a page for everybody is no notice to a person.
            mild = exam.channel in _TO_EVERYBODY or (role == "notified" and exam.channel != "post")
            yield Finding(
                rule=RULE,
                severity=Severity.WARNING if mild else Severity.ERROR,
                why=f"The case knows {_NAMES[role]} ({_shown(days)}), and the notice does not say it.",
                source=SOURCE,
                fix=f"Write the day in full: {_shown(days)}.",
            )


def _unexplained_gap(known: dict[str, frozenset[date]], exam: Examination) -> Iterator[Finding]:
    """More than two weeks until the discovery, or from it to the notice, without a word on why."""
    found, told = known["discovered"], min((*known["notified"], *_written_on(exam)), default=None)
    if not found or _explains_gap(exam):
        return
    hidden = (min(found) - max(known["happened"])).days if known["happened"] else 0
    waited = (told - min(found)).days if told else 0
    if hidden > _GAP_DAYS and _tells_both(known, exam):
        why = f"{hidden} days lie between the breach and its discovery, and the notice does not say why."
        yield _gap(why, "It took us this time to find the breach, because the thief had deleted our logs.")
    elif waited > _GAP_DAYS:
        why = f"{waited} days lie between the discovery and this notice, and it does not say why."
        yield _gap(why, "We needed this time to find out whose data was in the file.")


def _gap(why: str, example: str) -> Finding:
    fix = f'Explain it in one sentence. For instance: "{example}"'
    return Finding(rule=RULE, severity=Severity.WARNING, why=why, source=SOURCE, fix=fix)


def _tells_both(known: dict[str, frozenset[date]], exam: Examination) -> bool:
    """Whether readers can see the gap: where a day is missing, that is what is reported."""
    return all(any(_agrees(item, known[role]) for item in exam.dates) for role in ("happened", "discovered"))


def _written_on(exam: Examination) -> list[date]:
    """The days that the notice gives as its own."""
    return [
        item.day
        for sentence in exam.notice.sentences
        for item in exam.dates_of(sentence)
        if item.day and (_stands_alone(item, sentence) or exam.lexicon.has("l16_written", sentence.folded.text))
    ]


def _explains_gap(exam: Examination) -> bool:
    """Whether a sentence outside the numbered steps (they say how long each takes) gives a reason."""
    return any(
        exam.lexicon.has("l16_gap_reason", item.folded.text)
        for item in exam.notice.sentences
        if not any(action.start <= item.start < action.end for action in exam.actions)
    )


def _stands_alone(found: FoundDate, sentence: Sentence) -> bool:
    """Whether it is the date of the notice: one that stands alone above the text."""
    return (found.end - found.start) * 2 > sentence.end - sentence.start and sentence.kind is Kind.PARAGRAPH


def _bare_counts(exam: Examination) -> Iterator[Finding]:
    """Counts of those affected whose precision is said neither beside them nor anywhere else."""
    if exam.is_short or any(exam.lexicon.has("l16_count_said", item.folded.text) for item in exam.notice.sentences):
        return
    counted = [(item, found) for item in exam.notice.sentences for found in _people_counted(item, exam)]
    sure = {found.value for item, found in counted if exam.lexicon.has("l16_precision", item.folded.text)}
    for item, found in counted:
        if found.value in sure or item.is_question or not exam.lexicon.has("l16_affected", item.folded.text):
            continue
        yield exam.at(
            item.start + found.start,
            item.start + found.end,
            rule=RULE,
            why="It counts people and does not say whether the number is exact, a minimum or an estimate.",
            source=SOURCE,
            fix='Say which it is: "exactly", "at least" or "about".',
            severity=Severity.WARNING,
        )


def _people_counted(sentence: Sentence, exam: Examination) -> Iterator[FoundNumber]:
    """The numbers of a sentence that a word for people follows."""
    places = [sentence.folded.span(*span)[0] for span in exam.lexicon.find("l16_people", sentence.folded.text)]
    if places:
        text = exam.notice.text[sentence.start : sentence.end]
        for number in numbers_in(text, language=exam.lexicon.language):
            right = sentence.start + number.end
            if float(number.value) > 1 and any(0 <= start - right <= _PEOPLE_WITHIN for start in places):
                yield number


def _contradiction(found: FoundDate, role: str, exam: Examination) -> Finding:
    names = HAPPENED if role == "happened" else DISCOVERED
    days = _shown(days_of(exam.facts.anchors, names))
    why = f"The case says {_NAMES[role]}: {days}. The notice gives another date."
    fix = f"Write {days}, or correct the case if the notice is right."
    return exam.at(found.start, found.end, rule=RULE, why=why, source=SOURCE, fix=fix)


def _shown(days: frozenset[date]) -> str:
    return " or ".join(day.isoformat() for day in sorted(days))

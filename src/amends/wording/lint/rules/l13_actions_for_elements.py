"""L13: for each exposed kind of data the notice says what the reader can do about it."""

from __future__ import annotations

from collections.abc import Iterator

from amends.core.elements import in_order
from amends.wording.book.actiontable import ActionRow, action_table
from amends.wording.lint.actions import is_request
from amends.wording.lint.asking import advises_to_act, stands_among_steps
from amends.wording.lint.blocks import Kind
from amends.wording.lint.content import absence_severity, says
from amends.wording.lint.examination import Examination
from amends.wording.lint.notice import Sentence
from amends.wording.lint.report import Finding, Severity
from amends.wording.readability.thresholds import thresholds

RULE = "L13"
NEEDS_WORDS = True
SOURCE = "FTC, Data Breach Response; Golla et al., CCS 2018; wordbook/actions"
# Elements that tell where their owner lives, where the facts do not.
_AT_HOME = {"pesel": "PL", "ssn": "US"}
# Elements whose first action nothing else can stand for, in a country that has a register for them.
_STRICT_AT = {"id_card": "PL"}
# Kinds that count only where they are said to the reader: "you get a new IBAN" is no watching of the account.
_ADVISED = frozenset({"account", "document", "medical"})
# Thieves try a stolen password at other services next.
_REUSED = {"password": Severity.ERROR, "credentials": Severity.ERROR, "password_hash": Severity.WARNING}
_REUSE = "reuse"
_REUSE_WORDS = "change the password wherever else the same one is used"
_REACHED = frozenset({"email", "phone"})  # whoever has these can send false messages


def not_judged(exam: Examination) -> str | None:
    if exam.facts.elements is None:
        return "the exposed data is not known yet: give cohorts, or assess the evidence first"
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    said = _said(exam)
    if exam.leads_on and said:
        return
    segments = [(elements, country) for elements in exam.facts.audiences for country in _countries(exam)]
    owed = [tuple(_owed(elements, country, said)) for elements, country in segments]
    for first, grave in min(owed, key=_weight):
        yield _finding(first, grave, exam)


_Owed = tuple[str, Severity]  # the section that is missing, and how grave that is


def _weight(owed: tuple[_Owed, ...]) -> tuple[int, int]:
    return sum(grave is Severity.ERROR for _, grave in owed), len(owed)


def _said(exam: Examination) -> frozenset[str]:
    """The kinds of action that the notice tells of, in any sentence that is no question."""
    spoken = [item for item in exam.notice.sentences if not (item.is_question or item.kind is Kind.SUBJECT)]
    kinds = {*thresholds().actions.words.values(), _REUSE}
    found = {kind for kind in kinds if any(_tells(kind, item, exam) for item in spoken)}
    # Whoever knows the address alone writes letters, so these are what to look at.
    if not (exam.facts.elements or frozenset()) & _REACHED and any(_tells("letters", item, exam) for item in spoken):
        found.add("phishing")
    return frozenset(found)


def _tells(kind: str, sentence: Sentence, exam: Examination) -> bool:
    if not says(f"l13_{kind}", sentence, exam):
        return False
    if kind == "identity" and sentence.kind is Kind.BULLET:  # the address of an agency, and no advice
        return is_request(sentence, exam.reading)
    if kind == _REUSE:  # "thieves try it elsewhere" is a danger, and no advice
        return sentence.kind is Kind.NUMBERED or exam.is_short or advises_to_act(sentence, exam)
    advised = kind not in _ADVISED or exam.is_short or stands_among_steps(sentence, exam)
    return advised or advises_to_act(sentence, exam)


def _countries(exam: Examination) -> list[str]:
    """Where the readers live, as the action tables know it; "" where the facts do not say."""
    return sorted({place.partition("-")[0] for place in exam.facts.residences}) or [""]


def _owed(elements: frozenset[str], country: str, said: frozenset[str]) -> Iterator[_Owed]:
    """What is missing for these elements, each kind of action once, the gravest first."""
    graves: dict[str, Severity] = {}
    for element in in_order(elements):
        found = _missing(element, country or _AT_HOME.get(element, ""), said)
        if found is not None and graves.get(found[0]) is not Severity.ERROR:
            graves[found[0]] = found[1]
    if "password" in said and _REUSE not in said:
        owing = [grave for element, grave in _REUSED.items() if element in elements]
        graves |= {_REUSE: owing[0]} if owing else {}
    yield from sorted(graves.items(), key=lambda item: item[1] is not Severity.ERROR)


def _missing(element: str, country: str, said: frozenset[str]) -> _Owed | None:
    data = thresholds().actions
    if element not in data.error | data.warning:
        return None
    kinds = [data.words[row.say] for row in _rows(element, country) if row.say in data.words]
    if not kinds or kinds[0] in said:
        return None
    stands_in = bool(said & set(kinds[1:])) and element not in data.strict and _STRICT_AT.get(element) != country
    is_grave = element in data.error and not stands_in
    return kinds[0], Severity.ERROR if is_grave else Severity.WARNING


def _rows(element: str, country: str) -> list[ActionRow]:
    """The actions for an element, the country's own first, each part by priority."""
    tables = [action_table(country.lower()) if country.isalpha() else None, action_table("international")]
    rows = [sorted(table.actions, key=lambda row: row.priority) for table in tables if table is not None]
    return [row for part in rows for row in part if element in row.elements]


def _finding(kind: str, grave: Severity, exam: Examination) -> Finding:
    usual = Severity.WARNING if exam.leads_on else absence_severity(exam)
    severity = grave if usual is Severity.ERROR else usual
    names = ", ".join(_concerned(kind, exam))
    return Finding(
        rule=RULE,
        severity=severity,
        why=f"The notice does not say what to do about exposed data ({names}): {_named(kind)}.",
        source=SOURCE,
        fix=f"Add a step to the numbered list: {_named(kind)}.",
    )


def _named(kind: str) -> str:
    return _REUSE_WORDS if kind == _REUSE else thresholds().actions.say[kind]


def _concerned(kind: str, exam: Examination) -> list[str]:
    """The exposed elements for which this kind of action is the first."""
    words, out = thresholds().actions.words, []
    if kind == _REUSE:
        return [element for element in in_order(exam.facts.elements or ()) if element in _REUSED]
    for element in in_order(exam.facts.elements or ()):
        for country in _countries(exam):
            rows = _rows(element, country or _AT_HOME.get(element, ""))
            if rows and words.get(rows[0].say) == kind:
                out.append(element)
                break
    return out

"""L24: no merge field is left open, none is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.wording.lint.blocks import Kind
from amends.wording.lint.examination import Examination
from amends.wording.lint.fold import fold
from amends.wording.lint.lexicon import languages, lexicon
from amends.wording.lint.report import Finding, Severity

RULE = "L24"
NEEDS_WORDS = False
SOURCE = "project; Equifax 2017 (letters with another person's name)"
_WHY = "A field was not filled in: the reader sees the machinery, or nothing, in place of their data."
_FIX = "Fill the field from the register, or reword the sentence to do without it."

_OPEN = re.compile(
    r"\{\{.{0,120}?\}\}|\{%.{0,120}?%\}|\$?\{[^{}\n]{0,80}\}"  # {{name}} {% if %} {name} ${name}
    r"|%%[A-Za-z][A-Za-z0-9_. ]{0,40}%%"  # %%FNAME%%
    r"|<<[^<>\n]{0,60}>>|\*\|[^|\n]{1,60}\|\*|\[\[[^\[\]\n]{1,60}\]\]"  # <<Name>> *|FNAME|* [[name]]
    r"|<(?:[A-Z][A-Z0-9]*_[A-Z0-9_]*|[A-Z]{3,20})>"  # <FIRST_NAME>
    r"|(?<![%\w])%(?:[A-Za-z][A-Za-z0-9_.]{1,40}%|\([A-Za-z_]\w*\)[sd]|[sd](?!\w))"  # %NAME% %(name)s %s
    r"|(?<![\w*#-])[Xx]{3,}(?![\w*#-])(?!(?:[ ][Xx*]{2,})*[ ]?[\d*#])"  # XXXX, but no "XXXX XXXX 1234"
    r"|(?<!\w)_{4,}(?!\w)|\[(?:\.\.\.|…|[ ]{2,}|_+)\]"  # ____ [...]
    r"|(?<!\w)#[A-Z][A-Z_]{2,30}#(?!\w)|(?<![\w$])\$[A-Z][A-Z_]{2,30}(?!\w)"  # #NAME# $NAME
    r"|(?<![\w@])@@?[A-Z][A-Z_]{2,40}@@?(?!\w)|(?<!\w)__[A-Z][A-Z_]{2,40}__(?!\w)"  # @@NAME@@ __NAME__
)
_QUOTED = re.compile(r"«([^«»\n]{1,40})»|(?<![\]!])\[([^\[\]\n]{1,60})\](?![(\[]|:[ \t]*\S)")
_FIELD_SHAPE = re.compile(r"[A-Z][A-Z0-9]*(?:[ _.-][A-Z0-9]+)*|[A-Za-z]+(?:[_.][A-Za-z0-9]+)+|[a-z]+[A-Z]\w*")
_NOTHING = re.compile(r"(?<![\w'’-])(None|null|NULL|nan|NaN|undefined|NaT|\(null\))(?![\w'’-])")
_GAP = re.compile(r"(?<=\w)[ \t]+(?=[,،](?:[\s]|$))|(?<=\w)[ \t]+(?=\.(?:\s|$))")


def not_judged(exam: Examination) -> str | None:
    return None


def judge(exam: Examination) -> Iterator[Finding]:
    for start, end, severity in _faults(exam):
        yield exam.at(start, end, rule=RULE, why=_WHY, source=SOURCE, fix=_FIX, severity=severity)


def _faults(exam: Examination) -> Iterator[tuple[int, int, Severity]]:
    found = _empty_salutations(exam)
    for block in exam.notice.blocks:
        found += _in_block(exam, block.start, block.end)
    last = -1
    for start, end in sorted(found):
        if start >= last:
            last = end
            yield start, end, Severity.ERROR
    for start, end in _gaps(exam):
        if not any(start < right and left < end for left, right in found):
            yield start, end, Severity.WARNING


def _in_block(exam: Examination, start: int, end: int) -> list[tuple[int, int]]:
    text = exam.notice.text
    found = [match.span() for match in _OPEN.finditer(text, start, end)]
    found += [match.span() for match in _QUOTED.finditer(text, start, end) if _is_field(match, exam)]
    found += [match.span(1) for match in _NOTHING.finditer(text, start, end) if _is_nothing(match, exam)]
    return found


def _is_field(match: re.Match[str], exam: Examination) -> bool:
    """Quotation marks and brackets are a field only around what looks like the name of one."""
    inner = (match.group(1) or match.group(2) or "").strip()
    if match.group(2) is not None and (inner.startswith("^") or inner in ("x", "X") or inner.isdigit()):
        return False
    if match.group(1) is not None and " " in inner and "_" not in inner:
        return False
    return bool(_FIELD_SHAPE.fullmatch(inner)) or any(_names_field(inner, language) for language in languages())


def _names_field(inner: str, language: str) -> bool:
    """A field may keep the name that it has in the language of the system."""
    known = lexicon(language).find("field_names", fold(inner, language=language).text)
    return any(start == 0 for start, _ in known)


def _folded(text: str, exam: Examination) -> str:
    return fold(text, language=exam.lexicon.language).text


def _is_nothing(match: re.Match[str], exam: Examination) -> bool:
    """The word of a programming language; English "None of" and German "null" (zero) are words."""
    text, word = match.string, match.group(1)
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 4]
    if _greets(before, exam):
        return True
    opens = not before.strip(" *_#>-") or re.search(r"[.!?:\n]\s*$", before) is not None
    if word == "None":
        return not opens and not after.startswith(" of")
    if word == "null" and exam.lexicon.language == "de":
        return False
    if word == "nan":
        return not re.search(r"\b(?:my|your|a|the|her|his|our)\s$", before, re.IGNORECASE)
    return True


def _greets(before: str, exam: Examination) -> bool:
    line = _folded(before.rpartition("\n")[2], exam)
    return any(start == 0 for start, _ in exam.lexicon.find("salutations", line))


def _empty_salutations(exam: Examination) -> list[tuple[int, int]]:
    """The greeting, a title, and then nothing but punctuation: "Dear ,"."""
    out = []
    for sentence in exam.notice.sentences:
        if sentence.kind is Kind.HEADING:
            continue
        text = sentence.folded.text
        for start, end in exam.lexicon.find("salutations", text):
            punctuation = re.compile(r"\s*[,،!:]|\s*$").match(text, end)
            # "Szanowna Pani," is whole; with a space before the comma a name has fallen out.
            is_whole = exam.lexicon.has("whole_greetings", text[start:end]) and text[end : end + 1] != " "
            if start <= 1 and punctuation and not is_whole:
                out.append(sentence.folded.span(start, max(end, punctuation.end())))
    return out


def _gaps(exam: Examination) -> Iterator[tuple[int, int]]:
    """A space before a comma or a full stop is what an empty field leaves behind."""
    for block in exam.notice.blocks:
        for match in _GAP.finditer(exam.notice.text, block.start, block.end):
            end = match.end() + 1
            if "\n" not in match.group() and exam.lexicon.language != "fa":
                yield match.start(), end

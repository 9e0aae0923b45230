"""L29: the page can be read by everybody: language, headings, contrast, type size, links, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from amends.wording.lint.examination import Examination
from amends.wording.lint.fold import fold
from amends.wording.lint.lexicon import shared
from amends.wording.lint.page import Page, Run, read_page
from amends.wording.lint.report import Finding, Severity
from amends.wording.lint.style import contrast

RULE = "L29"
NEEDS_WORDS = False
SOURCE = "WCAG 2.2 (1.1.1, 1.3.1, 1.4.3, 1.4.5, 2.4.4, 3.1.1); Cal. Civ. Code 1798.82(d)(1)(C) (10 point)"
SMALLEST = 10.0  # points
_FEW_WORDS = 20
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_E, _W = Severity.ERROR, Severity.WARNING


def not_judged(exam: Examination) -> str | None:
    if exam.beside.html is not None:
        return None
    return "a bare text has no colours, type sizes or pictures: give the HTML that is sent"


def judge(exam: Examination) -> Iterator[Finding]:
    source = exam.beside.html
    if source is None:
        return
    page = read_page(source)
    for span, why, fix, severity in (*_language(page, exam), *_pictures(page), *_outline(page), *_links(page, exam)):
        yield _found(source, span, why, fix, severity)
    for span, why, fix, severity in (*_contrasts(page), *_sizes(page, exam)):
        yield _found(source, span, why, fix, severity)


_Fault = tuple[tuple[int, int] | None, str, str, Severity]


def _language(page: Page, exam: Examination) -> Iterator[_Fault]:
    language = exam.lexicon.language
    fix = f'Write <html lang="{language}">.'
    if page.language is None:
        yield None, "The page does not say its language, so a screen reader reads it with another's sounds.", fix, _E
    elif page.language.lower().split("-")[0].split("_")[0] != language:
        why = f"The page says that it is in {page.language!r}, and the notice is in {language!r}."
        yield page.language_at, why, fix, _E


def _pictures(page: Page) -> Iterator[_Fault]:
    for picture in page.pictures:
        if picture.alt is None and not picture.is_pixel:
            fix = 'Say in alt="..." what it tells; alt="" if it tells nothing.'
            yield (picture.start, picture.end), "Who cannot see this picture is not told what it shows.", fix, _E
    shown = [picture for picture in page.pictures if not picture.is_pixel]
    if shown and page.words < _FEW_WORDS:
        why = "The notice is a picture: it cannot be read out, enlarged, searched or translated."
        yield (shown[0].start, shown[0].end), why, "Write the notice as text.", _E


def _outline(page: Page) -> Iterator[_Fault]:
    last = 0
    for level, start, end in page.headings:
        if level > last + 1 and last:
            why = f"A heading of level {level} follows one of level {last}: readers who go by headings miss a step."
            yield (start, end), why, f"Make it <h{last + 1}>.", _W
        last = level


def _links(page: Page, exam: Examination) -> Iterator[_Fault]:
    language = exam.lexicon.language
    empty = {fold(text, language=language).text for text in shared("l29_bare_links").get(language, ())}
    fix = "Say where it leads: Reserve your PESEL at gov.pl/zastrzez-pesel."
    for anchor in page.anchors:
        shown = fold(anchor.shown, language=language).text.strip(" .!:>\"'→-")
        if not shown:
            yield (anchor.start, anchor.end), "The link has no text, so a screen reader cannot name it.", fix, _E
        elif shown in empty:
            why = "Read out alone, as screen readers list links, this text does not say where it leads."
            yield (anchor.start, anchor.end), why, fix, _E


def _contrasts(page: Page) -> Iterator[_Fault]:
    seen: set[object] = set()
    for run in page.runs:
        style = run.style
        if style.is_hidden or style.has_picture or (style.color is None and style.background is None):
            continue
        if style.color == style.background or (style.color, style.background) in seen:
            continue  # text in the colour of its ground is a hidden preview
        ratio = contrast(style.color or _BLACK, style.background or _WHITE)
        needed = 3.0 if style.size >= 18 or (style.size >= 14 and style.is_bold) else 4.5
        if ratio < needed:
            seen.add((style.color, style.background))
            why = (
                f"The contrast is {ratio:.1f} to 1; {needed:g} to 1 is the least that people with weak sight can read."
            )
            fix = "Make the text darker, or its ground lighter."
            yield (run.start, run.end), why, fix, _W if _may_differ(run, page) else _E


def _may_differ(run: Run, page: Page) -> bool:
    """Whether a style sheet may set the colour that no inline style sets."""
    one_sided = run.style.color is None or run.style.background is None
    return one_sided and page.has_sheet and run.style.is_classed


def _sizes(page: Page, exam: Examination) -> Iterator[_Fault]:
    small = [run for run in page.runs if run.style.is_sized and run.style.size < SMALLEST and not run.style.is_hidden]
    if not small:
        return
    words = sum(len(run.text.split()) for run in small)
    # A footer in small type is bad; a notice in small type, or one under a law that sets a size, may not go out.
    is_grave = words * 4 >= page.words or "US-CA" in exam.facts.residences
    first = small[0]
    why = f"{words} words are set smaller than {SMALLEST:g} points (here {first.style.size:.1f})."
    fix = "Set all text in 10 points (13.4 px) or more; 12 points are better."
    yield (first.start, first.end), why, fix, _E if is_grave else _W


def _found(source: str, span: tuple[int, int] | None, why: str, fix: str, severity: Severity) -> Finding:
    """A finding whose place is that of the page, not of the text that was read from it."""
    start, end = span or (None, None)
    text = source[start:end] if span else None
    return Finding(rule=RULE, severity=severity, start=start, end=end, text=text, why=why, source=SOURCE, fix=fix)

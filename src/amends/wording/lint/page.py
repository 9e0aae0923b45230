"""What an HTML page is for those who do not see it as it was drawn: language, headings, links, pictures, type."""

from __future__ import annotations

from dataclasses import dataclass, field

from amends.wording.lint.style import Style, styled
from amends.wording.lint.tags import Part, Token, tokens

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NEVER_SHOWN = frozenset({"title", "noscript", "head"})
_DEEPEST = 400  # elements inside one another; deeper ones inherit no more


@dataclass(frozen=True)
class Run:
    """A run of visible text with its style."""

    start: int
    end: int
    text: str
    style: Style


@dataclass(frozen=True)
class Picture:
    """``alt`` is ``None`` where nothing stands in for it; ``is_pixel``: it is there to be fetched, not seen."""

    start: int
    end: int
    alt: str | None
    is_pixel: bool


@dataclass
class Anchor:
    """A link; ``shown`` is what is read out for it."""

    start: int
    end: int
    shown: str = ""


@dataclass
class Page:
    """A page, read once.  Places count in its source."""

    language: str | None = None
    language_at: tuple[int, int] | None = None
    has_sheet: bool = False
    headings: list[tuple[int, int, int]] = field(default_factory=list)  # level, start, end
    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def words(self) -> int:
        """How many words are shown as text."""
        return sum(len(run.text.split()) for run in self.runs if not run.style.is_hidden)


def read_page(source: str) -> Page:
    """The page in ``source``; broken HTML is read as far as it goes."""
    page, reader = Page(), _Reader()
    page.has_sheet = "<style" in source.lower() or "stylesheet" in source.lower()
    for token in tokens(source):
        reader.take(token, page)
    return page


@dataclass
class _Reader:
    open: list[tuple[str, Style]] = field(default_factory=list)
    anchor: Anchor | None = None

    def take(self, token: Token, page: Page) -> None:
        if token.part is Part.TEXT:
            self._text(token, page)
        elif token.part is Part.OPEN:
            self._open(token, page)
        else:
            self._close(token)

    @property
    def style(self) -> Style:
        return self.open[-1][1] if self.open else Style()

    def _text(self, token: Token, page: Page) -> None:
        if self.anchor is not None:
            self.anchor.shown += token.text
            self.anchor.end = token.end
        if token.text.strip() and not any(name in _NEVER_SHOWN for name, _ in self.open):
            page.runs.append(Run(token.start, token.end, token.text, self.style))

    def _open(self, token: Token, page: Page) -> None:
        if page.language is None and (told := token.get("lang") or token.get("xml:lang")):
            page.language, page.language_at = told, (token.start, token.end)
        if token.name in _HEADINGS:
            page.headings.append((int(token.name[1]), token.start, token.end))
        if token.name == "a" and token.get("href"):
            self.anchor = Anchor(token.start, token.end, token.get("aria-label") or token.get("title") or "")
            page.anchors.append(self.anchor)
        if token.name == "img":
            self._picture(token, page)
        if token.name not in _VOID and len(self.open) < _DEEPEST:
            self.open.append((token.name, styled(self.style, token)))

    def _picture(self, token: Token, page: Page) -> None:
        alt = "" if token.get("role") in ("presentation", "none") else token.get("alt")
        is_pixel = token.get("width") in ("0", "1") or token.get("height") in ("0", "1")
        page.pictures.append(Picture(token.start, token.end, alt, is_pixel))
        if self.anchor is not None:
            self.anchor.shown += alt or ""
            self.anchor.end = token.end

    def _close(self, token: Token) -> None:
        if token.name == "a":
            self.anchor = None
        names = [name for name, _ in self.open]
        if token.name in names:
            del self.open[len(names) - 1 - names[::-1].index(token.name) :]

"""What a reader sees of a page: each piece of text with its colours, size and direction, worked out from the markup."""

from __future__ import annotations

import colorsys
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as lxml_html

_DARK = re.compile(r"@media \(prefers-color-scheme:dark\)\{(.*?)\n\}", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LOADING = ("src", "srcset", "href", "background", "poster", "data", "action", "cite", "longdesc", "ping")


@dataclass(frozen=True)
class Piece:
    text: str
    ink: str
    paper: str
    size: float
    direction: str


def parse(source: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))


def pieces(source: str, *, dark: bool = False) -> Iterator[Piece]:
    """Every visible piece of text of an email, in order."""
    yield from _within(parse(source).find("body"), list(_rules(source)) if dark else [])


def _within(element: lxml_html.HtmlElement, rules: list[tuple[str, dict[str, str]]]) -> Iterator[Piece]:
    if not isinstance(element.tag, str) or styles_of(element).get("display") == "none":
        return
    if (element.text or "").strip():
        yield _piece(element, element.text, rules)
    for child in element:
        yield from _within(child, rules)
        if (child.tail or "").strip():
            yield _piece(element, child.tail, rules)


def words(text: str) -> list[str]:
    return re.sub(r"[\u2066-\u2069]", "", text).split()


def visible_words(source: str) -> list[str]:
    return [word for piece in pieces(source) for word in words(piece.text)]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def turned_over(color: str) -> str:
    """The colour as programs make it that invert by themselves: the same hue, light and dark exchanged."""
    hue, light, saturation = colorsys.rgb_to_hls(*_rgb(color))
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, 1 - light, saturation))


def styles_of(element: lxml_html.HtmlElement) -> dict[str, str]:
    return _declarations(element.get("style") or "")


def _piece(element: lxml_html.HtmlElement, text: str, rules: list[tuple[str, dict[str, str]]]) -> Piece:
    return Piece(
        text,
        _nearest(element, "color", rules),
        _nearest(element, "background-color", rules),
        float(_nearest(element, "font-size", []).removesuffix("px")),
        _direction(element),
    )


def _nearest(element: lxml_html.HtmlElement, name: str, rules: list[tuple[str, dict[str, str]]]) -> str:
    for one in (element, *element.iterancestors()):
        own = _computed(one, rules).get(name)
        if own:
            return own
    raise AssertionError(f"no {name} for <{element.tag}>")


def _direction(element: lxml_html.HtmlElement) -> str:
    for one in (element, *element.iterancestors()):
        own = styles_of(one).get("direction") or one.get("dir")
        if own:
            return own
    return "ltr"


def _computed(element: lxml_html.HtmlElement, rules: list[tuple[str, dict[str, str]]]) -> dict[str, str]:
    """Inline style, over which the important rules lie by specificity and order."""
    fitting = [(rule[0], at) for at, rule in enumerate(rules) if _fits(element, rule[0].split())]
    fitting.sort(key=lambda found: (found[0].count("."), len(re.findall(r"(?<![.\w-])[a-z]", found[0])), found[1]))
    found = styles_of(element)
    for _, at in fitting:
        found |= rules[at][1]
    return found


def _fits(element: lxml_html.HtmlElement, parts: list[str]) -> bool:
    if not _is(element, parts[-1]):
        return False
    above = iter(element.iterancestors())
    return all(any(_is(one, part) for one in above) for part in reversed(parts[:-1]))


def _is(element: lxml_html.HtmlElement, part: str) -> bool:
    tag, *classes = part.split(".")
    return tag in ("", element.tag) and set(classes) <= set((element.get("class") or "").split())


def _rules(source: str) -> Iterator[tuple[str, dict[str, str]]]:
    for block in _DARK.findall(html.unescape(source)):
        for selectors, declared in _RULE.findall(block):
            for selector in selectors.split(","):
                yield selector.strip(), _declarations(declared.replace("!important", ""))


def _declarations(text: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in text.split(";") if ":" in item)
    return {name.strip(): value.strip() for name, _, value in pairs}


def _luminance(color: str) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(color)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _rgb(color: str) -> tuple[float, float, float]:
    plain = color.removeprefix("#")
    full = "".join(2 * digit for digit in plain) if len(plain) == 3 else plain
    return tuple(int(full[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]

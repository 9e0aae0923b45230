"""What inline styles say of a text: its colours, its size, whether it is shown; and the contrast of two colours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from amends.wording.lint.tags import Token

RGB = tuple[int, int, int]
_NAMED: dict[str, RGB] = {
    "black": (0, 0, 0), "white": (255, 255, 255), "red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255),
    "yellow": (255, 255, 0), "aqua": (0, 255, 255), "cyan": (0, 255, 255), "fuchsia": (255, 0, 255),
    "magenta": (255, 0, 255), "silver": (192, 192, 192), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "maroon": (128, 0, 0), "olive": (128, 128, 0), "green": (0, 128, 0), "purple": (128, 0, 128),
    "teal": (0, 128, 128), "navy": (0, 0, 128), "orange": (255, 165, 0), "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211), "darkgray": (169, 169, 169), "darkgrey": (169, 169, 169),
    "dimgray": (105, 105, 105), "dimgrey": (105, 105, 105), "whitesmoke": (245, 245, 245), "pink": (255, 192, 203),
    "gold": (255, 215, 0), "darkblue": (0, 0, 139), "darkred": (139, 0, 0), "darkgreen": (0, 100, 0),
}  # fmt: skip
_DECLARATION = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]+?)\s*(?:!important)?\s*(?:;|$)")
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?|\.\d{1,4})\s*(pt|px|em|rem|%)")
_POINTS = {"xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12.0, "large": 13.5, "x-large": 18.0}
_FONT_SIZES = {"1": 7.5, "2": 9.75, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}  # <font size>
_ROOT_POINTS = 12.0  # 16 px, what browsers begin with


@dataclass(frozen=True)
class Style:
    """Inherited style; ``size`` in points.  A colour is ``None`` where no inline style sets it."""

    color: RGB | None = None
    background: RGB | None = None
    size: float = _ROOT_POINTS
    is_sized: bool = False
    is_bold: bool = False
    is_hidden: bool = False
    has_picture: bool = False  # a picture behind the text: its contrast cannot be known
    is_classed: bool = False  # a style sheet may say otherwise


def styled(parent: Style, tag: Token) -> Style:
    """The style inside ``tag``: that of its parent, changed by its attributes and its inline style."""
    style = replace(
        parent,
        is_classed=parent.is_classed or tag.get("class") is not None or tag.get("id") is not None,
        is_bold=parent.is_bold or tag.name in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"),
        is_hidden=parent.is_hidden or tag.get("hidden") is not None,
    )
    if colour := parse_colour(tag.get("bgcolor") or ""):
        style = replace(style, background=colour)
    if tag.name == "font":
        size = _FONT_SIZES.get(tag.get("size") or "")
        style = replace(
            style,
            color=parse_colour(tag.get("color") or "") or style.color,
            size=size or style.size,
            is_sized=style.is_sized or size is not None,
        )
    for name, value in _DECLARATION.findall((tag.get("style") or "").lower()):
        style = _declared(style, name, value, parent)
    return style


def _declared(style: Style, name: str, value: str, parent: Style) -> Style:
    if name == "color":
        return replace(style, color=parse_colour(value))
    if name in ("background", "background-color"):
        if "url(" in value or "gradient(" in value:
            return replace(style, has_picture=True)
        words = re.findall(r"#[0-9a-f]+|rgba?\([^)]*\)|[a-z]+", value)
        colour = next((found for word in words if (found := parse_colour(word))), None)
        return replace(style, background=colour or style.background)
    if name in ("font-size", "font"):
        points = _points(value, parent.size)
        return style if points is None else replace(style, size=points, is_sized=True, is_hidden=points < 1.5)
    if name == "font-weight":
        return replace(style, is_bold=value in ("bold", "bolder", "600", "700", "800", "900"))
    is_off = (name, value) in (("display", "none"), ("visibility", "hidden"), ("mso-hide", "all"), ("opacity", "0"))
    return replace(style, is_hidden=True) if is_off or (name == "max-height" and value in ("0", "0px")) else style


def _points(value: str, parent: float) -> float | None:
    if match := _SIZE.search(value):
        number, unit = float(match.group(1)), match.group(2)
        return number * {"pt": 1.0, "px": 0.75, "em": parent, "rem": _ROOT_POINTS, "%": parent / 100}[unit]
    return 0.0 if value == "0" else next((_POINTS[word] for word in value.split() if word in _POINTS), None)


def parse_colour(value: str) -> RGB | None:
    """The colour of ``#abc``, ``#aabbcc``, ``rgb(1, 2, 3)`` or a common name; ``None`` for any other.

    >>> parse_colour("#0af"), parse_colour("rgb(1,2,3)"), parse_colour("transparent")
    ((0, 170, 255), (1, 2, 3), None)
    """
    text = value.strip().lower()
    if match := re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", text):
        digits = match.group(1)
        digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if match := re.fullmatch(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)", text):
        red, green, blue = (min(255, int(part)) for part in match.groups())
        return red, green, blue
    return _NAMED.get(text)


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast((0, 0, 0), (255, 255, 255)), 2), round(contrast((119, 119, 119), (255, 255, 255)), 2)
    (21.0, 4.48)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

"""The banner for other pages of the house: HTML that needs no script, no picture and no style of ours."""

from __future__ import annotations

from html import escape

from django.urls import reverse

from amends.apps.bulletins.selectors import Version
from amends.wording.book.languages import direction_of
from amends.wording.book.phrases import phrases_of

# Attributes, so that it looks the same in any page; where a policy forbids them it is plain text with a link.
_BOX = (
    "box-sizing:border-box;margin:0;padding:.75em 1em;border:2px solid #4d3b00;"
    "background:#fff3cd;color:#4d3b00;font:inherit;text-align:start"
)
_LINK = "color:#4d3b00;text-decoration:underline;font-weight:bold"


def banner_html(version: Version, language: str, *, base: str) -> str:
    """The snippet: the fact in one sentence and where the page is."""
    text = version.text(language)
    said = " ".join(filter(None, (text.exercise, text.title.rstrip(".") + ".")))
    link = phrases_of(language).say("portal-verify-back", {})
    url = base + reverse("portal:status", args=[language])
    return (
        f'<aside class="amends-banner" lang="{language}" dir="{direction_of(language)}" style="{_BOX}">\n'
        f'<p class="amends-banner-text" style="margin:0">{escape(said)}\n'
        f'<a class="amends-banner-link" style="{_LINK}" href="{escape(url)}">{escape(link)}</a></p>\n'
        "</aside>\n"
    )

"""What stands in the copy in place of something that needs a server."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from amends.apps.bulletins.selectors import Version
from amends.web.portal.frame import portal_page
from amends.web.portal.languages import native_names
from amends.wording.book.languages import direction_of
from amends.wording.book.phrases import phrases_of

_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_MAIN = '<main id="content" tabindex="-1">'


def as_copy(page: str, language: str, live: str) -> str:
    """A page that says that it is a copy and where the page itself is, with that in place of every form."""
    say = phrases_of(language).say
    notice = format_html(
        '<p class="soft">{} <a href="{}" dir="ltr">{}</a></p>', say("portal-copy-notice", {}), live, live
    )
    form = format_html('<p>{} <a href="{}" dir="ltr">{}</a></p>', say("portal-copy-form", {}), live, live)
    return _FORM.sub(lambda _: form, page).replace(_MAIN, f"{_MAIN}\n{notice}", 1)


def stand_in(request: HttpRequest, name: str, language: str, versions: tuple[Version, ...], *, live: str) -> str:
    """The page called ``portal:name`` where it cannot work: where it is, and how else to reach us."""
    say = phrases_of(language).say
    newest = versions[-1].text(language) if versions else None
    heading = say("portal-contact", {})
    ways = [section.lines for section in newest.sections if section.heading == heading] if newest else []
    context: dict[str, Any] = {
        "title": say(f"portal-nav-{name}".replace("_", "-"), {}),
        "exercise": newest.exercise if newest else "",
        "form": say("portal-copy-form", {}),
        "live": live,
        "reach": say("portal-copy-reach", {}),
        "ways": [line for lines in ways for line in lines],
    }
    page = portal_page(request, "portal/bulletin_copy.html", language=language, name=f"portal:{name}", context=context)
    return page.content.decode()


def chooser(request: HttpRequest, name: str) -> str:
    """A page that leads to ``portal:name`` in each language: a copy cannot ask which one the reader's browser wants."""
    ways = [
        {
            "language": code,
            "direction": direction_of(code),
            "name": own,
            "label": phrases_of(code).say(f"portal-nav-{name}", {}),
            "url": reverse(f"portal:{name}", args=[code]),
        }
        for code, own in native_names()
    ]
    title = " · ".join(phrases_of(code).say("portal-copy-choose", {}) for code, _ in native_names())
    return render_to_string("portal/bulletin_chooser.html", {"ways": ways, "title": title}, request)

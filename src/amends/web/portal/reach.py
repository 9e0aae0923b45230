"""A template filter: what is to be dialled or written to can be tapped, and never breaks in two."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# International numbers only: a count of people or an amount has no plus sign in front.
_PHONE = r"\+\d{1,3}[\u00a0 ]?(?:\(0\))?[\d\u00a0 /-]{4,20}\d"
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_REACH = re.compile(f"({_PHONE})|({_EMAIL})")


@register.filter
def reach(line: str) -> SafeString:
    """The line, escaped, with phone numbers and addresses as links; only for what the house says of itself."""
    return mark_safe(_REACH.sub(_link, escape(line)))  # noqa: S308 - escaped on this line


def _link(found: re.Match[str]) -> str:
    phone, email = found.groups()
    if email:
        return f'<a href="mailto:{email}">{email}</a>'
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))  # the 0 is dialled inside the country only
    # A box of its own does not inherit the isolation around it: without ``dir`` Persian would put the plus last.
    return f'<a class="reach" dir="ltr" href="tel:+{digits}">{phone}</a>'

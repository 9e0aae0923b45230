"""The map of addresses: portal at the root, console under ``/console/``; what is not served is not even loaded."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from amends.web.parts import part_of

_PLACES = {
    "api/": "amends.web.api.urls",
    "console/": "amends.web.console.urls",
    "hooks/": "amends.web.hooks.urls",
    "inbox/": "amends.web.inbox.urls",
    "voice/": "amends.web.voice.urls",
    "": "amends.web.portal.urls",
}
urlpatterns: list[URLPattern | URLResolver] = [
    path(place, include(module)) for place, module in _PLACES.items() if part_of(f"/{place}") in settings.SERVED_PARTS
]
handler404 = "amends.web.lost.no_such_page"

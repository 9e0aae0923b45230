"""The installation's own addresses and ``/trivial``: as little as a view can do."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from amends.config.urls import urlpatterns as own


def _trivial(_: HttpRequest) -> HttpResponse:
    return HttpResponse(b"ok", content_type="text/plain")


urlpatterns = [path("trivial", _trivial), *own]

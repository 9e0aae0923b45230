"""Addresses of the call desk; they share the console's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.console.desk import call

urlpatterns: list[URLPattern | URLResolver] = [
    path("call-desk", call.call_desk, name="call_desk"),
    path("call-desk/<str:ref>", call.call, name="call"),
]

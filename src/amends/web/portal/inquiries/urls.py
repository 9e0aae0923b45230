"""Addresses of these pages; they share the portal's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.portal.frame import in_readers_language
from amends.web.portal.inquiries import lookup, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("ask", in_readers_language(views.ask), name="ask_any"),
    path("complain", in_readers_language(views.complain), name="complain_any"),
    path("receipt", in_readers_language(lookup.receipt), name="receipt_any"),
    path("<str:language>/ask", views.ask, name="ask"),
    path("<str:language>/complain", views.complain, name="complain"),
    path("<str:language>/press", views.press, name="press"),
    path("<str:language>/researcher", views.researcher, name="researcher"),
    path("<str:language>/receipt", lookup.receipt, name="receipt"),
]

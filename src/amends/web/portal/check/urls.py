"""Addresses of the self-check and of one's own case; they share the portal's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.portal.check import case_views, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("check", views.check_in_readers_language, name="check_any"),
    path("case", case_views.case_in_readers_language, name="case_any"),
    path("<str:language>/check", views.check, name="check"),
    path("<str:language>/case", case_views.case, name="case"),
]

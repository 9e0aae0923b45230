"""Addresses of these pages; they share the portal's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.portal.authenticity import reporting, scams

urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:language>/scams", scams.scams, name="scams"),
    path("<str:language>/report-scam", reporting.report_scam_page, name="report_scam"),
]

"""Addresses of these pages; they share the portal's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.portal.frame import in_readers_language
from amends.web.portal.remedies import claim_views, status_views, survey_views

urlpatterns: list[URLPattern | URLResolver] = [
    path("claim", in_readers_language(claim_views.claim), name="claim_any"),
    path("claim-status", in_readers_language(status_views.claim_status), name="claim_status_any"),
    path("fair", in_readers_language(survey_views.fair), name="fair_any"),
    path("<str:language>/claim", claim_views.claim, name="claim"),
    path("<str:language>/claim-status", status_views.claim_status, name="claim_status"),
    path("<str:language>/fair", survey_views.fair, name="fair"),
]

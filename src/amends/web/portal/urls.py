"""Addresses of the portal."""

from django.urls import include, path

from amends.web.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("", include("amends.web.portal.verify_urls")),
    path("<str:language>/", views.status, name="status"),  # early: it is asked for a hundred times as often
    path("", include("amends.web.portal.check.urls")),
    path("", include("amends.web.portal.inquiries.urls")),
    path("", include("amends.web.portal.authenticity.urls")),
    path("", include("amends.web.portal.care.urls")),
    path("", include("amends.web.portal.remedies.urls")),
    path("", include("amends.web.portal.bulletin.urls")),
]

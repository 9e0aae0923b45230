"""Addresses of the console."""

from django.urls import include, path

from amends.web.console import clocks, delivery, notices, previews, releases, signing, views

app_name = "console"
urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("sign-in", signing.sign_in, name="sign_in"),
    path("sign-out", signing.sign_out, name="sign_out"),
    path("enter/<str:token>", signing.enter, name="enter"),
    path("incidents/<str:ref>", views.incident, name="incident"),
    path("incidents/<str:ref>/clocks", clocks.clocks, name="clocks"),
    path("incidents/<str:ref>/delivery", delivery.delivery, name="delivery"),
    path("incidents/<str:ref>/report", views.report, name="report"),
    path("incidents/<str:ref>/notices/<str:content_sha256>", notices.notice, name="notice"),
    path("incidents/<str:ref>/releases/<str:bundle_sha256>", releases.release, name="release"),
    path("incidents/<str:ref>/preview", previews.preview, name="preview"),
    path("", include("amends.web.console.overview.urls")),
    path("", include("amends.web.console.exposure.urls")),
    path("", include("amends.web.console.launch.urls")),
    path("", include("amends.web.console.staff.urls")),
    path("", include("amends.web.console.desk.urls")),
    path("", include("amends.web.console.remedies.urls")),
    path("", include("amends.web.console.centre.urls")),
    path("", include("amends.web.console.contacts.urls")),
]

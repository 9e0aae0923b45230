"""Addresses of the page that says whether a message is ours; notices print the first one."""

from django.urls import path

from amends.web.portal import verify_views

urlpatterns = [
    path("verify", verify_views.verify_in_readers_language, name="verify_any"),
    path("verify/", verify_views.verify_in_readers_language),  # typed by hand, so a slash too many is forgiven
    path("<str:language>/verify", verify_views.verify, name="verify"),
]

"""Addresses of the inbox."""

from django.urls import path

from amends.web.inbox import views

app_name = "inbox"
urlpatterns = [
    path("feed.json", views.json_feed, name="json_feed"),
    path("feed.atom", views.atom_feed, name="atom_feed"),
    path("api/v1/messages", views.messages, name="messages"),
    path("api/v1/messages/<str:message_id>/seen", views.seen, name="seen"),
]

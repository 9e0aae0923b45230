"""Addresses that the telephone service calls during a call; ``answer=`` of the provider's URL names their root."""

from django.urls import path

from amends.web.voice import views

app_name = "voice"
urlpatterns = [
    path("<str:message_id>", views.key, name="key"),
    path("<str:message_id>/again", views.again, name="again"),
    path("<str:message_id>/status", views.status, name="status"),
]

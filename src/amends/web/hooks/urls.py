"""Addresses that providers call."""

from django.urls import path

from amends.web.hooks import views

app_name = "hooks"
urlpatterns = [
    path("<slug:provider>/<slug:token>", views.receive, name="receive"),
    path("<slug:provider>/<slug:token>/<path:rest>", views.receive),
]

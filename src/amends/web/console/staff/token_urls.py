"""Addresses of the pages about programs."""

from django.urls import URLPattern, URLResolver, path

from amends.web.console.staff import tokens

urlpatterns: list[URLPattern | URLResolver] = [
    path("tokens", tokens.tokens_page, name="tokens"),
    path("webhooks/<str:hook_ref>", tokens.webhook_page, name="webhook"),
]

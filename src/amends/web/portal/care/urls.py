"""Addresses of these pages; they share the portal's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.portal.care import chat, openness, rumours
from amends.web.portal.frame import in_readers_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("rumours", in_readers_language(rumours.rumours), name="rumours_any"),
    path("chat", in_readers_language(chat.chat), name="chat_any"),
    path("openness", in_readers_language(openness.openness), name="openness_any"),
    path("<str:language>/rumours", rumours.rumours, name="rumours"),
    path("<str:language>/chat", chat.chat, name="chat"),
    path("<str:language>/openness", openness.openness, name="openness"),
]

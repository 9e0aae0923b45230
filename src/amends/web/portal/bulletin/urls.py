"""Addresses of these pages; they share the portal's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.portal import views as pages
from amends.web.portal.bulletin import subscribe, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("<str:language>/versions/<int:number>", pages.version, name="version"),
    path("<str:language>/feed.atom", views.feed_atom, name="feed_atom"),
    path("<str:language>/feed.json", views.feed_json, name="feed_json"),
    path("<str:language>/banner", views.banner, name="banner"),
    path("<str:language>/banner.html", views.banner_file, name="banner_file"),
    path("<str:language>/subscribe", subscribe.subscribe, name="subscribe"),
    path("<str:language>/subscription/<str:token>", subscribe.subscription, name="subscription"),
    path("<str:language>/unsubscribe/<str:token>", subscribe.unsubscribe, name="unsubscribe"),
    path("<str:language>/unsubscribe/<str:token>/one-click", subscribe.one_click, name="one_click"),
]

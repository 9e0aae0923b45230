"""Addresses of these pages; they share the console's names."""

from django.urls import URLPattern, URLResolver, include, path

from amends.web.console.desk import inquiries, inquiries_one, inquiries_take

urlpatterns: list[URLPattern | URLResolver] = [
    path("inquiries", inquiries.inquiries, name="inquiries"),
    path("inquiries/take", inquiries_take.inquiry_take, name="inquiry_take"),
    path("inquiries/<str:ref>", inquiries_one.inquiry, name="inquiry"),
    path("", include("amends.web.console.care.urls")),
    path("", include("amends.web.console.desk.scam_urls")),
    path("", include("amends.web.console.desk.call_urls")),
]

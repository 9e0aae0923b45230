"""Addresses of these pages; they share the console's names."""

from django.urls import path

from amends.web.console.contacts import decide, suppression, whole_list, why

urlpatterns = [
    path("contact", decide.contact, name="contact"),
    path("contact/decisions", decide.contact_decisions, name="contact_decisions"),
    path("contact/decisions/<str:decision>", decide.contact_decision, name="contact_decision"),
    path("contact/why", why.contact_why, name="contact_why"),
    path("contact/suppression", suppression.suppression, name="suppression"),
    path("contact/suppression/list", whole_list.suppression_list, name="suppression_list"),
    path("contact/suppression/file", whole_list.suppression_file, name="suppression_file"),
]

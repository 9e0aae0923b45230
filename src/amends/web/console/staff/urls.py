"""Addresses of these pages; they share the console's names."""

from django.urls import URLPattern, URLResolver, include, path

from amends.web.console.staff import account, asking, exports, factors, looks, people

urlpatterns: list[URLPattern | URLResolver] = [
    path("factor", factors.factor, name="factor"),
    path("sign-in/factor", factors.second_step, name="second_step"),
    path("sign-in/question", asking.question, name="passkey_question"),
    path("account", account.account, name="account"),
    path("account/question", asking.new_question, name="passkey_new_question"),
    path("staff", people.staff, name="staff"),
    path("staff/<str:username>", people.staff_one, name="staff_one"),
    path("exports", exports.exports, name="exports"),
    path("exports/<str:ref>", exports.export, name="export"),
    path("exports/<str:ref>/file", exports.export_file, name="export_file"),
    path("looks", looks.looks_page, name="looks"),
    path("", include("amends.web.console.staff.token_urls")),
]

"""Addresses of these pages; they share the console's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.console.exposure import evidence, people, register, review, runs

urlpatterns: list[URLPattern | URLResolver] = [
    path("runs", runs.runs, name="runs"),
    path("incidents/<str:ref>/evidence", evidence.evidence, name="evidence"),
    path("incidents/<str:ref>/evidence/progress", evidence.run_progress, name="run_progress"),
    path("incidents/<str:ref>/review", review.review, name="review"),
    path("incidents/<str:ref>/review/next", review.review_next, name="review_next"),
    path("incidents/<str:ref>/review/many", review.review_many, name="review_many"),
    path("incidents/<str:ref>/review/<int:number>", review.review_pair, name="review_pair"),
    path("incidents/<str:ref>/register", register.register, name="register"),
    path("incidents/<str:ref>/people", people.people, name="people"),
    path("incidents/<str:ref>/people/<slug:chart>.svg", people.people_chart, name="people_chart"),
]

"""Addresses of these pages; they share the console's names."""

from django.urls import path

from amends.web.console.centre import arrivals, forecast, measures, ready, staff

urlpatterns = [
    path("incidents/<str:ref>/centre", forecast.centre, name="centre"),
    path("incidents/<str:ref>/centre/forecasts/<int:number>.svg", forecast.centre_chart, name="centre_chart"),
    path("incidents/<str:ref>/centre/arrivals", arrivals.centre_arrivals, name="centre_arrivals"),
    path("incidents/<str:ref>/centre/staff", staff.centre_staff, name="centre_staff"),
    path("incidents/<str:ref>/centre/ready", ready.centre_ready, name="centre_ready"),
    path("incidents/<str:ref>/measures", measures.measures, name="measures"),
    path("incidents/<str:ref>/measures/file", measures.measures_file, name="measures_file"),
]

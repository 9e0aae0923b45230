"""Addresses of these pages; they share the console's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.console import bulk
from amends.web.console.overview import facts, governance, record, search, timeline

urlpatterns: list[URLPattern | URLResolver] = [
    path("bulk-done", bulk.bulk_done, name="bulk_done"),
    path("search", search.search, name="search"),
    path("incidents/<str:ref>/facts", facts.facts, name="facts"),
    path("incidents/<str:ref>/facts-bulk", facts.facts_bulk, name="facts_bulk"),
    path("incidents/<str:ref>/facts-change", facts.fact_change, name="fact_change"),
    path("incidents/<str:ref>/facts/<path:key>", facts.fact, name="fact"),
    path("incidents/<str:ref>/timeline", timeline.timeline, name="timeline"),
    path("incidents/<str:ref>/governance", governance.governance, name="governance"),
    path("incidents/<str:ref>/record", record.record, name="record"),
    path("incidents/<str:ref>/record/entries.jsonl", record.record_entries, name="record_entries"),
    path("incidents/<str:ref>/record/checkpoint.json", record.record_checkpoint, name="record_checkpoint"),
    path("incidents/<str:ref>/record/older", record.record_older, name="record_older"),
    path("incidents/<str:ref>/record/<int:number>", record.record_entry, name="record_entry"),
]

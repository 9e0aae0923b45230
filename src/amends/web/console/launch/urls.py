"""Addresses of these pages; they share the console's names."""

from django.urls import URLPattern, URLResolver, path

from amends.web.console import clocks, delivery, notices
from amends.web.console.launch import gate, reconciliation, status_page

_INCIDENT = "incidents/<str:ref>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_INCIDENT}/clocks/standing", clocks.standing, name="clocks_standing"),
    path(f"{_INCIDENT}/clocks/print", clocks.printed, name="clocks_print"),
    path(f"{_INCIDENT}/clocks/calendar.ics", clocks.calendar, name="clocks_calendar"),
    path(f"{_INCIDENT}/clocks/bulk", clocks.bulk, name="clocks_bulk"),
    path(f"{_INCIDENT}/notices", notices.notices, name="notices"),
    path(f"{_INCIDENT}/notices-bulk", notices.bulk, name="notices_bulk"),
    path(f"{_INCIDENT}/notices/<str:content_sha256>/compare", notices.compare, name="notice_compare"),
    path(f"{_INCIDENT}/launch", gate.launch, name="launch"),
    path(f"{_INCIDENT}/reconciliation", reconciliation.reconciliation, name="reconciliation"),
    path(f"{_INCIDENT}/reconciliation.json", reconciliation.download, name="reconciliation_file"),
    path(f"{_INCIDENT}/status-page", status_page.status_page, name="status_page"),
    path(f"{_INCIDENT}/delivery/figures", delivery.figures, name="delivery_figures"),
    path(f"{_INCIDENT}/delivery/order", delivery.order, name="delivery_order"),
    path(f"{_INCIDENT}/delivery/doubtful", delivery.doubtful, name="delivery_doubtful"),
    path(f"{_INCIDENT}/delivery/decide", delivery.decisions, name="delivery_decide"),
]

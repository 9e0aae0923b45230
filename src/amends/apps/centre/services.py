"""What other parts ask of the contact centre's planning, in one place."""

from __future__ import annotations

from amends.apps.centre.arrivals import Imported, count_care, import_arrivals
from amends.apps.centre.forecasting import latest_forecast, make_forecast, recalibrate_forecast
from amends.apps.centre.readying import is_need_stated, launch_lights, note_look, readiness, state_need
from amends.apps.centre.staffing import StaffPlan, import_roster, staffing_plan

__all__ = [
    "Imported",
    "StaffPlan",
    "count_care",
    "import_arrivals",
    "import_roster",
    "is_need_stated",
    "latest_forecast",
    "launch_lights",
    "make_forecast",
    "note_look",
    "readiness",
    "recalibrate_forecast",
    "staffing_plan",
    "state_need",
]

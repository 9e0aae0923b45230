"""Runs the whole response of one case, unattended, as an exercise."""

from amends.apps.rehearsals.services.correcting import CorrectionRun, send_corrections
from amends.apps.rehearsals.services.delivering import deliver_planned
from amends.apps.rehearsals.services.listening import listen
from amends.apps.rehearsals.services.opening import open_rehearsal
from amends.apps.rehearsals.services.proving import Preview, preview_of, proof_run
from amends.apps.rehearsals.services.route import Route
from amends.apps.rehearsals.services.running import run_rehearsal

__all__ = [
    "CorrectionRun",
    "Preview",
    "Route",
    "deliver_planned",
    "listen",
    "open_rehearsal",
    "preview_of",
    "proof_run",
    "run_rehearsal",
    "send_corrections",
]

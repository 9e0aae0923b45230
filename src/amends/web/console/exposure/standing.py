"""What every page about people begins with: the register that stands, its folder, its case, the incident's key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings

from amends.apps.evidence.models import Assessment
from amends.apps.evidence.selectors import newest_assessment
from amends.apps.incidents.models import Incident
from amends.apps.looks.services import person_hash
from amends.apps.rehearsals.models import Rehearsal
from amends.core.errors import RefusedError

_SHOWN_OF_A_HASH = 10


@dataclass(frozen=True)
class Standing:
    """The newest assessment of an incident; raises as ``newest_assessment`` when it is first asked for."""

    incident: Incident

    @cached_property
    def assessment(self) -> Assessment:
        """The register that stands."""
        return newest_assessment(self.incident)

    @property
    def out(self) -> Path:
        """The folder with the register."""
        return Path(self.assessment.folder)

    @cached_property
    def base(self) -> Path:
        """The folder of the case file, to which the paths of the sources are relative."""
        run = Rehearsal.objects.filter(incident=self.incident).first()
        return Path(run.case_path).parent if run else self.out

    @cached_property
    def key(self) -> bytes:
        """The incident's own key."""
        return bytes(settings.SECRET_OF(f"{self.incident.ref}.key"))

    def hash_of(self, person_ref: str) -> str:
        """The keyed name of a person, whole."""
        return person_hash(self.key, person_ref)

    def name_of(self, person_ref: str) -> str:
        """The same, as much of it as a page shows in place of the customer's number."""
        return self.hash_of(person_ref)[:_SHOWN_OF_A_HASH]

    def require_register(self, digest: str) -> None:
        """Raises ``RefusedError`` (``register.changed``) if the page was made from another register."""
        if digest != self.assessment.register_sha256:
            raise RefusedError(
                "The register is not the one that your page showed.",
                code="register.changed",
                where=self.incident.ref,
                why="The evidence was assessed again meanwhile, and a line may now be somebody else's.",
                fix="Open the page again and choose anew.",
            )

"""Reads a case file: strict about every code, clear about every fault."""

from __future__ import annotations

import difflib
import re
from typing import Any

import msgspec

from amends.core.case import model
from amends.core.case.model import Assessment, Case, Cohort, Incident
from amends.core.channels import Channel
from amends.core.elements import require_elements
from amends.core.errors import InputError
from amends.core.places import normalise_residence
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml

_EI = (0.25, 0.5, 0.75, 1.0)


def parse_case(text: str, *, name: str) -> Case:
    """The case written in ``text`` (YAML or JSON); ``name`` is the file as the user knows it.

    Residences come back as ISO codes in upper case.  Raises ``InputError`` with code
    ``yaml.syntax``, ``case.field``, ``case.empty``, ``element.unknown`` or ``place.unknown``.
    """
    raw = parse_yaml(text, name=name)
    if not isinstance(raw, dict):
        raise _fault(name, "", "it is not a mapping with an `incident`")
    try:
        case = msgspec.convert(raw, Case)
    except msgspec.ValidationError as error:
        raise _from_msgspec(error, raw, name) from error
    return _checked(case, name)


def _checked(case: Case, name: str) -> Case:
    if not (case.cohorts or (case.customers and case.evidence)):
        raise InputError(
            "The case names nobody who could be affected.",
            code="case.empty",
            where=name,
            why="It has neither `cohorts` nor both `customers` and `evidence`.",
            fix="Add the customer file and the evidence, or the cohorts.",
        )
    cohorts = tuple(_checked_cohort(cohort, f"{name}, cohorts[{index}]") for index, cohort in enumerate(case.cohorts))
    for index, source in enumerate((*case.customers, *case.evidence)):
        columns = set(source.columns) - {"id", "residence", "language"}
        require_elements(columns - _ROLE_COLUMNS, where=f"{name}, columns of source {index + 1}")
    incident = _checked_incident(case.incident, name)
    return msgspec.structs.replace(case, incident=incident, cohorts=cohorts)


# Columns of a customer file that are no data element of their own but help to reach the person.
_ROLE_COLUMNS = frozenset(
    "given_name family_name street postcode city region country deceased guardian status "
    "valid_from account_closed title next_of_kin formality letter_format safe_contact do_not_contact "
    "preferred_channel refused_channels agreed_channels time_zone uses_inbox push_subscription vulnerability "
    "no_email no_sms no_voice no_post email_verified phone_verified".split()
)


def _checked_cohort(cohort: Cohort, where: str) -> Cohort:
    require_elements(cohort.elements, where=where)
    for field in ("minors", "deceased"):
        if getattr(cohort, field) > cohort.persons:
            raise _fault(where, field, f"{getattr(cohort, field)} {field} are more than {cohort.persons} persons")
    before = cohort.residence_at_breach
    return msgspec.structs.replace(
        cohort,
        residence=_place(cohort.residence, where),
        residence_at_breach=None if before is None else _place(before, where),
    )


def _place(code: str, where: str) -> str:
    try:
        return normalise_residence(code)
    except InputError as error:
        error.where = where
        raise


def _checked_incident(incident: Incident, name: str) -> Incident:
    known = regulated_as_codes()
    for code in incident.controller.regulated_as:
        if code not in known:
            listed = ", ".join(sorted(known))
            why = f"{code!r} is unknown{_near(code, known)}; there are {listed}"
            raise _fault(name, "incident.controller.regulated_as", why)
    for channel in incident.compromised_channels:
        if channel not in set(Channel):
            raise _fault(
                name, "incident.compromised_channels", f"{channel!r} is no channel{_near(channel, set(Channel))}"
            )
    for index, extension in enumerate(incident.extensions):
        if extension.jurisdiction != "EU":
            _place(extension.jurisdiction, f"{name}, incident.extensions[{index}].jurisdiction")
    _check_assessment(incident.assessment, name)
    seat = incident.controller.established_in
    controller = msgspec.structs.replace(
        incident.controller,
        established_in=None if seat is None else _place(seat, f"{name}, incident.controller.established_in"),
        sectors=tuple(dict.fromkeys(_sector(word, name) for word in incident.controller.sectors)),
    )
    return msgspec.structs.replace(incident, controller=controller)


def _check_assessment(assessment: Assessment, name: str) -> None:
    if assessment.ei is not None and assessment.ei not in _EI:
        raise _fault(name, "incident.assessment.ei", f"{assessment.ei} is none of 0.25, 0.5, 0.75, 1")


def regulated_as_codes() -> frozenset[str]:
    """The closed list of ``controller.regulated_as``, from the corpus vocabulary."""
    path = data_folder("corpus") / "vocabulary" / "regulated_as.yaml"
    return frozenset(parse_yaml(path.read_text(encoding="utf-8"), name="regulated_as.yaml"))


def _sector(word: str, name: str) -> str:
    """The word of the vocabulary for a sector; other words are kept, save slips, for these would change the law."""
    path = data_folder("corpus") / "vocabulary" / "sectors.yaml"
    known: dict[str, dict[str, Any]] = parse_yaml(path.read_text(encoding="utf-8"), name="sectors.yaml")
    for sector, entry in known.items():
        if word.lower() in (sector, *entry.get("written", ())):
            return sector
    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=_A_SLIP)
    if close:
        raise _fault(name, "incident.controller.sectors", f"{word!r} changes no law; did you mean {close[0]!r}?")
    return word


_A_SLIP = 0.85  # `processors` is one, `processing` is none


def _near(word: str, known: Any) -> str:
    close = difflib.get_close_matches(word, [str(item) for item in known if str(item) != word], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _fault(name: str, field: str, why: str) -> InputError:
    return InputError(
        "The case file has a value that Amends cannot use.",
        code="case.field",
        where=f"{name}, {field}" if field else name,
        why=why + ("" if why.endswith("?") else "."),
        fix="Correct it; leave a field out when it is not known.",
    )


def _from_msgspec(error: msgspec.ValidationError, raw: Any, name: str) -> InputError:
    text = str(error)
    match = re.search(r" - at `\$\.?(.*)`$", text)
    field = match.group(1) if match else ""
    why = text[: match.start()] if match else text
    if "RFC3339" in why or "timezone" in why:
        why = f"{_at(raw, field)!r} is not an instant with an offset, such as 2026-06-01T16:20:00+02:00"
    unknown = re.search(r"unknown field `(.+?)`", why)
    if unknown:
        why = f"there is no field {unknown.group(1)!r}{_near(unknown.group(1), _all_fields())}"
    return _fault(name, field, why)


def _at(raw: Any, field: str) -> Any:
    for key in re.findall(r"[^.\[\]]+", field):
        if isinstance(raw, list) and key.isdigit():
            raw = raw[int(key)]
        elif isinstance(raw, dict):
            raw = raw.get(key)
    return raw


def _all_fields() -> set[str]:
    structs = (item for item in vars(model).values() if isinstance(item, type) and issubclass(item, msgspec.Struct))
    return {field for struct in structs for field in getattr(struct, "__struct_fields__", ())}

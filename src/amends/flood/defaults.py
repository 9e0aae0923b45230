"""The project's choices for forecast, staffing and readiness: dated data with owner and reason, no law."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, TypeVar

import msgspec

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.core.yamltext import parse_yaml

T = TypeVar("T")
_FOLDER = ("flood",)


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What no law sets: since when it holds, who answers for it and why it is so."""

    in_force_from: date
    owner: str
    reason: str


class Scenarios(Choice, frozen=True, kw_only=True):
    """One number for each scenario."""

    low: float
    expected: float
    high: float


class Propensity(Scenarios, frozen=True, kw_only=True):
    """Shares of notices that call; ``prior_shape`` is the gamma's around ``expected``."""

    prior_shape: float


class Influences(Choice, frozen=True, kw_only=True):
    """Factors on the default propensity, by the words that a plan may use."""

    severity: dict[str, float]
    clarity: dict[str, float]
    media_heat: dict[str, float]


class Response(Choice, frozen=True, kw_only=True):
    """When those who call do: see ``kernels.response_kernel``."""

    within_8_days: float
    tail_days: int
    fast_days: float
    slow_days: float


class Lags(Choice, frozen=True, kw_only=True):
    """Minutes from sending to arriving, from and to, by channel."""

    minutes: dict[str, tuple[float, float]]


class Assumed(Choice, frozen=True, kw_only=True):
    """The channel of notices that name none."""

    assumed: str


class Day(Choice, frozen=True, kw_only=True):
    """Shares of a day's calls by the local hour, the weekend's factor, and how long a reopened line is crowded."""

    hours: tuple[float, ...]
    weekend: float
    reopening_hours: int


class Share(Choice, frozen=True, kw_only=True):
    """One share from 0 to 1."""

    share: float


class Burstiness(Choice, frozen=True, kw_only=True):
    """How much the rate of arrivals itself varies, how sure that is, and the quantiles of the band."""

    rate_cv: float
    prior_log_sd: float
    band: tuple[float, float]


class Desk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Written contacts that come beside a call, and the seconds that each takes."""

    per_call: float
    aht_s: float


class Contacts(Choice, frozen=True, kw_only=True):
    """Contacts other than calls."""

    mails: Desk
    social: Desk


class Window(Choice, frozen=True, kw_only=True):
    """Hours from start to deadline where a plan names none."""

    hours: int


class SendingHours(Choice, frozen=True, kw_only=True):
    """The hours of the day, from and to before, in which waves begin where a plan does not say who answers when."""

    opens: int
    closes: int


class Promise(Choice, frozen=True, kw_only=True):
    """What callers are promised."""

    service_level: float
    target_s: float
    most_abandon: float
    callback_hours: int


class Occupancy(Choice, frozen=True, kw_only=True):
    """The largest share of their time that agents may be on the phone."""

    most: float


class Interval(Choice, frozen=True, kw_only=True):
    """Minutes of a staffing row."""

    minutes: int


class Forecasting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``forecast.yaml``."""

    propensity: Propensity
    influences: Influences
    response: Response
    lags: Lags
    channel: Assumed
    day: Day
    unnotified: Scenarios
    contained: Share
    burstiness: Burstiness
    contacts: Contacts
    window: Window
    sending: SendingHours


class Staffing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``staffing.yaml``."""

    handling: Scenarios
    promise: Promise
    occupancy: Occupancy
    shrinkage: Share
    retrial: Share
    interval: Interval


class Freshness(Choice, frozen=True, kw_only=True):
    """For how many hours a check proves anything."""

    fresh_hours: dict[str, int]


class Trunks(Choice, frozen=True, kw_only=True):
    """The share of callers who may hear a busy tone."""

    most_blocked: float


class ReadinessRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``readiness.yaml``."""

    checks: Freshness
    trunks: Trunks


def forecasting() -> Forecasting:
    """The choices for the forecast; read once per process."""
    data: Forecasting = _read("forecast", Forecasting)
    return data


def staffing() -> Staffing:
    """The choices for staffing; read once per process."""
    data: Staffing = _read("staffing", Staffing)
    return data


def readiness_rules() -> ReadinessRules:
    """The choices for readiness; read once per process."""
    data: ReadinessRules = _read("readiness", ReadinessRules)
    return data


@cache
def _read(name: str, shape: type[T]) -> T:
    """The file as ``shape``.  Raises ``InputError`` (``flood.unreadable_data``, ``yaml.syntax``)."""
    path = data_folder("corpus").joinpath(*_FOLDER, f"{name}.yaml")
    raw: Any = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    try:
        return msgspec.convert(raw, shape, strict=False)
    except msgspec.ValidationError as error:
        raise InputError(
            "A file of the contact centre's defaults cannot be read.",
            code="flood.unreadable_data",
            where=f"corpus/{'/'.join(_FOLDER)}/{path.name}",
            why=str(error),
            fix="Compare it with the version that was shipped.",
        ) from error

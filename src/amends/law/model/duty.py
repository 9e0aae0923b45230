"""One duty: what one law demands towards one recipient."""

from __future__ import annotations

from typing import Annotated

import msgspec

from amends.law.model.condition import Condition
from amends.law.model.values import (
    Before,
    Clock,
    Content,
    Covered,
    Extension,
    Hold,
    InForce,
    Method,
    ProtectionRule,
    Remedy,
    Roll,
    Source,
    Substitute,
    Test,
    Threshold,
)
from amends.law.model.words import Anchor, GroupBy, Kind, Recipient


class Addressee(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whom exactly: one name, or a list of ``vocabulary/authorities.yaml`` read by country."""

    each: GroupBy
    names: str
    when: Condition | None = None
    says: str = ""


class Duty(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A duty file of the corpus.

    Lists of dated values are of two kinds.  *Replacing* (``clock``, ``threshold``, ``protection``,
    ``roll``, ``hold``, ``extension``, ``substitute``): the latest in force counts.  *Cumulative*
    (``in_force``, ``covers``, ``binds``, ``triggers``, ``exemptions``, ``content``, ``remedies``, ``before``,
    ``methods``): all in force count, and one that ended has ``until``.
    """

    schema: int
    regime: str
    title: str
    jurisdiction: str
    recipient: Recipient
    recipient_name: str
    citation: str
    url: Annotated[str, msgspec.Meta(pattern="^https?://")]
    kind: Kind = Kind.LAW
    sources: dict[str, Source]
    residents: tuple[str, ...]
    applies_on: tuple[Anchor, ...]
    in_force: tuple[InForce, ...] = ()
    not_in_force_because: str = ""
    addressees: tuple[Addressee, ...] = ()
    binds: tuple[Test, ...] = ()
    covers: tuple[Covered, ...] = ()
    protection: tuple[ProtectionRule, ...] = ()
    triggers: tuple[Test, ...] = ()
    exemptions: tuple[Test, ...] = ()
    threshold: tuple[Threshold, ...] = ()
    clock: tuple[Clock, ...] = ()
    roll: tuple[Roll, ...] = ()
    hold: tuple[Hold, ...] = ()
    extension: tuple[Extension, ...] = ()
    before: tuple[Before, ...] = ()
    content: tuple[Content, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    substitute: tuple[Substitute, ...] = ()
    methods: tuple[Method, ...] = ()
    notes: tuple[str, ...] = ()

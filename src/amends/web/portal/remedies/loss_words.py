"""The words of the claim's form."""

from __future__ import annotations

from typing import Any

from amends.apps.care.letter import LONGEST_TEXT
from amends.remedies.claims import LossKind
from amends.remedies.claims_rules import claim_rules
from amends.web.portal.languages import native_names
from amends.web.portal.remedies.loss_form import SENDING_BYTES, TypedLoss, currencies
from amends.web.portal.speaking import Speaker
from amends.wording.assemble.dates import number_text

_WORDS = (
    "title intro proven unproven kind text text-hint amount amount-hint currency day day-hint day-label month-label "
    "year-label name name-hint account account-hint files reach reach-hint code code-hint send no-cost"
).split()


def form_words(speaker: Speaker, typed: TypedLoss) -> dict[str, Any]:
    """Labels, hints and choices, by their names with ``_`` for ``-``."""
    words = {
        name.replace("-", "_"): speaker.say(f"portal-rem-claim-{name}", most=speaker.number(LONGEST_TEXT))
        for name in _WORDS
    }
    offered = currencies()
    chosen = typed.fields["currency"]
    return {
        "words": words
        | {
            "errors": speaker.say("portal-inq-errors"),
            "language_label": speaker.say("portal-inq-language-label"),
            "ways": speaker.say("portal-inq-ways"),
            "files_hint": files_hint(speaker),
        },
        "kinds": [(kind.value, speaker.say(f"claim-kind-{kind.value.replace('_', '-')}")) for kind in LossKind],
        "currencies": offered if chosen in offered or not chosen else (chosen, *offered),
        "answer_languages": native_names(),
    }


def files_hint(speaker: Speaker) -> str:
    """What may be sent along: how many, how large in one sending, of which types."""
    return speaker.say(
        "portal-rem-claim-files-hint",
        most=speaker.number(claim_rules().evidence.most_files),
        size=number_text(SENDING_BYTES // 1_000_000, speaker.language),
    )

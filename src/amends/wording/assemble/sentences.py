"""Says the sentences of a template group, each with the facts it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

from amends.core.places import country_of
from amends.wording.assemble.conditions import added_elements, applies, fact_keys, removed_elements
from amends.wording.assemble.dates import clock_text, instant_text, latin, list_text
from amends.wording.assemble.values import number_variables, require_known, require_unknown, variables
from amends.wording.book.labels import labels_of
from amends.wording.book.phrases import Phrases
from amends.wording.book.stateauthority import state_authority
from amends.wording.book.template import SentenceSpec, TemplateSpec
from amends.wording.faults import FactNotCurrentError, WordbookError
from amends.wording.model import Correction, Kind, NoticeRequest, Sentence

GREETING, NAME, CODE = "{{ greeting }}", "{{ name }}", "{{ code }}"


@dataclass(frozen=True)
class Said:
    """A sentence and the content keys it satisfies."""

    sentence: Sentence
    content: tuple[str, ...]


class Speaker:
    """Says groups of one template in one language for one request."""

    def __init__(self, template: TemplateSpec, phrases: Phrases, request: NoticeRequest) -> None:
        self._template, self._phrases, self._request = template, phrases, request
        self._common = _common_variables(request, phrases.language)
        self._correction: Correction | None = None

    def group(self, name: str) -> Iterator[Said]:
        """Every sentence of the group that applies and that no law forbids."""
        if name not in self._template.sentences:
            raise WordbookError(
                "A group of sentences is missing.", where=f"templates/{self._template.template}: {name}"
            )
        for member in self._template.sentences[name]:
            alternatives = member if isinstance(member, tuple) else (member,)
            place = next((at for at, spec in enumerate(alternatives) if self._fits(spec)), None)
            if place is not None:
                chosen = alternatives[place]
                weighed = tuple(spec for spec in alternatives[: place + 1] if not self._is_forbidden(spec))
                yield Said(self._say(chosen, weighed, group=name), chosen.content)

    def about(self, correction: Correction) -> Speaker:
        """A speaker that also knows what one correction takes back, and what it says instead."""
        request, language = self._request, self._phrases.language
        zone, country = request.as_of.tzinfo, country_of(request.cohort.residence)
        said = {"said": correction.said, "said_date": instant_text(correction.said_at, zone, language, country)}
        other = copy(self)
        other._common = self._common | said | ({"now": correction.now} if correction.now else {})
        other._correction = correction
        return other

    def phrase(self, name: str) -> str:
        """A phrase that asserts nothing."""
        return self._phrases.say(name, self._common)

    def _fits(self, spec: SentenceSpec) -> bool:
        has_now = self._correction is not None and self._correction.now is not None
        is_fit = spec.when.replaced in (None, has_now) and applies(spec.when, self._request)
        return is_fit and not self._is_forbidden(spec)

    def _is_forbidden(self, spec: SentenceSpec) -> bool:
        return bool(self._request.content.forbidden.intersection(spec.content))

    def _say(self, spec: SentenceSpec, weighed: tuple[SentenceSpec, ...], *, group: str) -> Sentence:
        """Says a phrase; it rests on the facts that it quotes, and on those that chose it before the others."""
        book, language = self._request.facts, self._phrases.language
        facts = require_known(book, spec.asserts)
        _require_promised(spec, self._request)
        words = variables(facts, self._request, language) | number_variables(facts, language)
        stated = (*(fact.ref for fact in facts), *require_unknown(book, spec.unknown), *self._corrected())
        kind = spec.kind or (Kind.FACT if stated else Kind.FIXED)
        chosen_by = (fact.ref for one in weighed for key in fact_keys(one.when) for fact in book.standing(key))
        refs = tuple(dict.fromkeys((*stated, *chosen_by)))
        text = self._phrases.say(spec.say, self._common | words)
        return Sentence(text, refs, kind, group, spec.prescribed_by)

    def _corrected(self) -> tuple[str, ...]:
        """A correction rests on what stands now under the key of the fact that changed."""
        if self._correction is None:
            return ()
        standing = (fact.ref for fact in self._request.facts.standing(self._correction.fact))
        return tuple(dict.fromkeys((*standing, *self._correction.facts)))


def _require_promised(spec: SentenceSpec, request: NoticeRequest) -> None:
    """A remedy is promised only if the case and the book of facts say the same."""
    for key in spec.asserts:
        area, _, name = key.partition(".")
        fact = request.facts.current(key)
        if area == "remedy" and fact and fact.value != getattr(request.remedies, name):
            raise FactNotCurrentError(fact.ref, why="The remedies of the request say otherwise.")


def _common_variables(request: NoticeRequest, language: str) -> dict[str, object]:
    zone, country = request.as_of.tzinfo, country_of(request.cohort.residence)
    words: dict[str, object] = {
        "audience": str(request.audience),
        "greeting": GREETING,
        "name": latin(NAME, language),
        "code": latin(CODE, language),
        "notice_date": instant_text(request.as_of, zone, language, country),
    }
    for name, codes in (("added_elements", added_elements(request)), ("removed_elements", removed_elements(request))):
        if codes:
            words[name] = list_text([labels_of(language)[code] for code in codes], language)
    if authority := state_authority(request.cohort.residence):
        words["state_authority"] = latin(authority, language)
    if request.brand_domain:
        words["page"] = latin(f"https://{request.brand_domain}/verify", language)
    if request.next_update:
        words["next_date"] = instant_text(request.next_update, zone, language, country)
        words["next_time"] = clock_text(request.next_update, zone, language)
    return words

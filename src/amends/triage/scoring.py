"""From phrases that were met to what they say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from amends.triage.index import Hit, PhraseIndex
from amends.triage.kinds import Intent, Sensitive, Span
from amends.triage.lexicon import Lexicon, Said, weights
from amends.triage.meanings import Hits, Meant, intents_meant, sensitive_meant
from amends.triage.words import Word

# "I do not want a new card": what follows so soon after a refusal is not asked for.
_REFUSED_WITHIN = 4


class Evidence(NamedTuple):
    """One phrase that speaks for or against a matter."""

    of: Intent | Sensitive
    weight: float
    span: Span


class Sum(NamedTuple):
    """What all phrases of one matter come to, and those that speak for it, in order."""

    score: float
    because: tuple[Span, ...]


def certainty(score: float) -> float:
    """The score on a scale of 0 to 1; no probability: half where the score is ``half_certain``."""
    return round(score / (score + weights().half_certain), 3)


def intents_in(words: Sequence[Word], lexicon: Lexicon, *, in_subject: bool, groups: Hits) -> list[Evidence]:
    """The evidence for intents; what is refused does not count.  ``groups``: the meanings that ``grouped`` found."""
    hits = list(lexicon.intents.find(words))
    meant = list(intents_meant(groups, words))
    refused = list(lexicon.refusals.find(words)) if hits or meant else []
    asked = [hit for hit in hits if not _is_refused(hit.first, [one.end for one in refused], words)]
    # A rule may begin with the verb of the refusal itself: "I do not (want a new card)".
    wanted = [
        one for one in meant if not any(_is_refused(one.first, range(hit.first, hit.end + 1), words) for hit in refused)
    ]
    said = [_evidence(hit, lexicon.intents, words, in_subject) for hit in asked]
    return said + [_by_rule(one, words, in_subject) for one in wanted]


def sensitive_in(words: Sequence[Word], lexicon: Lexicon, *, in_subject: bool, groups: Hits) -> list[Evidence]:
    """The evidence for sensitive matters; a figure of speech ("I could kill them") takes back what overlaps it."""
    hits = list(lexicon.sensitive.find(words))
    idioms = [(hit.first, hit.end) for hit in lexicon.idioms.find(words)] if hits or groups else []

    def is_meant(hit: Hit) -> bool:
        return not any(hit.first < end and first < hit.end for first, end in idioms)

    said = [_evidence(hit, lexicon.sensitive, words, in_subject) for hit in hits if is_meant(hit)]
    return said + [
        _by_rule(one, words, in_subject) for one in sensitive_meant(groups, words, keep=is_meant if idioms else None)
    ]


def summed(evidence: Iterable[Evidence]) -> dict[Intent | Sensitive, Sum]:
    """Each matter's sum.  Of phrases that overlap, the one that weighs most counts; each place counts once."""
    by_matter: dict[Intent | Sensitive, list[Evidence]] = defaultdict(list)
    for one in evidence:
        by_matter[one.of].append(one)
    return {of: _sum(many) for of, many in by_matter.items()}


def _sum(many: Sequence[Evidence]) -> Sum:
    score = sum(one.weight for one in many if one.weight < 0)
    counted: list[Span] = []
    for one in sorted(many, key=lambda item: (-item.weight, item.span)):
        if one.weight > 0 and not any(_overlap(one.span, other) for other in counted):
            score += one.weight
            counted.append(one.span)
    return Sum(score, tuple(sorted(counted)))


def _overlap(left: Span, right: Span) -> bool:
    return left.in_subject == right.in_subject and left.start < right.end and right.start < left.end


def _is_refused(first: int, refused: Sequence[int], words: Sequence[Word]) -> bool:
    sentence = words[first].sentence
    return any(end <= first <= end + _REFUSED_WITHIN - 1 and words[end - 1].sentence == sentence for end in refused)


def _by_rule(meant: Meant, words: Sequence[Word], in_subject: bool) -> Evidence:
    weight = weights().fair * (weights().subject if in_subject else 1.0)
    return Evidence(meant.of, weight, Span(words[meant.first].start, words[meant.end - 1].end, in_subject))


def _evidence(hit: Hit, index: PhraseIndex[Said], words: Sequence[Word], in_subject: bool) -> Evidence:
    said = index.label(hit)
    weight = said.weight * (weights().subject if in_subject else 1.0)
    return Evidence(said.of, weight, Span(words[hit.first].start, words[hit.end - 1].end, in_subject))

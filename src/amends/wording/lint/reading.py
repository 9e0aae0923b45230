"""What a notice says about exposure: which data it claims, denies, or only mentions in advice.

A mention of an element is a claim if its clause states an exposure ("was copied"), or if it stands
in the list or under the heading that such a statement opens.  It is denied if the clause negates
the exposure.  Advice, questions and conditions claim nothing.  What is named in none of these ways
is an aside; several asides together are an enumeration, which a rule may take for a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from amends.wording.lint.blocks import Kind
from amends.wording.lint.imperatives import may_be_a_step, opens_with_request
from amends.wording.lint.lexicon import Lexicon
from amends.wording.lint.notice import Notice, Sentence


class Standing(StrEnum):
    CLAIMED = "claimed"
    DENIED = "denied"
    ADVICE = "advice"
    ASIDE = "aside"


class Section(StrEnum):
    """What the nearest heading above is about."""

    TAKEN = "taken"
    NOT_TAKEN = "not_taken"
    ACTIONS = "actions"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True)
class Clause:
    """A range of the folded sentence; ``is_condition`` where it opens with "if" or "whether"."""

    start: int
    end: int
    is_condition: bool


@dataclass(frozen=True)
class Predicate:
    """A statement of exposure in a clause; ``is_negated`` where it says that none took place."""

    start: int
    end: int
    is_negated: bool


@dataclass(frozen=True)
class Mention:
    elements: frozenset[str]
    start: int
    end: int
    standing: Standing


@dataclass(frozen=True)
class Reading:
    """The notice read with the words of its language."""

    notice: Notice
    lexicon: Lexicon

    def clauses(self, sentence: Sentence) -> tuple[Clause, ...]:
        """The clauses of a sentence; they open at conjunctions and semicolons."""
        if sentence.start not in self._clauses:
            self._clauses[sentence.start] = self._parted(sentence.folded.text)
        return self._clauses[sentence.start]

    @cached_property
    def _clauses(self) -> dict[int, tuple[Clause, ...]]:
        """By the place of their sentence: many rules ask for them."""
        return {}

    def _parted(self, text: str) -> tuple[Clause, ...]:
        cuts = sorted({start for start, _ in self.lexicon.find("clause_breaks", text)} | _marks(text))
        edges = [0, *(cut for cut in cuts if cut > 0), len(text)]
        pairs = [(left, right) for left, right in pairwise(edges) if left < right]
        return tuple(Clause(left, right, self._is_condition(text, left, right)) for left, right in pairs)

    def _is_condition(self, text: str, left: int, right: int) -> bool:
        lead = left + len(text[left:right]) - len(text[left:right].lstrip(" ,;:-–—"))
        return any(start - lead <= 12 for start, _ in self.lexicon.find("conditions", text, lead, right))

    def predicates(self, sentence: Sentence, clause: Clause) -> tuple[Predicate, ...]:
        """The statements of exposure in a clause, each with its polarity."""
        place = sentence.start, clause.start
        if place not in self._predicates:
            self._predicates[place] = self._spoken(sentence, clause)
        return self._predicates[place]

    @cached_property
    def _predicates(self) -> dict[tuple[int, int], tuple[Predicate, ...]]:
        """By the places of their sentence and clause."""
        return {}

    def _spoken(self, sentence: Sentence, clause: Clause) -> tuple[Predicate, ...]:
        text = sentence.folded.text
        spoken = self.lexicon.find("exposed", text, clause.start, clause.end)
        negations = self._negations(sentence, clause)
        found = [Predicate(start, end, self._negates(text, negations, clause, start, end)) for start, end in spoken]
        loose = [
            Predicate(start, end, True) for start, end in negations["adverb"] if not _attached(text, start, end, found)
        ]
        return tuple(sorted([*found, *loose], key=lambda item: item.start))

    def _negations(self, sentence: Sentence, clause: Clause) -> dict[str, list[tuple[int, int]]]:
        place = sentence.start, clause.start
        if place not in self._negated:
            self._negated[place] = self._refusals(sentence.folded.text, clause)
        return self._negated[place]

    @cached_property
    def _negated(self) -> dict[tuple[int, int], dict[str, list[tuple[int, int]]]]:
        """By the places of their sentence and clause."""
        return {}

    def _refusals(self, text: str, clause: Clause) -> dict[str, list[tuple[int, int]]]:
        excused = self.lexicon.find("no_negation", text, clause.start, clause.end)
        return {
            kind: [
                span
                for span in self.lexicon.find(f"negation_{kind}", text, clause.start, clause.end)
                if not any(left <= span[0] < right for left, right in excused)
            ]
            for kind in ("adverb", "determiner")
        }

    @staticmethod
    def _negates(text: str, negations: dict[str, list[tuple[int, int]]], clause: Clause, start: int, end: int) -> bool:
        near = any(
            left < end and (left >= start or _words(text[right:start]) <= 3) for left, right in negations["adverb"]
        )
        return near or any(clause.start <= left < end for left, _ in negations["determiner"])

    def states_exposure(self, sentence: Sentence) -> bool:
        """Whether the sentence states, without condition or question, that data was exposed."""
        return not sentence.is_question and any(
            not predicate.is_negated
            for clause in self.clauses(sentence)
            if not clause.is_condition
            for predicate in self.predicates(sentence, clause)
        )

    def denies_exposure(self, sentence: Sentence) -> bool:
        """Whether every statement of exposure in the sentence is negated, and there is one."""
        found = [item for clause in self.clauses(sentence) for item in self.predicates(sentence, clause)]
        return bool(found) and all(item.is_negated for item in found)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """For each block, what the nearest heading above it is about."""
        current, out = Section.OTHER, []
        for index, block in enumerate(self.notice.blocks):
            if block.kind is Kind.HEADING:
                heading = next((item for item in self.notice.sentences if item.block == index), None)
                if not (heading and current is Section.ACTIONS and self._is_headed_step(heading)):
                    current = self._section(heading.folded.text) if heading else Section.OTHER
            out.append(current)
        return tuple(out)

    def _is_headed_step(self, heading: Sentence) -> bool:
        text = heading.folded.text.lstrip("(0123456789۰۱۲۳۴۵۶۷۸۹.): ")
        return not heading.is_question and opens_with_request(text, self.lexicon)

    @cached_property
    def steps(self) -> frozenset[int]:
        """The blocks that are numbered steps: those of a list that asks for something."""
        out: set[int] = set()
        run: list[int] = []
        for index, block in enumerate((*self.notice.blocks, None)):
            if block is not None and block.kind is Kind.NUMBERED:
                run.append(index)
                continue
            if block is None or block.kind is Kind.HEADING:
                out |= set(run) if self._asks(run) else set()
                run = []
        return frozenset(out)

    def _asks(self, run: list[int]) -> bool:
        if any(self.sections[index] is Section.ACTIONS for index in run):
            return True
        texts = [item.folded.text for item in self.notice.sentences if item.block in run and not item.is_question]
        if any(opens_with_request(text, self.lexicon) for text in texts):
            return True
        return bool(texts) and all(may_be_a_step(text, self.lexicon) for text in texts)

    def _section(self, heading: str) -> Section:
        order = (Section.NOT_TAKEN, Section.ACTIONS, Section.CONTACT, Section.TAKEN)
        return next((kind for kind in order if self.lexicon.has(f"heading_{kind}", heading)), Section.OTHER)

    @cached_property
    def _inherited(self) -> tuple[Standing | None, ...]:
        """For each block, the standing that its introduction or its heading lends to a bare list."""
        out: list[Standing | None] = []
        opened: Standing | None = None
        for index, block in enumerate(self.notice.blocks):
            if block.kind not in (Kind.NUMBERED, Kind.BULLET):
                opened = None
            lent = {Section.TAKEN: Standing.CLAIMED, Section.NOT_TAKEN: Standing.DENIED}.get(self.sections[index])
            if block.kind is Kind.SUBJECT or block.kind is Kind.HEADING:
                lent = None
            out.append(opened or lent)
            opened = self._opens(index) or opened
        return tuple(out)

    def _opens(self, index: int) -> Standing | None:
        last = [item for item in self.notice.sentences if item.block == index][-1:]
        if not last or not last[0].folded.text.rstrip("_ ").endswith((":", "：")):
            return None
        if self.states_exposure(last[0]):
            return Standing.CLAIMED
        return Standing.DENIED if self.denies_exposure(last[0]) else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every mention of a data element, in order."""
        return tuple(mention for sentence in self.notice.sentences for mention in self._mentions_of(sentence))

    @cached_property
    def enumerations(self) -> tuple[tuple[Mention, ...], ...]:
        """Claims and asides by the sentence, or the whole list, that they stand in; two at least."""
        units: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.standing in (Standing.CLAIMED, Standing.ASIDE):
                units.setdefault(self._unit_at(mention.start), []).append(mention)
        return tuple(tuple(unit) for unit in units.values() if len({item.elements for item in unit}) > 1)

    def _unit_at(self, offset: int) -> int:
        """Where the sentence at ``offset`` begins, or the first item of the list that it belongs to."""
        sentence = next(item for item in self.notice.sentences if item.start <= offset < item.end)
        blocks, index = self.notice.blocks, sentence.block
        if blocks[index].kind is not Kind.BULLET and index not in self._listed:
            return sentence.start
        while index > 0 and (blocks[index - 1].kind is blocks[index].kind):
            index -= 1
        return blocks[index].start

    @cached_property
    def _listed(self) -> frozenset[int]:
        numbered = {index for index, block in enumerate(self.notice.blocks) if block.kind is Kind.NUMBERED}
        return frozenset(numbered - self.steps)

    def tells_what_was_exposed(self, sentence: Sentence) -> bool:
        """Whether the sentence states an exposure, or names several kinds of data as a list does."""
        if self.states_exposure(sentence):
            return True
        return any(
            any(sentence.start <= mention.start < sentence.end for mention in unit) for unit in self.enumerations
        )

    def _mentions_of(self, sentence: Sentence) -> Iterator[Mention]:
        spans = element_spans(sentence.folded.text, self.lexicon)
        for clause in self.clauses(sentence) if spans else ():
            inside = [span for span in spans if clause.start <= span[0] < clause.end]
            lent = self._standing_of(sentence, clause) if inside else None
            advised = bool(inside) and (sentence.block in self.steps or self._is_advice(sentence, clause))
            for start, end, codes in inside:
                standing = lent or self._standing(sentence, clause, start, end, advised=advised)
                yield Mention(codes, *sentence.folded.span(start, end), standing)

    def _standing_of(self, sentence: Sentence, clause: Clause) -> Standing | None:
        """The standing of whatever the clause mentions, where it is one for all."""
        if sentence.is_question or clause.is_condition or sentence.kind is Kind.HEADING:
            return Standing.ADVICE
        return Standing.DENIED if self._refused_cell(sentence) else None

    def _standing(self, sentence: Sentence, clause: Clause, start: int, end: int, *, advised: bool) -> Standing:
        if self._barred(sentence, clause, start):
            return Standing.DENIED
        governing = self._governing(sentence, clause, start, end)
        if governing is not None and not advised:
            return Standing.DENIED if governing.is_negated else Standing.CLAIMED
        if advised or self.sections[sentence.block] in (Section.ACTIONS, Section.CONTACT):
            return Standing.ADVICE
        return self._inherited[sentence.block] or Standing.ASIDE

    def _barred(self, sentence: Sentence, clause: Clause, start: int) -> bool:
        """Whether a "no" or "not your" stands right before the mention."""
        negations = self._negations(sentence, clause)
        return any(
            right <= start and _words(sentence.folded.text[right:start]) <= 1
            for right in (span[1] for kind in negations.values() for span in kind)
        )

    def _refused_cell(self, sentence: Sentence) -> bool:
        """Whether a row of a table says "no" beside what it names."""
        cells = [cell.strip() for cell in sentence.folded.text.split("|")]
        return any(self.lexicon.sections["no_cells"][0].pattern.fullmatch(cell) for cell in cells[1:])

    def _governing(self, sentence: Sentence, clause: Clause, start: int, end: int) -> Predicate | None:
        found = self.predicates(sentence, clause)
        after = next((item for item in found if item.start >= end), None)
        before = [item for item in found if item.start < end]
        return after or (before[-1] if before else None)

    def _is_advice(self, sentence: Sentence, clause: Clause) -> bool:
        return self.lexicon.has("advice", sentence.folded.text, clause.start, clause.end)


def element_spans(text: str, lexicon: Lexicon) -> list[tuple[int, int, frozenset[str]]]:
    """The mentions in folded text; where several overlap the longest wins, and a tie is ambiguous."""
    spans: dict[tuple[int, int], set[str]] = {}
    for code, entry in lexicon.elements.items():
        for span in entry.find(text):
            spans.setdefault(span, set()).add(code)
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda item: (item[0] - item[1], item[0])):
        if not any(span[0] < right and left < span[1] for left, right in kept):
            kept.append(span)
    return [(left, right, frozenset(spans[left, right])) for left, right in sorted(kept)]


def _marks(text: str) -> set[int]:
    """Semicolons, and dashes that more than a word or two follow ("PESEL – stolen" is one clause)."""
    dashes = {at for at, mark in enumerate(text) if mark in "–—" and text[at - 1 : at] == " "}
    return {at for at, mark in enumerate(text) if mark in ";؛"} | {at for at in dashes if _words(text[at:]) > 3}


def _attached(text: str, start: int, end: int, found: list[Predicate]) -> bool:
    return any(start < item.end and (start >= item.start or _words(text[end : item.start]) <= 3) for item in found)


def _words(text: str) -> int:
    return len(text.split())

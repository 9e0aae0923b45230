"""Composes a notice from facts: the one public way to get words for people."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import msgspec
import rfc8785

from amends.core.channels import Channel
from amends.core.elements import in_order, require_elements
from amends.core.errors import InputError
from amends.wording.assemble.actions import actions_for, actions_to_check, content_of_actions
from amends.wording.assemble.conditions import applies
from amends.wording.assemble.sentences import Said, Speaker
from amends.wording.assemble.values import known, plain_value, require_known
from amends.wording.book.labels import labels_of
from amends.wording.book.languages import direction_of, language_for
from amends.wording.book.phrases import Phrases, phrases_of
from amends.wording.book.template import BlockSpec, LayoutSpec, SectionSpec, TemplateSpec, template_of, templates
from amends.wording.faults import WordbookError
from amends.wording.model import Action, Block, BlockKind, ElementLine, Notice, NoticeRequest, Sentence

_SUBJECT_LIMIT = 78  # RFC 5322's line, which is also what a list of messages shows
_BY_DESIGN = frozenset({"plain_language", "type_size_10pt"})  # linted, and set by the layouts
_SATISFIED_BY = {  # blocks that answer a content key by being there
    BlockKind.ELEMENTS: ("types_of_information",),
    BlockKind.ACTIONS: ("measures_for_person",),
}


def compose(request: NoticeRequest) -> Notice:
    """The notice for one cohort, language and channel, or a text for the public, the press or the staff.

    Raises ``FactNotCurrentError`` if a sentence needs a fact that is not known and undisputed,
    ``WordbookError`` if the wordbook lacks a phrase, and ``InputError`` for a cohort without elements
    (``wording.nothing_exposed``) or with some where the text tells people that they have none
    (``wording.something_exposed``), with an element that is none (``element.unknown``), or for an audience
    that the template does not speak to (``wording.audience``).  The same request gives the same notice.
    """
    language = language_for(request.language)
    phrases = phrases_of(language, formality=request.formality, easy_read=request.easy_read)
    return _Composer(request, phrases).notice()


class _Composer:
    def __init__(self, request: NoticeRequest, phrases: Phrases) -> None:
        self._request, self._phrases = request, phrases
        self._template = template_for(request.template, request.channel)
        _require_fit(self._template, request)
        self._speaker = Speaker(self._template, phrases, request)
        self._content: set[str] = set()

    def notice(self) -> Notice:
        request, language = self._request, self._phrases.language
        sender = plain_value(str(require_known(request.facts, ["controller.name"])[0].value))
        blocks = tuple(self._frame() + self._sections(_layout(self._template, request).sections))
        page = [] if request.brand_domain is None else [f"https://{request.brand_domain}/verify"]
        home = known(request.facts, "contact.web")
        if home is not None and self._says_fact("contact.web", blocks):
            page.append(str(home.value))
        draft = Notice(
            template=self._template.template,
            template_version=self._template.version,
            language=language,
            requested_language=request.language,
            direction=direction_of(language),
            channel=request.channel,
            audience=request.audience,
            exercise=request.exercise,
            residence=request.cohort.residence,
            formality=request.formality,
            easy_read=request.easy_read,
            subject=self._subject(),
            blocks=blocks,
            elements=in_order(request.cohort.elements),
            sender=sender,
            links=tuple(page),
            content_keys=tuple(sorted(self._content)),
            actions_to_check=actions_to_check(request),
            unmet=tuple(sorted(request.content.required - self._content - _BY_DESIGN)),
        )
        return draft.sealed(content_digest(draft))

    def _frame(self) -> list[Block]:
        """The exercise marker, which stands above every layout."""
        if not self._request.exercise:
            return []
        name = "sms-marker" if self._request.channel in (Channel.SMS, Channel.PUSH) else "marker"
        return [Block(BlockKind.MARKER, sentences=(Sentence(self._speaker.phrase(name)),))]

    @staticmethod
    def _says_fact(key: str, blocks: tuple[Block, ...]) -> bool:
        refs = {ref for block in blocks for sentence in block.sentences for ref in sentence.facts}
        return any(ref.rpartition("@")[0] == key for ref in refs)

    def _subject(self) -> Sentence:
        said = self._said(self._template.subject)
        mark = self._speaker.phrase("marker-subject") + " " if self._request.exercise else ""
        fitting = (one for one in said if len(mark + one.text) <= _SUBJECT_LIMIT)
        chosen = next(fitting, said[-1])
        return replace(chosen, text=mark + chosen.text)

    def _said(self, group: str, speaker: Speaker | None = None) -> list[Sentence]:
        found: list[Said] = list((speaker or self._speaker).group(group))
        self._content.update(key for said in found for key in said.content)
        return [said.sentence for said in found]

    def _sections(self, specs: tuple[SectionSpec, ...]) -> list[Block]:
        return [block for spec in specs for block in self._section(spec)]

    def _section(self, spec: SectionSpec) -> list[Block]:
        if not applies(spec.when, self._request):
            return []
        blocks = [block for part in spec.blocks for block in self._block(part)] + self._sections(spec.sections)
        if spec.heading is None or not blocks:
            return blocks
        return [Block(BlockKind.HEADING, spec.level, tuple(self._said(spec.heading)[:1])), *blocks]

    def _block(self, spec: BlockSpec) -> list[Block]:
        if not applies(spec.when, self._request):
            return []
        kind = BlockKind(spec.kind)
        speakers = [self._speaker]
        if kind is BlockKind.CORRECTIONS:
            speakers = [self._speaker.about(correction) for correction in self._request.corrections]
        sentences = tuple(
            sentence for speaker in speakers for group in spec.sentences for sentence in self._said(group, speaker)
        )
        block = Block(kind, sentences=sentences, elements=self._elements(kind), actions=self._actions(kind))
        if kind in (BlockKind.ELEMENTS, BlockKind.ACTIONS) and not (block.elements or block.actions):
            return []  # an introduction to a list that has nothing in it
        if not (block.sentences or block.elements or block.actions):
            return []
        self._content.update(_SATISFIED_BY.get(kind, ()))
        if kind is BlockKind.ACTIONS:
            self._content.update(content_of_actions(self._request))
        return [block]

    def _elements(self, kind: BlockKind) -> tuple[ElementLine, ...]:
        if kind is not BlockKind.ELEMENTS:
            return ()
        labels = labels_of(self._phrases.language)
        return tuple(ElementLine(code, labels[code]) for code in in_order(self._request.cohort.elements))

    def _actions(self, kind: BlockKind) -> tuple[Action, ...]:
        return actions_for(self._request, self._phrases) if kind is BlockKind.ACTIONS else ()


def template_for(name: str, channel: Channel) -> TemplateSpec:
    """The template of a text on a channel: a text message, a call and a post have shorter ones of their own."""
    own = f"{name}_{channel}"
    return template_of(own if own in templates() else name)


def _require_fit(template: TemplateSpec, request: NoticeRequest) -> None:
    exposed = require_elements(request.cohort.elements, where="the cohort of the notice")
    if template.exposed == "some" and not exposed:
        raise InputError(
            "A notice to people of whom nothing was exposed cannot be composed.",
            code="wording.nothing_exposed",
            where="the cohort of the notice",
            why="It would tell them that they are affected and not by what.",
            fix="Give the cohort its elements, or leave these people out.",
        )
    if template.exposed == "none" and exposed:
        raise InputError(
            "People of whom something was exposed cannot be told that nothing was.",
            code="wording.something_exposed",
            where="the cohort of the notice",
            fix="Write to them with another template.",
        )
    if request.audience not in template.speaks_to:
        raise InputError(
            f"The template {template.template!r} does not speak to {request.audience}.",
            code="wording.audience",
            where="the request of the text",
            fix="Use one of: " + ", ".join(template.speaks_to) + ".",
        )


def _layout(template: TemplateSpec, request: NoticeRequest) -> LayoutSpec:
    found = next((layout for layout in template.layouts if applies(layout.when, request)), None)
    if found is None:
        raise WordbookError("No layout of the template applies.", where=f"wordbook/templates/{template.template}.yaml")
    return found


def content_digest(notice: Notice) -> str:
    """Hex SHA-256 over the canonical JSON (RFC 8785) of the notice without its own hash."""
    return hashlib.sha256(rfc8785.dumps(msgspec.to_builtins(notice.sealed("")))).hexdigest()

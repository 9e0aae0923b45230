"""Words for people: from facts to notices, and from notices to email, letter and text message."""

from amends.wording.assemble.compose import compose
from amends.wording.faults import FactNotCurrentError, WordbookError
from amends.wording.freshness import require_current, stale_sentences, standing_refs, untrue_sentences
from amends.wording.model import (
    Action,
    Audience,
    Block,
    BlockKind,
    ContentConstraints,
    ElementLine,
    Kind,
    Notice,
    NoticeCohort,
    NoticeRequest,
    Sentence,
)
from amends.wording.render.email import CompiledNotice, EmailContent, render_email
from amends.wording.render.inbox import InboxItem, render_inbox
from amends.wording.render.letters import LetterRun, render_letters, unprintable_letters
from amends.wording.render.parse import PersonalFields, personal_fields_of_text
from amends.wording.render.personal import printed_name
from amends.wording.render.push import PushMessage, push_payloads, render_push
from amends.wording.render.segments import sms_segments
from amends.wording.render.sms import render_sms
from amends.wording.render.social import Network, render_social
from amends.wording.render.web import ChangeEntry, ChangeLog, Publication, WebPage, render_web

__all__ = [
    "Action",
    "Audience",
    "Block",
    "BlockKind",
    "ChangeEntry",
    "ChangeLog",
    "CompiledNotice",
    "ContentConstraints",
    "ElementLine",
    "EmailContent",
    "FactNotCurrentError",
    "InboxItem",
    "Kind",
    "LetterRun",
    "Network",
    "Notice",
    "NoticeCohort",
    "NoticeRequest",
    "PersonalFields",
    "Publication",
    "PushMessage",
    "Sentence",
    "WebPage",
    "WordbookError",
    "compose",
    "personal_fields_of_text",
    "printed_name",
    "push_payloads",
    "render_email",
    "render_inbox",
    "render_letters",
    "render_push",
    "render_sms",
    "render_social",
    "render_web",
    "require_current",
    "sms_segments",
    "stale_sentences",
    "standing_refs",
    "unprintable_letters",
    "untrue_sentences",
]

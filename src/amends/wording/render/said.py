"""What is neither mail nor letter, as title, text and markup."""

from __future__ import annotations

from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Notice
from amends.wording.render.email import render_email
from amends.wording.render.inbox import render_inbox
from amends.wording.render.push import push_payloads, render_push
from amends.wording.render.sms import render_sms
from amends.wording.render.voice import render_ssml


def said(notice: Notice, person: PersonRow, code: str, channel: Channel) -> tuple[str, str, str]:
    """``(title, text, markup)``: SSML for voice, the payload of a push message, the item of an inbox.

    A push message lies on a locked screen, so that it names neither the person nor the data nor the code.  The title
    of a call is what whoever picks up hears, or a machine: it says who calls, and nothing else.
    """
    if channel is Channel.SMS:
        return "", render_sms(notice, person, code), ""
    if channel is Channel.INBOX:
        item = render_inbox(notice, person, code)
        return notice.subject.text, item.text, item.json
    if channel is Channel.PUSH:
        message = render_push(notice)
        return message.title, message.body, push_payloads(message).web_push.decode()
    phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
    title = phrases.say("call-opening", {"controller_name": notice.sender})
    return title, render_email(notice, person, code).text, render_ssml(notice, person, code)

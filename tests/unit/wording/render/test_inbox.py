"""The item of an in-app inbox: all that an app needs to lay the notice out, and nothing that it must not run."""

from __future__ import annotations

import json

import pytest
from render.seen import words
from wording_requests import CODE, LANGUAGES, STOLEN, a_person, a_request

from amends.wording import Audience, compose, personal_fields_of_text, printed_name, render_email
from amends.wording.render.inbox import CompiledInbox, render_inbox

HOSTILE = ['O\'Brien "Bob" \\ & Söhne', "{{ code }}", "\u2028\x07x", "رضا رضایی‌نژاد", '","text":"x', "🙂" * 50]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", [Audience.ADULT, Audience.GUARDIAN])
def test_item_holds_every_sentence_element_and_action_as_data(language: str, audience: Audience) -> None:
    notice = compose(a_request(language=language, audience=audience, exercise=True))
    item = json.loads(render_inbox(notice, a_person(), CODE).json)
    assert (item["ref"], item["language"], item["is_exercise"]) == (notice.ref, language, True)
    assert item["direction"] == ("rtl" if language == "fa" else "ltr")
    assert [block["kind"] for block in item["blocks"]] == [str(block.kind) for block in notice.blocks]
    said = {sentence for block in item["blocks"] for sentence in block["sentences"]}
    assert {one.text for one in notice.sentences()[1:] if "{{" not in one.text} <= said
    listed = [line for block in item["blocks"] for line in block.get("elements", [])]
    assert {line["element"] for line in listed} == set(STOLEN)
    actions = [action for block in item["blocks"] for action in block.get("actions", [])]
    assert [action["number"] for action in actions] == list(range(1, len(notice.actions) + 1))
    assert [action["minutes"] for action in actions] == [action.minutes for action in notice.actions]
    assert "{{" not in json.dumps(item)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_name_stays_inside_its_string(name: str) -> None:
    notice = compose(a_request())
    content = render_inbox(notice, a_person(name), CODE)
    item, plain = json.loads(content.json), json.loads(render_inbox(notice, a_person("Anna"), CODE).json)
    assert item.keys() == plain.keys()
    assert [block["kind"] for block in item["blocks"]] == [block["kind"] for block in plain["blocks"]]
    assert f"Dear {printed_name(name)}," in item["blocks"][1]["sentences"]
    assert item["text"] == content.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text_is_that_of_the_email_and_reads_back(language: str) -> None:
    notice = compose(a_request(language=language))
    content = render_inbox(notice, a_person(), CODE)
    assert words(content.text) == words(render_email(notice, a_person(), CODE).text)
    fields = personal_fields_of_text(content.text, language)
    assert (fields.name, fields.code, len(fields.elements)) == ("Anna Nowak", CODE, len(STOLEN))


def test_same_input_gives_the_same_bytes() -> None:
    notice = compose(a_request(language="fa"))
    assert render_inbox(notice, a_person(), CODE) == CompiledInbox.of(notice).fill(a_person(), CODE)

"""Speech: SSML that holds only what the standard allows, the hotline's tree, and its TwiML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec
import pytest
from wording_requests import CODE, LANGUAGES, a_person, a_request

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.wording import Audience, Notice, compose
from amends.wording.render.ivr import Act, IvrTree, ivr_tree
from amends.wording.render.twiml import twiml_documents
from amends.wording.render.voice import NAMESPACE, render_ssml

# What an element may hold (W3C SSML 1.1, the elements that we use).
INSIDE = {
    "speak": {"prosody"},
    "prosody": {"p", "break", "say-as"},
    "p": {"s"},
    "s": {"prosody", "say-as", "lang"},
    "say-as": set(),
    "lang": set(),
    "break": set(),
}
LOCALES = {"en": "en-GB", "pl": "pl-PL", "de": "de-DE", "fa": "fa-IR"}


def the_ssml(text: str) -> ET.Element:
    """The document, after checking its structure."""
    root = ET.fromstring(text)
    assert root.tag == f"{{{NAMESPACE}}}speak"
    assert root.get("version") == "1.1"
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        assert {child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element} <= INSIDE[name], name
        if name in ("speak", "p"):
            assert not (element.text or "").strip()
        assert name != "say-as" or element.get("interpret-as") in ("characters", "telephone", "date")
    return root


def hints(root: ET.Element, kind: str) -> list[str]:
    return [node.text or "" for node in root.iter(f"{{{NAMESPACE}}}say-as") if node.get("interpret-as") == kind]


def hotline(language: str) -> Notice:
    return compose(a_request(template="ivr", channel=Channel.VOICE, audience=Audience.PUBLIC, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", [Channel.VOICE, Channel.EMAIL])
def test_notice_is_spoken_in_its_language_with_its_code_letter_by_letter(language: str, channel: Channel) -> None:
    root = the_ssml(render_ssml(compose(a_request(language=language, channel=channel)), a_person(), CODE))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == LOCALES[language]
    assert set(hints(root, "characters")) == {"7Q2K9 XMBDA"}
    assert "+48 22 555 01 00" in hints(root, "telephone")
    assert not set("\u2066\u2067\u2068\u2069\ue000") & set("".join(root.itertext()))


def test_spoken_call_names_no_person_and_no_data() -> None:
    notice = compose(a_request(language="en", channel=Channel.VOICE))
    said = "".join(the_ssml(render_ssml(notice, a_person("Zyx Wvu"), CODE)).itertext())
    assert "Zyx" not in said
    assert "payment card" not in said


@pytest.mark.parametrize(
    "name", ["<break time='9s'/>", "</s></p></speak>", "A & B", "x\x00\x0by", "\ue000", "&amp;", "]]>"]
)
def test_name_is_never_markup(name: str) -> None:
    notice = compose(a_request(language="en"))
    plain = the_ssml(render_ssml(notice, a_person("Anna"), CODE))
    root = the_ssml(render_ssml(notice, a_person(name), CODE))
    assert [node.tag for node in root.iter()] == [node.tag for node in plain.iter()]
    visible = name.replace("\x00", " ").replace("\x0b", " ").replace("\ue000", "").strip()
    assert " ".join(visible.split()) in " ".join("".join(root.itertext()).split())


def test_latin_words_in_persian_are_marked_as_another_language() -> None:
    root = the_ssml(render_ssml(compose(a_request(language="fa", channel=Channel.VOICE)), a_person(), CODE))
    foreign = [node.text for node in root.iter(f"{{{NAMESPACE}}}lang")]
    assert foreign
    assert all((text and text.isascii()) or text == "Bank Wisła S.A." for text in foreign)


def test_large_number_is_not_read_as_a_telephone() -> None:
    from amends.wording.render.voice import ssml

    notice = compose(a_request(language="en", channel=Channel.VOICE))
    root = the_ssml(ssml([["About 80 000 000 people on 2026-06-03. Call 0800 111 222."]], notice))
    assert hints(root, "telephone") == ["0800 111 222"]
    assert hints(root, "date") == ["2026-06-03"]


def test_personal_notice_is_not_read_to_everybody() -> None:
    with pytest.raises(InputError) as raised:
        render_ssml(compose(a_request(language="en")))
    assert raised.value.code == "voice.personal"


@pytest.fixture(scope="module")
def tree() -> IvrTree:
    return ivr_tree([hotline(language) for language in ("en", "pl", "de", "fa")])


def test_every_key_leads_somewhere_and_every_place_is_reached(tree: IvrTree) -> None:
    reached, open_nodes = set(), [tree.start]
    while open_nodes:
        name = open_nodes.pop()
        if name in reached:
            continue
        reached.add(name)
        node = tree.nodes[name]
        open_nodes += [option.to for option in node.options] + ([node.then] if node.then else [])
        digits = [option.digit for option in node.options]
        assert len(digits) == len(set(digits))
    assert reached == set(tree.nodes)


def test_hotline_always_offers_a_person_and_a_repetition(tree: IvrTree) -> None:
    keys = {option.digit: tree.nodes[option.to].act for option in tree.nodes["menu"].options}
    assert keys["0"] is Act.AGENT
    assert keys["9"] is Act.REPEAT
    assert tree.nodes["o_agent"].then is None


def test_every_place_speaks_every_language_and_says_its_keys(tree: IvrTree) -> None:
    assert tree.languages == ("en", "pl", "de", "fa")
    for node in tree.nodes.values():
        for language, prompt in node.prompt.items():
            assert the_ssml(prompt.ssml).get("{http://www.w3.org/XML/1998/namespace}lang") == LOCALES[language]
            for option in node.options:
                assert language not in option.say or option.digit in option.say[language]
                assert language not in option.say or option.say[language] in prompt.text
    assert all(set(node.prompt) == set(tree.languages) for node in tree.nodes.values())


def test_tree_is_the_same_after_storing_it_as_json(tree: IvrTree) -> None:
    assert msgspec.json.decode(msgspec.json.encode(tree), type=IvrTree) == tree


def test_one_language_asks_for_no_language() -> None:
    alone = ivr_tree([hotline("pl")])
    assert alone.start == "menu"
    assert "languages" not in alone.nodes


def test_texts_that_are_no_hotline_are_refused() -> None:
    cases = [
        ([], "ivr.none"),
        ([hotline("en"), hotline("en")], "ivr.languages_differ"),
        ([compose(a_request(language="en"))], "ivr.keys"),
        ([compose(a_request(language="en", channel=Channel.VOICE))], "ivr.keys"),
    ]
    for notices, code in cases:
        with pytest.raises(InputError) as raised:
            ivr_tree(notices)
        assert raised.value.code == code


def test_twiml_redirects_only_to_documents_that_exist(tree: IvrTree) -> None:
    base = "https://voice.bank.example"
    documents = twiml_documents(tree, base + "/", "agents")
    assert set(documents) >= {"start.xml", "en/menu.xml", "fa/o_do.xml"}
    for path, text in documents.items():
        root = ET.fromstring(text)
        assert root.tag == "Response"
        for redirect in root.iter("Redirect"):
            assert (redirect.text or "").removeprefix(base + "/") in documents, path
        assert all(say.get("language") in LOCALES.values() for say in root.iter("Say"))
    assert not list(ET.fromstring(documents["fa/menu.xml"]).iter("Say"))
    assert ET.fromstring(documents["en/o_agent.xml"]).findtext("Enqueue") == "agents"
    assert ET.fromstring(documents["pl/o_complain.xml"]).find("Record") is not None

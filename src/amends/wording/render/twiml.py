"""The tree of a hotline as TwiML documents, one for each node and language."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from amends.wording.render.ivr import LANGUAGES, Act, IvrTree, Node
from amends.wording.render.voice import spoken

_WAIT_SECONDS = "8"
_COMPLAINT_SECONDS = "300"


def twiml_documents(tree: IvrTree, base_url: str, agent: str) -> dict[str, str]:
    """TwiML by its path below ``base_url`` (``en/menu.xml``); ``agent`` is the queue of people who answer.

    The pressed key goes to ``<language>/<node>`` below ``base_url``, which answers with the document of the node that
    the tree's option names.  A language without a voice in TwiML plays ``<language>/<node>.mp3``, to be recorded
    from the node's prompt.
    """
    base = base_url.rstrip("/")
    documents = {
        f"{language}/{name}.xml": _document(tree, name, language, base, agent)
        for language in tree.languages
        for name in tree.nodes
        if name != LANGUAGES
    }
    return documents | ({"start.xml": _languages(tree, base)} if LANGUAGES in tree.nodes else {})


def _document(tree: IvrTree, name: str, language: str, base: str, agent: str) -> str:
    node, root = tree.nodes[name], ET.Element("Response")
    here = f"{base}/{language}"
    if node.act is Act.MENU:
        gather = ET.SubElement(root, "Gather", numDigits="1", timeout=_WAIT_SECONDS, action=f"{here}/{name}")
        _say(gather, node, name, language, here)
        ET.SubElement(root, "Redirect").text = f"{here}/{name}.xml"
        return _text(root)
    if node.act is Act.COLLECT_CODE:
        gather = ET.SubElement(root, "Gather", input="dtmf speech", finishOnKey="#", action=f"{here}/{name}")
        _say(gather, node, name, language, here)
    else:
        _say(root, node, name, language, here)
    if node.act is Act.RECORD:
        ET.SubElement(root, "Record", maxLength=_COMPLAINT_SECONDS, playBeep="true", action=f"{here}/{name}")
    if node.act is Act.AGENT:
        ET.SubElement(root, "Enqueue").text = agent
    else:
        ET.SubElement(root, "Redirect").text = f"{here}/{node.then}.xml"
    return _text(root)


def _languages(tree: IvrTree, base: str) -> str:
    node, root = tree.nodes[LANGUAGES], ET.Element("Response")
    gather = ET.SubElement(root, "Gather", numDigits="1", timeout=_WAIT_SECONDS, action=f"{base}/{LANGUAGES}")
    for language in tree.languages:
        _say(gather, node, LANGUAGES, language, f"{base}/{language}")
    ET.SubElement(root, "Redirect").text = f"{base}/start.xml"
    return _text(root)


def _say(parent: ET.Element, node: Node, name: str, language: str, here: str) -> None:
    voice = spoken(language)
    if voice.twiml_say:
        ET.SubElement(parent, "Say", language=voice.locale).text = node.prompt[language].text
    else:
        ET.SubElement(parent, "Play").text = f"{here}/{name}.mp3"


def _text(root: ET.Element) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")

"""What is said in a call, as TwiML (https://www.twilio.com/docs/voice/twiml): a line for anybody, then the words.

The first document names no detail: a machine, a child or a colleague may hear it.  The words come only after a key
was pressed, which no answering machine does; machine detection alone takes some machines for people.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from amends.core.envelope import Envelope
from amends.core.errors import InputError
from amends.wording.render.voice import Spoken, spoken

MOST_CHARACTERS = 4000  # of the parameter Twiml of the Calls resource; one <Say> takes 4096

_SSML = frozenset({"break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"})
_ENDS_A_WORD = frozenset({"p", "s", "break"})
_TO_HEAR = "1"
_LISTENS_S = "8"
_NAMESPACE = re.compile(r"\{[^}]*\}")
_DECLARES = re.compile(r"<!(?!--)")


def greeting(envelope: Envelope, answer_url: str, voice: str = "") -> str:
    """The line without content, twice, and the key to hear the rest at ``answer_url``; without a key, the end."""
    how = _how(envelope.language)
    root = ET.Element("Response")
    ET.SubElement(root, "Pause", length="1")
    gather = ET.SubElement(root, "Gather", numDigits="1", timeout=_LISTENS_S, action=answer_url, method="POST")
    say = _say(gather, how, voice, loop="2")
    say.text = f"{envelope.title} {how.press.format(digit=_TO_HEAR)}"
    ET.SubElement(root, "Hangup")
    return _written(root)


def words(envelope: Envelope, again_url: str = "", voice: str = "") -> str:
    """The released words; with ``again_url`` any key says them once more, from there, without it the call ends.

    Raises ``InputError`` (``voice.markup``, ``voice.language``) for what cannot be said exactly.
    """
    root = ET.Element("Response")
    for said in _parts(envelope.markup):
        if said.tag == "Pause":
            root.append(said)
        else:
            _speak(_say(root, _how(envelope.language), voice), said, keeps_marks=bool(voice))
    if again_url:
        ET.SubElement(root, "Gather", numDigits="1", timeout=_LISTENS_S, action=again_url, method="POST")
    ET.SubElement(root, "Hangup")
    return _written(root)


def goodbye() -> str:
    """The end of a call, without a word."""
    return _written(ET.fromstring("<Response><Hangup/></Response>"))  # noqa: S314  # our own constant


def _how(language: str) -> Spoken:
    """The row for a language or its base; raises ``InputError`` where no voice of TwiML speaks it."""
    how = spoken(language.partition("-")[0].lower())
    if not how.twiml_say:
        raise InputError("TwiML has no voice for the language.", code="voice.language", where=language)
    return how


def _parts(markup: str) -> list[ET.Element]:
    """The spoken parts without namespaces: the whole of an SSML document, or each verb of a TwiML one."""
    if _DECLARES.search(markup):
        raise _bad("it declares a document type or an entity")
    try:
        root = ET.fromstring(markup.encode())  # noqa: S314  # no entity gets here, see above
    except (ET.ParseError, ValueError) as error:
        raise _bad("it is not well-formed") from error
    for element in root.iter():
        element.tag = _NAMESPACE.sub("", element.tag)
    if root.tag == "speak":
        return [_only_spoken(root)]
    between = "".join([root.text or "", *(part.tail or "" for part in root)])
    if root.tag != "Response" or between.strip() or not len(root):
        raise _bad("it is neither SSML nor TwiML")
    return [_only_spoken(part) if part.tag == "Say" else _pause(part) for part in root]


def _only_spoken(part: ET.Element) -> ET.Element:
    unknown = {element.tag for element in part.iter() if element is not part} - _SSML
    if unknown:
        raise _bad(f"it holds what is not spoken: {', '.join(sorted(unknown))}")
    return part


def _pause(part: ET.Element) -> ET.Element:
    if part.tag != "Pause" or len(part) or part.attrib.keys() - {"length"}:
        raise _bad("it holds a verb that does not speak")
    return part


def _speak(say: ET.Element, said: ET.Element, *, keeps_marks: bool) -> None:
    """Puts the words in; marks of SSML only for a voice that is named, for the basic ones read them aloud."""
    if keeps_marks:
        say.text = said.text
        say.extend(list(said))
    else:
        say.text = " ".join("".join(_texts(said)).split())


def _texts(element: ET.Element) -> list[str]:
    found = [element.text or ""]
    for child in element:
        gap = " " if child.tag in _ENDS_A_WORD else ""
        found += [gap, *_texts(child), gap, child.tail or ""]
    return found


def _say(parent: ET.Element, how: Spoken, voice: str, **attributes: str) -> ET.Element:
    named = {"voice": voice} if voice else {}
    return ET.SubElement(parent, "Say", {"language": how.locale, **named, **attributes})


def _written(root: ET.Element) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _bad(why: str) -> InputError:
    return InputError("The words of a call cannot be said.", code="voice.markup", where="the message", why=why)

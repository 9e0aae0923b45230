"""Every journey of the portal, one after the other, as a reader would take it."""

from __future__ import annotations

import re
from collections.abc import Callable

from portal_process import Portal
from world import CONTACT, World

_FORMS = ("check", "case", "verify", "ask", "complain", "press", "researcher", "receipt", "report-scam", "subscribe")
_CARE = ("rumours", "openness", "chat", "claim", "claim-status", "fair")
_PAGES = ("", *_FORMS, *_CARE, "scams", "banner", "banner.html", "feed.atom", "feed.json", "versions/1")
_ELSEWHERE = (
    "/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/check", "/case", "/verify", "/ask", "/complain",
    "/receipt", "/static/portal.css",
)  # fmt: skip
_ASKS_AGAIN = 'name="confirm" value="yes"'


def _care_and_remedies(expect: Callable[..., str], world: World) -> None:
    """My case beyond the notice, the chat, a claim and what is done about it."""
    code = {"code": world.code, "way": "code", "incident": world.ref}
    for act in ("monitor", "object", "write"):
        sent = {**code, "act": act, "text": "Is my account safe?"}
        expect(f"my case, {act}", "/en/case", sent, says='class="answer yes"')
    chat = expect("chat", "/en/chat", {"text": "Was my PESEL taken?"})
    number = re.search(r"Q-\w{4}-\w{4}-\w{4}", chat)
    expect("chat, again", "/en/chat", {"act": "look", "number": number[0] if number else ""}, says="Was my PESEL")
    loss = {
        "act": "claim", "kind": "other", "text": "A loss.", "amount": "7", "currency": "PLN", "day": "1", "month": "6",
        "year": "2026",
    }  # fmt: skip
    claim = expect("claim", "/en/claim", loss)
    expect("claim, proven", "/en/claim", {**loss, "amount": "8", "letter": world.code})
    found = re.search(r"C-\w{4}-\w{4}-\w{4}", claim)
    mine = {"number": found[0] if found else ""}
    expect("claim, where it stands", "/en/claim-status", mine, says="We have your claim.")
    for act, more in (("prove", {"letter": world.code}), ("evidence", {"account": "PL61109010140000071219812874"}),
                      ("withdraw", {"sure": "yes"})):  # fmt: skip
        expect(f"claim, {act}", "/en/claim-status", {**mine, "act": act, **more}, says='class="answer yes"')
    expect("survey", "/en/fair", {"code": "AAAA-AAAA-AAAA"}, status=422)


def all_journeys(portal: Portal, world: World) -> list[str]:  # noqa: C901  # one step after the other
    """What went wrong; empty if everything worked."""
    wrong: list[str] = []

    def expect(what: str, path: str, form: dict[str, str] | None = None, *, says: str = "", status: int = 200) -> str:
        answer = portal.ask(path, form)
        if form is not None and _ASKS_AGAIN in answer.text:  # who sends much is asked to press once more, and does
            answer = portal.ask(path, {**form, "confirm": "yes"})
            if _ASKS_AGAIN in answer.text:
                wrong.append(f"{what}: the second press is not taken")
        if answer.status != status or says not in answer.text:
            wrong.append(f"{what}: {answer.status}, {says!r} {'is' if says in answer.text else 'is not'} there")
        if "Set-Cookie" in answer.headers:
            wrong.append(f"{what}: sets a cookie")
        return answer.text

    for language in ("en", "pl", "de", "fa"):
        for page in _PAGES:
            expect(f"{language} {page}", f"/{language}/{page}")
    for path in _ELSEWHERE:
        expect(path, path)
    code = {"code": world.code}
    expect("check with a code", "/en/check", code, says="PESEL")
    expect("check with a wrong code", "/en/check", {"code": "AAAAA-AAAAA"})
    page = expect("ask for a code", "/en/check", {"way": "contact", "contact": CONTACT})
    ref = re.search(r'name="ref" value="(OTC[^"]*)"', page)
    expect("try a code", "/en/check", {"way": "once", "ref": ref[1] if ref else "", "code": "AAAA-AAAA"})
    if ref is None:
        wrong.append("a code was asked for and no place to type it was shown")
    case = expect("my case", "/en/case", code, says="looked")
    step = re.search(r'name="action" value="([^"]+)"', case)
    if step is None:
        wrong.append("my case: there is no step to mark")
    for done in ("yes", "no"):
        marked = {**code, "way": "code", "incident": world.ref, "action": step[1] if step else "", "done": done}
        expect(f"mark a step, {done}", "/en/case", marked)
    expect("verify a code", "/en/verify", code)
    expect("verify a text", "/en/verify", {"code": f"Your code is {world.code}. Pay at https://bank-help.example/ now"})
    expect("scams seen", "/en/scams", says="It asks to pay.")
    asked = {"text": "What was taken?", "reach": "reader@mail.example", "code": world.code, "language": "en"}
    receipt = expect("ask", "/en/ask", asked)
    number = re.search(r"[A-Z]-\W*\w{4}-\W*\w{4}-\W*\w{4}", receipt)
    if number is None:
        wrong.append("ask: no number on the receipt")
    expect("complain", "/fa/complain", {"text": "شکایت دارم.", "reach": "", "code": ""})
    expect("press", "/en/press", {"text": "How many?"})
    expect("researcher", "/en/researcher", {"text": "I found a hole."})
    _care_and_remedies(expect, world)
    expect("look up", "/en/receipt", {"number": number[0] if number else world.number})
    expect("look up an earlier one", "/en/receipt", {"number": world.number})
    expect("report a scam", "/en/report-scam", {"text": "They wrote https://bank-pay.example/x"})
    expect("subscribe", "/en/subscribe", {"address": "reader@mail.example"})
    expect("subscribe again", "/pl/subscribe", {"address": "reader@mail.example"})
    for page in ("subscription", "unsubscribe"):
        expect(page, f"/en/{page}/no-such-token", status=404)
        expect(f"press {page}", f"/en/{page}/no-such-token", {}, status=404)
    expect("one click", "/en/unsubscribe/no-such-token/one-click", {}, status=404)
    return wrong

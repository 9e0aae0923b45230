"""Every answer that a page of the portal can give to a form, as a reader meets it."""

import time
from collections.abc import Callable

from playwright.sync_api import Page
from portal.reading import Reader

from amends.apps.care.letter import LONGEST_REACH, LONGEST_TEXT
from amends.web.counts import WINDOW_S
from amends.web.portal.authenticity.asked import MOST_BYTES
from amends.web.portal.bulletin.subscribe import PER_ORIGIN as SUBSCRIPTIONS
from amends.web.portal.check.limits import LIMITS, Way
from amends.web.portal.inquiries.limits import PER_ORIGIN as INQUIRIES
from amends.web.portal.inquiries.limits import TRIES_PER_ORIGIN
from amends.web.portal.verify_limit import PER_ADDRESS

UNKNOWN = "ZZZZZ-ZZZZZ"
SCAM = "Your account closes in an hour: https://bank-polnocny-pomoc.example/pay or call +48 500 111 222"
LOOK_ALIKE = "Log in at https://bankpo1nocny.example/login and send your PIN"
OURS = "We are at https://bankpolnocny.example and +48 500 009 900"
_TIME_TO_SEND_S = 8
State = Callable[[Reader, str], None]


def sent(page: str, values: dict[str, str], button: int = 0) -> State:
    """The page after its form was filled in and its button pressed."""

    def state(reader: Reader, language: str) -> None:
        opened = reader.go(f"/{language}/{page}")
        for selector, value in values.items():
            opened.fill(selector, value)
        press(opened, button)

    return state


def press(page: Page, button: int = 0) -> None:
    page.locator("main form button").nth(button).click()
    page.wait_for_load_state()


def verified(text: str) -> State:
    return sent("verify", {"#code": text})


def known_code(reader: Reader, language: str) -> None:
    verified(reader.portal.codes["emma"])(reader, language)


def copied_code(reader: Reader, language: str) -> None:
    verified(f"{SCAM} {reader.portal.codes['emma']}")(reader, language)


def too_large(reader: Reader, language: str) -> None:
    page = reader.go(f"/{language}/verify")
    file = {"name": "a.eml", "mimeType": "message/rfc822", "buffer": b"Subject: x\r\n\r\n" + b"x " * (MOST_BYTES // 2)}
    page.set_input_files("#mail", file)  # type: ignore[arg-type]
    press(page)


def checked(reader: Reader, language: str) -> None:
    sent("check", {"#code": reader.portal.codes["emma"]})(reader, language)


def own_case(reader: Reader, language: str, person: str = "emma") -> None:
    sent("case", {"#code": reader.portal.codes[person]})(reader, language)


def from_check_to_case(reader: Reader, language: str) -> None:
    checked(reader, language)
    press(reader.page)


def ticked(reader: Reader, language: str) -> None:
    own_case(reader, language, "piotr")
    press(reader.page)


def asked_for_code(contact: str) -> State:
    return sent("check", {"#contact": contact}, button=1)


def once_wrong(reader: Reader, language: str) -> None:
    asked_for_code(f"nobody-{language}@mail.example")(reader, language)
    reader.page.fill("#once", "AAAA-BBBB")
    press(reader.page)


def once_odd(reader: Reader, language: str) -> None:
    asked_for_code(f"noone-{language}@mail.example")(reader, language)
    reader.page.fill("#once", "?")
    press(reader.page)


def too_often(path: str, form: dict[str, str], times: int, then: State) -> State:
    """The answer to whoever has sent too much; limits count by the minute, and one that ends starts them anew."""

    def state(reader: Reader, language: str) -> None:
        if (left := WINDOW_S - time.time() % WINDOW_S) < _TIME_TO_SEND_S:
            time.sleep(left)
        reader.hammer(f"/{language}/{path}", form, times + 1)
        then(reader, language)

    return state


def found(state: str) -> State:
    def looked_up(reader: Reader, language: str) -> None:
        sent("receipt", {"#number": reader.portal.numbers[state]})(reader, language)

    return looked_up


def by_link(page: str, what: str) -> State:
    """What a link in a mail leads to, after its button was pressed; each may be pressed again."""

    def pressed(reader: Reader, language: str) -> None:
        sent(f"{page}/{reader.portal.tokens[what]}", {})(reader, language)

    return pressed


def lost(page: str) -> State:
    """An address that leads nowhere, or a link of nobody's: words, and nothing to press."""

    def looked_for(reader: Reader, language: str) -> None:
        reader.go(f"/{language}/{page}")

    return looked_for


def claimed(reader: Reader, language: str) -> None:
    page = reader.go(f"/{language}/complain")
    page.check("#kind-claim")
    page.fill("#text", "500 are gone.")
    press(page)


LOSS = {
    "#day": "1", "#month": "6", "#year": "2026", "#text": "Somebody paid with my card.", "#amount": "120.50"
}  # fmt: skip


def loss_claimed(reader: Reader, language: str) -> None:
    page = reader.go(f"/{language}/claim")
    page.check("#kind-unauthorised_payment")
    for selector, value in LOSS.items():
        page.fill(selector, value)
    press(page)


def claim_looked_up(reader: Reader, language: str) -> None:
    loss_claimed(reader, language)
    number = reader.page.locator(".number").first.inner_text()
    sent("claim-status", {"#number": number})(reader, language)


def chat_again(reader: Reader, language: str) -> None:
    sent("chat", {"#text": "Was my PESEL taken?"})(reader, language)
    press(reader.page)


STATES: dict[str, State] = {
    "chat: nothing said": sent("chat", {}),
    "chat: written": sent("chat", {"#text": "Was my PESEL taken?"}),
    "chat: looked again": chat_again,
    "chat: no such number": sent("chat", {"#number": "Q-2222-2222-2222"}, button=1),
    "claim: nothing said": sent("claim", {}),
    "claim: receipt": loss_claimed,
    "claim_status: open": claim_looked_up,
    "claim_status: no such number": sent("claim-status", {"#number": "C-2222-2222-2222"}),
    "fair: wrong code": sent("fair", {"#code": "AAAA-AAAA-AAAA"}),
    "verify: empty": verified(" "),
    "verify: odd": verified("AAAA"),
    "verify: unknown": verified(UNKNOWN),
    "verify: known": known_code,
    "verify: a known code in a scam": copied_code,
    "verify: a scam that is listed": verified(SCAM),
    "verify: looks alike and asks for a secret": verified(LOOK_ALIKE),
    "verify: ours without a code": verified(OURS),
    "verify: nothing to go by": verified("Hello, please call me back."),
    "verify: a file that is too large": too_large,
    "verify: busy": too_often("verify", {"code": UNKNOWN}, PER_ADDRESS, verified(UNKNOWN)),
    "check: affected": checked,
    "check: unknown": sent("check", {"#code": UNKNOWN}),
    "check: odd": sent("check", {"#code": "0"}),
    "check: empty": sent("check", {"#code": " "}),
    "check: odd contact": sent("check", {"#contact": "no idea"}, button=1),
    "check: a one-time code was asked for": asked_for_code("stranger@mail.example"),
    "check: wrong one-time code": once_wrong,
    "check: odd one-time code": once_odd,
    "check: busy": too_often(
        "check", {"way": "code", "code": UNKNOWN}, LIMITS[Way.CODE].own, sent("check", {"#code": UNKNOWN})
    ),
    "case: by the code": own_case,
    "case: from the check": from_check_to_case,
    "case: an action is done": ticked,
    "case: unknown": sent("case", {"#code": UNKNOWN}),
    "case: busy": too_often(
        "case", {"way": "code", "code": UNKNOWN}, LIMITS[Way.CODE].own, sent("case", {"#code": UNKNOWN})
    ),
    "ask: nothing said": sent("ask", {}),
    "ask: receipt, and by mail": sent("ask", {"#text": "Why?", "#reach": "asker@mail.example"}),
    "ask: too long, both": sent("ask", {"#text": "x " * LONGEST_TEXT, "#reach": "y" * (LONGEST_REACH + 1)}),
    "ask: asked to confirm": too_often("ask", {"text": "Why?"}, INQUIRIES, sent("ask", {"#text": "Why?"})),
    "complain: nothing said": sent("complain", {}),
    "complain: receipt": sent("complain", {"#text": "I waited for an hour."}),
    "complain: receipt of a claim": claimed,
    "press: nothing said": sent("press", {}),
    "press: receipt": sent("press", {"#text": "How many?"}),
    "researcher: nothing said": sent("researcher", {}),
    "researcher: receipt": sent("researcher", {"#text": "There is a hole."}),
    "receipt: open": found("open"),
    "receipt: answered": found("answered"),
    "receipt: extended": found("extended"),
    "receipt: closed": found("closed"),
    "receipt: no such number": sent("receipt", {"#number": "C-2222-2222-2222"}),
    "receipt: odd": sent("receipt", {"#number": "0"}),
    "receipt: empty": sent("receipt", {}),
    "receipt: busy": too_often("receipt", {"number": "C-2222-2222-2222"}, TRIES_PER_ORIGIN, found("open")),
    "report_scam: nothing said": sent("report-scam", {}),
    "report_scam: receipt": sent("report-scam", {"#text": SCAM}),
    "report_scam: asked to confirm": too_often(
        "report-scam", {"text": SCAM}, INQUIRIES, sent("report-scam", {"#text": SCAM})
    ),
    "subscribe: sent": sent("subscribe", {"#address": "reader@mail.example"}),
    "subscribe: odd": sent("subscribe", {"#address": "no address"}),
    "subscribe: busy": too_often(
        "subscribe", {"address": "x"}, SUBSCRIPTIONS, sent("subscribe", {"#address": "reader@mail.example"})
    ),
    "subscription: confirmed": by_link("subscription", "confirm"),
    "subscription: none of ours": lost("subscription/SUB-2222222222222222.x"),
    "unsubscribe: ended": by_link("unsubscribe", "stop"),
    "unsubscribe: none of ours": lost("unsubscribe/SUB-2222222222222222.x"),
    "lost: no such page": lost("nothing-here"),
    "lost: no such version": lost("versions/99"),
}

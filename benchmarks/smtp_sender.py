"""The sending process of ``smtp_rate.py``: that of the crash tests, with real notices if asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "tests/crash")]

import cast  # noqa: E402  # beside the crash tests
import msgspec  # noqa: E402
import sending  # noqa: E402  # starts Django
from renders_rate import a_notice  # noqa: E402

from amends.apps.delivery.contents import Contents  # noqa: E402
from amends.apps.delivery.ports import EmailContent, Row  # noqa: E402
from amends.core.channels import Channel  # noqa: E402
from amends.core.person import PersonRow  # noqa: E402
from amends.wording import CompiledNotice, render_email  # noqa: E402
from amends.wording.render.personal import Slotted, personal_values  # noqa: E402

_SAMPLE = 300  # mails whose mean size is taken


@dataclass(frozen=True)
class Layout:
    """A notice cut at its personal fields."""

    subject: str
    text: Slotted
    html: Slotted


class NoticeRenderer(cast.SmallRenderer):
    """Real notices; otherwise the renderer of the crash tests."""

    def __init__(self, language: str) -> None:
        self._notice = a_notice(language, Channel.EMAIL)
        made = CompiledNotice.of(self._notice)
        self._layout = Layout(self._notice.subject.text, made.text, made.html)

    def email(self, row: Row) -> EmailContent:
        content = render_email(self._notice, row.person, row.code)
        return EmailContent(content.subject, content.text, content.html)

    def email_layout(self, row: Row) -> Layout:
        return self._layout

    def email_values(self, row: Row) -> dict[str, str]:
        return personal_values(self._notice, row.person, row.code)

    def named_elements(self, row: Row, text: str) -> frozenset[str]:
        return frozenset(row.person.elements)  # planning is not what is measured


def mean_bytes(renderer: cast.SmallRenderer) -> float:
    """The mean size of the first mails."""
    contents = Contents(renderer, sender=cast.SENDER, at=cast.NOW)
    sizes = []
    for number, person in enumerate(sending.people(_SAMPLE, by_mail_alone=True)):
        row = Row(f"{number:040x}@bankpolnocny.example", f"email.{person.language}", "", "7Q2K9-XMBDA", person)
        sizes.append(len(contents.make(row, Channel.EMAIL)))
    return sum(sizes) / len(sizes)


def main(arguments: argparse.Namespace) -> int:
    """Sends like the crash tests; writes the mails' mean size beside the result."""
    renderer = NoticeRenderer(arguments.language) if arguments.mails == "notice" else cast.SmallRenderer()
    made_up, derived_again = sending.people, sending.second_derivation

    def people(count: int, *, by_mail_alone: bool = False) -> Iterator[PersonRow]:
        for person in made_up(count, by_mail_alone=by_mail_alone):
            yield msgspec.structs.replace(person, language=arguments.language)

    def second_derivation(count: int, *, by_mail_alone: bool = False) -> Callable[[PersonRow], PersonRow | None]:
        derive = derived_again(count, by_mail_alone=by_mail_alone)

        def derive_b(person: PersonRow) -> PersonRow | None:
            found = derive(person)
            return found and msgspec.structs.replace(found, language=arguments.language)

        return derive_b

    vars(sending).update(SmallRenderer=lambda: renderer, people=people, second_derivation=second_derivation)
    code = sending.main(arguments)
    Path(arguments.out, "mean_bytes").write_text(str(mean_bytes(renderer)))
    return code


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True)
    parser.add_argument("--persons", type=int, required=True)
    parser.add_argument("--smtp")
    parser.add_argument("--by-mail-alone", action="store_true")
    parser.set_defaults(sms_by=None)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--mails", choices=("notice", "small"), default="notice")
    parser.add_argument("--language", default="pl")
    sys.exit(main(parser.parse_args()))

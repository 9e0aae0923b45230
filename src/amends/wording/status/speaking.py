"""Says facts in one language; what is not known cannot be said."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from amends.core.case.model import FactState
from amends.core.facts import FactBook, Value
from amends.wording.assemble.dates import date_text, latin, number_text
from amends.wording.book.phrases import phrases_of
from amends.wording.status.zones import zone_of

_FIRST_STRONG, _LEFT_TO_RIGHT = "\u2068", "\u2066"


class Speaker:
    """Phrases of ``language`` filled from the known and uncontested facts of ``book``."""

    def __init__(self, book: FactBook, language: str) -> None:
        self._book, self._language = book, language
        self.spoken: set[str] = set()  # refs of the facts that were asked for and are known
        self.zone = self._house_zone()

    @property
    def language(self) -> str:
        """The code of the language that is spoken."""
        return self._language

    def say(self, phrase: str, **values: object) -> str:
        """The phrase; raises ``WordbookError`` if it or a value is missing."""
        return phrases_of(self._language).say(phrase, values)

    def value(self, key: str) -> Value:
        """The value of a fact that is known and that nobody contradicts, else ``None``."""
        fact = self._book.current(key)
        if fact is None or fact.state is not FactState.KNOWN:
            return None
        self.spoken.add(fact.ref)
        return fact.value

    def text(self, key: str) -> str:
        """A known fact as text, set apart where the language runs right to left."""
        return self.foreign(str(self.value(key)))

    def foreign(self, text: str) -> str:
        """A name, an address or a number of the controller, as it is written."""
        apart = latin(text, self._language)
        # Without a letter an isolate has no direction of its own: "+48 500" would be shown as "500 48+".
        return apart if any(map(str.isalpha, text)) else apart.replace(_FIRST_STRONG, _LEFT_TO_RIGHT)

    def number(self, value: int) -> str:
        """A number in the language's digits."""
        return number_text(value, self._language)

    def day(self, at: datetime) -> str:
        """The local day of an instant where the controller is."""
        return date_text(at.astimezone(self.zone).date(), self._language, "")

    def anchor(self, name: str) -> str | None:
        """The local day of an anchor, or ``None`` where it is not known."""
        at = self._anchor(name)
        return None if at is None else date_text(at.date(), self._language, "")

    def _anchor(self, name: str) -> datetime | None:
        value = self.value(f"anchor.{name}")
        try:
            return datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:  # kept before values were checked: the page must stand, and says that it is not known
            return None

    def _house_zone(self) -> tzinfo:
        """Where the house's clocks are; the offset in which it states its instants tells which zone of its country."""
        stated = (self._anchor(name) for name in ("aware", "discovered", "detected", "occurred"))
        said = next((at for at in stated if at is not None and at.tzinfo is not None), None)
        return UTC if said is None else zone_of(said, self._book.place)

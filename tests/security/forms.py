"""The forms of a page, as a browser would read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit


@dataclass
class Form:
    """Where it goes and what stands in it; ``hidden`` are the names that a person does not see."""

    action: str
    is_post: bool
    is_multipart: bool
    fields: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    @property
    def names(self) -> tuple[str, ...]:
        """Of its fields, without Django's token."""
        return tuple(sorted(set(self.fields) - {"csrfmiddlewaretoken"}))


class _Reader(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.others: list[tuple[str, str, str]] = []
        self.links: list[str] = []
        self._open: list[Form] = []
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            form = Form(
                given.get("action") or self._page,
                given.get("method", "get").lower() == "post",
                "multipart" in given.get("enctype", ""),
            )
            self.forms.append(form)
            self._open = [form]
            if "id" in given:
                self.others.append(("form", given["id"], ""))
        elif tag in ("input", "select", "textarea", "button") and given.get("name") and self._open:
            form, name = self._open[-1], given["name"]
            form.fields.setdefault(name, given.get("value", ""))
            if given.get("type") == "hidden":
                form.hidden.add(name)
        elif tag == "a" and given.get("href"):
            self.links.append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = []


def read_page(page: str, html: str) -> tuple[list[Form], list[str]]:
    """The forms of a page and the addresses of this site that it links to, without their anchors."""
    reader = _Reader(page)
    reader.feed(html)
    own = [urlsplit(link) for link in reader.links]
    return reader.forms, [
        part._replace(fragment="").geturl() for part in own if not part.netloc and part.path.startswith("/")
    ]

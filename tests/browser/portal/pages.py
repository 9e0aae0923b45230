"""Every page of the portal, as the map of addresses has it: a new one is tested without being named here."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver

# What is fetched but is no page that somebody reads; a test looks whether that is so.
NO_PAGES = frozenset({"security_txt", "robots", "sitemap", "feed_atom", "feed_json", "banner_file", "one_click"})
_ARGUMENTS = {"language": "{language}", "number": "1", "token": "SUB-2222222222222222.x"}


def patterns() -> Iterator[tuple[str, str]]:
    """Name and address of every pattern; ``{language}`` stands for the language."""
    from amends.web.portal.urls import urlpatterns

    yield from _under("/", urlpatterns)


def pages() -> list[tuple[str, str]]:
    """Those that people read."""
    return [(name, address) for name, address in patterns() if name not in NO_PAGES]


def in_language(address: str, language: str) -> str:
    return address.replace("{language}", language)


def _under(before: str, listed: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    for pattern in listed:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _under(path, pattern.url_patterns)
            continue
        for argument, converter in pattern.pattern.converters.items():
            kind = "int" if type(converter).__name__ == "IntConverter" else "str"
            assert argument in _ARGUMENTS, f"say in pages.py what {argument} of {path} may be"
            path = path.replace(f"<{kind}:{argument}>", _ARGUMENTS[argument])
        yield pattern.name or path, path

"""Every source there is, by name."""

from urllib.parse import urlsplit

from scrapers.sources.ccgp.source import SOURCE as CCGP
from scrapers.sources.pages import Source

SOURCES: dict[str, Source] = {source.name: source for source in (CCGP,)}


def source_of(url: str) -> tuple[Source, str] | None:
    """The source whose notice this address is, with the portal's id."""
    for source in SOURCES.values():
        host = (urlsplit(source.base_url).hostname or "").removeprefix("www.")
        if _host(url) in (host, f"www.{host}") and (own := source.native_id(url)):
            return source, own
    return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

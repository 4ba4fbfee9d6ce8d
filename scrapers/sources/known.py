"""Every source there is, by name."""

from scrapers.sources.ccgp.source import SOURCE as CCGP
from scrapers.sources.pages import Source

SOURCES: dict[str, Source] = {source.name: source for source in (CCGP,)}


def source_of(url: str) -> tuple[Source, str] | None:
    """The source whose notice this address is, with the portal's id."""
    for source in SOURCES.values():
        host = source.base_url.split("//", 1)[1].removeprefix("www.")
        if host in url and (own := source.native_id(url)):
            return source, own
    return None

"""How NoticeCaptured used to look."""

from typing import Any


def from_1(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 knew crawled web pages only: every capture was HTML and came from a crawl."""
    return {**data, "media": "html", "origin": "crawl"}

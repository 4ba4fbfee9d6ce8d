"""reading: a captured page's bytes to its words: decoded, taken out of an API's envelope, with the title and time it gives itself."""

from typing import Any

import orjson
from selectolax.lexbor import LexborHTMLParser

from reading.dates import moments

_CONTENT_KEYS = ("content", "noticeContent", "html", "detail", "infoContent")
_DEEPEST = 6


def page_of(page: bytes, encoding: str, media: str) -> tuple[str, str, str]:
    """Words, own title and own time of publication (ISO 8601) of a page; the last two may be empty.

    Undecodable bytes are replaced: a page with a broken character is still read.
    """
    words = _decoded(page, encoding)
    if media != "html":
        return words, "", ""
    record = _record(words)
    if record is not None:
        content, title = _content(record)
        return content or words, title, ""
    return words, *_head(words)


def _decoded(page: bytes, encoding: str) -> str:
    try:
        return page.decode(encoding or "utf-8", errors="replace")
    except LookupError:
        return page.decode("utf-8", errors="replace")


def _record(words: str) -> Any | None:
    if not words[:200].lstrip("\ufeff \t\r\n").startswith("{"):
        return None
    try:
        return orjson.loads(words.lstrip("\ufeff"))
    except orjson.JSONDecodeError:
        return None


def _content(value: Any, depth: int = 0) -> tuple[str, str]:
    """The notice's HTML and title inside an API's answer."""
    if depth > _DEEPEST or not isinstance(value, dict):
        return "", ""
    for key in _CONTENT_KEYS:
        if isinstance(value.get(key), str) and value[key].strip():
            return value[key], str(value.get("title") or "")
    for part in value.values():
        content, title = _content(part[0] if isinstance(part, list) and part else part, depth + 1)
        if content:
            return content, title
    return "", ""


def _head(html: str) -> tuple[str, str]:
    """The title and time that a page's head states (ArticleTitle, PubDate)."""
    if "ArticleTitle" not in html and "PubDate" not in html:
        return "", ""
    parser = LexborHTMLParser(html[:20_000])
    said = {}
    for name in ("ArticleTitle", "PubDate"):
        node = parser.css_first(f"meta[name={name}]")
        said[name] = (node.attributes.get("content") or "").strip() if node else ""
    moment = next(moments(said["PubDate"], 0, len(said["PubDate"])), None)
    return said["ArticleTitle"], moment.value.isoformat() if moment else ""

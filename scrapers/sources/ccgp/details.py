"""ccgp: a notice's page. Pure: only what tells one version from another; reading it is the extractor's."""

from collections.abc import Iterator

import rurex
from selectolax.lexbor import LexborHTMLParser

from reading.markup import parsed
from schemas.attachments import AttachmentLink
from scrapers.sources.decoding import decoded
from scrapers.sources.pages import DetailPage

BODIES = ("div.vF_detail_content", "div.vT_detail_content")
_TIME = rurex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")
DOWNLOAD = "download.ccgp.gov.cn/oss/download?uuid="
MOST_FILES = 40
_ID = rurex.compile(r"[0-9A-Za-z-]{8,40}")
NORMALISER = "1"
"""Raise it when what is made of a body changes: another normaliser's hashes are never compared."""


def read_detail(page: bytes) -> DetailPage:
    """Title, time and normalised body of a notice's page."""
    text = decoded(page)
    if "</html>" not in text[-400:].lower():
        return DetailPage(drift="the page ends before </html>")
    tree = parsed(text)
    body = next((node for selector in BODIES if (node := tree.css_first(selector))), None)
    if body is None:
        return DetailPage(drift="no notice body")
    tree.strip_tags(["script", "style", "noscript"])
    summary = tree.css_first("div.vF_detail_main div.table, div.vT_detail_main div.table")
    parts = [_folded(node.text(separator=" ")) for node in (summary, body) if node is not None]
    if not any(parts):
        return DetailPage(drift="the notice is empty")
    printed = _meta(tree, "PubDate")
    return DetailPage(
        title=_meta(tree, "ArticleTitle"),
        published_at=printed[:16].replace(" ", "T") + ":00+08:00" if _TIME.match(printed) else "",
        body="\n".join(parts),
        attachments=tuple(_files(tree)),
    )


def _files(tree: LexborHTMLParser) -> Iterator[AttachmentLink]:
    """Direct links on the provinces' stores, and files of the portal's own store by their id (PORTALS, "Attachments")."""
    for node in tree.css("ul.fjxx a[href], a.bizDownload[id]")[:MOST_FILES]:
        given = node.attributes
        href = (given.get("href") or "").strip()
        url = href if href.startswith(("http://", "https://")) else _by_id(given.get("id") or "")
        if url:
            yield AttachmentLink(url=url, name=_folded(node.text() or given.get("title") or "")[:120])


def _by_id(uuid: str) -> str:
    """Ids with hyphens are answered on http only, those without on https only (PORTALS, measured)."""
    scheme = "http" if "-" in uuid else "https"
    return f"{scheme}://{DOWNLOAD}{uuid}" if _ID.fullmatch(uuid) else ""


def _meta(tree: LexborHTMLParser, name: str) -> str:
    node = tree.css_first(f"meta[name={name}]")
    return (node.attributes.get("content") or "").strip() if node else ""


def _folded(text: str) -> str:
    return " ".join(text.split())

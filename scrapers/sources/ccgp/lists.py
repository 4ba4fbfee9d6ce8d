"""ccgp: a page of a channel's list. Pure."""

from urllib.parse import urljoin

import rurex
from selectolax.lexbor import LexborNode

from reading.markup import parsed
from scrapers.sources.decoding import decoded
from scrapers.sources.pages import Channel, ListPage, Row

BOX = "ul.c_list_bid"
_PAGER = rurex.compile(r"Pager\(\{\s*size:\s*([0-9]{1,4}),\s*current:\s*([0-9]{1,4})")
_NOTICE = rurex.compile(r"/([0-9]{6})/t([0-9]{8})_([0-9]+)\.html?$")
_TIME = rurex.compile(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ([0-9]{2}:[0-9]{2}))?")


def list_path(channel: Channel, page: int) -> str:
    """Address of a list's page: index.htm, index_1.htm for the second, …"""
    return f"/cggg/{channel.path}/index{f'_{page}' if page else ''}.htm"


def native_id(url: str) -> str:
    """The portal's id in a notice's address (…/t20260929_27415495.htm → 27415495), "" for other addresses."""
    found = _NOTICE.search(url.split("?")[0])
    return found.group(3) if found else ""


def read_list(page: bytes, url: str, asked: int, channel: Channel) -> ListPage:
    """Rows and pager of a list page. Side lists are not looked at."""
    text = decoded(page)
    box = parsed(text).css_first(BOX)
    pager = _PAGER.search(text)
    if box is None or pager is None:
        return ListPage(drift=f"no {BOX}" if box is None else "no Pager")
    if int(pager.group(2)) != asked:
        return ListPage(drift=f"asked for page {asked}, got {pager.group(2)}")
    nodes = box.css("li")
    rows = [row for node in nodes if (row := _row(node, url, channel))]
    if len(rows) < len(nodes):
        return ListPage(drift=f"{len(nodes) - len(rows)} of {len(nodes)} rows cannot be read")
    return ListPage(tuple(rows), int(pager.group(1)))


def _row(node: LexborNode, url: str, channel: Channel) -> Row | None:
    link = node.css_first("a[href]")
    address = urljoin(url, (link.attributes.get("href") or "") if link else "")
    own = native_id(address)
    if link is None or not own:
        return None
    told = _labelled(node)
    published_at = _time(told.get("发布时间", ""))
    if not published_at:
        return None  # how far a list was walked is told by these times
    kind = node.css_first("em[rel=bxlx]")
    title = link.attributes.get("title") or link.text(strip=True)
    return Row(
        native_id=own,
        url=address,
        title=" ".join(title.split()),
        published_at=published_at,
        buyer=told.get("采购人", ""),
        region=told.get("地域", ""),
        kind_label=kind.text(strip=True) if kind else channel.label,
    )


def _labelled(node: LexborNode) -> dict[str, str]:
    """The `em` values by the label in front of each."""
    told: dict[str, str] = {}
    label = ""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            label = (child.text() or "").strip().rstrip("：:").strip()
        elif child.tag == "em" and label:
            told[label] = child.text(strip=True)
    return told


def _time(words: str) -> str:
    found = _TIME.match(words.strip())
    if not found:
        return ""
    return f"{found.group(1)}T{found.group(2)}:00+08:00" if found.group(2) else str(found.group(1))

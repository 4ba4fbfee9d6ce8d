"""What a portal's readers give: rows of a list, a notice's page. Plain values, no I/O."""

from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.attachments import AttachmentLink


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list. `published_at` is ISO 8601 with +08:00, empty when the list shows none."""

    native_id: str
    url: str
    title: str
    published_at: str = ""
    buyer: str = ""
    region: str = ""
    kind_label: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list page as read. Pages count from 0. `drift`: why this is not the page that was asked for, "" when it is."""

    rows: tuple[Row, ...] = ()
    pages: int = 0
    drift: str = ""


@dataclass(frozen=True, slots=True)
class DetailPage:
    """A notice's page as read. `body` is its text without scripts and random classes, white space folded: what its
    version is told by. `drift` as in ListPage."""

    title: str = ""
    published_at: str = ""
    body: str = ""
    attachments: tuple[AttachmentLink, ...] = ()
    """Files that it links to, with whole addresses, also on other hosts."""
    drift: str = ""


@dataclass(frozen=True)
class Channel:
    """A list of a source. `confidence`: how its address is known (L measured live, C from other people's crawlers)."""

    path: str
    label: str
    confidence: str


@dataclass(frozen=True)
class Source:
    """One portal: its lists, its readers, its manners."""

    name: str
    base_url: str
    channels: tuple[Channel, ...]
    floor_seconds: float
    """Least time between two requests. Only a portal on this machine may be asked faster."""
    budget_per_day: int
    """Most requests a day."""
    page_cap: int
    """Pages a list shows at most; what lies behind is out of reach there."""
    rows_per_page: int
    list_url: Callable[[Channel, int], str]
    """Channel and page (from 0) → path."""
    read_list: Callable[[bytes, str, int, Channel], ListPage]
    read_detail: Callable[[bytes], DetailPage]
    native_id: Callable[[str], str]
    """URL → the portal's own id, "" when it is not a notice's address."""
    normaliser: str
    """Version of what `read_detail` makes of a body; another version's hashes are never compared."""
    marks: tuple[bytes, ...]
    """A page with one of these is a list or a notice, whatever its words."""
    block_words: tuple[str, ...] = field(default=())
    challenge_words: tuple[str, ...] = field(default=())
    attachment_hosts: tuple[str, ...] = field(default=())
    """Hosts, and what lies under them, that files beside its vehicle notices are fetched from; of others only the link is kept."""

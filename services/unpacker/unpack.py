"""unpacker: the bytes of one attachment to the texts of its documents, archives within archives included. Runs in the bounded process."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from reading.blocks import Block, text_of_blocks
from schemas.attachments import Refusal
from services.unpacker.archives import Member, Spent, check_office, members_by_tool, members_of_zip
from services.unpacker.kinds import kind_of
from services.unpacker.limits import Limits, Refused, refusal
from services.unpacker.pages import Pages

_SHORTEST = 4
"""Signs; a text below says nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document's text, or why there is none. `name`: its path through the archives."""

    name: str
    kind: str = ""
    text: str = ""
    reason: str = ""
    detail: str = ""
    unread: str = ""
    """Pages that the text does not hold, 13–20; `reason` says why."""
    so_far: bool = False
    """Its reader works on: what follows stands in its place."""


def parts_of(name: str, data: bytes, limits: Limits) -> Iterator[Part]:
    """Every document in an attachment, each as soon as it is read; scans page by page, see `settled`. Never raises over the bytes."""
    yield from _parts(name, data, Spent(limits), 0)


def _parts(name: str, data: bytes, spent: Spent, depth: int) -> Iterator[Part]:
    kind = ""
    try:
        spent.file()
        if len(data) > spent.limits.file_bytes:
            raise Refused(Refusal.OVERSIZED, f"{len(data)} bytes")
        kind = kind_of(data, name)
        if kind in ("zip", "rar", "7z"):
            yield from _members(name, kind, data, spent, depth)
            return
        yield from _paged(name, kind, data, spent.limits) if kind in ("pdf", "image") else [_whole(name, kind, data, spent)]
    except Exception as error:  # noqa: BLE001 - libraries raise anything over hostile bytes; in this process the bytes are to blame
        why = refusal(error)
        yield Part(name, kind, reason=why.reason, detail=why.detail)


def settled(parts: Iterable[Part]) -> Iterator[Part]:
    """Each document once: what is read of it so far only where nothing follows it."""
    before: Part | None = None
    for part in parts:
        if before is not None and not before.so_far:
            yield before
        before = part
    if before is not None:
        yield before


def _members(name: str, kind: str, data: bytes, spent: Spent, depth: int) -> Iterator[Part]:
    if depth >= spent.limits.depth:
        raise Refused(Refusal.TOO_DEEP, f"deeper than {spent.limits.depth}")
    members = members_of_zip(data, spent) if kind == "zip" else members_by_tool(data, kind, spent)
    for member in members:
        path = f"{name}/{_plain(member.name)}"
        try:
            inner = _read(member)
        except Refused as why:
            yield Part(path, reason=why.reason, detail=why.detail)
            if why.reason in (Refusal.TOO_MANY,) or spent.bytes > spent.limits.total_bytes:
                return
            continue
        for part in _parts(path, inner, spent, depth + 1):
            yield part
            if part.reason == Refusal.TOO_MANY:
                return


def _read(member: Member) -> bytes:
    return member.read()


def _plain(name: str) -> str:
    """A member's name without what would lead elsewhere; it only names."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    return "/".join("".join(sign for sign in part if sign.isprintable()) for part in parts)[-200:] or "?"


def _whole(name: str, kind: str, data: bytes, spent: Spent) -> Part:
    """A document that is read at once."""
    title = PurePosixPath(name).name
    if kind in ("html", "text"):
        from services.unpacker.legacy import text_of_page, text_of_words

        text = text_of_page(data, title) if kind == "html" else text_of_words(data, title)
    else:
        text = text_of_blocks(title, _blocks(kind, data, spent))
    if not _tells(text):
        raise Refused(Refusal.EMPTY)
    return Part(name, kind, text)


def _paged(name: str, kind: str, data: bytes, limits: Limits) -> Iterator[Part]:
    """A document that is read page by page: what is read so far, and at last the whole."""
    for pages in _pages(kind, data, limits):
        text = text_of_blocks(PurePosixPath(name).name, pages.blocks())
        why = pages.why
        if pages.done and not _tells(text):
            raise why or Refused(Refusal.EMPTY)
        reason, detail = (why.reason, why.detail) if why else ("", "")
        yield Part(name, kind, text if _tells(text) else "", reason, detail, pages.unread, not pages.done)


def _tells(text: str) -> bool:
    return len("".join(text.partition("\n")[2].split())) >= _SHORTEST


def _pages(kind: str, data: bytes, limits: Limits) -> Iterator[Pages]:
    if kind == "pdf":
        from services.unpacker.pdf import pages_of_pdf

        return pages_of_pdf(data, limits)
    from services.unpacker.scans import pages_of_picture

    return pages_of_picture(data, limits)


def _blocks(kind: str, data: bytes, spent: Spent) -> Iterator[Block]:
    """By kind; each reader's library is loaded only where it is needed: half of an attachment's cost is starting."""
    if kind in ("docx", "xlsx"):
        check_office(data, spent)
    if kind == "docx":
        from services.unpacker.word import blocks_of_docx

        return blocks_of_docx(data)
    if kind == "xlsx":
        from services.unpacker.sheets import blocks_of_xlsx

        return blocks_of_xlsx(data, spent.limits)
    if kind == "doc":
        from services.unpacker.legacy import blocks_of_doc

        return blocks_of_doc(data)
    raise Refused(Refusal.PROTECTED if kind == "protected" else Refusal.UNSUPPORTED, kind)


def as_json(part: Part) -> dict[str, Any]:
    """For the way between the processes."""
    return {**asdict(part), "reason": str(part.reason)}

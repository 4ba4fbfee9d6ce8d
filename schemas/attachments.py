"""What is said of files beside a notice: where they are, their documents' texts, and why one was not read."""

from enum import StrEnum

from schemas.values import Fact


class AttachmentLink(Fact):
    """A file that a notice's page links to."""

    url: str
    name: str = ""
    """As the page prints it."""


class AttachedText(Fact):
    """A document in an attachment, or why there is none, or not all of it. One archive holds many."""

    name: str
    """Its path: the attachment's own name, then the names within archives."""
    file: str
    """sha256 of the attachment's bytes."""
    kind: str = ""
    """pdf, docx, xlsx, doc, html, text, image; "" when nothing told."""
    text: str = ""
    """sha256 of its text; evidence in it names this hash. "" when it was refused."""
    reason: str = ""
    """A Refusal; beside a text it is why some pages are not in it."""
    detail: str = ""
    unread: str = ""
    """Pages that the text does not hold, numbered from 1: 3, 13–20."""


class Refusal(StrEnum):
    """Why a file, or a file within a file, was not read. The notice is read all the same."""

    BROKEN = "broken"
    PROTECTED = "protected"
    OVERSIZED = "oversized"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    RATIO = "ratio"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    UNSUPPORTED = "unsupported"
    TOOL_MISSING = "tool_missing"
    EMPTY = "empty"


WORDS: dict[Refusal, tuple[str, str]] = {
    Refusal.BROKEN: ("文件损坏，打不开", "the file is damaged and cannot be opened"),
    Refusal.PROTECTED: ("文件有密码", "the file is protected by a password"),
    Refusal.OVERSIZED: ("文件太大", "the file is larger than what is read"),
    Refusal.TOO_DEEP: ("压缩包层数太多", "archives within archives go too deep"),
    Refusal.TOO_MANY: ("压缩包内文件太多", "the archive holds too many files"),
    Refusal.RATIO: ("压缩比异常，可能是压缩炸弹", "it unpacks to far more than it is: perhaps a bomb"),
    Refusal.TIMEOUT: ("读取超时", "reading took too long"),
    Refusal.MEMORY: ("读取所需内存太多", "reading needs too much memory"),
    Refusal.UNSUPPORTED: ("不支持的文件类型", "this type of file is not read"),
    Refusal.TOOL_MISSING: ("缺少读取工具（见 chebiao doctor）", "the tool that reads it is not installed (see chebiao doctor)"),
    Refusal.EMPTY: ("没有文字", "there are no words in it"),
}
"""Refusal → Chinese and English."""


def told(reason: str) -> str:
    """A refusal in both languages; an unknown reason (of a newer unpacker) as it stands."""
    chinese, english = WORDS[Refusal(reason)] if reason in WORDS else (reason, reason)
    return f"{chinese} / {english}" if chinese != english else reason


def lacking(document: AttachedText) -> str:
    """What of a document is not read, and why, in both languages; "" when all of it is."""
    if not document.text or not document.unread:
        return told(document.reason) if document.reason else ""
    chinese, english = WORDS[Refusal(document.reason)] if document.reason in WORDS else (document.reason, document.reason)
    return f"第{document.unread}页没有读：{chinese} / not read, pages {document.unread}: {english}"

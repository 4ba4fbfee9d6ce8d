"""What is said of files beside a notice: why one was not read, in stable words and in people's."""

from enum import StrEnum


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

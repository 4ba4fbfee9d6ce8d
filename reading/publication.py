"""reading: what a stored text says of its own publication: when, and for which region the portal shows it."""

from datetime import datetime

from reading.dates import CHINA, moments
from reading.document import Document

_TIMES = ("公告时间", "发布时间", "发布日期", "公告发布时间", "公告日期")
_FIRST_LINES = 60
_AS_ISO = str.maketrans({"年": "-", "月": "-", "日": None})
"""2026年06月24日 15:42, as the central portal prints it, is read as 2026-06-24 15:42 is."""


def published_in(doc: Document) -> str:
    """When the notice came out, ISO 8601, by its own label; empty when it does not say."""
    for tag in doc.of("times"):
        if tag.word in _TIMES and tag.line < _FIRST_LINES:
            for moment in moments(doc.flat, tag.value_start, min(tag.value_end, tag.value_start + 40)):
                return moment.value.isoformat()
    return ""


def iso(words: str) -> str:
    """A time as a file or portal prints it, in ISO 8601 with an offset (a bare date stays one); empty when it is none."""
    if not words:
        return ""
    try:
        plain = words.translate(_AS_ISO) if "年" in words else words
        said = datetime.fromisoformat(plain)
        return plain if len(plain) == 10 or said.tzinfo else said.replace(tzinfo=CHINA).isoformat()
    except ValueError:
        return next((moment.value.isoformat() for moment in moments(words, 0, len(words))), "")


def region_in(text: str) -> str:
    """The region as the list row printed it; empty when no row was seen."""
    at = text.rfind("\n行政区域\t")
    return text[at + 6 : text.find("\n", at + 6) if "\n" in text[at + 6 :] else len(text)].strip() if at >= 0 else ""

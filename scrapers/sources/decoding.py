"""Bytes of a Chinese page as text: the charset it declares, checked, else UTF-8, else GB18030."""

import re2

_CHARSET = re2.compile(r'charset=["\']?([A-Za-z0-9_-]{3,12})')


def decoded(page: bytes) -> str:
    """The page's text. GB2312 and GBK are read as GB18030, which contains them; bytes that fit nothing are replaced."""
    found = _CHARSET.search(page[:2048].decode("ascii", "replace"))
    declared = found.group(1).lower() if found else "utf-8"
    for charset in ("gb18030" if declared.startswith("gb") else declared, "utf-8", "gb18030"):
        try:
            return page.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return page.decode("utf-8", "replace")

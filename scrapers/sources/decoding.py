"""Bytes of a Chinese page as text: the charset it declares, checked, else UTF-8, else GB18030."""

import rurex

_CHARSET = rurex.compile(r'(?i)charset=["\']?([A-Za-z0-9_-]{3,12})')


def decoded(page: bytes) -> str:
    """The page's text. GB2312 and GBK are read as GB18030, which contains them; no other charset is
    met here, nor trusted (some decoders are slow or run escapes). Bytes that fit nothing are replaced."""
    found = _CHARSET.search(page[:2048].decode("ascii", "replace"))
    chinese = found is not None and found.group(1).lower().startswith("gb")
    for charset in ("gb18030", "utf-8") if chinese else ("utf-8", "gb18030"):
        try:
            return page.decode(charset)
        except UnicodeDecodeError:
            continue
    return page.decode("utf-8", "replace")

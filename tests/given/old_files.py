"""Files of formats that nothing here writes: an old Word document and a rar archive, byte by byte."""

import struct
import zlib

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT_AT = 0x600
_SMALLEST_STREAM = 4_096
ENCRYPTED = 0x0100


def doc(*paragraphs: str, flags: int = 0) -> bytes:
    """A Word 97 document of plain paragraphs: a compound file with the text in one piece. `flags`: more of the file's head."""
    words = "".join(f"{one}\r" for one in paragraphs)
    text = words.encode("utf-16-le")
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 0x0A, 0x0200 | 0x1000 | flags)
    struct.pack_into("<II", head, 0x18, _TEXT_AT, _TEXT_AT + len(text))
    struct.pack_into("<I", head, 0x4C, len(words))
    pieces = struct.pack("<II", 0, len(words)) + struct.pack("<HIH", 0, _TEXT_AT, 0)
    table = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    struct.pack_into("<II", head, 0x1A2, 0, len(table))
    styles = struct.pack("<H", 18).ljust(64, b"\0")
    struct.pack_into("<II", head, 0xA2, len(table), len(styles))
    return _compound({"WordDocument": bytes(head) + text, "1Table": table + styles})


def _compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE): a head, one sector of allocations, one of names, then the streams."""
    fat, body, entries = [_FAT, _END], b"", [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(_SMALLEST_STREAM, b"\0")
        padded += b"\0" * (-len(padded) % _SECTOR)
        first, count = len(fat), len(padded) // _SECTOR
        fat += [*range(first + 1, first + count), _END]
        entries.append(_entry(name, 2, first, len(padded), right=number + 1 if number < len(streams) else _FREE))
        body += padded
    entries += [bytes(64) + bytes(4) + struct.pack("<III", _FREE, _FREE, _FREE) + bytes(48)] * (4 - len(entries))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, _SMALLEST_STREAM, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return head + struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff") + b"".join(entries) + body


def _entry(name: str, kind: int, first: int, size: int, child: int = _FREE, right: int = _FREE) -> bytes:
    raw = name.encode("utf-16-le")
    out = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1) + struct.pack("<III", _FREE, right, child)
    return out + bytes(16 + 4 + 16) + struct.pack("<IQ", first, size)


def rar(*members: tuple[str, bytes], flags: int = 0) -> bytes:
    """A rar (version 4) that holds its members as they are. `flags`: more of each member's head (4: protected)."""
    out = b"Rar!\x1a\x07\x00" + _block(0x73, 0, bytes(6))
    for name, data in members:
        raw = name.encode()
        head = struct.pack("<IIBIIBBHI", len(data), len(data), 3, zlib.crc32(data), 0x5C210000, 20, 0x30, len(raw), 0o100644)
        out += _block(0x74, 0x8000 | flags, head + raw) + data
    return out + _block(0x7B, 0x4000, b"")


def rar5(encrypted_heads: bool = False, encrypted_file: bool = False) -> bytes:
    """The heads of a rar (version 5), with the marks of encryption; there is nothing behind them."""
    out = b"Rar!\x1a\x07\x01\x00" + (_head5(4, b"\x00\x00\x0f" + bytes(16)) if encrypted_heads else _head5(1, b"\x00\x00"))
    record = bytes([3, 1, 0, 0]) if encrypted_file else bytes([3, 2, 0, 0])
    return out + _head5(2, bytes([1, len(record)]) + b"\x00\x05\x20\x00\x01\x05a.txt" + record)


def _head5(kind: int, rest: bytes) -> bytes:
    body = bytes([kind]) + rest
    return struct.pack("<I", zlib.crc32(bytes([len(body)]) + body)) + bytes([len(body)]) + body


def _block(kind: int, flags: int, body: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head

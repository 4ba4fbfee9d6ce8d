"""unpacker: whether a rar is under a password, by its own heads: the tools that unpack it say no more than that it failed, or hand
out what they could not decrypt."""

import struct

_OLD, _NEW = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_MOST_HEADS = 1_000
_OLD_ARCHIVE, _OLD_FILE, _LOCKED_HEADS, _LOCKED, _HAS_DATA = 0x73, 0x74, 0x0080, 0x0004, 0x8000
_NEW_FILE, _NEW_LOCK, _LOCK_RECORD = 2, 4, 1


def is_protected(data: bytes) -> bool:
    """Whether the archive's heads or any of its files are encrypted. Of a damaged archive: as far as it can be read."""
    try:
        if data.startswith(_NEW):
            return _new(data, len(_NEW))
        return data.startswith(_OLD) and _old(data, len(_OLD))
    except (struct.error, IndexError):
        return False


def _old(data: bytes, at: int) -> bool:
    """Versions before 5: heads of crc, type, flags, size; a file's data follow its head."""
    for _ in range(_MOST_HEADS):
        kind, flags, size = struct.unpack_from("<BHH", data, at + 2)
        if (kind == _OLD_ARCHIVE and flags & _LOCKED_HEADS) or (kind == _OLD_FILE and flags & _LOCKED):
            return True
        packed = struct.unpack_from("<I", data, at + 7)[0] if flags & _HAS_DATA else 0
        if size < 7:
            return False
        at += size + packed
    return False


def _new(data: bytes, at: int) -> bool:
    """Version 5: heads of crc, size, type, flags, sizes of what is added and of the data, as numbers of varying length."""
    for _ in range(_MOST_HEADS):
        size, start = _number(data, at + 4)
        kind, place = _number(data, start)
        if kind == _NEW_LOCK:
            return True
        flags, place = _number(data, place)
        added, place = _number(data, place) if flags & 1 else (0, place)
        packed, place = _number(data, place) if flags & 2 else (0, place)
        if kind == _NEW_FILE and added and _locks(data[start + size - added : start + size]):
            return True
        if size == 0:
            return False
        at = start + size + packed
    return False


def _locks(records: bytes) -> bool:
    at = 0
    while at < len(records):
        size, start = _number(records, at)
        if _number(records, start)[0] == _LOCK_RECORD:
            return True
        at = start + max(size, 1)
    return False


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Seven bits a byte, the lowest first; and where it ends."""
    value = 0
    for place in range(10):
        value |= (data[at + place] & 0x7F) << 7 * place
        if data[at + place] < 0x80:
            return value, at + place + 1
    raise IndexError("no number")

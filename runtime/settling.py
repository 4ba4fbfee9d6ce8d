"""runtime: what lives as long as the process is taken out of the garbage collector's sight."""

import gc

_NEW_OBJECTS = 20_000
"""Made, and not gone by themselves, before they are looked through. With Python's own 700 that was at every second notice and a
thirtieth of the time of reading, to find next to none that had not gone by itself."""


def settle() -> None:
    """Call it once the tables and code that a process works with are loaded. They are a hundred thousand objects that never
    become garbage; looked through again and again they took a third of the time of reading."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)

"""Which version of the code this is, as dead letters and backups name it."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def code_version() -> str:
    """The installed version of Chebiao; "unknown" when it runs uninstalled."""
    try:
        return version("chebiao")
    except PackageNotFoundError:
        return "unknown"

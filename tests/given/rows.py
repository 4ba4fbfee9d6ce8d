"""Rows in a dict."""

from collections.abc import Iterator

from runtime.shapes import Json


class DictRows:
    """Rows in a dict: what the runtime keeps, without a disk."""

    def __init__(self) -> None:
        self.kept: dict[str, Json] = {}

    def get(self, name: str) -> Json | None:
        return self.kept.get(name)

    def put(self, name: str, value: Json) -> None:
        self.kept[name] = value

    def drop(self, name: str) -> None:
        self.kept.pop(name, None)

    def all(self, prefix: str = "") -> Iterator[tuple[str, Json]]:
        return ((name, value) for name, value in sorted(self.kept.items()) if name.startswith(prefix))

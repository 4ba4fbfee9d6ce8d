"""Make docs/events.md, docs/settings.md and the schema snapshots from the code: `python -m docs.build`."""

import inspect
import json
from pathlib import Path

from pydantic.fields import FieldInfo

from runtime.settings import Settings
from schemas.events import TYPES, Payload
from schemas.topics import TOPICS

ROOT = Path(__file__).resolve().parents[1]
SNAPSHOTS = ROOT / "schemas" / "snapshots"


def snapshot(payload: type[Payload]) -> str:
    """The JSON Schema of a payload, as committed."""
    return json.dumps(payload.model_json_schema(mode="serialization"), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def snapshot_path(payload: type[Payload]) -> Path:
    """Where the snapshot of a payload's present version is kept."""
    return SNAPSHOTS / f"{payload.__name__}.v{payload.VERSION}.json"


def events() -> str:
    """docs/events.md."""
    parts = [
        "# Topics and events\n\nMade by `python -m docs.build`; JSON Schemas in `schemas/snapshots`, an example of each version in `schemas/examples`.\n"
    ]
    parts.append("\n| topic | writer | events | key | partitions | made again by replay | beside |\n|---|---|---|---|---|---|---|\n")
    for topic in TOPICS.values():
        names = ", ".join(one.__name__ for one in topic.types)
        parts.append(
            f"| {topic.name} | {topic.writer} | {names} | {topic.key} | {topic.partitions} | {_yes(topic.derived)} | {_yes(topic.beside)} |\n"
        )
    for name, payload in TYPES.items():
        parts.append(f"\n## {name}\n\nVersion {payload.VERSION}, key `{payload.KEY}`. {_plain(payload.__doc__)}\n\n")
        parts += [f"- `{field}`{_type(info)}\n" for field, info in payload.model_fields.items()]
    return "".join(parts)


def settings() -> str:
    """docs/settings.md."""
    reasons = _reasons(inspect.getsource(Settings))
    rows = [
        f"| `CHEBIAO_{name.upper()}` | `{_default(info)}` | {reasons.get(name, '')} |\n" for name, info in Settings.model_fields.items()
    ]
    return (
        "# Settings\n\nMade by `python -m docs.build` from `runtime/settings.py`.\n\n| variable | default | why |\n|---|---|---|\n"
        + "".join(rows)
    )


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _type(info: FieldInfo) -> str:
    return "" if info.is_required() else " (optional)"


def _default(info: FieldInfo) -> str:
    value = info.default
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else "" if value is None else value)


def _reasons(source: str) -> dict[str, str]:
    """Field → the docstring below it."""
    found: dict[str, str] = {}
    name = ""
    for line in map(str.strip, source.splitlines()):
        if line.startswith('"""') and name:
            found[name] = line.strip('"')
        head = line.split(":", 1)[0]
        name = head if ":" in line and head.isidentifier() else ""
    return found


def main() -> None:
    """Write everything; snapshots of older versions stay as they are."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for payload in TYPES.values():
        snapshot_path(payload).write_text(snapshot(payload), encoding="utf-8")
    (ROOT / "docs" / "events.md").write_text(events(), encoding="utf-8")
    (ROOT / "docs" / "settings.md").write_text(settings(), encoding="utf-8")


if __name__ == "__main__":
    main()

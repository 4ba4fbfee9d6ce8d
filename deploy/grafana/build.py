"""Write the dashboard that Grafana is provisioned with: `python -m deploy.grafana.build`."""

import json
from pathlib import Path
from typing import Any

from deploy.grafana.panels import ROWS, Panel

FILE = Path(__file__).with_name("dashboards") / "chebiao.json"
SOURCE = {"type": "prometheus", "uid": "prometheus"}
WIDTH, HEIGHT, ACROSS = 8, 8, 3


def dashboard() -> str:
    """The dashboard's JSON."""
    shown: dict[str, Any] = {
        "uid": "chebiao", "title": "车标 Chebiao", "tags": ["chebiao"], "timezone": "browser", "schemaVersion": 39, "version": 1, "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"}, "editable": False, "panels": _panels(),
    }  # fmt: skip
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _panels() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    top = 0
    for title, panels in ROWS:
        made.append(
            {
                "id": len(made) + 1,
                "type": "row",
                "title": title,
                "collapsed": False,
                "gridPos": {"x": 0, "y": top, "w": 24, "h": 1},
                "panels": [],
            }
        )
        for place, panel in enumerate(panels):
            where = {"x": place % ACROSS * WIDTH, "y": top + 1 + place // ACROSS * HEIGHT, "w": WIDTH, "h": HEIGHT}
            made.append(_panel(len(made) + 1, panel, where))
        top += 1 + -(-len(panels) // ACROSS) * HEIGHT
    return made


def _panel(number: int, panel: Panel, where: dict[str, int]) -> dict[str, Any]:
    instant = panel.shape == "table"
    return {
        "id": number, "type": panel.shape, "title": panel.title, "description": panel.about, "datasource": SOURCE, "gridPos": where,
        "fieldConfig": {"defaults": {"unit": panel.unit, "noValue": "—"}, "overrides": []}, "options": _options(panel),
        "targets": [_target(place, expression, legend, instant) for place, (expression, legend) in enumerate(panel.asks)],
    }  # fmt: skip


def _target(place: int, expression: str, legend: str, instant: bool) -> dict[str, Any]:
    return {
        "refId": chr(ord("A") + place), "datasource": SOURCE, "expr": expression, "legendFormat": legend,
        "instant": instant, "range": not instant, "format": "table" if instant else "time_series",
    }  # fmt: skip


def _options(panel: Panel) -> dict[str, Any]:
    if panel.shape == "stat":
        return {"textMode": "value_and_name", "colorMode": "none", "graphMode": "none", "reduceOptions": {"calcs": ["lastNotNull"]}}
    return {"legend": {"displayMode": "list", "placement": "bottom"}} if panel.shape == "timeseries" else {}


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(dashboard(), encoding="utf-8")

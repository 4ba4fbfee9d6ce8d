"""Write base/workloads.yaml: `python -m deploy.kubernetes.build`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from deploy.kubernetes.workloads import KEEPS, claim, deployment, found_by_name, processes
from runtime.shapes import Service
from services.pipeline import SERVICES, Outside

FILE = Path(__file__).with_name("base") / "workloads.yaml"
HEAD = "# Made by `python -m deploy.kubernetes.build` from services/pipeline.py and deploy/kubernetes/workloads.py.\n"


class _Whole(yaml.SafeDumper):
    """Each document stands for itself."""

    def ignore_aliases(self, data: Any) -> bool:
        """Everything is written out."""
        return True


def manifests() -> str:
    """The file."""
    made = [deployment(one) for one in processes(road())]
    made += [claim(name) for name in KEEPS] + [found_by_name("api", "http"), found_by_name("collector", "metrics")]
    return HEAD + yaml.dump_all(made, Dumper=_Whole, sort_keys=False, allow_unicode=True, width=160)


def road() -> tuple[Service, ...]:
    """The services as declared; nothing is reached."""
    nothing: Any = None
    outside = Outside(lambda: nothing, nothing, lambda: nothing, {}, lambda: datetime.now(UTC))
    return tuple(make(outside) for make in SERVICES.values())


if __name__ == "__main__":
    FILE.write_text(manifests(), encoding="utf-8")

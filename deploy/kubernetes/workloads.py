"""What runs in Kubernetes, as data: a Deployment for every service, the collector, the pages. Pure."""

from dataclasses import dataclass
from typing import Any

from runtime.shapes import Service
from schemas.topics import TOPICS

OWN = 10001
"""User and group of the image."""
PORTS = {"metrics": 9100, "http": 8000}
REPLICAS = {"extractor": 2, "classifier": 2, "matcher": 2}
"""Services that start with more than one process; at most the partitions of what they read (tests/deploy)."""
MEMORY = {"unpacker": "2560Mi"}
"""It reads each file in a process of its own that may take 1.8 GB."""
KEEPS = {
    "collector": "one ledger of what was seen, spool included; two would ask the portal twice",
    "notifier": "one record of what was handed over; two would hand over twice",
}
"""Who keeps a file that outlives it, and why only one of it may run."""


@dataclass(frozen=True, slots=True)
class Process:
    """One Deployment. `port`: the name of the port that answers probes."""

    name: str
    command: tuple[str, ...]
    replicas: int = 1
    port: str = "metrics"
    memory: str = "1Gi"
    why: str = ""


def processes(services: tuple[Service, ...]) -> tuple[Process, ...]:
    """Every process of the cluster, services first, in the order of the road."""
    road = (
        Process(one.name, ("serve", one.name), REPLICAS.get(one.name, 1), memory=MEMORY.get(one.name, "1Gi"), why=_why(one))
        for one in services
    )
    collect = ("collect", "--source", "ccgp", "--every", "900", "--steadily")
    return (*road, Process("collector", collect, why=KEEPS["collector"]), Process("api", ("api",), port="http", why=_API))


_API = "forms are signed with a secret of the process: more than one needs sticky sessions in front"


def most_replicas(service: Service) -> int:
    """More processes than partitions of what it reads would stand idle."""
    return max(TOPICS[topic.name].partitions for topic in service.reads)


def _why(service: Service) -> str:
    if service.name in KEEPS:
        return KEEPS[service.name]
    return f"at most {most_replicas(service)}: the partitions of {', '.join(topic.name for topic in service.reads)}"


def deployment(process: Process) -> dict[str, Any]:
    """Its manifest."""
    labels = {"app.kubernetes.io/name": "chebiao", "app.kubernetes.io/component": process.name}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": process.name, "labels": labels, "annotations": {"chebiao/replicas": process.why}},
        "spec": {
            "replicas": process.replicas,
            "strategy": {"type": "Recreate"} if process.name in KEEPS else _ROLLING,
            "selector": {"matchLabels": labels},
            "template": {"metadata": {"labels": labels, "annotations": _scraped(process)}, "spec": _pod(process)},
        },
    }


_ROLLING = {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}


def _scraped(process: Process) -> dict[str, str]:
    return {"prometheus.io/scrape": "true", "prometheus.io/port": str(PORTS[process.port]), "prometheus.io/path": "/metrics"}


def _pod(process: Process) -> dict[str, Any]:
    kept = {"persistentVolumeClaim": {"claimName": process.name}} if process.name in KEEPS else {"emptyDir": {}}
    return {
        "serviceAccountName": "chebiao",
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "terminationGracePeriodSeconds": 60,
        "securityContext": {
            "runAsNonRoot": True, "runAsUser": OWN, "runAsGroup": OWN, "fsGroup": OWN, "seccompProfile": {"type": "RuntimeDefault"},
        },
        "containers": [_container(process)],
        "volumes": [
            {"name": "data", **kept},
            {"name": "tmp", "emptyDir": {"sizeLimit": "1Gi"}},
            {"name": "certificates", "secret": {"secretName": "chebiao-certificates", "optional": True}},
        ],
    }  # fmt: skip


def _container(process: Process) -> dict[str, Any]:
    return {
        "name": process.name,
        "image": "chebiao",
        "args": list(process.command),
        "envFrom": [{"configMapRef": {"name": "chebiao"}}, {"secretRef": {"name": "chebiao"}}],
        "env": [{"name": name, "value": value} for name, value in _listens(process).items()],
        "ports": [{"name": process.port, "containerPort": PORTS[process.port]}],
        "startupProbe": {"httpGet": {"path": "/livez", "port": process.port}, "periodSeconds": 3, "failureThreshold": 40},
        "livenessProbe": {"httpGet": {"path": "/livez", "port": process.port}, "periodSeconds": 15, "timeoutSeconds": 5},
        "readinessProbe": {"httpGet": {"path": "/readyz", "port": process.port}, "periodSeconds": 10, "timeoutSeconds": 5},
        "resources": {"requests": {"cpu": "100m", "memory": "256Mi"}, "limits": {"memory": process.memory}},
        "securityContext": {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}},
        "volumeMounts": [
            {"name": "data", "mountPath": "/var/lib/chebiao/data"},
            {"name": "tmp", "mountPath": "/tmp"},
            {"name": "certificates", "mountPath": "/etc/chebiao/certificates", "readOnly": True},
        ],
    }


def _listens(process: Process) -> dict[str, str]:
    if process.port == "http":
        return {"CHEBIAO_API_HOST": "0.0.0.0", "CHEBIAO_API_PORT": str(PORTS["http"])}
    return {"CHEBIAO_METRICS_HOST": "0.0.0.0", "CHEBIAO_METRICS_PORT": str(PORTS["metrics"])}


def claim(name: str) -> dict[str, Any]:
    """The volume of a process that keeps a file."""
    return {
        "apiVersion": "v1",
        "kind": "PersistentVolumeClaim",
        "metadata": {"name": name, "labels": {"app.kubernetes.io/name": "chebiao", "app.kubernetes.io/component": name}},
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "10Gi"}}},
    }


def found_by_name(name: str, port: str) -> dict[str, Any]:
    """The Service of a process that others ask."""
    labels = {"app.kubernetes.io/name": "chebiao", "app.kubernetes.io/component": name}
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": name, "labels": labels},
        "spec": {"selector": labels, "ports": [{"name": port, "port": PORTS[port], "targetPort": port}]},
    }

"""The manifests: valid, made from the pipeline, bounded by partitions, and asking for nothing they do not need."""

from typing import Any

import kubernetes_validate
import pytest
from pydantic import SecretStr

from chebiao.main import app
from deploy.kubernetes.build import FILE, manifests, road
from deploy.kubernetes.workloads import KEEPS, most_replicas
from runtime.settings import Settings
from services.pipeline import SERVICES
from tests.deploy.declared import DEPLOY, SETTINGS, documents

FOLDER = DEPLOY / "kubernetes"
BASE = FOLDER / "base"
RESOURCES = [name for one in documents(BASE / "kustomization.yaml") for name in one["resources"]]
ALL = [(name, document) for name in RESOURCES for document in documents(BASE / name)] + [
    ("secret.example.yaml", one) for one in documents(FOLDER / "secret.example.yaml")
]
DEPLOYMENTS = {one["metadata"]["name"]: one for _, one in ALL if one["kind"] == "Deployment"}
CONTAINERS = {name: one["spec"]["template"]["spec"]["containers"][0] for name, one in DEPLOYMENTS.items()}


@pytest.mark.parametrize("document", [one for _, one in ALL], ids=[f"{one['kind']}-{one['metadata']['name']}" for _, one in ALL])
def test_every_manifest_is_valid(document: dict[str, Any]) -> None:
    kubernetes_validate.validate(document, "1.31", strict=True)


def test_the_kustomization_names_every_file_and_only_files_that_are_there() -> None:
    assert sorted(RESOURCES) == sorted(path.name for path in BASE.glob("*.yaml") if path.name != "kustomization.yaml")


def test_what_is_committed_is_what_the_pipeline_makes() -> None:
    assert FILE.read_text(encoding="utf-8") == manifests(), "run `python -m deploy.kubernetes.build`"


def test_every_service_has_a_deployment_and_so_have_collector_and_pages() -> None:
    assert set(DEPLOYMENTS) == {*SERVICES, "collector", "api"}
    commands = {command.name for command in app.registered_commands}
    assert {one["args"][0] for one in CONTAINERS.values()} <= commands


@pytest.mark.parametrize("service", road(), ids=lambda service: service.name)
def test_no_service_has_more_replicas_than_partitions(service: Any) -> None:
    assert 1 <= DEPLOYMENTS[service.name]["spec"]["replicas"] <= most_replicas(service)


@pytest.mark.parametrize("name", sorted(KEEPS))
def test_who_keeps_a_file_runs_once_and_never_beside_its_successor(name: str) -> None:
    spec = DEPLOYMENTS[name]["spec"]
    assert spec["replicas"] == 1 and spec["strategy"] == {"type": "Recreate"}
    assert {"name": "data", "persistentVolumeClaim": {"claimName": name}} in spec["template"]["spec"]["volumes"]


@pytest.mark.parametrize("name", sorted(DEPLOYMENTS))
def test_every_process_is_probed_bounded_and_without_rights(name: str) -> None:
    pod, one = DEPLOYMENTS[name]["spec"]["template"]["spec"], CONTAINERS[name]
    assert {"startupProbe", "livenessProbe", "readinessProbe"} <= set(one)
    assert one["resources"]["requests"] and one["resources"]["limits"]["memory"]
    assert one["securityContext"]["readOnlyRootFilesystem"] and one["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert pod["securityContext"]["runAsNonRoot"] and pod["automountServiceAccountToken"] is False


def test_every_setting_named_exists_and_together_they_start_a_cluster() -> None:
    given = documents(BASE / "settings.yaml")[0]["data"]
    secret = documents(FOLDER / "secret.example.yaml")[0]["stringData"]
    own = {one["name"] for container in CONTAINERS.values() for one in container["env"]}
    assert {*given, *secret, *own} <= SETTINGS
    read = Settings(**{name.removeprefix("CHEBIAO_").lower(): value for name, value in given.items()})
    assert read.carrier == "cluster" and read.contact and read.smtp_from


def test_authorities_are_where_settings_look_for_them() -> None:
    mounted = documents(FOLDER / "secret.example.yaml")[1]["stringData"]
    asked = {value for name, value in documents(BASE / "settings.yaml")[0]["data"].items() if name.endswith("_CA")}
    assert asked == {f"/etc/chebiao/certificates/{name}" for name in mounted}


def test_every_secret_setting_has_its_place_and_none_is_committed() -> None:
    secrets = [one["stringData"] for one in documents(FOLDER / "secret.example.yaml")]
    assert {value for secret in secrets for value in secret.values()} == {""}
    asked = {f"CHEBIAO_{name.upper()}" for name, info in Settings.model_fields.items() if info.annotation is SecretStr}
    assert asked <= set(secrets[0])
    assert not {name for name in documents(BASE / "settings.yaml")[0]["data"] if "PASSWORD" in name or "SECRET" in name}

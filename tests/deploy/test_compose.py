"""docker-compose.yml: the whole pipeline, on this machine only, with commands and settings that exist."""

import os
import subprocess
from typing import Any

import pytest

from chebiao.main import app
from services.pipeline import SERVICES
from tests.deploy.declared import BIN, ROOT, SETTINGS, compose

OTHERS = {"kafka", "elasticsearch", "prometheus", "grafana"}
OURS = sorted(set(compose()["services"]) - OTHERS)


def service(name: str) -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"][name]
    return found


def test_every_service_of_the_pipeline_has_a_container_of_its_own() -> None:
    served = [one["command"][1:] for one in compose()["services"].values() if (one["command"] or [""])[0] == "serve"]
    assert sorted(served) == sorted([name] for name in SERVICES)


def test_nothing_is_reached_from_other_machines() -> None:
    ports = [port for one in compose()["services"].values() for port in one.get("ports", [])]
    assert {port["published"] for port in ports} == {"8000", "9090", "3000"}
    assert {port["host_ip"] for port in ports} == {"127.0.0.1"}
    assert all(one.get("network_mode") != "host" for one in compose()["services"].values())


@pytest.mark.parametrize("name", OURS)
def test_what_a_container_runs_is_a_command_of_ours(name: str) -> None:
    commands = {command.name for command in app.registered_commands}
    assert service(name)["command"][0] in commands


@pytest.mark.parametrize("name", OURS)
def test_a_container_is_given_only_settings_that_exist(name: str) -> None:
    assert {key for key in service(name)["environment"] if key.startswith("CHEBIAO_")} <= SETTINGS


@pytest.mark.parametrize("name", OURS)
def test_a_container_may_do_nothing_it_needs_not(name: str) -> None:
    one = service(name)
    assert one["read_only"] and one["cap_drop"] == ["ALL"] and one["security_opt"] == ["no-new-privileges:true"] and one["init"]
    assert not one.get("privileged") and "user" not in one  # the image's own


@pytest.mark.parametrize("name", sorted(compose()["services"]))
def test_whatever_runs_on_has_a_health_check(name: str) -> None:
    one = service(name)
    if name == "demonstrate":  # ends when it has said its people
        assert one["healthcheck"] == {"disable": True}
    elif name in OTHERS:
        assert one["healthcheck"]["test"]
    else:
        assert "healthcheck" not in one or one["healthcheck"]["test"]  # else the image's


def test_the_order_of_starting_waits_for_health_and_for_the_people_to_be_said() -> None:
    for name in SERVICES:
        assert {server: one["condition"] for server, one in service(name)["depends_on"].items()} == dict.fromkeys(
            ("kafka", "elasticsearch"), "service_healthy"
        )
    assert service("simulator")["depends_on"]["demonstrate"]["condition"] == "service_completed_successfully"
    assert service("collector")["depends_on"]["simulator"]["condition"] == "service_healthy"


def test_the_collector_reaches_the_simulated_portal_by_loopback_alone() -> None:
    assert service("collector")["network_mode"] == "service:simulator"
    assert any(word.startswith("http://127.0.0.1:") for word in service("collector")["command"])


def test_passwords_come_from_outside_and_are_asked_for() -> None:
    ran = subprocess.run(
        [BIN / "docker-compose", "-f", ROOT / "docker-compose.yml", "--env-file", os.devnull, "config", "-q"],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
        check=False,
    )
    assert "see .env.example" in ran.stderr  # this build of compose ends with 0 all the same


def test_every_variable_that_compose_asks_for_is_in_the_example() -> None:
    ran = subprocess.run(
        [BIN / "docker-compose", "-f", ROOT / "docker-compose.yml", "config", "--variables"],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
        check=True,
    )
    asked = {line.split()[0] for line in ran.stdout.splitlines()[1:] if line.strip()}
    given = {line.split("=")[0] for line in (ROOT / ".env.example").read_text().splitlines() if line and not line.startswith("#")}
    assert asked == given


def test_images_of_others_are_pinned_to_a_version() -> None:
    for name in OTHERS:
        tag = service(name)["image"].rsplit(":", 1)[1]
        assert tag != "latest" and any(letter.isdigit() for letter in tag)

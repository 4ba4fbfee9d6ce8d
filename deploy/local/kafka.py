"""A real Kafka: one node, KRaft, on 127.0.0.1."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from deploy.local.bundles import FILES, KAFKA
from deploy.local.java import java_home
from deploy.local.process import LocalServer, Recipe, ServerFailed, free_port, scratch

HEAP = "512m"
PATIENCE = 120
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a Java that lives a second."""


@dataclass(frozen=True, slots=True)
class KafkaSecurity:
    """TLS and SASL/SCRAM-SHA-512 for clients. `keystore`: a PEM file of private key (PKCS#8) and certificate chain; `ca`: of
    whoever signed it; `users`: name → password, of whom the broker itself uses the first."""

    keystore: Path
    ca: Path
    users: Mapping[str, str] = field(repr=False)


class LocalKafka(LocalServer):
    """`with LocalKafka.new() as kafka: … kafka.address …`"""

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__(folder, Recipe("Kafka", _command(folder), (b"Kafka Server started",), PATIENCE))
        self.address = f"127.0.0.1:{port}"

    @classmethod
    def new(cls, security: KafkaSecurity | None = None) -> "LocalKafka":
        """A node without topics, not started yet. Raises ServersMissing, ServerFailed."""
        folder, port = scratch("kafka"), free_port()
        _write_config(folder, port, security)
        _format(folder, security)
        return cls(folder, port)


def _command(folder: Path) -> list[str]:
    logged = "-Dorg.slf4j.simpleLogger.showDateTime=true"
    return [*_java(f"-Xmx{HEAP}", logged), "kafka.Kafka", str(folder / "server.properties")]


def _java(*options: str) -> list[str]:
    return [str(java_home() / "bin" / "java"), *options, "-cp", f"{KAFKA.home()}/*"]


def _write_config(folder: Path, port: int, security: KafkaSecurity | None) -> None:
    names = ["server.properties"] + ["secure.properties"] * bool(security)
    values = {"folder": folder, "port": port, "controller_port": free_port(), "client_listener": "SASL_SSL" if security else "PLAINTEXT"}
    if security:
        user, password = next(iter(security.users.items()))
        values |= {"keystore": security.keystore, "ca": security.ca, "user": user, "password": password}
    text = "\n".join(Template((FILES / "kafka" / name).read_text()).substitute(values) for name in names)
    config = folder / "server.properties"
    config.touch(mode=0o600)
    config.write_text(text)


def _format(folder: Path, security: KafkaSecurity | None) -> None:
    """Give the data folder its cluster id, and the users their credentials."""
    command = [*_java("-Xmx64m", *QUICK), "kafka.tools.StorageTool", "format", "-t", "Y2hlYmlhby1sb2NhbC1rYQ"]
    command += ["-c", str(folder / "server.properties")]
    for user, password in (security.users if security else {}).items():
        command += ["--add-scram", f"SCRAM-SHA-512=[name={user},password={password}]"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise ServerFailed(f"Kafka: {ran.stdout}{ran.stderr}")

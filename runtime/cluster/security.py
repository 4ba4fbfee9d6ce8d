"""How the servers of a cluster are reached and who we are there, from settings to each client's own words."""

import ssl
from dataclasses import dataclass
from typing import Any

from runtime.settings import Settings

MECHANISM = "SCRAM-SHA-512"
"""The strongest that Kafka has for users and passwords; PLAIN would show them to the broker."""


@dataclass(frozen=True)
class KafkaAccess:
    """Brokers, protocol (Kafka's own name for it) and user."""

    servers: tuple[str, ...]
    security: str = "PLAINTEXT"
    user: str = ""
    password: str = ""
    ca: str = ""
    """File of the authority that signed the brokers' certificates; empty: the machine's own."""

    @classmethod
    def of(cls, settings: Settings) -> "KafkaAccess":
        """As settings say."""
        servers = tuple(server.strip() for server in settings.kafka_servers.split(",") if server.strip())
        password = settings.kafka_password.get_secret_value()
        return cls(servers, settings.kafka_security, settings.kafka_user, password, str(settings.kafka_ca or ""))

    @property
    def encrypted(self) -> bool:
        """Whether TLS is spoken."""
        return self.security in ("SSL", "SASL_SSL")

    @property
    def signed_in(self) -> bool:
        """Whether a user is named."""
        return self.security.startswith("SASL_")

    def client(self) -> dict[str, Any]:
        """What kafka-python and aiokafka both ask for."""
        words: dict[str, Any] = {"bootstrap_servers": list(self.servers), "security_protocol": self.security}
        if self.encrypted:
            words["ssl_context"] = self.context()
        if self.signed_in:
            words |= {"sasl_mechanism": MECHANISM, "sasl_plain_username": self.user, "sasl_plain_password": self.password}
        return words

    def context(self) -> ssl.SSLContext:
        """Whom we trust."""
        return ssl.create_default_context(cafile=self.ca or None)

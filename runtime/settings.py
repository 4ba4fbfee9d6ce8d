"""Every setting, from CHEBIAO_* variables, each default with its reason beside it."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once where the program starts, then handed down."""

    model_config = SettingsConfigDict(env_prefix="CHEBIAO_", env_ignore_empty=True, frozen=True)

    kind: Literal["live", "demo"] = "live"
    """The market or a demonstration; a store refuses the other kind. Live, so that fiction is never shown unasked."""
    data: Path | None = None
    """Folder of all data. By kind `.data/live` or `.data/demo`: below where it is started, so that trying leaves no trace elsewhere."""
    carrier: Literal["embedded", "cluster"] = "embedded"
    """Embedded needs nothing installed."""

    api_host: str = "127.0.0.1"
    """This machine only: whoever opens it to others puts TLS in front first."""
    api_port: int = Field(default=8000, ge=0, le=65535)
    """The port most local services of this kind use; 0 takes a free one."""
    public_url: str = ""
    """Where people reach the pages, as links in alerts name it. Empty: host and port above, true on this machine only."""
    metrics_host: str = "127.0.0.1"
    """Where services and collectors without pages answer /livez, /readyz, /metrics: this machine, unless a scraper comes from elsewhere."""
    metrics_port: int | None = Field(default=None, ge=0, le=65535)
    """Empty: no endpoint, one process has its pages for that; 0 takes a free port."""
    collector_urls: str = ""
    """Endpoints of collectors on other machines, `http://host:port,…`: what they cover stands on pages here. Empty: they share the data folder."""

    smtp_host: str = ""
    """Empty: alerts by mail wait, which `chebiao doctor` says; a wrong guess would lose them at a stranger's server."""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    """Submission (RFC 6409)."""
    smtp_user: str = ""
    """Empty: no login, as a relay in one's own network asks."""
    smtp_password: SecretStr = SecretStr("")
    """Empty with `smtp_user` empty."""
    smtp_from: str = ""
    """Sender of alerts. Empty: must be given with `smtp_host`, nobody's address can be guessed."""
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    """What port 587 speaks; `none` is for a relay on this machine."""

    contact: str = ""
    """Mail address or URL in the collectors' User-Agent. Empty: live collecting refuses to start, a portal must know whom to ask."""

    disk_collect_floor_mb: int = Field(default=500, ge=0)
    """Collecting stops below so many MB free: room for some days' notices to be worked on to the end."""
    disk_log_floor_mb: int = Field(default=100, ge=0)
    """Nothing is written below: SQLite's journal and an ordered end still need room."""

    rejects_in_a_row: int = Field(default=20, ge=1)
    """A service stops at so many refused events in a row: a portal that changed, not twenty bad notices."""
    rejects_share: float = Field(default=0.2, ge=0, le=1)
    """… or when more than this share of the last 200 is refused; real notices stay below 0.02."""

    kafka_servers: str = ""
    """Cluster only: `host:port,host:port`. No default: a wrong one would write elsewhere."""
    kafka_security: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    """Kafka's own names. PLAINTEXT is what a broker on this machine speaks; across machines take SASL_SSL."""
    kafka_user: str = ""
    """Empty: nobody is named. Needed with SASL_*, which is SCRAM-SHA-512."""
    kafka_password: SecretStr = SecretStr("")
    """Empty with `kafka_user` empty."""
    kafka_ca: Path | None = None
    """File of the authority that signed the brokers' certificates. Empty: those that the machine trusts."""
    elasticsearch_url: str = ""
    """Cluster only: `http://host:9200`, or https. No default, as above."""
    elasticsearch_user: str = ""
    """Empty: nobody is named, as a server on this machine without security asks."""
    elasticsearch_password: SecretStr = SecretStr("")
    """Empty with `elasticsearch_user` empty."""
    elasticsearch_ca: Path | None = None
    """File of the authority that signed the server's certificate. Empty: those that the machine trusts."""
    blobs_url: str = ""
    """Cluster only: `s3://bucket/prefix` or `file:///shared/folder`. No default, as above."""
    blobs_endpoint: str = ""
    """Of an S3-compatible store, `https://host:port`. Empty: Amazon's own."""
    blobs_region: str = "us-east-1"
    """What most S3-compatible stores call theirs."""
    blobs_key_id: str = ""
    """Empty: what the machine itself may do (an instance's role)."""
    blobs_secret: SecretStr = SecretStr("")
    """Empty with `blobs_key_id` empty."""

    @property
    def folder(self) -> Path:
        """Where all data lies."""
        return self.data if self.data is not None else Path(".data") / self.kind

    @property
    def makers_table(self) -> Path:
        """Where a maker's imported table of models lies; it need not be there."""
        return self.folder / "models.csv"

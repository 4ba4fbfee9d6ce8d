"""Which servers are fetched: their pinned files under `files/`, and where they lie once fetched. Pure but for looking."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVERS = ROOT / ".servers"
"""Git-ignored; may be a link to a folder that several working copies share."""
FILES = Path(__file__).with_name("files")
STAMP = "verified"


class ServersMissing(Exception):
    """A server has not been fetched, or cannot be; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One file as it must arrive."""

    sha256: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """One server. `folder` holds its jars (Elasticsearch: what its zip holds)."""

    name: str
    title: str
    version: str

    @property
    def pom(self) -> Path:
        """What Maven is given."""
        return FILES / self.name / "pom.xml"

    @property
    def lock(self) -> Path:
        """Lines of `sha256 size name`."""
        return FILES / self.name / "files.sha256"

    @property
    def folder(self) -> Path:
        """Where it lies once fetched."""
        return SERVERS / f"{self.name}-{self.version}"

    def pinned(self) -> tuple[Pinned, ...]:
        """Every file that makes it up."""
        lines = (line.split() for line in self.lock.read_text().splitlines())
        return tuple(Pinned(sha256, int(size), name) for sha256, size, name in lines)

    def stamp(self) -> str:
        """What the stamp of a folder made from exactly these files says."""
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()

    def is_here(self) -> bool:
        """Whether these very files were fetched and verified."""
        stamp = self.folder / STAMP
        return stamp.exists() and stamp.read_text() == self.stamp()

    def home(self) -> Path:
        """The folder. Raises ServersMissing when it is not there."""
        if not self.is_here():
            raise ServersMissing(f"{self.title} 尚未获取，请运行 make servers / {self.title} is not here: run `make servers`")
        return self.folder


KAFKA = Bundle("kafka", "Kafka", "4.1.1")
ELASTICSEARCH = Bundle("elasticsearch", "Elasticsearch", "9.2.4")
S3PROXY = Bundle("s3proxy", "S3Proxy", "4.1.0")
BUNDLES = (KAFKA, ELASTICSEARCH, S3PROXY)

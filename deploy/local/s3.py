"""A real S3 endpoint (s3proxy over a folder) on 127.0.0.1; unsigned or wrongly signed requests are refused."""

import secrets
from pathlib import Path
from string import Template

from deploy.local.bundles import FILES, S3PROXY
from deploy.local.java import java_home
from deploy.local.process import LocalServer, Recipe, free_port, scratch

BUCKET = "chebiao"
HEAP = "128m"
PATIENCE = 120


class LocalS3(LocalServer):
    """`with LocalS3.new() as s3: … s3.url, s3.key_id, s3.secret …`. Its one bucket is there from the start."""

    def __init__(self, folder: Path, port: int, key_id: str, secret: str) -> None:
        java = [
            str(java_home() / "bin" / "java"),
            f"-Xmx{HEAP}",
            "-XX:+UseSerialGC",
            f"-Dlogback.configurationFile={FILES / 's3proxy' / 'logback.xml'}",
        ]
        command = [*java, "-cp", f"{S3PROXY.home()}/*", "org.gaul.s3proxy.Main", "--properties", str(folder / "s3proxy.conf")]
        super().__init__(folder, Recipe("S3Proxy", command, (b"AbstractConnector Started",), PATIENCE))
        self.url, self.key_id, self.secret = f"http://127.0.0.1:{port}", key_id, secret

    @classmethod
    def new(cls) -> "LocalS3":
        """An empty store, not started yet. Raises ServersMissing."""
        folder, port = scratch("s3"), free_port()
        (folder / "data" / BUCKET).mkdir(parents=True)
        key_id, secret = "local", secrets.token_hex(16)
        text = (FILES / "s3proxy" / "s3proxy.conf").read_text()
        config = folder / "s3proxy.conf"
        config.touch(mode=0o600)
        config.write_text(Template(text).substitute(port=port, folder=folder, key_id=key_id, secret=secret))
        return cls(folder, port, key_id, secret)

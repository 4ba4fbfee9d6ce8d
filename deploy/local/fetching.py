"""Fetch the servers once: `python -m deploy.local.fetching`. Says first what it downloads; a second time it is silent."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from deploy.local.bundles import BUNDLES, SERVERS, STAMP, Bundle, Pinned, ServersMissing

PLUGINS_MB = 15
"""What Maven downloads for itself."""
PATIENCE = 1800
"""Seconds for one server: 100 MB over a slow line."""
NO_MAVEN = (
    "没有找到 Maven（mvn），请安装，例如 apt-get install maven，再运行 make servers / "
    "Maven (mvn) was not found: install it, for instance `apt-get install maven`, and run `make servers` again"
)


def fetch_all(bundles: Sequence[Bundle] = BUNDLES) -> None:
    """Fetch what is not here yet. Raises ServersMissing when it cannot be had."""
    if all(bundle.is_here() for bundle in bundles):
        return
    SERVERS.mkdir(exist_ok=True)
    with (SERVERS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        absent = [bundle for bundle in bundles if not bundle.is_here()]
        if not absent:
            return
        maven = shutil.which("mvn")
        if maven is None:
            raise ServersMissing(NO_MAVEN)
        _announce(absent)
        with tempfile.TemporaryDirectory(dir=SERVERS, prefix="fetching-") as scratch:
            for bundle in absent:
                _fetch(bundle, maven, Path(scratch))


def _announce(absent: Sequence[Bundle]) -> None:
    sizes = {bundle: round(sum(file.size for file in bundle.pinned()) / 1e6) for bundle in absent}
    names = ", ".join(f"{bundle.title} {bundle.version} ({size} MB)" for bundle, size in sizes.items())
    total = sum(sizes.values()) + PLUGINS_MB
    print(
        f"从 Maven 仓库下载测试用服务器，共约 {total} MB，存入 {SERVERS} / downloading servers from Maven's repository, some {total} MB in all"
    )
    print(f"  {names}, Maven's plugins ({PLUGINS_MB} MB)", flush=True)


def _fetch(bundle: Bundle, maven: str, scratch: Path) -> None:
    arrived, made = scratch / f"{bundle.name}-files", scratch / bundle.folder.name
    _run_maven(bundle, maven, arrived, scratch / "repository")
    _verify(bundle.pinned(), arrived)
    _unpack(arrived, made)
    (made / STAMP).write_text(bundle.stamp())
    if bundle.folder.exists():
        shutil.rmtree(bundle.folder)
    made.rename(bundle.folder)
    print(f"  {bundle.title} {bundle.version} ✓", flush=True)


def _run_maven(bundle: Bundle, maven: str, arrived: Path, repository: Path) -> None:
    command = [maven, "--batch-mode", "--quiet", "-f", str(bundle.pom), "dependency:copy-dependencies"]
    command += [f"-DoutputDirectory={arrived}", f"-Dmaven.repo.local={repository}"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise ServersMissing(
            f"{bundle.title}: Maven 超过 {PATIENCE} 秒 / Maven took more than {PATIENCE} s; is there a network?"
        ) from error
    if ran.returncode:
        said = "\n".join((ran.stdout + ran.stderr).strip().splitlines()[-5:])
        raise ServersMissing(f"{bundle.title}: Maven 未能下载，请检查网络 / Maven could not download it; is there a network?\n{said}")


def _verify(pinned: Sequence[Pinned], arrived: Path) -> None:
    """Every file is as pinned and none is beside them."""
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in arrived.iterdir()}
    wanted = {file.name: file.sha256 for file in pinned}
    if wrong := sorted(name for name in there.keys() | wanted.keys() if there.get(name) != wanted.get(name)):
        names = ", ".join(wrong)
        raise ServersMissing(f"下载的文件与固定的校验和不符，未使用 / not as pinned in files.sha256, nothing of it is used: {names}")


def _unpack(arrived: Path, made: Path) -> None:
    """Jars are used as they are; of a zip, what its one folder holds."""
    archives = list(arrived.glob("*.zip"))
    if not archives:
        arrived.rename(made)
        return
    (archive,) = archives
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(arrived)
    (folder,) = (path for path in arrived.iterdir() if path.is_dir())
    folder.rename(made)


def main() -> int:
    """Fetch, or say in one line why not."""
    try:
        fetch_all()
    except ServersMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`chebiao doctor`: what is missing here, and which systems and Pythons are supported."""

import platform
import shutil
import sqlite3
import sys
from importlib.util import find_spec

import typer

from chebiao.screen import out
from runtime.settings import Settings

SUPPORTED = "Linux (glibc), macOS; Python 3.11–3.13"
TOOLS = {
    "mvn": "make servers（集群测试所需的 Kafka、Elasticsearch）/ Kafka and Elasticsearch for the cluster tests: apt-get install maven",
    "tesseract": "扫描件 / scanned attachments: apt-get install tesseract-ocr tesseract-ocr-chi-sim",
    "antiword": "旧 Word 附件（.doc）/ old Word attachments: apt-get install antiword",
    "bsdtar": "rar 附件 / rar attachments: apt-get install libarchive-tools",
    "7zz": "7z 附件 / 7z attachments: apt-get install 7zip",
    "promtool": "告警规则的测试 / tests of alert rules: apt-get install prometheus",
    "chromium": "浏览器测试 / browser tests: apt-get install chromium",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor() -> None:
    """检查本机 / Look at this machine; ends with 1 when something needed is missing."""
    settings, wrong = Settings(), 0
    out.print(f"支持 supported: {SUPPORTED}")
    fine = (3, 11) <= sys.version_info[:2] <= (3, 13) and platform.system() in ("Linux", "Darwin")
    wrong += _say(
        fine, f"{platform.system()} {platform.machine()}, Python {platform.python_version()}", "换用受支持的版本 use a supported one"
    )
    wrong += _say(sqlite3.sqlite_version_info >= (3, 35), f"SQLite {sqlite3.sqlite_version}", "需要 ≥ 3.35 is needed")
    parent = next(one for one in (settings.folder, *settings.folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(parent).free // 1_000_000
    wrong += _say(
        free > settings.disk_collect_floor_mb,
        f"空闲 free {free} MB → {settings.folder}",
        f"少于 below {settings.disk_collect_floor_mb} MB: 采集停止 collecting stops",
    )
    _say(bool(settings.smtp_host), "邮件 CHEBIAO_SMTP_HOST", "未设：邮件提醒会等待 not set: alerts by mail wait")
    _say(bool(settings.contact), "联系方式 CHEBIAO_CONTACT", "未设：不采集真实门户 not set: live portals are not collected")
    for tool, what in TOOLS.items():
        _say(shutil.which(tool) is not None, tool, f"可选 optional: {what}")
    _say(
        find_spec("rapidocr") is not None,
        "rapidocr",
        "可选 optional: 扫描件的第二引擎 / a second engine for scans: pip install 'chebiao[ocr]'",
    )
    raise typer.Exit(1 if wrong else 0)


def _say(fine: bool, what: str, otherwise: str) -> int:
    out.print(f"{'✓' if fine else '✗'} {what}" + ("" if fine else f" — {otherwise}"), markup=False)
    return 0 if fine else 1

"""Files beside a notice on their whole way: linked by its page, fetched within the portal's manners, unpacked, read, shown with their words."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.specifications.drawing import as_docx
from bench.specifications.layouts import parameter_table
from chebiao.composing import services
from runtime.connect import connect
from runtime.road import Road
from runtime.settings import Settings
from schemas.envelope import Event
from schemas.events import NoticeClassified
from schemas.topics import ATTACHMENTS, CLASSIFIED
from schemas.upcasts import payload_of

LINKS = "".join(
    f'<li><p><a href="{{base}}{path}">{name}</a></p></li>'
    for path, name in (
        ("/files/a.docx", "技术参数.docx"),
        ("/files/bad.pdf", "坏.pdf"),
        ("/private/b.docx", "内部.docx"),
        ("/files/gone.docx", "没有.docx"),
    )
)
PAGE = (
    '<html><head><meta name="ArticleTitle" content="云溪县公安局执法执勤轿车采购项目公开招标公告"><meta name="PubDate" content="2026-06-01 09:00"></head><body>'
    '<div class="vF_detail_main"><div class="vF_detail_content"><p>一、项目基本情况</p><p>采购人：云溪县公安局</p><p>采购需求：执法执勤轿车，详见附件。</p></div>'
    f'<p class="fjxx">附件信息：</p><ul class="fjxx">{LINKS}<li><a href="https://elsewhere.example/c.docx">别处.docx</a></li></ul></div></body></html>'
)


class Portal(BaseHTTPRequestHandler):
    asked: list[str] = []
    files = {"/files/a.docx": as_docx(parameter_table(0)), "/files/bad.pdf": b"%PDF-1.4 broken", "/private/b.docx": b"never asked for"}

    def do_GET(self) -> None:
        self.asked.append(self.path)
        base = f"http://{self.headers['Host']}"
        pages = {
            "/robots.txt": "User-agent: *\nDisallow: /private/",
            "/list": "<html>vF_detail list</html>",
            "/notice.html": PAGE.replace("{base}", base),
        }
        body = pages[self.path].encode() if self.path in pages else self.files.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body or b"not here")

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def portal() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Portal)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_file_beside_a_notice_tells_its_vehicles_and_the_others_are_refused_with_their_reason(portal: str, tmp_path: Path) -> None:
    process = Path(__file__).with_name("files_process.py")
    ran = subprocess.run([sys.executable, str(process), str(tmp_path), portal], capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "/files/a.docx" in Portal.asked and "/private/b.docx" not in Portal.asked
    settings = Settings(kind="demo", data=tmp_path)
    carrier = connect(settings)
    Road(carrier, services(carrier, settings, ("unpacker", "extractor", "classifier"))).run_until_idle()
    read = [payload_of(Event.from_json(one.raw)) for one in carrier.log.read(ATTACHMENTS)]
    assert sorted(document.reason for fact in read for document in fact.documents) == ["", "broken"]  # type: ignore[attr-defined]
    last = payload_of(Event.from_json(carrier.log.read(CLASSIFIED)[-1].raw))
    assert isinstance(last, NoticeClassified) and len(last.attachments) == 2
    (line,) = (line for lot in last.lots for line in lot.lines)
    told = line.displacement_l.max
    document = next(one for one in last.attachments if one.text)
    assert told.evidence[0].text == document.text and document.name == "技术参数.docx"
    words = carrier.blobs.get(document.text).decode()
    assert "1.8L" in "".join(words[span.start : span.end] for span in told.evidence)
    carrier.close()

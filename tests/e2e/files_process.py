"""Collects a portal of one notice with files beside it: a process of its own, as reactors do not restart. Arguments: folder, address."""

import sys
from pathlib import Path

from runtime.connect import connect
from runtime.settings import Settings
from scrapers.collector import collect
from scrapers.sources.ccgp.details import read_detail
from scrapers.sources.pages import Channel, ListPage, Row, Source
from scrapers.spiders.report import Manner


def main() -> None:
    folder, base = Path(sys.argv[1]), sys.argv[2]
    row = Row(
        "90000001",
        f"{base}/notice.html",
        "云溪县公安局执法执勤轿车采购项目公开招标公告",
        "2026-06-01T09:00:00+08:00",
        kind_label="公开招标公告",
    )
    source = Source(
        name="ccgp", base_url=base, channels=(Channel("all", "公开招标公告", "L"),), floor_seconds=0, budget_per_day=100, page_cap=1, rows_per_page=20,
        list_url=lambda channel, page: "/list", read_list=lambda body, url, number, channel: ListPage((row,), 1), read_detail=read_detail,
        native_id=lambda url: "90000001", normaliser="1", marks=(b"vF_detail",), attachment_hosts=("store.example",),
    )  # fmt: skip
    carrier = connect(Settings(kind="demo", data=folder))
    report = collect(carrier, folder, source, base, manner=Manner(back_off=0.01, budget=100))
    print(report.outcome, report.files, report.detail)
    carrier.close()


if __name__ == "__main__":
    main()

"""What the search index costs, embedded and on Elasticsearch: 20,000 documents of 2 kB, written and asked. `python -m bench.index [COUNT]`"""

import platform
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import get_args

from deploy.local.elasticsearch import LocalElasticsearch
from runtime.cluster.index import ElasticIndex
from runtime.cluster.index_access import elastic_client
from runtime.embedded.index import EmbeddedIndex
from runtime.ports import SearchIndex
from runtime.settings import Settings
from runtime.settling import settle
from schemas.documents import Facet, LineWindow, Range, SearchRequest, Sort, TenderDocument, TenderQuery
from schemas.reading import Category, Energy, Kind, Use
from schemas.wording import normalise

START = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 500
ROUNDS = 100
LINES = (0, *[1] * 12, 2, 2, 2, 3, 3, 4, 6)
"""How many lines tenders have, drawn from."""
FACETS = get_args(Facet)
SYLLABLES = "公务用车采购项目招标轿车执法勤务新能源汽油排量不大于最高限价预算金额单位联系地址时间开标供应商资格要求文件获取响应提交截止"
PLACES = [f"{province}{city:02}{district:02}" for province in range(11, 46) for city in range(1, 9) for district in range(1, 9)]


def document(number: int, luck: random.Random) -> TenderDocument:
    """A fictional tender with some 2 kB of text (680 characters)."""
    lines = tuple(line(luck) for _ in range(luck.choice(LINES)))
    said = "".join(luck.choices(SYLLABLES, k=12))
    title = f"虚构市第{number}次{said}" + ("公务用车采购" if luck.random() < 0.2 else "")
    words = "".join(luck.choices(SYLLABLES, k=640)) + luck.choice(("", "，红旗CA7155轿车", "，排量1.8L"))
    return TenderDocument(
        tender_id=f"tender-{number:08}",
        version=number + 1,
        text=f"{normalise(title)}\n{normalise(words)}",
        buyer="".join(luck.choices(SYLLABLES, k=6)) + luck.choice(("公安局", "教育局", "医院")),
        kind=luck.choice((Kind.TENDER, Kind.AWARD, Kind.CORRECTION)),
        stage=luck.choice(("tendered", "awarded", "failed")),
        vehicle=luck.random() < 0.5,
        division_code=luck.choice(PLACES),
        lines=lines,
        budget_fen=luck.choice((None, luck.randrange(10**6, 10**9))),
        deadline=luck.choice((None, START + timedelta(hours=luck.randrange(4000)))),
        published_at=START + timedelta(days=luck.randrange(200)),
        sources=(luck.choice(("sim", "other")),),
        body={"tender_id": f"tender-{number:08}", "tender": {"title": title, "said": words}},
    )


def line(luck: random.Random) -> LineWindow:
    """A fictional line."""
    return LineWindow(
        category=luck.choice((Category.SEDAN, Category.SUV, Category.MPV)),
        energy=luck.choice((None, Energy.PETROL, Energy.BEV)),
        use=luck.choice((None, Use.OFFICIAL, Use.LAW_ENFORCEMENT)),
        displacement_ml=luck.choice((None, (None, 1800), (1500, 2000), (2000, None))),
        unit_cap_fen=luck.choice((None, 12_000_000, 18_000_000, 25_000_000)),
    )


QUESTIONS = {
    "everything": TenderQuery(),
    "vehicles, deadline ahead": TenderQuery(vehicle=True, deadline_from=START + timedelta(days=60)),
    "two characters": TenderQuery(words="轿车"),
    "one character": TenderQuery(words="车"),
    "three words": TenderQuery(words="公务用车 采购 CA7155"),
    "phrase and exclusion": TenderQuery(words="“公务用车采购” -租赁"),
    "alternatives": TenderQuery(words="轿车 OR 勤务 OR 1.8L"),
    "beginning": TenderQuery(words="CA71*"),
    "province": TenderQuery(regions=("340000",)),
    "on one line": TenderQuery(
        categories=(Category.SEDAN,), displacement_l=Range(max=Decimal("1.8")), unit_cap_cny=Range(max=Decimal(180_000))
    ),
    "on one line or unknown": TenderQuery(displacement_l=Range(max=Decimal("1.8")), or_unknown=("displacement_l",)),
    "words, line and place": TenderQuery(words="轿车", vehicle=True, regions=("110000",), unit_cap_cny=Range(max=Decimal(180_000))),
}


def timed(ask: Callable[[], object]) -> tuple[float, float, float]:
    """p50 and p99 in milliseconds, and p99 of the thread's own time, which other work on the machine does not lengthen."""
    took, own = [], []
    for _ in range(ROUNDS):
        began, own_began = time.perf_counter(), time.thread_time()
        ask()
        took.append((time.perf_counter() - began) * 1000)
        own.append((time.thread_time() - own_began) * 1000)
    took.sort()
    own.sort()
    return took[ROUNDS // 2], took[ROUNDS * 99 // 100], own[ROUNDS * 99 // 100]


def write(index: SearchIndex, documents: Sequence[TenderDocument]) -> float:
    """Documents a second, in batches."""
    began = time.perf_counter()
    for first in range(0, len(documents), BATCH):
        index.write(documents[first : first + BATCH])
    return len(documents) / (time.perf_counter() - began)


def main() -> None:
    """Prints a table in Markdown for each index."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    luck = random.Random(20260301)
    documents = [document(number, luck) for number in range(count)]
    print(f"{count} documents, Python {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        with closing(EmbeddedIndex(Path(folder))) as index:
            show("embedded", index, documents)
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        print(f"\non disk: {size / 1e6:.0f} MB")
    with LocalElasticsearch.new() as server:
        client = elastic_client(Settings(elasticsearch_url=server.url))
        with closing(ElasticIndex.open(client, "bench", 1)) as index:
            show("Elasticsearch", index, documents)
            size = client.indices.stats(index="bench-*")["_all"]["primaries"]["store"]["size_in_bytes"]
        print(f"\non disk: {size / 1e6:.0f} MB")


def show(name: str, index: SearchIndex, documents: Sequence[TenderDocument]) -> None:
    """Write and ask."""
    print(f"\n{name}: write, {BATCH} at a time: {write(index, documents):.0f} documents/s")
    one = timed(lambda: index.write([documents[0].model_copy(update={"version": len(documents) + time.perf_counter_ns()})]))
    print(f"write, one at a time: p50 {one[0]:.1f} ms, p99 {one[1]:.1f} ms, own {one[2]:.1f} ms")
    settle()  # the documents held here would be looked through now and then in the middle of a question
    print("\n| question | answers | top 20, p50 / p99 ms (own p99) | with all facets | by relevance |\n|---|---|---|---|---|")
    for question, query in QUESTIONS.items():
        plain = SearchRequest(query=query)
        requests = (plain, plain.model_copy(update={"facets": FACETS}), plain.model_copy(update={"sort": Sort.RELEVANCE}))
        cells = [" {:.1f} / {:.1f} ({:.1f}) ".format(*timed(partial(index.search, request))) for request in requests]
        print(f"| {question} | {index.search(plain).total} |{'|'.join(cells)}|", flush=True)


if __name__ == "__main__":
    main()

"""bench: the cluster side by side: our Faust worker, a raw aiokafka loop and Quix Streams on the same topic and step, each also
killed once; what Faust's own tables lose; the search index made anew from the log.

python -m bench.cluster [--events 10000] [--only loops|tables|rebuild]
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench import rebuild, tables
from bench.loops import LOOPS, STEPS, Figures, carrier_of, fill, renamed, service
from deploy.local.kafka import LocalKafka
from runtime.cluster.carrier import ClusterCarrier
from schemas.envelope import Event

READ = 2
"""So many times fewer notices to read than events to carry: each takes ten times as long."""


def main() -> int:
    """Everything, or one part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--only", choices=("loops", "tables", "rebuild"))
    options = parser.parse_args()
    if options.only in (None, "loops"):
        for step in STEPS:
            side_by_side(step, options.events if step == "echo" else options.events // READ)
    if options.only in (None, "tables"):
        tables.show(options.events)
    if options.only in (None, "rebuild"):
        rebuild.show(options.events // 2)
    return 0


def side_by_side(step: str, count: int) -> None:
    """One topic, every loop, undisturbed and killed once."""
    with tempfile.TemporaryDirectory(prefix="chebiao-bench-") as folder, LocalKafka.new() as kafka:
        carrier = carrier_of(kafka.address, Path(folder))
        fill(carrier, Path(folder), step, count)
        print(f"{count} events, step {step}, one process each, 4 partitions, acks=all", flush=True)
        all_ = [measured(loop, step, kafka.address, Path(folder), count, carrier) for loop in LOOPS]
        raw = next(one.cpu_us for one in all_ if one.loop == "aiokafka")
        for one in all_:
            print(told(one, raw), flush=True)
        carrier.close()


def told(one: Figures, raw: float) -> str:
    """One line."""
    return (
        f"  {one.loop:<9} {one.events / one.seconds:8.0f} events/s {one.cpu_us:8.0f} µs CPU an event ({one.cpu_us - raw:+.0f});"
        f" after one kill -9: missing {one.missing}, doubled {one.doubled}"
    )


def measured(loop: str, step: str, address: str, folder: Path, count: int, carrier: ClusterCarrier) -> Figures:
    """An undisturbed run for the figures; then one of another group, killed at its half and started again."""
    command = [sys.executable, "-m", "bench.loops", loop, step, address, str(folder), str(count)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = Figures(**json.loads(ran.stdout.splitlines()[-1]))
    killed = {**os.environ, "BENCH_RUN": "killed"}
    process = subprocess.Popen(command, env=killed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.environ["BENCH_RUN"] = "killed"
    topic = renamed(service(loop, step)).writes
    while process.poll() is None and sum(carrier.brokers.ends([carrier.names.topic(topic)]).values()) < count // 3:
        time.sleep(0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    subprocess.run(command, env={**killed, "BENCH_AGAIN": "1"}, capture_output=True, check=True)
    del os.environ["BENCH_RUN"]
    found = Counter(
        Event.from_json(bytes(record.value)).cause
        for record in carrier.brokers.read({}, carrier.brokers.ends([carrier.names.topic(topic)]))
    )
    figures.missing, figures.doubled = count - len(found), sum(found.values()) - len(found)
    return figures


if __name__ == "__main__":
    sys.exit(main())

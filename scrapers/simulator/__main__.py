"""scrapers/simulator: `python -m scrapers.simulator` serves the simulated portal until Ctrl-C."""

import argparse
import signal
import threading
from pathlib import Path

from scrapers.simulator.faults import Fault, Faults, Strike
from scrapers.simulator.procurements import AS_SHOWN, Shares
from scrapers.simulator.running import start


def main() -> None:
    """Start, print the URL, wait."""
    parser = _parser()
    options = parser.parse_args()
    faults = Faults()
    for fault, strike in options.faults:
        faults.set(fault, strike)
    cap = options.pages_cap or None
    shares = Shares(options.vehicles, options.lookalikes)
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    try:
        simulation = start(
            notices=options.notices, seed=options.seed, days=options.days, every=options.every, amend_each=options.amend_each,
            port=options.port, shares=shares, pages_cap=cap, faults=faults,
        )  # fmt: skip
    except OSError as error:
        parser.error(f"不能在端口 {options.port} 提供 cannot serve at port {options.port}: {error.strerror}；换一个 --port / take another")
    with simulation:
        print(simulation.url, flush=True)
        ended.wait()
        if options.truth:
            simulation.export(options.truth)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chebiao simulate", description="模拟门户（虚构公告，仅本机） / a simulated portal, this machine only"
    )
    parser.add_argument("--port", type=_port, default=0, help="0：任一空闲端口 / any free port")
    parser.add_argument("--notices", type=int, default=200, help="启动时已发布的公告数 / notices published at start")
    parser.add_argument("--seed", type=int, default=7, help="同一种子，同样的公告 / same seed, same notices")
    parser.add_argument("--days", type=float, default=3, help="已发布公告分布的天数 / days they are spread over")
    parser.add_argument("--every", type=float, default=0, help="每隔几秒发布一条；0：不发布 / seconds between new ones; 0: none")
    parser.add_argument(
        "--amend-each", type=int, default=0, help="每发布几条就地更正一条；0：不更正 / correct one in place after each n; 0: never"
    )
    parser.add_argument("--vehicles", type=float, default=AS_SHOWN.vehicle, help="车辆采购占比 / share of vehicle purchases")
    parser.add_argument("--lookalikes", type=float, default=AS_SHOWN.lookalike, help="近似公告占比 / share of look-alikes")
    parser.add_argument("--pages-cap", type=int, default=25, help="列表最多页数；0：不限 / pages of a list; 0: no cap")
    parser.add_argument("--truth", type=Path, help="结束时写入真值 JSON Lines / file to write the truth to at the end")
    names = ", ".join(Fault)
    parser.add_argument(
        "--faults",
        nargs="*",
        type=_fault,
        default=[],
        metavar="NAME[:AFTER]",
        help=f"故障[:放过的请求数] / faults[:requests let through]: {names}",
    )
    return parser


def _fault(written: str) -> tuple[Fault, Strike]:
    name, _, after = written.partition(":")
    try:
        return Fault(name), Strike(after=int(after or 0))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"没有这种故障 no such fault: {written}；有 there are {', '.join(Fault)}") from error


def _port(written: str) -> int:
    if not (written.isascii() and written.isdigit() and int(written) < 65_536):
        raise argparse.ArgumentTypeError(f"{written} 不是端口 is no port (0–65535)")
    return int(written)


if __name__ == "__main__":
    main()

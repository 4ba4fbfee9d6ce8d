"""bench: how well specifications are read out of files: precision and recall of quantity, displacement and caps, by layout and format.

python -m bench.attachments [--wrong] [--formats pdf,docx,xlsx,scan] [--variants N] [--first N] [--look SEED]

`--look` draws scans as another scanner's: other letters, slant, noise, by a seed. A seed that no rule has seen tells what a foreign scan will.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from bench.specifications.drawing import FORMATS, drawn
from bench.specifications.layouts import VARIANTS, specifications
from bench.specifications.looks import look
from bench.specifications.shapes import Specification, Truth
from schemas.reading import Line
from services.classifier.attached import specified
from services.unpacker.limits import LIMITS
from services.unpacker.unpacking import unpacked

FIELDS = ("quantity", "low", "high", "cap")
_BOUND = replace(LIMITS, seconds=3_600)
"""Bound in processor time alone: a busy machine's clock tells nothing of a document."""
Score = Counter[tuple[str, str, str, str]]
"""(layout, format, field, right | missed | wrong | extra) → how often."""


def main() -> int:
    """Draw, unpack, read and score every specification; print a table by format and one by layout."""
    arguments = _arguments()
    drawn_ones = specifications(arguments.variants, arguments.first)
    jobs = [(one, kind, arguments.look) for one in drawn_ones for kind in arguments.formats.split(",")]
    score: Score = Counter()
    with ThreadPoolExecutor(2) as pool:
        for (one, kind, _), lines in zip(jobs, pool.map(lambda job: read(*job), jobs), strict=True):
            for field, verdict, words in verdicts(one, lines):
                score[one.layout, kind, field, verdict] += 1
                if arguments.wrong and verdict in ("wrong", "missed", "extra"):
                    print(f"{one.layout}.{one.variant}.{kind} {field} {verdict}: {words}")
    _print(score, 1)
    _print(score, 0)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is missed or wrong")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--variants", type=int, default=VARIANTS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--look", type=int)
    return parser.parse_args()


def read(one: Specification, kind: str, seed: int | None = None) -> list[Line]:
    """The lines read out of a specification's file."""
    how = None if seed is None else look(seed, f"{one.layout} {one.variant}")
    parts = unpacked(f"{one.title}.{kind}", drawn(one, kind, how), _BOUND)
    return [line for part in parts if part.text for _, line in specified(part.text, "")]


def verdicts(one: Specification, lines: list[Line]) -> Iterator[tuple[str, str, str]]:
    """Field, verdict and words for each value that is told or read."""
    left = list(lines)
    for truth in one.truths:
        line = next((line for line in left if _fits(truth, line)), None) or (left[0] if len(left) == len(one.truths) == 1 else None)
        if line is not None:
            left.remove(line)
        for field in FIELDS:
            gold, said = getattr(truth, field), _value(line, field) if line is not None else None
            if gold is not None or said is not None:
                verdict = "right" if gold == said else "missed" if said is None else "wrong" if gold is not None else "extra"
                yield field, verdict, f"{truth.name}: {gold} but {said}"
    for line in left:
        for field in FIELDS:
            if (said := _value(line, field)) is not None:
                yield field, "extra", f"{line.name.value}: {said}"


def _fits(truth: Truth, line: Line) -> bool:
    name = (line.name.value or "").replace(" ", "")
    return bool(name) and (truth.name in name or name in truth.name)


def _value(line: Line, field: str) -> object:
    window = line.displacement_l
    return {"quantity": line.quantity, "low": window.min, "high": window.max, "cap": line.unit_price_cap_cny}[field].value


def _print(score: Score, by: int) -> None:
    print(f"\n| {('layout', 'format')[by]} | field | right | missed | wrong | recall | precision |\n|---|---|---|---|---|---|---|")
    for name in dict.fromkeys(key[by] for key in score):
        for field in ("quantity", "displacement", "cap"):
            fields = ("low", "high") if field == "displacement" else (field,)
            said = Counter({verdict: sum(n for key, n in score.items() if key[by] == name and key[2] in fields and key[3] == verdict)
                            for verdict in ("right", "missed", "wrong", "extra")})  # fmt: skip
            told, wrong = said["right"] + said["missed"] + said["wrong"], said["wrong"] + said["extra"]
            if told or wrong:
                recall, precision = said["right"] / max(told, 1), said["right"] / max(said["right"] + wrong, 1)
                print(f"| {name} | {field} | {said['right']} | {said['missed']} | {wrong} | {recall:.3f} | {precision:.3f} |")


if __name__ == "__main__":
    sys.exit(main())

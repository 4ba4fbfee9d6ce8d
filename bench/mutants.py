"""bench: does a test notice when a rule is changed? The mutation score of the grammars of money, displacement, dates and places.

python -m bench.mutants [--sample N] [--seed N] [GROUP …]

cosmic-ray's operators make the mutants; each is tried in a child that forks before anything of reading is imported, so a
mutant costs what its tests cost. `--sample` takes that many of each module by chance; 0 takes all.
"""

import argparse
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
GROUPS = {
    "money": (("reading.money",), ("tests/unit/reading/test_money.py", "tests/unit/reading/test_notices.py")),
    "displacement": (("reading.displacement", "reading.bounds", "reading.litres", "reading.decoys"), ("tests/unit/reading_values",)),
    "dates": (("reading.dates",), ("tests/unit/reading/test_dates.py", "tests/unit/reading/test_notices.py")),
    "places": (("reading.places",), ("tests/unit/reading/test_places.py", "tests/unit/reading/test_notices.py")),
}
"""What is mutated, and the tests that must notice."""
WARM = ("pydantic", "re2", "yaml", "ahocorasick_rs", "opencc", "orjson", "selectolax.lexbor", "pytest", "reference.divisions")
_SAME = ("_BitOr_", "RemoveDecorator", "Variable")
"""Operators left out: `int | None` in annotations and memory of results change no behaviour; those of variables want names."""
_SECONDS = 60
"""A mutant that runs longer is noticed: its loop does not end."""


@dataclass(frozen=True)
class Mutant:
    """A changed source of one module."""

    module: str
    operator: str
    occurrence: int
    source: str


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the changed source when the module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The module's spec, with this as its loader."""
        return importlib.util.spec_from_file_location(name, _path(name), loader=self) if name == self._mutant.module else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source."""
        exec(compile(self._mutant.source, str(_path(self._mutant.module)), "exec"), module.__dict__)


def main() -> int:
    """Print the score of each group and every mutant that no test noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*", default=list(GROUPS), metavar="GROUP")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in WARM:
        importlib.import_module(name)
    for group in options.groups:
        modules, tests = GROUPS[group]
        if _noticed(Mutant(modules[0], "", 0, _path(modules[0]).read_text(encoding="utf-8")), tests):
            sys.exit(f"{group}: the tests fail without any change: mend that first, `pytest {' '.join(tests)}` says what")
        tried = [mutant for module in modules for mutant in _sampled(module, options.sample, options.seed)]
        missed = [mutant for mutant in tried if not _noticed(mutant, tests)]
        print(f"{group}: {100 * (1 - len(missed) / len(tried)):.1f} % of {len(tried)} mutants noticed", flush=True)
        for mutant in missed:
            print(f"  {mutant.module} {mutant.operator} {mutant.occurrence}: {_difference(mutant)}", flush=True)
    return 0


def _path(module: str) -> Path:
    return ROOT / (module.replace(".", "/") + ".py")


def _sampled(module: str, most: int, seed: int) -> list[Mutant]:
    mutants = list(_mutants(module))
    return random.Random(seed).sample(mutants, min(most, len(mutants))) if most else mutants


def _mutants(module: str) -> Iterator[Mutant]:
    source = _path(module).read_text(encoding="utf-8")
    for operator in operator_names():
        if any(word in operator for word in _SAME):
            continue
        occurrence = 0
        while (changed := mutate_code(source, get_operator(operator)(), occurrence)) is not None:
            yield Mutant(module, operator.partition("/")[2], occurrence, changed)
            occurrence += 1


def _noticed(mutant: Mutant, tests: tuple[str, ...]) -> bool:
    child = os.fork()
    if child == 0:
        os._exit(_tested(mutant, tests))
    return os.waitpid(child, 0)[1] != 0


def _tested(mutant: Mutant, tests: tuple[str, ...]) -> int:
    """In the child: what pytest says of the tests with the changed module."""
    signal.alarm(_SECONDS)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    sys.meta_path.insert(0, _Changed(mutant))
    pytest = importlib.import_module("pytest")
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-o", "filterwarnings=ignore", *tests]))


def _difference(mutant: Mutant) -> str:
    before = _path(mutant.module).read_text(encoding="utf-8").splitlines()
    pairs = zip(before, mutant.source.splitlines(), strict=False)
    number, (old, new) = next((place, pair) for place, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"line {number}: {old.strip()} → {new.strip()}"


if __name__ == "__main__":
    sys.exit(main())

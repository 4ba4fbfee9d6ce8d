"""bench: does a test notice when a rule is changed? The mutation score of the grammars of money, displacement, dates and places.

python -m bench.mutants [--sample N] [--seed N] [--jobs N] [GROUP …]

cosmic-ray's operators make the mutants. The tests run once unchanged; each mutant is then tried in a forked child that imports
the changed module, those built on it and the tests again, so it costs what its tests cost, and little else. `--sample` takes
that many of each module by chance; 0 takes all.
"""

import argparse
import ast
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import hypothesis
import parso
import pytest
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
GROUPS = {
    "money": (("reading.money",), ("tests/unit/reading/test_money.py", "tests/unit/reading/test_money_written.py")),
    "displacement": (
        ("reading.displacement", "reading.bounds", "reading.litres", "reading.decoys"),
        ("tests/unit/reading_values", "tests/unit/reading/test_unseen_engines.py"),
    ),
    "dates": (("reading.dates",), ("tests/unit/reading/test_dates.py", "tests/unit/reading/test_dates_written.py")),
    "places": (
        ("reading.places", "reading.placenames"),
        ("tests/unit/reading/test_places_named.py", "tests/unit/reading/test_places_addressed.py"),
    ),
}
"""What is mutated, and the tests that must notice."""
_SAME = ("_BitOr_", "RemoveDecorator", "Variable")
"""Operators left out: `int | None` in annotations and memory of results change no behaviour; those of variables want names."""
_IDENTITY = ("_Eq_Is", "_NotEq_IsNot")
"""Left out beside a word in quotes: Python keeps one of each sign and each literal, so `is` tells what `==` does."""
_SECONDS = 20
"""Processor time after which a mutant is noticed: its loop does not end."""
_MEMORY = 4 << 30
"""Bytes of address space after which it is noticed too."""


@dataclass(frozen=True)
class Mutant:
    """A changed source of one module."""

    module: str
    operator: str
    occurrence: int
    source: str


class _Straight:
    """Runs the collected tests, which ask for no fixtures, one after the other and properties last; the first that fails ends it."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of pytest's own loop, whose reports cost more than these tests."""
        if session.testsfailed:
            raise session.Failed
        for item in sorted(session.items, key=lambda one: hasattr(one.obj, "hypothesis")):
            item.obj(**(item.callspec.params if hasattr(item, "callspec") else {}))
        return True


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
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    _same_examples_each_time()
    for group in options.groups:
        modules, tests = GROUPS[group]
        if _tests_fail(tests):
            sys.exit(f"{group}: the tests fail without any change: mend that first, `pytest {' '.join(tests)}` says what")
        tried = [mutant for module in modules for mutant in _sampled(module, options.sample, options.seed)]
        missed = list(_missed(tried, tests, options.jobs))
        print(f"{group}: {100 * (1 - len(missed) / len(tried)):.1f} % of {len(tried)} mutants noticed", flush=True)
        for mutant in missed:
            print(f"  {mutant.module} {mutant.operator} {mutant.occurrence}: {_difference(mutant)}", flush=True)
    return 0


def _same_examples_each_time() -> None:
    """Properties try the same examples for every mutant, and stop at the first that fails."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", database=None, derandomize=True, deadline=None, phases=phases)
    hypothesis.settings.load_profile("mutants")


def _path(module: str) -> Path:
    return ROOT / (module.replace(".", "/") + ".py")


def _sampled(module: str, most: int, seed: int) -> Iterator[Mutant]:
    source = _path(module).read_text(encoding="utf-8")
    places = list(_places(source))
    for operator, occurrence in random.Random(seed).sample(places, min(most, len(places))) if most else places:
        changed = mutate_code(source, get_operator(operator)(), occurrence)
        yield Mutant(module, operator.partition("/")[2], occurrence, changed)


def _places(source: str) -> Iterator[tuple[str, int]]:
    """Every operator with the number of each place where it can change something."""
    nodes = list(ast_nodes(parso.parse(source)))
    for name in operator_names():
        if not any(word in name for word in _SAME):
            operator = get_operator(name)()
            found = [node for node in nodes for _ in operator.mutation_positions(node)]
            yield from ((name, occurrence) for occurrence, node in enumerate(found) if not _unchanged(name, node))


def _unchanged(name: str, node: parso.tree.NodeOrLeaf) -> bool:
    """Whether a change there is none of behaviour: in a decorator (sizes of memories, frozen) or identity for equality of words."""
    if name.endswith(_IDENTITY) and any(child.type == "string" for child in node.children):
        return True
    while node := node.parent:
        if node.type == "decorator":
            return True
    return False


def _missed(mutants: Sequence[Mutant], tests: tuple[str, ...], jobs: int) -> Iterator[Mutant]:
    """Those that no test noticed; as many are tried at a time as there are jobs."""
    gc.freeze()
    running: dict[int, Mutant] = {}
    for place, mutant in enumerate(mutants, 1):
        running[_forked(mutant, tests)] = mutant
        while running and (len(running) >= jobs or place == len(mutants)):
            child, status = os.wait()
            ended = running.pop(child)
            if status == 0:
                yield ended


def _forked(mutant: Mutant, tests: tuple[str, ...]) -> int:
    child = os.fork()
    if child == 0:
        os._exit(_tested(mutant, tests))
    return child


def _tested(mutant: Mutant, tests: tuple[str, ...]) -> int:
    """In the child: what pytest says of the tests with the changed module."""
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    for name in _built_on(mutant.module):
        del sys.modules[name]
    sys.meta_path.insert(0, _Changed(mutant))
    return int(_tests_fail(tests))


def _tests_fail(tests: tuple[str, ...]) -> bool:
    without = [
        word for plugin in ("cacheprovider", "unraisableexception", "capture", "logging", "terminal") for word in ("-p", f"no:{plugin}")
    ]
    told = [
        "--noconftest",
        "-p",
        "pytest_timeout",
        *without,
        "-o",
        "filterwarnings=ignore",
        "-o",
        "addopts=--import-mode=importlib",
        *tests,
    ]
    return pytest.main(told, plugins=[_Straight()]) != 0


def _built_on(module: str) -> set[str]:
    """The loaded modules of this project, tests too, that import the module, be it by way of others; and itself."""
    own = {name: path for name, path in _loaded() if path.is_relative_to(ROOT) and ".venv" not in path.parts}
    found = {module}
    while more := {name for name, path in own.items() if name not in found and not found.isdisjoint(_imported(path))}:
        found |= more
    return found


def _loaded() -> Iterator[tuple[str, Path]]:
    for name, module in sys.modules.items():
        if path := getattr(module, "__file__", None):
            yield name, Path(path)


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{one.name}" for one in node.names))


def _difference(mutant: Mutant) -> str:
    before = _path(mutant.module).read_text(encoding="utf-8").splitlines()
    pairs = zip(before, mutant.source.splitlines(), strict=False)
    number, (old, new) = next((place, pair) for place, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"line {number}: {old.strip()} → {new.strip()}"


if __name__ == "__main__":
    sys.exit(main())

"""The suite on two workers at once (`pytest -n 2`): what shares a server or starts many processes stays on one of them."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

LANES = {
    "processes": ("tests/browser/", "tests/chaos/", "tests/e2e/"),
    "servers": ("tests/contract/", "tests/e2e/test_both_runtimes.py", "tests/laws/test_on_the_cluster.py", "tests/servers/"),
}
"""Each lane is run by one worker, in its order: so the session's servers are started once, and no two clusters stand side by side.
A place in a later lane is taken out of an earlier one. All other files are given, one at a time, to whichever worker is free."""


def lane(nodeid: str) -> str:
    """What a test stays together with: its lane, else its file."""
    file = nodeid.split("::")[0]
    return next((name for name, places in reversed(LANES.items()) if file.startswith(places)), file)


class Lanes(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Each lane, and each file of no lane, is one piece of work. They are begun as collected: the lanes early."""

    def _split_scope(self, nodeid: str) -> str:
        return lane(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Lanes:
    """xdist's own order would begin with the files of most tests, and end with a lane."""
    config.option.loadscopereorder = False
    return Lanes(config, log)

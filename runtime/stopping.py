"""Why a service ends instead of going on: each reason with what to do, and an exit code of its own."""


class Stopped(Exception):
    """The service must not go on; nothing was skipped. The message says what was wrong and what to do."""

    exit_code = 70


class UpgradeFirst(Stopped):
    """An event is of a version that this code does not know yet: the code is old, not the event bad."""

    exit_code = 78


class TooManyRejects(Stopped):
    """So many events were refused that the code is more likely wrong than the events."""

    exit_code = 65


class DiskLow(Stopped):
    """Too little room is left on the disk to write safely."""

    exit_code = 74


class WrongStore(Stopped):
    """The folder holds another kind of store (a demonstration, the market) or another format."""

    exit_code = 78


class Misconfigured(Stopped):
    """Settings that cannot work; the message names what is missing or wrong."""

    exit_code = 78


class AccessDenied(Stopped):
    """A server does not know us, or does not let us do what we must; the message names the settings to look at."""

    exit_code = 77


class Away(Exception):
    """A server that we need does not answer, or not well. A service tries again; who asks is told."""

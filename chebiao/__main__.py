"""`python -m chebiao` is `chebiao`."""

from chebiao.main import run

run()

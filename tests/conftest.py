"""What every suite may ask for."""

pytest_plugins = ["tests.given.servers"]

"""A portal that is not there: real markup over fictional notices, with faults. Imports nothing of services."""

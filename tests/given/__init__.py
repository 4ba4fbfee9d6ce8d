"""What tests are given: small real stand-ins shared by several suites."""

"""Examples for the laws, one module a service: `case() -> Case`."""

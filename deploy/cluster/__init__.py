"""The cluster on one machine: `make cluster` starts real servers and every service as a process, `make cluster-down` ends them."""

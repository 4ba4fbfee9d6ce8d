"""Who brings it in: sources, spiders, the ledger, and a portal to try them on."""

"""Scrapy glue: thin spiders over sources, ledger and outcomes."""

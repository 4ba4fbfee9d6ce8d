"""Brings the latest word on every tender into the search index."""

"""Docs that are made from the code."""

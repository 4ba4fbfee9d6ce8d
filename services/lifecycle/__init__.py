"""The life of one procurement, told by its notices."""

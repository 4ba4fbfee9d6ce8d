"""Notices that no rule was written for: a grammar of wordings, layouts and dresses, with the truth beside every notice it makes."""

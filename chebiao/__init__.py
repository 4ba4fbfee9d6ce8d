"""Who is asked: the command line; starts everything, imported by none."""

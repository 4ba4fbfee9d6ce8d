"""What is said of generations, whoever carries them."""


class NotReady(Exception):
    """A generation cannot be applied or dropped now; the message says why and what to do."""

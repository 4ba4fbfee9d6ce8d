"""Which notices are one procurement, on whichever portal."""

"""How it is run elsewhere: images, compose, Kubernetes, and real servers on this machine. No product package imports it."""

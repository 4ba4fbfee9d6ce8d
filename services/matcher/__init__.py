"""Who can win a tender, and why."""

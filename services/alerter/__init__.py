"""Who must hear of a tender, and why."""

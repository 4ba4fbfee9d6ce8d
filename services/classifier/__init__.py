"""Vehicle or not? Which lines, limits, and what the standards say of them."""

"""What is known: dated public facts, as data with sources. Imports schemas only; opens nothing but its own files."""

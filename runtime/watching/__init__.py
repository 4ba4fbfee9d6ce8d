"""What ops watch: metrics by name, and the small HTTP endpoint that every process without pages has."""

"""What is said: events, topics, documents and their versions. Imports nothing of ours."""

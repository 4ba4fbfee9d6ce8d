"""Real Kafka, Elasticsearch and S3 as plain Java processes on this machine, for tests, benches and `make cluster`."""

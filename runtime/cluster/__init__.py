"""Knows Kafka, Faust, Elasticsearch and S3: the carrier for many machines. Never imports runtime.embedded."""

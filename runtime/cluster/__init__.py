"""The cluster carrier: Kafka, Faust, Elasticsearch, S3."""

"""The extractor: reads the fields of each notice, each with its evidence."""

"""The embedded carrier: SQLite log, rows and cursors, blobs on disk, tantivy index. One machine, nothing to install."""

"""The second kind: runs as phrases of character pairs, and words, both in one tantivy index."""

"""Containers: each file turns the bytes of one format into `Extracted` text. Called by `archive.text.decode`."""

"""Repair and description of one article: bytes in, frozen dataclasses out.

No Django, no files, no clock. The path, top-down: `decode` → `repair` → `furniture` → `statements` →
`extract` → `article.read`, which runs them all. Gazetteer and lexicon are passed in.
"""

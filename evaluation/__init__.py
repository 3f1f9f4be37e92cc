"""How well articles are read, measured against labelled sets; apart from the tests, which only hold a ratchet."""

import os

# The table for damaged bytes is kept where the settings say; the tests name theirs before.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

"""How well articles are read, measured against labelled sets; apart from the tests, which only hold a ratchet."""

import os

# Words that decide over damaged bytes are kept in a folder that the settings name; the tests have settings of their own.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

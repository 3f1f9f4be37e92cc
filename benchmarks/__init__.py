import os

# The table for damaged bytes is kept where the settings say; the tests name theirs before.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

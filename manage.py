#!/usr/bin/env python
"""Django's command line for the archive; see docs/手册.md for the commands that are ours."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from archive.environment import load

if __name__ == "__main__":
    # Nothing that a start makes is garbage: to look for it every 700 objects is a sixth of the start.
    gc.set_threshold(20_000, 20, 50)
    try:
        load()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))

#!/usr/bin/env python
"""Django's command line for the archive; see docs/手册.md for the commands that are ours."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from archive.environment import load

if __name__ == "__main__":
    try:
        load()
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))

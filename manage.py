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
    except KeyboardInterrupt:
        print("\n已中断；做完的都还在，再运行一次即可接着做。", file=sys.stderr)
        sys.exit(130)
    except Exception as error:
        from archive.outage import sentence_of
        from search.errors import SearchUnavailable

        sentence = str(error) if isinstance(error, SearchUnavailable) else sentence_of(error)
        if not sentence or "--traceback" in sys.argv:
            raise
        sys.exit(sentence)

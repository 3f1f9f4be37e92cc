"""Which engines are tried as running processes; in one process every contract test runs on both.

A start of Django costs seconds of processor time, and these tests make dozens: `EVERY_ENGINE=1 bin/test` tries tantivy too.
"""

import os

ENGINES = ["whoosh:", "tantivy:"] if os.environ.get("EVERY_ENGINE") == "1" else ["whoosh:"]

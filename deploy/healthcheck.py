"""Exit 0 if the archive on this machine answers /healthz with 200, else 1 with its words."""

import os
import sys
from urllib.error import URLError
from urllib.request import urlopen

try:
    with urlopen(f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz", timeout=4) as answer:
        print(answer.read().decode())
except URLError as error:
    body = error.read().decode() if hasattr(error, "read") else str(error)
    sys.exit(body)

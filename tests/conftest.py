"""Settings every test needs: an own data directory, thrown away at the end."""

import os
import tempfile

# Before Django reads its settings: nothing a test does may touch the archive of this checkout.
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="archive-tests-")
for name in ("DATABASE_URL", "SEARCH_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "LOGIN_REQUIRED"):
    os.environ.pop(name, None)

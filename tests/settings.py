"""The archive's settings over a data directory of the test run's own, thrown away at the end."""

import atexit
import os
import shutil
import tempfile

# Before the real settings are read: nothing a test does may touch the archive of this checkout.
_data_dir = tempfile.mkdtemp(prefix="archive-tests-")
atexit.register(shutil.rmtree, _data_dir, ignore_errors=True)
os.mkdir(os.path.join(_data_dir, "static"))  # whitenoise warns where STATIC_ROOT is missing
for _name in list(os.environ):
    if _name in {
        "DATABASE_URL", "SEARCH_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "HTTPS", "LOGIN_REQUIRED", "UPLOAD_LIMIT_MB",
    }:  # fmt: skip
        del os.environ[_name]
os.environ["DATA_DIR"] = _data_dir
# One for all processes of a run: those of pytest-xdist and what they start inherit it.
if "CACHE_DIR" not in os.environ:
    os.environ["CACHE_DIR"] = tempfile.mkdtemp(prefix="archive-tests-cache-")
    atexit.register(shutil.rmtree, os.environ["CACHE_DIR"], ignore_errors=True)

import archive.settings  # noqa: E402
from archive.settings import *  # noqa: E402, F403

# Another database than SQLite, for `bin/test-postgresql`; tests make one of their own there and drop it.
if _url := os.environ.get("TEST_DATABASE_URL"):
    DATABASES = {"default": archive.settings._database(_url)}

# Hashing a test user's password need not be slow.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

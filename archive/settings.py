"""Every setting of the archive, each from the environment with a default (listed in .env.example)."""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def _text(name: str, default: str) -> str:
    """Return a setting; one that is there and empty is one that is not there."""
    return os.environ.get(name, "").strip() or default


def _flag(name: str, default: str) -> bool:
    return _text(name, default).lower() in {"1", "true", "yes", "on"}


def _list(name: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def _number(name: str, default: str) -> int:
    value = _text(name, default)
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise ImproperlyConfigured(f"设置 {name} 应是正整数，现在写的是“{value}”；请改正 .env 或环境变量。")
    return int(value)


DATA_DIR = (BASE_DIR / _text("DATA_DIR", "var")).resolve()
ORIGINALS_DIR = DATA_DIR / "originals"
INDEX_DIR = DATA_DIR / "index"
CACHE_DIR = (BASE_DIR / _text("CACHE_DIR", str(DATA_DIR / "cache"))).resolve()
FIXTURE_DIRS = [BASE_DIR / "fixtures"]


def _secret_key() -> str:
    """Return SECRET_KEY, or the one kept in DATA_DIR; it is made on first use, readable by its owner only."""
    if key := _text("SECRET_KEY", ""):
        return key
    path = DATA_DIR / "secret_key"
    try:
        if not path.exists():
            _keep(path, secrets.token_urlsafe(48))
        return path.read_text().strip()
    except OSError as error:
        reason = error.strerror or error
        raise ImproperlyConfigured(
            f"数据目录 {DATA_DIR} 不能读写（{reason}）；请检查磁盘空间和这个目录的权限，或换一个 DATA_DIR。"
        ) from error


def _keep(path: Path, key: str) -> None:
    """Write the key whole or not at all; if another process was first, its key stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.with_name(f"{path.name}-{os.getpid()}")
    try:
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(key)
        with suppress(FileExistsError):
            os.link(own, path)
    finally:
        own.unlink(missing_ok=True)


UNREADABLE_URL = (
    "设置 DATABASE_URL 看不明白：应写成 postgresql://用户:密码@主机:5432/库名，"
    "密码里的 @、:、/、#、?、[ 要写成 %40、%3A、%2F、%23、%3F、%5B。"
)


def _database(url: str) -> dict[str, object]:
    """Return Django's database settings for `sqlite:///path` or `postgresql://user:password@host:port/name?sslmode=…`."""
    if not url:
        return _sqlite(str(DATA_DIR / "archive.sqlite3"))
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket in the password
        raise ImproperlyConfigured(UNREADABLE_URL) from None
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(
            "设置 DATABASE_URL 应以 postgresql:// 或 sqlite:/// 开头；留空即用数据目录中的 SQLite。"
        )
    if find_spec("psycopg") is None:
        raise ImproperlyConfigured(
            "用 PostgreSQL 还要装它的驱动；请运行 bin/venv requirements-postgresql.txt。"
        )
    try:
        port = parts.port
    except ValueError:  # what stands there belongs to the password
        raise ImproperlyConfigured(UNREADABLE_URL) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port or "",
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(path: str) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


SECRET_KEY = _secret_key()
DEBUG = _flag("DEBUG", "0")
HOST = _text("HOST", "127.0.0.1")
PORT = _number("PORT", "8000")
# Read by gunicorn; here for what is said of one that is no number.
WEB_CONCURRENCY = _number("WEB_CONCURRENCY", "2")
# An office LAN has no names to list: any host may ask, unless ALLOWED_HOSTS narrows it.
ALLOWED_HOSTS = _list("ALLOWED_HOSTS") or ["*"]
CSRF_TRUSTED_ORIGINS = _list("CSRF_TRUSTED_ORIGINS")
if wrong := [origin for origin in CSRF_TRUSTED_ORIGINS if "://" not in origin]:
    raise ImproperlyConfigured(
        f"设置 CSRF_TRUSTED_ORIGINS 的每一项要连 https:// 一起写，现在有“{wrong[0]}”；请改正 .env 或环境变量。"
    )
# Reached through an https proxy only: cookies and links say so. Over plain http nobody could log in then.
HTTPS = _flag("HTTPS", "0")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# Whose word on where a request came from is taken (X-Forwarded-For), with HTTPS only.
PROXIES = _list("PROXIES") or ["127.0.0.1", "::1"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked from this machine, past the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
# The archive speaks for its own name only, not for the office's domain and what else is below it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
LOGIN_REQUIRED = _flag("LOGIN_REQUIRED", "0")
DEMO = _flag("DEMO", "1")
UPLOAD_LIMIT_MB = _number("UPLOAD_LIMIT_MB", "50")
# `archive.upload_limit` refuses larger requests with a page of its own; a pasted text may be as long as a file.
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_MB * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20000

INSTALLED_APPS = [
    "archive.apps.ArchiveAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "archive.apps.ArchiveConfig",
    "search.apps.SearchConfig",
    # Behind the search, whose `rebuild_index` never empties the index that answers.
    "haystack",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "archive.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "archive.upload_limit.upload_limit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "archive.middleware.ReaderLogin",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

# The public pages speak Jinja2, the admin's Django's own language; neither finds a template of the other.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "public"],
        "OPTIONS": {
            "environment": "archive.jinja.environment",
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "archive.display.display",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Opening a connection for every request took 0.7 ms of each.
_KEPT = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": _database(_text("DATABASE_URL", "")) | _KEPT}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# An office may stand behind one address: only this name from this address is locked out.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "archive.login.client_address"
AXES_LOCKOUT_CALLABLE = "archive.login.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_DISABLE_ACCESS_LOG = True  # who logged in stands in the archive's own log
AXES_ENABLE_ADMIN = False  # archive.admin.audit shows the failures
AXES_VERBOSE = False
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "archive.error_pages.csrf_failure"

LANGUAGE_CODE = "zh-hans"
LOCALE_PATHS = [BASE_DIR / "archive" / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "archive.static_files.Storage"},
}

SEARCH_URL = _text("SEARCH_URL", "whoosh:")
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "search.engines.whoosh.Engine",
        "PATH": str(INDEX_DIR),
        "SILENTLY_FAIL": False,
    },
}

# Django alone would write faults nowhere when DEBUG is off. Requests for what is not there are no faults.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "ERROR"},
        # Scanners on the network name hosts that are none; each would leave a page of traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}

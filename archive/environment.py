"""The file `.env` beside manage.py, for those who keep settings there; the real environment wins."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ENV_FILE = Path(__file__).resolve().parent.parent / ".env"


def load(path: Path = ENV_FILE) -> None:
    """Set each `NAME=value` line of the file as a default of the environment. `#` starts a comment line.

    Of two lines with one name the later counts, as for a shell: the first may be that of the example.
    Raises ImproperlyConfigured naming the line that is neither.
    """
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8-sig")  # editors of Windows put a mark at the start
    except (UnicodeDecodeError, OSError):
        raise ImproperlyConfigured(f"读不了 {path}；请存为 UTF-8 编码，并检查权限。") from None
    values: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        name, separator, value = entry.partition("=")
        if not separator or not name.strip().isidentifier():
            raise ImproperlyConfigured(f"{path.name} 第 {number} 行应写成 名称=值，例如 PORT=8000。")
        values[name.strip()] = value.strip().strip("\"'")
    for name, value in values.items():
        os.environ.setdefault(name, value)

"""Files of old word processors (.doc, .wps, .rtf) to plain text, by LibreOffice where it is installed.

Between the originals and `archive.text.decode`, which runs no programs. LibreOffice gets a profile of its own that
runs no macros, follows no links and knows only a proxy that is not there; it is killed with all it started
when its time is over. The original stays as it came.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from archive.text.errors import DecodeError

COMPOUND, RICH_TEXT = b"\xd0\xcf\x11\xe0", b"{\\rtf"
ENDINGS = (".doc", ".wps", ".rtf", ".wpt", ".dot")
OTHER_OFFICE = (".xls", ".et", ".ppt", ".dps", ".msg", ".msi")
"""Endings of compound files that hold no text document."""
PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60
MARK = b"\xef\xbb\xbf"
ADVICE = "请用 Word 或 WPS 另存为 docx 再上传。"
SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Node, property and value: no macros at all, nothing loaded from links, a proxy on the port that discards."""


def is_old(raw: bytes, name: str) -> bool:
    """Tell whether the bytes are a document of an old word processor."""
    return raw.startswith(RICH_TEXT) or (raw.startswith(COMPOUND) and not name.lower().endswith(OTHER_OFFICE))


def program() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def readable(raw: bytes, name: str) -> tuple[bytes, str]:
    """Return bytes and name as `archive.text` can read them; of all but old documents, what was given.

    Raises DecodeError, with one Chinese sentence, if LibreOffice cannot convert the file in time.
    """
    if not is_old(raw, name) or not (path := program()):
        return raw, name
    text = converted(raw, path)
    if not text.removeprefix(MARK).strip():
        raise DecodeError("这份文件里没有文字，请检查是否只有图片。")
    return text, f"{name}.txt"


def converted(raw: bytes, path: str, *, seconds: float = SECONDS) -> bytes:
    """Return the text of an old document in UTF-8; nothing of the conversion is kept."""
    with TemporaryDirectory(prefix="archive-convert-") as folder:
        place = Path(folder)
        # The ending decides which filter is tried first; both kinds of compound files are read as Word's.
        source = place / ("original.rtf" if raw.startswith(RICH_TEXT) else "original.doc")
        source.write_bytes(raw)
        _write_profile(place / "profile")
        _run([path, *_options(place), str(source)], place, seconds=seconds)
        result = place / "text" / "original.txt"
        if not result.is_file():
            raise DecodeError(f"这份旧版 Word 或 WPS 文件转换不了（可能已损坏或设有密码），{ADVICE}")
        return result.read_bytes()


def _options(place: Path) -> tuple[str, ...]:
    return (
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        "--headless", "--invisible", "--nologo", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(place / "text"),
    )  # fmt: skip


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for node, name, value in SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], place: Path, *, seconds: float) -> None:
    """Run a program to its end; when its time is over, kill it and whatever it has started."""
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(place), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        command, cwd=place, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise DecodeError(f"这份旧版 Word 或 WPS 文件转换超过 {seconds:.0f} 秒，已停止，{ADVICE}") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the session of a process."""
    # Where all of it has ended there is no group any more.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()

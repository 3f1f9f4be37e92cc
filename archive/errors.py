"""What can go wrong in the archive, beyond one text (those are in `archive.text.errors`).

ArchiveError
├── RefusedError    a file is not taken in and not kept (too large, a dangerous archive, a bad record)
├── DivisionError   the words typed for a division name none, or several
├── DamagedError    the kept bytes of an original are not those that came in
├── StatusError     an article may not go from its status to the one asked for (or no reason is given)
└── BackupError     a backup cannot be made, or the archive cannot be restored from it

Every message is one Chinese sentence for the person who acts.
"""


class ArchiveError(Exception):
    """The root of all errors of the archive."""


class RefusedError(ArchiveError):
    """What was handed in is not taken into the archive; nothing of it is kept."""


class DivisionError(ArchiveError):
    """The words name no division, or more than one."""


class DamagedError(ArchiveError):
    """The kept bytes of an original are not those that came in."""

    def __init__(self) -> None:
        super().__init__("原件的内容与登记的 SHA-256 不符，不能使用；请从备份恢复数据目录里的 originals。")


class StatusError(ArchiveError):
    """The article cannot be published, withdrawn or restored as asked."""


class BackupError(ArchiveError):
    """A backup was not written, or an archive not restored; what stood before still stands."""

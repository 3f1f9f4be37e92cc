"""The kind of worker that gunicorn runs."""

from __future__ import annotations

from socket import socket

from gunicorn.workers.gthread import ThreadWorker


class EvenWorker(ThreadWorker):
    """Takes a connection only while a thread is free for it; as it is, whoever wakes first takes all and lets them wait."""

    def accept(self, listener: socket) -> None:
        super().accept(listener)
        self.set_accept_enabled(True)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Refuse while all threads are busy; asked again at each turn of the worker's loop, so when one has become free."""
        waiting = len(self.keepalived_conns) + len(self.pending_conns)
        super().set_accept_enabled(enabled and self.nr_conns - waiting < self.cfg.threads)

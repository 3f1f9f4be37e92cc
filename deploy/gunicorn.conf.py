"""How gunicorn serves the archive; the address comes from the archive's settings."""

import gc
import os
import threading

from archive.environment import load

load()
# As in manage.py: nothing that a start makes is garbage.
gc.set_threshold(20_000, 20, 50)
host = os.environ.get("HOST") or "127.0.0.1"
bind = f"{f'[{host}]' if ':' in host else host}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
worker_class = "deploy.worker.EvenWorker"
threads = 4
# Each request comes to whoever is free; connections that are kept stay with the worker that has most of them.
keepalive = 0
timeout = 60
# Loaded once and then forked, workers share what none of them changes.
preload_app = True
# A query may be as long as people paste; the archive itself answers 400 with a sentence.
limit_request_line = 0
accesslog = None
# Nobody steers this server over a socket in somebody's home directory.
control_socket_disable = True
loglevel = "warning"


def when_ready(server: object) -> None:
    """Load what the workers, which are forked next, have in common."""
    from search.warm import share

    share()


def post_worker_init(worker: object) -> None:
    """Load in each process what its first reader would otherwise wait for, while it answers already."""
    from search.warm import warm

    threading.Thread(target=warm, daemon=True).start()

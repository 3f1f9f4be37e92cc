"""What was made lately and may be asked for again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from sys import getsizeof
from typing import TypeVar, cast

Made = TypeVar("Made")


class Memory:
    """Keeps what was made under keys; once all takes more than `limit` bytes, what was longest unused goes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._weight = limit, 0
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made], weigh: Callable[[Made], int] = getsizeof) -> Made:
        """Return what `make` makes, made anew only if it is not kept; `weigh` tells its bytes."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Made, self._kept[key][0])
        made = make()
        with self._lock:
            self._keep(key, made, weigh(made))
        return made

    def _keep(self, key: Hashable, made: object, weight: int) -> None:
        self._weight += weight - self._kept.pop(key, (None, 0))[1]
        self._kept[key] = made, weight
        while self._weight > self._limit:
            _, (_, gone) = self._kept.popitem(last=False)
            self._weight -= gone

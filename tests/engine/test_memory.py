"""What is remembered is bounded."""

from __future__ import annotations

from search.engines.memory import Memory


def test_the_longest_unused_is_forgotten_first() -> None:
    memory = Memory(limit=10)

    def kept(key: str) -> bool:
        made: list[str] = []
        memory.get(key, lambda: made.append(key) or key, lambda value: 4)
        return not made

    assert [kept(key) for key in ("a", "b", "a", "c", "a", "b")] == [False, False, True, False, True, False]

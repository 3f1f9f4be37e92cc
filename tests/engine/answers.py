"""What an engine answers, and from which folder."""

from __future__ import annotations

from pathlib import Path

from tests.engine.questions import asked


def found(engine, typed: str) -> int:
    """Return how many statements an engine finds."""
    return engine.run(asked(typed)).statements


def newest(engine) -> Path:
    """Return the generation that answers."""
    return engine.root.generation(engine.root.current())

"""What a container format tells of its text; made by the readers in this package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a container, a line for each paragraph, and what its own metadata say.

    `published` is the date as the container writes it, never reformatted.
    """

    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""

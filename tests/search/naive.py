"""The design's words about matching once more, as plainly as they can be written, to test the real code with."""

from __future__ import annotations

import re
import unicodedata

from archive.text.fold import fold


def scan(text: str, phrase: str) -> bool:
    """Whether a typed phrase stands in one sentence of a text, by the design's words and no code of ours but `fold`."""
    sentences = re.split("[。!?;\n]", fold(text))
    return any(without_marks(fold(phrase)) in without_marks(sentence) for sentence in sentences)


def without_marks(folded: str) -> str:
    kept = []
    for index, character in enumerate(folded):
        around = folded[max(0, index - 1) : index], folded[index + 1 : index + 2]
        category = unicodedata.category(character)
        digits = [bool(re.fullmatch("[0-9]", neighbour)) for neighbour in around]
        number = (character in ".,-/" and all(digits)) or (character == "%" and digits[0])
        if number or character == "\ufffd" or not (category[0] in "PSZ" or category in ("Cc", "Cf")):
            kept.append(character)
    return "".join(kept)


def naive_sentences(text: str, *, quoted: bool) -> list[list[str]]:
    """The design's words, character by character: paragraphs of sentences, blank ones left out."""
    paragraphs: list[list[str]] = [[]]
    folded = fold(text)
    kept, blank, ended = "", True, False

    def close() -> None:
        nonlocal kept, blank, ended
        if not blank:
            paragraphs[-1].append(kept)
        kept, blank, ended = "", True, False

    for index, character in enumerate(folded):
        if character == "\n":
            close()
            if paragraphs[-1]:
                paragraphs.append([])
            continue
        category = unicodedata.category(character)
        terminal = character in "。!?;"
        closing = character in "”’)]}】》〉〕"
        if ended and not (terminal and not _closed_since_end(folded, index)) and not closing:
            close()
        ended = ended or terminal
        if category[0] == "Z" or category in ("Cc", "Cf"):
            continue
        blank = False
        digit_before = index > 0 and folded[index - 1] in "0123456789"
        digit_after = index + 1 < len(folded) and folded[index + 1] in "0123456789"
        in_number = (character in ".,-/" and digit_before and digit_after) or (
            character == "%" and digit_before
        )
        if quoted or in_number or category[0] not in "PS" or character == "\ufffd":
            kept += character
    close()
    return [paragraph for paragraph in paragraphs if paragraph]


def _closed_since_end(folded: str, index: int) -> bool:
    """Whether a closing mark stands right before: then another terminal mark ends a sentence of its own."""
    return folded[index - 1] in "”’)]}】》〉〕"

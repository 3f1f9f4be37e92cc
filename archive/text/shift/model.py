"""GBK byte shifts: how `質詢評議` became `質詢?cè)u(píng)議`, the model that makes such damage.

A page's script works on the bytes of a GBK text. For each character of a list it writes `(reading)` behind every byte
pair that is that character, one character of the list after the other, also where the pair straddles two: in
詢評 = D4 83 D4 75 it finds 83 D4 = 冊 and writes `(cè)` inside 評. What it knows are traditional characters, and
marks, whose reading is themselves (建議 → `建?ㄗ)h(yì)`). A list is a page's own: of the pages seen, it held 2 to 54
characters and no page annotated all; a character of the list has its reading wherever it stands in step.

Read again, characters X1 X2 X3 … = L1 T1 L2 T2 L3 T3 … with a reading inside X2 come out like this:

- L1 T1 is sound; L2 and the bracket behind it are one `?`; the letters and `)` stand.
- If T2 is below 80 it stands alone (`u`), and all that follows is in step: the run is over.
- Else the pairs T2 L3, T3 L4, … are read as characters; one that Unicode has no name for (FA B1 in 代表) is dropped
  without a trace: it became a character of private use, which the next program removed.
- A reading behind a straddling pair T3 L4 stays behind the wrong character and agrees with it; one behind X3 takes T3
  along into a `?`, and after its bracket all is in step.
- So it goes until a second byte stands alone or meets an ASCII character: below 40 both become `?` (席。<BR> → `鱿?BR>`),
  else they are one more wrong character.

What is lost, then, is L2, a second byte at the end with the ASCII character behind it, and dropped pairs. Every
other byte stands in the text.
"""

from __future__ import annotations

from collections.abc import Mapping


def shift(text: str, known: Mapping[str, str]) -> str:
    """Damage a text as such a page does: write each reading of `known` behind its byte pair, aligned or not.

    >>> shift("質詢評議", {"評": "píng", "冊": "cè"})
    '質詢?cè)u(píng)議'
    """
    data = text.encode("gbk", "ignore")
    for own, reading in known.items():
        pair = own.encode("gbk")
        data = data.replace(pair, pair + f"({reading})".encode("gbk"))
    return misread(data)


def misread(data: bytes) -> str:
    """Decode GBK as those pages were: a lead byte with a byte that cannot follow it is one `?`, an unassigned pair nothing."""
    characters: list[str] = []
    place = 0
    while place < len(data):
        if data[place] < 0x80:
            characters.append(chr(data[place]))
            place += 1
            continue
        pair = data[place : place + 2]
        characters.append("?" if len(pair) < 2 or pair[1] < 0x40 else pair.decode("gbk", "ignore"))
        place += 2
    return "".join(characters)

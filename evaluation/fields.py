"""How each described field is compared with its label.

A field is a row: its name and what it reads from a label and from a prediction. Names, titles and offices are
compared folded and without blanks and punctuation; a date is right in the form the text states or with the
year that the context gives it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.text.fold import fold
from evaluation.samples import Pair, Record
from evaluation.tally import Tally

Values = list[Hashable]
# Somebody who 主持 or 讲话 is present as well: naming that is no mistake, and no merit.
WEAK_ROLE = "attends"


@dataclass(frozen=True, slots=True)
class Field:
    """A field and the values it reads from (label, prediction)."""

    name: str
    read: Callable[[Record, Record], tuple[Values, Values]]
    ordered: bool = False

    def score(self, compared: list[Pair]) -> Tally:
        """Return the counts of the field over all pairs of label and prediction."""
        tally = Tally()
        for label, prediction in compared:
            wanted, given = self.read(label, prediction)
            if self.ordered:
                _add_sequence(tally, label["id"], wanted, given)
            else:
                tally.add(label["id"], wanted, given)
        return tally


def plain(value: object) -> str:
    """Return a value as it is compared: folded, without blanks, punctuation and symbols.

    >>> plain("縣人大常委會  主任")
    '县人大常委会主任'
    """
    folded = fold(str(value if value is not None else ""))
    return "".join(character for character in folded if unicodedata.category(character)[0] not in "PSZC")


def accepted_dates(label: Record, name: str) -> list[str]:
    """Return the forms of a date that count as right: as stated, and with its year from the context."""
    return [date for date in (label[name], label[f"{name}_with_url"]) if date]


def people(record: Record, *keys: str) -> list[tuple[str, ...]]:
    """Return the people of a record by these keys, each combination once."""
    rows = (tuple(plain(one[key]) for key in keys) for one in record["speakers"] if one["name"])
    return list(dict.fromkeys(rows))


def used_slogans(prediction: Record) -> list[str]:
    """Return every slogan in the evidence once, not only those of the reported list."""
    return list(dict.fromkeys(one["value"] for one in prediction["evidence"].get("slogan", ())))


def _date(name: str) -> Callable[[Record, Record], tuple[Values, Values]]:
    def read(label: Record, prediction: Record) -> tuple[Values, Values]:
        accepted, given = accepted_dates(label, name), prediction[name]
        wanted: Values = [given] if given in accepted else list(accepted[:1])
        return wanted, [given] if given else []

    return read


def _one(name: str) -> Callable[[Record, Record], tuple[Values, Values]]:
    def values(record: Record) -> Values:
        return [plain(record[name])] if record[name] else []

    return lambda label, prediction: (values(label), values(prediction))


def _many(name: str) -> Callable[[Record, Record], tuple[Values, Values]]:
    def values(record: Record) -> Values:
        return list(dict.fromkeys(plain(value) for value in record[name]))

    return lambda label, prediction: (values(label), values(prediction))


def _number(name: str) -> Callable[[Record, Record], tuple[Values, Values]]:
    def read(label: Record, prediction: Record) -> tuple[Values, Values]:
        if name not in label:  # a batch may leave it unlabelled
            return [], []
        found = [one["value"] for one in prediction["evidence"].get(name, ())[:1]]
        return [str(label[name])] if label[name] else [], list(found)

    return read


def _people(*keys: str) -> Callable[[Record, Record], tuple[Values, Values]]:
    return lambda label, prediction: (list(people(label, *keys)), list(people(prediction, *keys)))


def _roles(label: Record, prediction: Record) -> tuple[Values, Values]:
    """Read name and role; somebody labelled with a stronger role may be listed as present besides."""
    wanted, given = people(label, "name", "role"), people(prediction, "name", "role")
    active = {pair[0] for pair in wanted if pair[1] != WEAK_ROLE}
    return list(wanted), [pair for pair in given if pair[1] != WEAK_ROLE or pair[0] not in active]


def _active(label: Record, prediction: Record) -> tuple[Values, Values]:
    """Read name and role of those who speak, preside or report."""

    def values(record: Record) -> Values:
        return [pair for pair in people(record, "name", "role") if pair[1] != WEAK_ROLE]

    return values(label), values(prediction)


def _counties(label: Record, prediction: Record) -> tuple[Values, Values]:
    def values(record: Record) -> Values:
        return list(dict.fromkeys(county["adcode"] for county in record["county"] or ()))

    return values(label), values(prediction)


def _statements(label: Record, prediction: Record) -> tuple[Values, Values]:
    def values(record: Record) -> Values:
        return [(one["adcode"], plain(one["speaker"])) for one in record["statements"]]

    return values(label), values(prediction)


def _add_sequence(tally: Tally, article: str, wanted: Values, given: Values) -> None:
    """Count the values that two sequences have in the same order."""
    missed, extra, right = [], [], 0
    for kind, a, b, c, d in SequenceMatcher(None, wanted, given, autojunk=False).get_opcodes():
        if kind == "equal":
            right += b - a
        else:
            missed += wanted[a:b]
            extra += given[c:d]
    tally.count(article, right, missed, extra)


FIELDS = (
    Field("title", _one("title")),
    Field("event_date", _date("event_date")),
    Field("publish_date", _date("publish_date")),
    Field("county", _counties),
    Field("level", _one("level")),
    Field("genre", _one("genre")),
    Field("congress_term", _number("congress_term")),
    Field("session_number", _number("session_number")),
    Field("speaker_name", _people("name")),
    Field("speaker_role", _roles),
    Field("speaks_presides_reports", _active),
    Field("office", _people("name", "title")),
    Field("source", _one("source")),
    Field("author", _many("author")),
    Field("statements", _statements, ordered=True),
    Field("slogans", lambda label, prediction: (list(label["slogans"]), list(used_slogans(prediction)))),
    Field("flags", _many("flags")),
)

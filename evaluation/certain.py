"""Whether the findings marked `certain` keep their promise, and how many of the labelled values they cover."""

from __future__ import annotations

from collections.abc import Hashable

from evaluation.fields import Values, accepted_dates, people, plain
from evaluation.samples import Pair, Record
from evaluation.tally import Tally

# The fields that the review page accepts in bulk.
PROMISED = ("title", "event_date", "publish_date", "county", "speaker", "source")


def score(field: str, compared: list[Pair]) -> Tally:
    """Return the counts of the certain findings of a field: `extra` are the broken promises."""
    tally = Tally()
    for label, prediction in compared:
        tally.add(label["id"], *_values(field, label, prediction))
    return tally


def _values(field: str, label: Record, prediction: Record) -> tuple[Values, Values]:
    if field == "speaker":
        return list(people(label, "name", "role")), _certain_people(prediction)
    given: Values = _certain(field, prediction)
    if field == "county":
        codes: Values = [county["adcode"] for county in label["county"] or ()]
        return list(dict.fromkeys(codes)), given
    if field.endswith("_date"):
        return _dates(accepted_dates(label, field), given)
    wanted: Values = [plain(label[field])] if label[field] else []
    return wanted, list(dict.fromkeys(plain(value) for value in given))


def _dates(accepted: list[str], given: Values) -> tuple[Values, Values]:
    """Take the stated form and the one with a year for one value: naming both breaks no promise."""
    both = [date for date in given if date in accepted]
    right: Values = [*both[:1]]
    return right or [*accepted[:1]], right + [date for date in given if date not in accepted]


def _certain(field: str, prediction: Record) -> Values:
    found = prediction["evidence"].get(field, ())
    values: list[Hashable] = [one["value"] for one in found if one["certain"]]
    return list(dict.fromkeys(values))


def _certain_people(prediction: Record) -> Values:
    """Return name and role of the certain people; the evidence lists them in the order of `speakers`."""
    found = zip(prediction["speakers"], prediction["evidence"].get("speaker", ()), strict=True)
    rows = ((plain(one["name"]), plain(one["role"])) for one, evidence in found if evidence["certain"])
    return list(dict.fromkeys(rows))

"""No field of the samples is described worse than it was: `evaluation/ratchet.json` holds the values."""

import pytest

from evaluation import ratchet
from evaluation.fields import FIELDS
from evaluation.samples import labelled, pairs

HEAD = f"{'field':24}{'held':>8}{'now':>8}"


@pytest.fixture(scope="module")
def values():
    compared = list(pairs())
    assert len(compared) == len(labelled())
    return {field.name: field.score(compared).f1 for field in FIELDS}


def test_no_field_fell(values, pytestconfig):
    fallen, risen = ratchet.changes(values, ratchet.held())
    if risen:
        _tell(pytestconfig, ["risen; hold it with python -m evaluation.describe --ratchet", HEAD, *risen])
    assert not fallen, "\n".join(["", HEAD, *map(str, fallen)])


def test_every_field_is_held(values):
    assert ratchet.held().keys() == values.keys()


def _tell(config, lines):
    """Write to the terminal of the run: a rise is news, but no failure, so no captured output would show it."""
    terminal = config.pluginmanager.getplugin("terminalreporter")
    terminal.write("\n" + "\n".join(map(str, lines)) + "\n")

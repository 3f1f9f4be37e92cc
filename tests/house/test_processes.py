"""Tests of a group share a process: the site of the browser tests and what a file prepares are made once."""

import pytest


def test_a_test_is_sent_with_its_group(request):
    if not hasattr(request.config, "workerinput"):
        pytest.skip("one process: pytest -n 2 --dist loadgroup")
    assert request.node.nodeid.endswith(f"@{request.node.path}")

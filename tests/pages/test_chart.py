"""Charts of coverage: their figures keep apart where the window is narrow."""

import pytest

from search.pages.chart import by_year
from search.results import FacetCount


@pytest.mark.parametrize(
    ("years", "articles", "shown"),
    [
        (10, 20_000, "whole"),
        (16, 999, "many"),
        (16, 1000, "crowded"),
        (26, 10, "crowded"),
        (26, 1000, "pushed"),
    ],
)
def test_what_a_narrow_window_leaves_out(years, articles, shown):
    counts = [FacetCount(str(2000 + year), articles, articles) for year in range(years)]
    assert by_year(counts, url=str).when_narrow == shown

"""What can go wrong with a query.

SearchError
├── BadParameter       the request cannot be understood (400); carries the parameter's name
│   └── BadQuery       the query string cannot be parsed
└── SearchUnavailable  the index is missing, damaged, or of another version (503)

Messages are one Chinese sentence that says what to do.
"""


class SearchError(Exception):
    """The root of all errors of `search`."""

    code = "search_error"


class BadParameter(SearchError):
    """A parameter has a value that means nothing."""

    code = "bad_parameter"

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class BadQuery(BadParameter):
    """The query string cannot be parsed."""

    code = "bad_query"

    def __init__(self, message: str) -> None:
        super().__init__("q", message)


class SearchUnavailable(SearchError):
    """The index cannot answer; the page says 检索暂不可用, never 0 results."""

    code = "search_unavailable"
    # What is wrong, without what a page says before it and what to do after it.
    reason = ""

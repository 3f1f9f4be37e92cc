"""What can go wrong with one text.

TextError
├── DecodeError     the bytes hold no text we can read (empty, binary, broken container)
├── DivisionFileError  a file of divisions breaks its format at a line
└── ReplayError     steps do not fit the decoded text they claim to repair

The message of a `DecodeError` is one Chinese sentence for the person who uploaded the file.
"""


class TextError(Exception):
    """The root of all errors of `archive.text`."""


class DecodeError(TextError):
    """The bytes cannot be turned into text; the message says why and what to do."""


class ReplayError(TextError):
    """A recorded step does not find its `before` at its span."""


class DivisionFileError(TextError):
    """A file of divisions cannot be read; the message names the line and what is wrong with it."""

"""What templates print by the hundred."""


class Printed:
    """A base for the parts of a page: a template asks `value["label"]` before `value.label`, and gets it at once.

    Otherwise each of two thousand looks a page raises an exception before it finds the attribute.
    """

    __slots__ = ()
    __getitem__ = object.__getattribute__

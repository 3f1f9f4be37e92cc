"""How well articles are read, measured against labelled sets; apart from the tests, which only hold a ratchet."""

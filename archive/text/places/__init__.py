"""Divisions as facts: codes, names, units and what became of them (`gazetteer` finds them in a text)."""

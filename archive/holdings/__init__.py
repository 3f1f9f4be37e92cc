"""The holdings as a whole: whether they are sound, and how they are carried to another place."""

"""The keeping of the index: changes wait in the outbox, the worker hands them on, and what is kept is proved."""

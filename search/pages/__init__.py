"""The pages that are queries, each an object that a template prints."""

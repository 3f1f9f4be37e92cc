"""The reading of one article: from stored rows to what the article page shows. Pure where it can be."""

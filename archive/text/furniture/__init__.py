"""What a page has around its article: titles, bylines and the site's own lines (`dividing` tells them from the text)."""

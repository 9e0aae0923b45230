"""A page for everybody and the feeds that announce it, as files for any web server."""

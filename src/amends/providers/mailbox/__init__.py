"""Mail that people write to us: fetched over IMAP, or brought by the house's own mail server."""

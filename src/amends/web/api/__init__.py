"""The API: other programs ask and act here, with tokens."""

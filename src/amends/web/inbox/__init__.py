"""The inbox of one person, for the app or the reader of their choice."""

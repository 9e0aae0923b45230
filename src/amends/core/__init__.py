"""The words that every other package shares: pure, without Django, database or network."""

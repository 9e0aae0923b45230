"""What a call asks for while it lasts: the words after a key, and how it ended."""

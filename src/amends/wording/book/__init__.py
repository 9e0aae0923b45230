"""The wordbook: phrases, templates, element labels and actions, read from shipped data."""

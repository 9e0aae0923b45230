"""Who looked at personal data, and why; and exports that two people let out."""

"""Is this message really yours; scams seen."""

"""Whether a message is really ours, and which scams have been seen."""

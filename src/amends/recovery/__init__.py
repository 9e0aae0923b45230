"""What came of the response, measured and shown honestly."""

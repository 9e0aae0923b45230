"""What is owed to each person and done for them: cards, monitoring, national steps."""

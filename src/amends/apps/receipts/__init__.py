"""What is heard of messages after they were handed over."""

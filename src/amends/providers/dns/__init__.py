"""What the DNS says of senders and of names that look alike."""

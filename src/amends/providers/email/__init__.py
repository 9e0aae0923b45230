"""Email: MIME by hand, SMTP by an own pipelined client, or files."""

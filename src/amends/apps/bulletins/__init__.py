"""The public status page in versions, and who is told of a new one."""

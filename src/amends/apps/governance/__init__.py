"""What the house decided and others published: the log that an auditor reads first."""

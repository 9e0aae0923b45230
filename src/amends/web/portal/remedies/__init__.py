"""What people see of remedies: their own, a claim and where it stands, and the survey."""

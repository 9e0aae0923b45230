"""What the API can do, one file for each subject; each has its rows of the table in ``OPERATIONS``."""

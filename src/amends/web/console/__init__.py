"""The console: for staff, signed in, need to know."""

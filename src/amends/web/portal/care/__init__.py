"""What people see of care: rumours and what is true, how well they are served, a chat without a script."""

"""What was assessed, from which files, and what came out."""

"""What the contact centre expects, what came, who is on duty, and whether it is ready."""

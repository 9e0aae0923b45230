"""Pages of the contact centre: what it expects, what came, who is on duty, whether it is ready, how it did."""

"""Other programs: their tokens, and the webhooks that tell them what was recorded."""

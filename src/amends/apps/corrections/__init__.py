"""When a fact changes: every text that used it, who got it, and a correction for exactly them."""

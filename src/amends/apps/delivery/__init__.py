"""The delivery ledger: campaigns, segments, messages, and the workers that send them."""

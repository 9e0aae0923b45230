"""Which remedies are owed for what was exposed, and the rules by which they are given."""

"""Where providers call back: one address each, verified before anything is kept."""

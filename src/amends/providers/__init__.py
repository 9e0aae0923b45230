"""The outside world, one folder each.  Providers do not know one another."""

"""Posts on social networks, said to everybody."""

"""How well people were served, in numbers that can be told in public."""

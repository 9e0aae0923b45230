"""What a notice brings back: calls, the staff that they need, and the waves that the staff can answer."""

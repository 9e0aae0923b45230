"""The one queue: cases, answers, rumours, what was hidden, the press, and who waits for our call."""

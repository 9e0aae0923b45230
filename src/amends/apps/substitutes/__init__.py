"""Notice to everybody: what goes in place of messages that reach nobody, where it stood, and for how long."""

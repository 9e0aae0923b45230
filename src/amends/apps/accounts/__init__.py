"""Staff: who may see, write and approve."""

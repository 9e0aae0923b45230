"""Am I affected, and my case."""

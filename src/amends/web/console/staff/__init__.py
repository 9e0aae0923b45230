"""Staff, their factors and sessions, looks, exports, programs."""

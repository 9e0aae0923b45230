"""Push messages to browsers and installed web apps."""

"""From a notice to what people get: email, letter, text message."""

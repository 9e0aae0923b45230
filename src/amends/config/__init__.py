"""The only place that wires: settings, URLs, the WSGI application, starting Django."""

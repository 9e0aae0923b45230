"""Pages for staff (console) and for the public (portal): views and templates, no rules."""

"""Am I affected: doors that open with a code from a notice or a contact on file."""

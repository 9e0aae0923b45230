"""Whether, how and to whom a contact may go: pure decisions with their reasons."""

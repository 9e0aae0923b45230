"""Single mails that somebody asked for on the portal: a code, a receipt, an update."""

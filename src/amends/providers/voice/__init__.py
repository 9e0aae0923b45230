"""Calls by telephone: TwiML documents, the API that places calls, what it reports."""

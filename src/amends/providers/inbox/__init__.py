"""The inbox of an organisation's own app: handed over by its API, as files, as a feed."""

"""One file per element or family; each offers ``DETECTORS`` for columns and ``TEXT`` for free text."""

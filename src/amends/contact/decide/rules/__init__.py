"""One rule, one file: each has ``RULE`` and ``of_request`` or ``of_channel`` (see ``engine``)."""

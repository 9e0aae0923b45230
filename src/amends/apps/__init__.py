"""Django apps, lowest first: accounts, journal, incidents, evidence, duties, notices, delivery, rehearsals."""

"""Ask, complain, report: taken in from everybody, without a secret."""

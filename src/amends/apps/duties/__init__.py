"""Which laws bind, as answered on a day by a version of the corpus."""

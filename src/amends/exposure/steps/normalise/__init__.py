"""Normal forms of identifiers, as SQL expressions: NULL for what identifies nobody.

Each takes the SQL of a text column.  The cheap test comes first, the regular expression only
for what fails it, because normalising costs more than joining.
"""

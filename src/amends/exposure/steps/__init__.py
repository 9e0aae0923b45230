"""Steps: functions that return SQL in DuckDB's dialect.  None of them executes anything.

The SQL keeps to what other engines understand too: no hash(), no lambdas, joins on equality only.
"""

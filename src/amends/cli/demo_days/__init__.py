"""The demo's first days: what people write and what the house does.  Its modules load models: only after ``boot()``."""

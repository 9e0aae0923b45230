"""Pages of what people get: cards, monitoring, national steps, claims, the survey and the independent audit."""

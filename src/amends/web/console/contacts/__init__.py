"""Pages of the contact decision: one request, its answer, why somebody was contacted, who must not be."""

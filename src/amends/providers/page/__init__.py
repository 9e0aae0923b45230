"""Pages of the organisation, as a visitor gets them."""

"""What comes back by mail: delivery reports, complaints, reports on our own sender, automatic and human answers."""
